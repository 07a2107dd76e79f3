import { monthEnd, monthStart } from '../kernel/month.js';
import { type CellToWrite, type TableToWrite } from '../platform/tabular/sheet-to-write.js';
import {
  type ReportCount,
  type ReportFigure,
  type ReportItem,
  type ReportModel,
  type ReportProcedure,
} from './report-model.js';

/** One datum of the long form. What is left out is blank, which is never 0. */
interface Datum {
  scope: '団体' | '所管課' | 'グループ' | '優先手続' | '手続';
  scopeKey?: string;
  scopeName: string;
  key: string;
  name: string;
  value?: string | number | null;
  unit?: '%' | 'ポイント' | '件';
  words?: string | null;
  numerator?: number | null;
  denominator?: number | null;
  reported?: number;
  expected?: number;
  note?: string | null;
}

/** Whose datum it is: the report's own month, or an earlier one of the trend. */
type About = Pick<ReportModel['period'], 'from' | 'to'> & {
  stateLabel: string;
  revision: number;
  flows?: { from: string; to: string };
};

const COLUMNS: TableToWrite['columns'] = [
  { title: '団体コード', kind: 'text' },
  { title: '団体名', kind: 'text' },
  { title: '対象期間開始日', kind: 'date' },
  { title: '対象期間終了日', kind: 'date' },
  { title: '区分', kind: 'text' },
  { title: '版', kind: 'integer' },
  { title: '優先手続一覧の版', kind: 'date' },
  { title: '範囲', kind: 'text' },
  { title: '範囲コード', kind: 'text' },
  { title: '範囲名', kind: 'text' },
  { title: '項目コード', kind: 'text' },
  { title: '項目名', kind: 'text' },
  { title: '値', kind: 'decimal' },
  { title: '単位', kind: 'text' },
  { title: '値（文字）', kind: 'text' },
  { title: '分子', kind: 'integer' },
  { title: '分母', kind: 'integer' },
  { title: '報告済', kind: 'integer' },
  { title: '対象', kind: 'integer' },
  { title: '件数の期間開始日', kind: 'date' },
  { title: '件数の期間終了日', kind: 'date' },
  { title: '備考', kind: 'text' },
];

/** The report in long form, one datum a row; the edition is told for the report's own month only. */
export function reportData(model: ReportModel): TableToWrite {
  return { columns: COLUMNS, rows: [...ownRows(model), ...trendRows(model)] };
}

function ownRows(model: ReportModel): CellToWrite[][] {
  const { municipality, indicators, departments, groups, procedures } = model;
  const flows = new Map(indicators.map((one) => [one.key, one.flows]));
  const whole = { scope: '団体', scopeName: municipality.name } as const;
  const own = { ...model.period, stateLabel: model.stateLabel, revision: model.revision };
  const figures: Datum[] = [
    ...indicators.map((one) => figureDatum(whole, one)),
    ...departments.flatMap(({ key, name, figures: of }) =>
      of.map((one) => figureDatum({ scope: '所管課', scopeKey: key, scopeName: name }, one)),
    ),
    ...groups.flatMap(({ key, name, figures: of }) =>
      of.map((one) => figureDatum({ scope: 'グループ', scopeKey: key, scopeName: name }, one)),
    ),
  ];
  const rest: Datum[] = [
    ...indicators.map(({ key, name, difference: value }): Datum => ({
      ...whole,
      key: `${key}.difference`,
      name: `${name}の前月との差`,
      value,
      unit: 'ポイント',
    })),
    ...groups.flatMap(({ items }) => items.flatMap(itemData)),
    ...procedures.flatMap(procedureData),
  ];
  return [
    ...figures.map((datum) => rowOf(model, { ...own, flows: flows.get(datum.key) }, datum)),
    ...rest.map((datum) => rowOf(model, own, datum)),
  ];
}

/** The earlier months; this one's rates are among the report's own. */
function trendRows(model: ReportModel): CellToWrite[][] {
  const names = new Map(model.indicators.map(({ key, name }) => [key, name]));
  return model.trend.flatMap(({ month, state, revision, indicators }) => {
    if (state === null || revision === null || month === model.period.month) return [];
    const stateLabel = state === 'final' ? '確定' : '速報';
    const about = { from: monthStart(month), to: monthEnd(month), stateLabel, revision };
    return Object.entries(indicators).map(([key, part]) => {
      const figure = { ...part, key, name: names.get(key) ?? key, itemRule: null, reason: null };
      const datum = figureDatum({ scope: '団体', scopeName: model.municipality.name }, figure);
      return rowOf({ ...model, edition: null }, about, datum);
    });
  });
}

function figureDatum(of: Pick<Datum, 'scope' | 'scopeKey' | 'scopeName'>, figure: ReportFigure): Datum {
  const { key, name, percent: value, numerator, denominator, completeness, reason: note } = figure;
  return { ...of, key, name, value, unit: '%', numerator, denominator, ...completeness, note };
}

function itemData({ number, name: scopeName, stage, applicability }: ReportItem): Datum[] {
  const of = { scope: '優先手続', scopeKey: String(number), scopeName } as const;
  return [
    { ...of, key: 'item.stage', name: '段階', words: stage },
    { ...of, key: 'item.applicability', name: '該当の有無', words: applicability },
  ];
}

function procedureData(procedure: ReportProcedure): Datum[] {
  const { code: scopeKey, name: scopeName, department, stage, usage } = procedure;
  const of = { scope: '手続', scopeKey, scopeName, note: department } as const;
  const { applicationsTotal: total, applicationsOnline: online } = procedure;
  return [
    { ...of, key: 'procedure.stage', name: '段階', words: stage },
    { ...of, key: 'procedure.applications-total', name: '総件数', ...countValue(total) },
    { ...of, key: 'procedure.applications-online', name: 'オンライン件数', ...countValue(online) },
    {
      ...of,
      key: 'procedure.usage',
      name: '利用率',
      value: usage.percent,
      unit: '%',
      numerator: usage.numerator,
      denominator: usage.denominator,
    },
  ];
}

function countValue(count: ReportCount): Pick<Datum, 'value' | 'unit' | 'words'> {
  return typeof count === 'string' ? { words: count } : { value: count, unit: '件' };
}

function rowOf(
  { municipality, edition }: Pick<ReportModel, 'municipality'> & { edition: { date: string } | null },
  { from, to, stateLabel, revision, flows }: About,
  datum: Datum,
): CellToWrite[] {
  const about = [municipality.code, municipality.name, from, to, stateLabel, revision, edition?.date ?? null];
  const { scope, scopeKey, scopeName, key, name, value, unit, words } = datum;
  return [
    ...about,
    ...[scope, scopeKey ?? null, scopeName, key, name, value ?? null, unit ?? null, words ?? null],
    ...[datum.numerator ?? null, datum.denominator ?? null, datum.reported ?? null, datum.expected ?? null],
    ...[flows?.from ?? null, flows?.to ?? null, datum.note ?? null],
  ];
}
