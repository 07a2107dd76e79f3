/** A count as rows, comparisons and reports tell it: null where nobody has said. */
export type CountAnswer = number | '該当なし' | null;

/** A count that is stored in two columns. */
export function countAnswer(value: number | null, notApplicable: boolean): CountAnswer {
  return notApplicable ? '該当なし' : value;
}
