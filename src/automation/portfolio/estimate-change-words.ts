/** What a change did: entered what had never been there, rewrote it, or took the estimate back. */
export const CHANGE_KINDS = ['registered', 'changed', 'cleared'] as const;

/** What was written: 導入前の時間 or 導入後の見込. */
export const CHANGED_PARTS = ['before', 'estimate'] as const;
