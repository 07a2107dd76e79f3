/** A count as rows, comparisons and reports show it; null = unanswered (未回答). */
export type CountAnswer = number | '該当なし' | null;

/** Reads a count from its two columns. */
export function countAnswer(value: number | null, notApplicable: boolean): CountAnswer {
  return notApplicable ? '該当なし' : value;
}
