import { type ItemApplicability } from '../../priority-list/applicability/applicability-in-effect.js';
import { type ItemStatement } from '../../priority-list/applicability/applicability.service.js';
import {
  APPLICABILITY_STATES,
  type ApplicabilityState,
  NOT_HANDLED_REASONS,
  type NotHandledReason,
} from '../../priority-list/applicability-words.js';
import { type FormBody, textOf, textsOf } from '../http/form-body.js';

/** Whether the ticked items get one answer, rather than every item the one beside it. */
export function isBulk(form: FormBody): boolean {
  return textOf(form, 'mode') === 'bulk';
}

/**
 * What a form says: of every item what stands beside it, or of the ticked items one answer. Items the form does
 * not know are left out. A reason beside another state than 非該当 is dropped: the list keeps it when the state is
 * changed back.
 */
export function statementsIn(form: FormBody, items: readonly ItemApplicability[]): ItemStatement[] {
  const bulk = isBulk(form);
  const ticked = textsOf(form, 'pick');
  return items.flatMap(({ key }): ItemStatement[] => {
    const version = textOf(form, `${key}.version`);
    if (!/^\d+$/.test(version) || (bulk && !ticked.includes(key))) return [];
    const from = bulk ? 'bulk' : key;
    const state = stateIn(textOf(form, `${from}.state`));
    if (state === null) return [];
    const reason = state === 'not-handled' ? reasonIn(textOf(form, `${from}.reason`)) : null;
    const note = textOf(form, `${key}.note`).trim().slice(0, LONGEST_NOTE);
    return [{ itemKey: key, version: Number(version), state, reason, note: note === '' ? null : note }];
  });
}

export const LONGEST_NOTE = 500;

function stateIn(text: string): ApplicabilityState | null {
  return APPLICABILITY_STATES.find((state) => state === text) ?? null;
}

function reasonIn(text: string): NotHandledReason | null {
  return NOT_HANDLED_REASONS.find((reason) => reason === text) ?? null;
}
