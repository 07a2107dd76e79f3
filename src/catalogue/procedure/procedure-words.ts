import { wordList } from '../../kernel/word-list.js';

/** 種別. */
export const PROCEDURE_KINDS = wordList('種別', {
  application: '申請',
  notification: '届出',
  reservation: '予約',
  enrolment: '申込',
  claim: '請求',
  report: '報告',
  other: 'その他',
});
export type ProcedureKind = (typeof PROCEDURE_KINDS.keys)[number];

/** 対象者: who applies. */
export const APPLICANTS = wordList(
  '対象者',
  { individual: '個人', corporation: '法人', both: '個人・法人' },
  { '個人/法人': 'both', '個人、法人': 'both', 個人法人: 'both', 両方: 'both' },
);
export type Applicant = (typeof APPLICANTS.keys)[number];

/** 本人確認: how the applicant's identity is checked. */
export const IDENTITY_CHECKS = wordList('本人確認', {
  none: 'なし',
  'number-card': 'マイナンバーカード',
  'id-document': '本人確認書類',
  'face-to-face': '対面',
  other: 'その他',
});
export type IdentityCheck = (typeof IDENTITY_CHECKS.keys)[number];

/** 報告頻度: every month, or once a year in the report on March. */
export const FREQUENCIES = wordList(
  '報告頻度',
  { monthly: '毎月', yearly: '毎年' },
  { 月次: 'monthly', 年次: 'yearly' },
);
export type Frequency = (typeof FREQUENCIES.keys)[number];
