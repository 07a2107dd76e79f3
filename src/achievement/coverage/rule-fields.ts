/** The rules of an indicator that may differ between two periods. */
export const RULE_FIELDS = ['edition', 'itemRule', 'definition'] as const;

export type RuleField = (typeof RULE_FIELDS)[number];
