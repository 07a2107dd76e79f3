import { type Month } from '../kernel/month.js';
import { DATA_CODES, type DataKey, type DataScope } from './data-codes.js';

/** One datum of the long form. What is left out is blank, which is never 0. */
export interface Datum extends Subject {
  key: string;
  name: string;
  value?: string | number | null;
  unit?: string;
  words?: string | null;
  numerator?: number | null;
  denominator?: number | null;
  reported?: number;
  expected?: number;
  flows?: { from: string; to: string };
  note?: string | null;
  /** Where it is not of the report's own month: of which months, how final and in which revision. */
  about?: DatumPeriod;
}

export interface DatumPeriod {
  from: Month;
  to: Month;
  state: 'provisional' | 'final' | 'plan' | 'forecast';
  revision: number | null;
}

/** What a datum is about. */
export interface Subject {
  scope: DataScope;
  scopeKey?: string;
  scopeName: string;
  department?: string;
  about?: DatumPeriod;
}

/** A datum told in words, under its code. */
export function wordsDatum(of: Subject, key: DataKey, words: string): Datum {
  return { ...of, key, name: DATA_CODES[key].name, words };
}

/** A datum that is a number in the unit of its code, or in one of its own; none where there is no number. */
export function valueDatum(
  of: Subject,
  key: DataKey,
  value: string | number | null,
  more: Partial<Datum> = {},
): Datum[] {
  const { name, unit }: { name: string; unit?: string } = DATA_CODES[key];
  return value === null ? [] : [{ ...of, key, name, value, unit, ...more }];
}
