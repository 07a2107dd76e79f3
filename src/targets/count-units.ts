/** What an indicator's two parts count: 手続 (of the catalogue or the list), or 件 of applications. */

export type CountUnit = '手続' | '件';
