/** What both people and logs say of a month. */
export const LOGGED_FIELDS = ['cases', 'robotRuns', 'failures', 'robotMinutes'] as const;

export type LoggedField = (typeof LOGGED_FIELDS)[number];
