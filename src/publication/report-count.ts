/** Applications as they were reported: a number, 「該当なし」, or null where nobody has said. */
export type ReportCount = number | '該当なし' | null;
