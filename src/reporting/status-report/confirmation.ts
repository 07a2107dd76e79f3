import { countText } from '../count-text.js';
import { type StatusEntry } from './status-entry.js';
import { WARNED_FIELDS, type WarnedField, type WarningCode } from './warned-fields.js';

type WarnedEntry = Pick<StatusEntry, WarnedField>;

const BETWEEN = '=';

/**
 * What confirms a warning: its code with the value it was given for, `total-unlike-previous-month=500`. Another value
 * is another question.
 */
export function confirmationKey(code: WarningCode, entry: WarnedEntry): string {
  return `${code}${BETWEEN}${valueText(WARNED_FIELDS[code], entry)}`;
}

/** The code a confirmation is about; of a bare code itself. */
export function codeConfirmed(confirmation: string): string {
  return confirmation.split(BETWEEN, 1)[0] ?? '';
}

/**
 * The confirmations that an entry really gives: those for the values it has. A bare code confirms the entry's value,
 * unless the row had confirmed the same warning for another one: then it was only left standing. Unknown codes are
 * dropped.
 */
export function confirmationsFor(
  entry: WarnedEntry & Pick<StatusEntry, 'confirmedWarnings'>,
  saved: Pick<StatusEntry, 'confirmedWarnings'> | null,
): string[] {
  const before = saved?.confirmedWarnings ?? [];
  const confirmations = entry.confirmedWarnings.flatMap((givenCode) => {
    const code = codeConfirmed(givenCode);
    if (!isWarningCode(code)) return [];
    const key = confirmationKey(code, entry);
    if (givenCode === key) return [key];
    const confirmedBefore = before.some((one) => codeConfirmed(one) === code);
    return givenCode === code && (!confirmedBefore || before.includes(key)) ? [key] : [];
  });
  return [...new Set(confirmations)];
}

function isWarningCode(code: string): code is WarningCode {
  return Object.hasOwn(WARNED_FIELDS, code);
}

function valueText(field: WarnedField, entry: WarnedEntry): string {
  const value = entry[field];
  if (value === null || typeof value === 'string') return value ?? '';
  return value.kind === 'not-applicable' ? 'not-applicable' : countText(value);
}
