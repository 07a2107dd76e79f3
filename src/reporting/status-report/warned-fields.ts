/** The fields that a warning may be about. */
export type WarnedField = 'stage' | 'applicationsTotal' | 'applicationsOnline' | 'plannedMonth';

/** Every warning there is, and the field whose value it is about. */
export const WARNED_FIELDS = {
  'stage-backwards': 'stage',
  'online-without-channel': 'stage',
  'plan-passed': 'plannedMonth',
  'total-missing': 'applicationsTotal',
  'online-missing': 'applicationsOnline',
  'total-very-large': 'applicationsTotal',
  'online-very-large': 'applicationsOnline',
  'total-unlike-previous-month': 'applicationsTotal',
  'online-unlike-previous-month': 'applicationsOnline',
  'total-unlike-last-year': 'applicationsTotal',
  'online-unlike-last-year': 'applicationsOnline',
  'online-below-stage': 'applicationsOnline',
  'total-repeated': 'applicationsTotal',
  'online-repeated': 'applicationsOnline',
  'department-unchanged': 'applicationsTotal',
} as const satisfies Record<string, WarnedField>;

export type WarningCode = keyof typeof WARNED_FIELDS;
