/** A count as rows, comparisons and reports tell it: null where nobody has said. */
export type CountSaid = number | '該当なし' | null;

/** A count that is stored in two columns. */
export function countSaid(value: number | null, notApplicable: boolean): CountSaid {
  return notApplicable ? '該当なし' : value;
}
