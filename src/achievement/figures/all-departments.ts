/** Equals no department's id: with it, what holds rows of all departments is refused to users limited to their own. */
export const ALL_DEPARTMENTS = '';
