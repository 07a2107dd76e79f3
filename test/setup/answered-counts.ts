/** Counts of a row for which everything was answered: 10 applications of the month, 120 of the year, 40 % online. */
export const ANSWERED_COUNTS = {
  applicationsTotal: 10,
  applicationsTotalNa: false,
  applicationsOnline: 4,
  applicationsOnlineNa: false,
  pairTotal: 10,
  pairOnline: 4,
  yearlyTotal: 120,
  yearlyTotalNa: false,
  yearlyOnline: 48,
  yearlyOnlineNa: false,
} as const;
