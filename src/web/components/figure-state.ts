/** Whether a figure may still change. */
export type FigureState = { kind: 'provisional' } | { kind: 'final'; revision: number };

/** 速報値, 確定値, and from the second revision on 確定値（第2版・訂正）. */
export function stateLabel(state: FigureState): string {
  if (state.kind === 'provisional') return '速報値';
  return state.revision > 1 ? `確定値（第${state.revision}版・訂正）` : '確定値';
}
