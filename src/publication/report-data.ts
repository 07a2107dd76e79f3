import { FIGURE_WORDS } from '../kernel/figure-words.js';
import { monthEnd, monthStart } from '../kernel/month.js';
import { type CellToWrite, type TableToWrite } from '../platform/tabular/sheet-to-write.js';
import { automationData } from './automation/automation-data.js';
import { wordsDatum, type Datum, type DatumPeriod, type Subject } from './datum.js';
import { municipalityName } from './identity-lines.js';
import { itemData, procedureData } from './list-data.js';
import { changeSentence, differenceAlike } from './rate-sentence.js';
import { type ReportModel } from './report-model.js';
import {
  type ReportFigureDto,
  type ReportIndicatorDto,
  type ReportProcedureDto,
} from './report-rows-answer.dto.js';
import { PERIOD_STATE_WORDS } from './report-words.js';
import { reviewData } from './review/review-data.js';
import { targetData } from './targets/target-data.js';

/** Whose datum it is: the report's own month, or an earlier one of the trend. */
interface About {
  from: string;
  to: string;
  asOf: string | null;
  state: DatumPeriod['state'];
  revision: number | null;
  edition: string | null;
}

const COLUMNS: TableToWrite['columns'] = [
  { title: '団体コード', kind: 'text' },
  { title: '団体名', kind: 'text' },
  { title: '対象期間開始日', kind: 'date' },
  { title: '対象期間終了日', kind: 'date' },
  { title: FIGURE_WORDS.asOf, kind: 'date' },
  { title: '区分', kind: 'text' },
  { title: '版', kind: 'integer' },
  { title: '優先手続一覧の版', kind: 'date' },
  { title: '範囲', kind: 'text' },
  { title: '範囲コード', kind: 'text' },
  { title: '範囲名', kind: 'text' },
  { title: '所管課', kind: 'text' },
  { title: '項目コード', kind: 'text' },
  { title: '項目名', kind: 'text' },
  { title: '値', kind: 'decimal' },
  { title: '単位', kind: 'text' },
  { title: '値（文字）', kind: 'text' },
  { title: '分子', kind: 'integer' },
  { title: '分母', kind: 'integer' },
  { title: FIGURE_WORDS.reported, kind: 'integer' },
  { title: FIGURE_WORDS.expected, kind: 'integer' },
  { title: '件数の期間開始日', kind: 'date' },
  { title: '件数の期間終了日', kind: 'date' },
  { title: '備考', kind: 'text' },
];

/**
 * The report in long form, one datum a row under one header, after the ministry's rules for data that machines read
 * (総務省「統計表における機械判読可能なデータの表記方法の統一ルール」): no unit or mark within a figure, western
 * dates, codes beside the names. The day of stages and the edition are told for the report's own month only.
 */
export function reportData(model: ReportModel): TableToWrite {
  return { columns: COLUMNS, rows: rowsOf(model) };
}

function* rowsOf(model: ReportModel): Generator<CellToWrite[]> {
  const { period, asOf, state, revision, edition } = model;
  const own = { from: period.from, to: period.to, asOf, state, revision, edition: edition.date };
  for (const datum of ownData(model)) yield rowOf(model, datum.about ? aboutOf(datum.about) : own, datum);
  yield* trendRows(model);
}

