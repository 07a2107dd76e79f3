import { type ProcedureFields } from '../../catalogue/procedure/procedure-fields.js';
import { foldNumeral, readWholeNumber } from '../../kernel/numeral.js';
import { type FormBody, textOf } from '../http/form-body.js';

/** The fields of the form, in its order. */
export const FORM_FIELDS = [
  'code',
  'name',
  'kana',
  'departmentId',
  'kind',
  'applicant',
  'feeYen',
  'identityCheck',
  'frequency',
  'plannedMonth',
  'attachments',
  'legalBasis',
  'note',
] as const satisfies (keyof ProcedureFields)[];
export type FormField = (typeof FORM_FIELDS)[number];

/** What stands in each field. */
export type FormTexts = Readonly<Record<FormField, string>>;

export function postedTexts(form: FormBody): FormTexts {
  return textsBy((field) => textOf(form, field));
}

/** The fields of a procedure as the form shows them; those not given are empty. */
export function textsOfFields(fields: Partial<ProcedureFields>): FormTexts {
  return textsBy((field) => String(fields[field] ?? ''));
}

/** What the form says, to be held to the rules of the API: an empty field is null, a fee is a number. */
export function bodyOf({ feeYen, ...texts }: FormTexts): object {
  const others = Object.entries(texts).map(
    ([field, text]) => [field, text.trim() === '' ? null : text] as const,
  );
  return { ...Object.fromEntries(others), code: texts.code, name: texts.name, feeYen: feeOf(feeYen) };
}

/** `1,000` and full-width digits are read; what is no number stays text, for the rules to refuse. */
function feeOf(text: string): number | string | null {
  const typed = foldNumeral(text).replace(/円$/, '');
  return typed === '' ? null : (readWholeNumber(typed) ?? typed);
}

function textsBy(textIn: (field: FormField) => string): FormTexts {
  return Object.fromEntries(FORM_FIELDS.map((field) => [field, textIn(field)])) as Record<FormField, string>;
}
