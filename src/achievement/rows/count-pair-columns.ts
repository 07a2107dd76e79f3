/** Two counts in the columns they are stored in: null is 未回答, the flag 該当なし. */
export interface CountPairColumns {
  total: number | null;
  totalNa: boolean;
  online: number | null;
  onlineNa: boolean;
}
