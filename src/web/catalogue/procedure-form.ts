import {
  APPLICANTS,
  FREQUENCIES,
  IDENTITY_CHECKS,
  PROCEDURE_KINDS,
} from '../../catalogue/procedure/procedure-words.js';
import { FormDescription } from '../form/form-description.js';
import { area, line, month, select, wholeNumber } from '../form/single-field.js';
import { wordChoices } from './choices.js';
import { yenInWords } from './value-words.js';

const UNKNOWN = '（未設定）';

/** The fields of a procedure, new or there already. Its departments are told where it is drawn. */
export const PROCEDURE_FORM = new FormDescription({
  code: line('手続コード', { size: 20, required: true }),
  name: line('手続名', { required: true }),
  kana: line('手続名かな'),
  departmentId: select('所管課', [], { required: true }),
  kind: select('種別', wordChoices(PROCEDURE_KINDS, UNKNOWN)),
  applicant: select('対象者', wordChoices(APPLICANTS, UNKNOWN)),
  feeYen: wholeNumber('手数料（円）', {
    hint: '無料は0、分からないときは空欄にします。',
    size: 12,
    unit: '円',
    inWords: yenInWords,
  }),
  identityCheck: select('本人確認', wordChoices(IDENTITY_CHECKS, UNKNOWN)),
  frequency: select('報告頻度', wordChoices(FREQUENCIES), {
    hint: '「毎年」の手続は、3月分の月次報告でだけ回答します。',
  }),
  plannedMonth: month('予定年月', {
    hint: 'オンライン化の予定。「2026-10」の形。変えると先送りの履歴に残ります。',
  }),
  attachments: area('添付書類', { rows: 3 }),
  legalBasis: area('根拠法令', { rows: 3 }),
  note: area('備考', { rows: 3 }),
});
