import { type Snapshot } from '../../achievement/snapshot/snapshot.js';

/** Whether a figure may still change, and which revision it is of. */
export type FigureState = Pick<Snapshot, 'state' | 'revision'>;

/** 速報値, 確定値, and from the second revision on 確定値（第2版・訂正）. */
export function stateLabel({ state, revision }: FigureState): string {
  if (state === 'provisional') return '速報値';
  return revision > 1 ? `確定値（第${revision}版・訂正）` : '確定値';
}
