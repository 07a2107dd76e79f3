import { type CountPairColumns } from '../rows/count-pair-columns.js';

/** A count as rows, comparisons and reports show it; null = unanswered (未回答). */
export type CountAnswer = number | '該当なし' | null;

export function countAnswer(value: number | null, notApplicable: boolean): CountAnswer {
  return notApplicable ? '該当なし' : value;
}

export function countsAnswer({ total, totalNa, online, onlineNa }: CountPairColumns) {
  return { total: countAnswer(total, totalNa), online: countAnswer(online, onlineNa) };
}
