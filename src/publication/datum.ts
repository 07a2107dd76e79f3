import { DATA_CODES, type DataKey, type DataScope, type DataUnit } from './data-codes.js';

/** One datum of the long form. What is left out is blank, which is never 0. */
export interface Datum extends Subject {
  key: string;
  name: string;
  value?: string | number | null;
  unit?: DataUnit;
  words?: string | null;
  numerator?: number | null;
  denominator?: number | null;
  reported?: number;
  expected?: number;
  flows?: { from: string; to: string };
  note?: string | null;
}

/** What a datum is about. */
export interface Subject {
  scope: DataScope;
  scopeKey?: string;
  scopeName: string;
  department?: string;
}

/** A datum told in words, under its code. */
export function wordsDatum(of: Subject, key: DataKey, words: string): Datum {
  return { ...of, key, name: DATA_CODES[key].name, words };
}
