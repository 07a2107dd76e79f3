/** Why a row that counted before does not count in the same way any more. */
export const LEFT_REASONS = {
  unanswered: '未回答',
  exempt: '適用除外',
  abolished: '廃止',
  'not-handled': '非該当',
  frequency: '報告頻度の変更',
  offline: 'オンラインでなくなったもの',
  partial: '件数がそろっていないもの',
  gone: '登録取消または一覧にないもの',
  other: '対象でなくなったもの',
} as const;

export type LeftReason = keyof typeof LEFT_REASONS;

/** Why a row counts that did not count in the same way before. */
export const JOINED_REASONS = {
  answered: '新たに回答',
  scope: '適用除外・廃止の解除',
  handled: '該当への変更',
  frequency: '報告頻度の変更',
  online: '新たにオンライン化',
  new: '新しく加わったもの',
  other: '対象になったもの',
} as const;

export type JoinedReason = keyof typeof JOINED_REASONS;
