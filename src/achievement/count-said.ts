/** A count of a row as a comparison tells it; null where nobody has said. */
export type CountSaid = number | '該当なし' | null;
