import { type FigureState, stateLabel } from './figure-state.js';

/** 速報値 or 確定値, as a mark. */
export function StateTag({ state, revision }: FigureState) {
  return <span class={`tag tag--${state}`}>{stateLabel({ state, revision })}</span>;
}