function* ownData(model: ReportModel): Generator<Datum> {
  const { indicators, departments, groups } = model;
  const whole = { scope: '団体', scopeName: model.municipality.name } as const;
  const flows = new Map(indicators.map((one) => [one.key, one.flows]));
  const figure = (of: Subject, one: ReportFigureDto): Datum => ({
    ...figureDatum(of, one),
    flows: flows.get(one.key),
    note: noteOf(one),
  });
  yield* reportDatum(model, whole);
  for (const one of indicators) yield figure(whole, one);
  for (const { key: scopeKey, name: scopeName, figures } of departments) {
    for (const one of figures)
      yield figure({ scope: '所管課', scopeKey, scopeName, department: scopeName }, one);
  }
  for (const { key: scopeKey, name: scopeName, figures } of groups) {
    for (const one of figures) yield figure({ scope: 'グループ', scopeKey, scopeName }, one);
  }
  for (const one of indicators) yield* differenceData(whole, one);
  for (const { items } of groups) for (const item of items) yield* itemData(item);
  const newly = new Set(model.newlyOnline.map(({ code }) => code));
  const behind = new Map(model.behind.map(({ code, why }) => [code, why]));
  const named = (one: ReportProcedureDto) => ({ newly: newly.has(one.code), behind: behind.get(one.code) });
  for (const one of model.procedures) yield* procedureData(one, named(one));
  yield* targetData(model);
  yield* reviewData(model.review, whole);
  yield* automationData(model, whole);
}

function* reportDatum(model: ReportModel, whole: Subject): Generator<Datum> {
  yield wordsDatum(whole, 'report.computed-at', model.computedAt);
  yield wordsDatum(whole, 'report.digest', model.digest);
  if (model.missing) yield wordsDatum(whole, 'report.missing', model.missing.sentence);
  if (model.stale) yield wordsDatum(whole, 'report.stale', model.stale.sentence);
  if (model.snapshotDigest !== null) yield wordsDatum(whole, 'report.snapshot-digest', model.snapshotDigest);
}

/** Why there is no rate, or who is not counted in it. */
function noteOf({ reason, notCounted }: ReportFigureDto): string | null {
  return reason ?? notCounted?.sentence ?? null;
}

function* differenceData(whole: Subject, one: ReportIndicatorDto): Generator<Datum> {
  const { key, name, difference } = one;
  const of = { ...whole, unit: 'ポイント' };
  const note = changeSentence(one) || null;
  yield { ...of, key: `${key}.difference`, name: `${name}の前月との差`, value: difference };
  const value = differenceAlike(one);
  yield { ...of, key: `${key}.like-for-like`, name: `${name}の同じ範囲での前月との差`, value, note };
}

function aboutOf({ from, to, state, revision }: DatumPeriod): About {
  return { from: monthStart(from), to: monthEnd(to), asOf: null, state, revision, edition: null };
}

/** The earlier months; this one's rates are among the report's own. */
function* trendRows(model: ReportModel): Generator<CellToWrite[]> {
  const names = new Map(model.indicators.map(({ key, name }) => [key, name]));
  const whole = { scope: '団体', scopeName: model.municipality.name } as const;
  for (const { month, state, revision, indicators } of model.trend) {
    if (state === null || revision === null || month === model.period.month) continue;
    const about = {
      from: monthStart(month),
      to: monthEnd(month),
      asOf: null,
      state,
      revision,
      edition: null,
    };
    for (const [key, part] of Object.entries(indicators)) {
      yield rowOf(model, about, figureDatum(whole, { ...part, key, name: names.get(key) ?? key }));
    }
  }
}

function figureDatum(
  of: Subject,
  figure: Omit<ReportFigureDto, 'itemRule' | 'reason' | 'notCounted'>,
): Datum {
  const { key, name, percent: value, numerator, denominator, completeness } = figure;
  return { ...of, key, name, value, unit: '%', numerator, denominator, ...completeness };
}

function rowOf({ municipality }: ReportModel, about: About, datum: Datum): CellToWrite[] {
  const { from, to, asOf, state, revision, edition } = about;
  return [
    ...[
      municipality.code,
      municipalityName(municipality),
      from,
      to,
      asOf,
      PERIOD_STATE_WORDS[state],
      revision,
      edition,
    ],
    ...[datum.scope, datum.scopeKey ?? null, datum.scopeName, datum.department ?? null],
    ...[datum.key, datum.name, datum.value ?? null, datum.unit ?? null, datum.words ?? null],
    ...[datum.numerator ?? null, datum.denominator ?? null, datum.reported ?? null, datum.expected ?? null],
    ...[datum.flows?.from ?? null, datum.flows?.to ?? null, datum.note ?? null],
  ];
}
