/** What the table of departments may be sorted by: the name, or an indicator shown in it. */
export const DEPARTMENT_RATES = ['priority-items', 'procedures-online', 'usage'] as const;
export const DEPARTMENT_COLUMNS = ['name', ...DEPARTMENT_RATES] as const;

/** For groups of the national list only indicators over its items are shown. */
export const GROUP_RATES = ['priority-items'] as const;
export const GROUP_COLUMNS = ['name', ...GROUP_RATES] as const;
