import { ProcedureEntity } from '../../catalogue/procedure/procedure.entity.js';
import {
  APPLICANTS,
  FREQUENCIES,
  IDENTITY_CHECKS,
  PROCEDURE_KINDS,
} from '../../catalogue/procedure/procedure-words.js';
import { labelsOf } from '../../platform/database/labelled.js';
import { FormDescription } from '../form/form-description.js';
import { area, line, month, select, wholeNumber } from '../form/single-field.js';
import { CheckField } from '../components/form-field.js';
import { formPage } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';
import { namedChoices, wordChoices } from './choices.js';
import { yenInWords } from './value-words.js';

const LABELS = labelsOf(ProcedureEntity);
const UNKNOWN = '（未設定）';

/** The fields of a procedure, new or there already. Its departments are given where it is drawn. */
export const PROCEDURE_FORM = new FormDescription({
  code: line(LABELS.code, { size: 20, required: true }),
  name: line(LABELS.name, { required: true }),
  kana: line(LABELS.kana),
  departmentId: select(LABELS.departmentId, [], { required: true }),
  kind: select(LABELS.kind, wordChoices(PROCEDURE_KINDS, UNKNOWN)),
  applicant: select(LABELS.applicant, wordChoices(APPLICANTS, UNKNOWN)),
  feeYen: wholeNumber(`${LABELS.feeYen}（円）`, {
    hint: '無料は0、分からないときは空欄にします。',
    size: 12,
    unit: '円',
    inWords: yenInWords,
  }),
  identityCheck: select(LABELS.identityCheck, wordChoices(IDENTITY_CHECKS, UNKNOWN)),
  frequency: select(LABELS.frequency, wordChoices(FREQUENCIES), {
    hint: '「毎年」の手続は、3月分の月次報告でだけ回答します。',
  }),
  plannedMonth: month(LABELS.plannedMonth, {
    hint: 'オンライン化の予定。「2026-10」の形。変えると先送りの履歴に残ります。',
  }),
  attachments: area(LABELS.attachments, { rows: 3 }),
  legalBasis: area(LABELS.legalBasis, { rows: 3 }),
  note: area(LABELS.note, { rows: 3 }),
});

/** The form of the procedure `id`, or of a new one where that is null. */
export function procedureFormPage(
  id: string | null,
  state: FormState,
  departments: readonly { id: string; name: string }[],
) {
  const none = state.text('departmentId') === '' && departments.length > 1 ? '（選んでください）' : undefined;
  const here = id === null ? '/procedures' : `/procedures/${id}`;
  return formPage({
    state,
    choices: { departmentId: namedChoices(departments, none) },
    action: id === null ? '/procedures/new' : `${here}/edit`,
    submit: id === null ? '登録する' : '保存する',
    back: { href: here, label: id === null ? '一覧に戻る' : '保存せずに戻る' },
    children:
      state.refusal?.code === 'similar-procedure' ? (
        <CheckField name="allowSimilar" label="似た手続があっても登録する（別の手続です）" />
      ) : null,
  });
}
