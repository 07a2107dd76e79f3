import { InvalidInput } from '../../kernel/invalid-input.js';
import { eraFiscalYear } from '../../kernel/japanese-era.js';
import { type Fault, invalid } from '../../platform/problem.js';
import { type YearlyValueDto } from '../../targets/target-answer.dto.js';
import { type TargetView } from '../../targets/target-view.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { plainNumber } from './plain-number.js';
import { readFiscalYear } from './read-fiscal-year.js';

/** A fiscal year's value as typed. */
export interface ValueRow {
  year: string;
  value: string;
}

/** The form of a target as typed. */
export interface TargetTexts {
  /** Key of a computed indicator; empty for one typed in. */
  indicator: string;
  planName: string;
  name: string;
  unit: string;
  decimals: string;
  level: string;
  kind: string;
  baseline: ValueRow;
  targets: ValueRow[];
  path: ValueRow[];
}

const BLANK: ValueRow = { year: '', value: '' };
const ROWS_TO_ADD = { targets: 3, path: 3 };
const MOST_ROWS = 50;
const LISTS = ['targets', 'path'] as const;

export const EMPTY_TEXTS: TargetTexts = {
  ...{ indicator: '', planName: '', name: '', unit: '%', decimals: '1', level: 'outcome', kind: 'reach' },
  baseline: BLANK,
  targets: blanks(ROWS_TO_ADD.targets),
  path: blanks(ROWS_TO_ADD.path),
};

/** What a target says, with blank rows to add more. */
export function textsOfTarget(target: TargetView): TargetTexts {
  const { indicator, planName, manual, unit, decimals, level, kind, baseline, targets, path } = target;
  return {
    ...{ indicator: indicator ?? '', planName: planName ?? '', name: manual?.name ?? '', unit, level, kind },
    decimals: String(decimals),
    baseline: rowOf(baseline),
    targets: [...targets.map(rowOf), ...blanks(ROWS_TO_ADD.targets)],
    path: [...path.map(rowOf), ...blanks(ROWS_TO_ADD.path)],
  };
}

/** The form as posted; its rows are called `targets-0-year`, `targets-0-value` and so on. */
export function postedTexts(form: FormBody): TargetTexts {
  const text = (name: string) => textOf(form, name).normalize('NFKC').trim();
  const row = (name: string): ValueRow => ({
    year: text(`${name}-year`),
    value: plainNumber(textOf(form, `${name}-value`)),
  });
  const rows = (list: string): ValueRow[] => {
    const found: ValueRow[] = [];
    while (found.length < MOST_ROWS && `${list}-${found.length}-year` in form)
      found.push(row(`${list}-${found.length}`));
    return found;
  };
  return {
    ...{ indicator: text('indicator'), planName: textOf(form, 'planName').trim() },
    ...{ name: textOf(form, 'name').trim(), unit: textOf(form, 'unit').trim(), decimals: text('decimals') },
    ...{ level: text('level'), kind: text('kind') },
    baseline: row('baseline'),
    targets: rows('targets'),
    path: rows('path'),
  };
}

/** The fields of the API that the form says; a target that is changed keeps its indicator. @throws Problem 422 for unreadable years */
export function fieldsOfTexts(texts: TargetTexts, { changing = false } = {}): object {
  const faults: Fault[] = [];
  const typed = ({ year, value }: ValueRow, where: string): YearlyValueDto => {
    try {
      return { fiscalYear: readFiscalYear(year), value };
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      faults.push({ where: `${where}-year`, message: error.message });
      return { fiscalYear: Number.NaN, value };
    }
  };
  const { indicator, planName, name, unit, decimals, level, kind } = texts;
  const fields = {
    ...(indicator === ''
      ? { manual: { name, unit, decimals: decimals === '' ? Number.NaN : Number(decimals), level } }
      : {}),
    ...(indicator === '' || changing ? {} : { indicator }),
    ...{ planName: planName === '' ? null : planName, kind, baseline: typed(texts.baseline, 'baseline') },
    targets: kept(texts.targets).map(({ row, at }) => typed(row, `targets-${at}`)),
    path: kept(texts.path).map(({ row, at }) => typed(row, `path-${at}`)),
  };
  if (faults.length > 0) throw invalid(faults);
  return fields;
}

/** Faults of what was sent, at the fields of the form. */
export function faultsAtFields(faults: readonly Fault[], texts: TargetTexts): Fault[] {
  return faults.map(({ where, message }) => ({ where: fieldOf(where, texts), message }));
}

/** The names of all fields, so that faults lead to them. */
export function fieldNames({ targets, path }: Pick<TargetTexts, 'targets' | 'path'>): string[] {
  const rows = [...targets.map((_, at) => `targets-${at}`), ...path.map((_, at) => `path-${at}`), 'baseline'];
  const plain = ['indicator', 'planName', 'name', 'unit', 'decimals', 'level', 'kind'];
  return [...plain, ...rows.flatMap((row) => [`${row}-year`, `${row}-value`])];
}

function fieldOf(where: string, texts: TargetTexts): string {
  if (fieldNames(texts).includes(where)) return where;
  const [, list, index, part] = /^(targets|path|baseline)(?:\W(\d+))?(?:\W+(\w+))?$/.exec(where) ?? [];
  const end = part === 'fiscalYear' ? 'year' : 'value';
  if (list === 'baseline') return `baseline-${end}`;
  const of = LISTS.find((one) => one === list);
  if (of === undefined) return where.replace(/^manual\W/, '');
  const at = kept(texts[of])[Number(index)]?.at;
  return at === undefined ? `${of}-0-year` : `${of}-${at}-${end}`;
}

function kept(rows: readonly ValueRow[]) {
  return rows.map((row, at) => ({ row, at })).filter(({ row }) => row.year !== '' || row.value !== '');
}

function rowOf({ fiscalYear, value }: YearlyValueDto): ValueRow {
  return {
    year: eraFiscalYear(fiscalYear)
      .replace(/^令和/, 'R')
      .replace(/^平成/, 'H')
      .replace('元', '1')
      .replace('年度', ''),
    value,
  };
}

function blanks(count: number): ValueRow[] {
  return Array.from({ length: count }, () => BLANK);
}
