/** What an indicator's two parts count: 手続 (of the catalogue or the list), or 件 of applications. */
export const COUNT_UNITS = ['手続', '件'] as const;

export type CountUnit = (typeof COUNT_UNITS)[number];
