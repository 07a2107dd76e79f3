import { type FiscalYear } from '../../kernel/fiscal-year.js';
import { monthFrom, type Month } from '../../kernel/month.js';

/** What a code of the long form stands for. */
export interface DataCode {
  name: string;
  unit?: string;
  meaning: string;
}

/** What a datum is about; the key of a scope is explained in the code table. */
export const SCOPES = {
  団体: '団体全体。範囲コードは空白。',
  所管課: '範囲コードは所管課の識別子。',
  グループ: '優先手続一覧の分野。範囲コードは分野の識別子。',
  優先手続: '優先手続一覧の1項目。範囲コードは一覧の番号。',
  手続: '手続1つ。範囲コードは手続コード。',
  目標: '目標1つ。範囲コードは目標の識別子。',
  課題と対応: 'この月に課題と対応を書いた課。範囲コードは所管課の識別子、DX推進課はdx-office。',
  対応事項: '対応事項1つ。範囲コードは番号。',
  自動化案件: '自動化案件1つ。範囲コードは案件番号。',
} as const;

export interface Subject {
  scope: keyof typeof SCOPES;
  scopeKey?: string;
  scopeName: string;
  department?: string;
  /** Where it is not of the report's own month: of which months, how final and in which revision. */
  about?: DatumPeriod;
}

export interface DatumPeriod {
  from: Month;
  to: Month;
  state: 'provisional' | 'final' | 'plan' | 'forecast';
  revision: number | null;
}

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
}

/** A fiscal year of what is planned or foreseen. */
export function yearAhead(fiscalYear: FiscalYear, state: 'plan' | 'forecast'): DatumPeriod {
  return { from: monthFrom(fiscalYear, 4), to: monthFrom(fiscalYear + 1, 3), state, revision: null };
}
