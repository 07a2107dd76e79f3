export const MONTH_STATES = ['open', 'closing', 'closed'] as const;

export type MonthState = (typeof MONTH_STATES)[number];
