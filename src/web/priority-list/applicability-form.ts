import { type ItemApplicabilityDto } from '../../priority-list/applicability/applicability-answer.dto.js';
import { type ItemStatement } from '../../priority-list/applicability/applicability.service.js';
import { APPLICABILITY_STATES, NOT_HANDLED_REASONS } from '../../priority-list/applicability-words.js';
import { type FormBody, textOf, textsOf } from '../http/form-body.js';

/** Whether the form speaks of the ticked items only, rather than of every item. */
export function isOfTicked(form: FormBody): boolean {
  return ['bulk', 'confirm'].includes(textOf(form, 'mode'));
}

/**
 * What a form says: of every item what stands beside it, of the ticked items the same on purpose (which confirms
 * defaults), or of the ticked items one answer. Items the form does not know are left out. A reason beside another state than 非該当 is dropped: the list keeps it when the state is
 * changed back.
 */
export function statementsIn(form: FormBody, items: readonly ItemApplicabilityDto[]): ItemStatement[] {
  const bulk = textOf(form, 'mode') === 'bulk';
  const confirming = isOfTicked(form);
  const ticked = textsOf(form, 'pick');
  return items.flatMap(({ key }): ItemStatement[] => {
    const version = textOf(form, `${key}.version`);
    if (!/^\d+$/.test(version) || (confirming && !ticked.includes(key))) return [];
    const from = bulk ? 'bulk' : key;
    const state = APPLICABILITY_STATES.find((one) => one === textOf(form, `${from}.state`));
    if (state === undefined) return [];
    const typedReason = NOT_HANDLED_REASONS.find((one) => one === textOf(form, `${from}.reason`)) ?? null;
    const reason = state === 'not-handled' ? typedReason : null;
    const note = textOf(form, `${key}.note`).trim().slice(0, LONGEST_NOTE);
    const statement = {
      itemKey: key,
      version: Number(version),
      state,
      reason,
      note: note === '' ? null : note,
    };
    return [confirming ? { ...statement, confirming } : statement];
  });
}

/** Ticked items that would be confirmed without an answer: 未確認 is what is to be settled. */
export function unsettledIn(form: FormBody, statements: readonly ItemStatement[]): ItemStatement[] {
  return textOf(form, 'mode') === 'confirm' ? statements.filter(({ state }) => state === 'unconfirmed') : [];
}

export const LONGEST_NOTE = 500;
