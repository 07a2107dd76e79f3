/** 活動指標 or 成果指標. */
export const LEVELS = ['output', 'outcome'] as const;

export type Level = (typeof LEVELS)[number];
