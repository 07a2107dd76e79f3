import { FIGURE_WORDS } from '../../kernel/figure-words.js';
import { type CellToWrite, type SheetToWrite } from '../../platform/tabular/sheet-to-write.js';
import { type ActualDto } from '../../targets/progress-answer.dto.js';
import { LEVEL_NAMES, TARGET_KIND_NAMES } from '../../targets/target-words.js';
import { type ReportModel } from '../report-model.js';
import { type ReportTargetDto } from '../report-parts-answer.dto.js';
import { STATE_WORDS } from '../report-words.js';

/** The sheets of targets, of what plans promise and of the procedures that carry the most; those that are filled. */
export function targetSheets(model: ReportModel): SheetToWrite[] {
  return [
    targets(model),
    actuals(model),
    trajectory(model),
    forecast(model),
    slips(model),
    pareto(model),
  ].flatMap((sheet) => sheet ?? []);
}

/** As the plan prints it: a column a target year. */
function targets({ targets: told }: ReportModel): SheetToWrite | null {
  if (!told) return null;
  const { fiscalYears, rows } = told;
  return {
    name: '目標',
    columns: [
      { title: '目標', kind: 'text', width: 36 },
      { title: '種類', kind: 'text' },
      { title: '単位', kind: 'text' },
      { title: '基準値の年度', kind: 'integer' },
      { title: '基準値', kind: 'decimal' },
      ...fiscalYears.map(({ label }) => ({ title: `目標値 ${label}`, kind: 'decimal' as const, width: 14 })),
      { title: '最新の実績', kind: 'decimal' },
      { title: '実績の期間', kind: 'text' },
      { title: '判定', kind: 'text' },
    ],
    rows: rows.map((one) => [
      ...[one.name, `${LEVEL_NAMES[one.level]}、${TARGET_KIND_NAMES[one.kind]}`, one.unit],
      ...[one.baseline.fiscalYear, number(one.baseline.value)],
      ...fiscalYears.map(({ fiscalYear }) =>
        number(one.targets.find((target) => target.fiscalYear === fiscalYear)?.value),
      ),
      ...[number(one.latest?.value), one.latest?.periodLabel ?? null, one.judgementName],
    ]),
  };
}

/** What is judged, with its parts, and how far it is from the way; below it a newer month that is not judged yet. */
function actuals({ targets: told, state }: ReportModel): SheetToWrite | null {
  const rows = (told?.rows ?? []).flatMap((one) => [
    ...(one.latest ? [[...actualCells(one, one.latest, state), ...standingCells(one.standing)]] : []),
    ...(one.interim ? [[...actualCells(one, one.interim, state), ...standingCells(null)]] : []),
  ]);
  if (rows.length === 0) return null;
  return {
    name: '目標の実績',
    columns: [
      { title: '目標', kind: 'text', width: 36 },
      { title: '実績の期間', kind: 'text' },
      { title: '実績', kind: 'decimal' },
      { title: '単位', kind: 'text' },
      { title: '分子', kind: 'integer' },
      { title: '分母', kind: 'integer' },
      { title: FIGURE_WORDS.reported, kind: 'integer' },
      { title: FIGURE_WORDS.expected, kind: 'integer' },
      { title: '区分', kind: 'text' },
      { title: '出典', kind: 'text', width: 20 },
      { title: '軌道の値', kind: 'decimal' },
      { title: '乖離', kind: 'decimal' },
      { title: '乖離（数）', kind: 'integer' },
      { title: '必要なペース（月）', kind: 'decimal', width: 12 },
      { title: '次の目標までの数', kind: 'integer', width: 12 },
    ],
    rows,
  };
}

function actualCells(
  { name, unit }: ReportTargetDto,
  actual: ActualDto,
  state: ReportModel['state'],
): CellToWrite[] {
  const { periodLabel, interim, value, rate, completeness, source } = actual;
  return [
    ...[name, `${periodLabel}${interim ? 'の1か月（途中の値）' : ''}`, number(value), unit],
    ...[rate?.numerator ?? null, rate?.denominator ?? null],
    ...[completeness?.reported ?? null, completeness?.expected ?? null],
    ...[STATE_WORDS[actual.state ?? state], source],
  ];
}

function standingCells(standing: ReportTargetDto['standing']): CellToWrite[] {
  return [
    ...[number(standing?.expected), number(standing?.deviation), standing?.deviationInCount ?? null],
    ...[number(standing?.pacePerMonth), standing?.missingInCount ?? null],
  ];
}

/** One row a month and a column a target, so that a chart can be made of it. */
function trajectory({ targets: told }: ReportModel): SheetToWrite | null {
  const ways = (told?.rows ?? []).filter((one) => one.trajectory.length > 0);
  if (ways.length === 0) return null;
  const values = ways.map((one) => new Map(one.trajectory.map(({ month, value }) => [month, value])));
  const months = [...new Set(values.flatMap((way) => [...way.keys()]))].sort();
  return {
    name: '軌道',
    columns: [
      { title: '月', kind: 'text' },
      ...ways.map(({ name, unit }) => ({ title: `${name}（${unit}）`, kind: 'decimal' as const, width: 24 })),
    ],
    rows: months.map((month) => [month, ...values.map((way) => number(way.get(month)))]),
  };
}

function forecast({ forecast: told, stateLabel }: ReportModel): SheetToWrite | null {
  if (!told) return null;
  return {
    name: '見込み',
    columns: [
      { title: '目標', kind: 'text', width: 36 },
      { title: '目標の年度', kind: 'text' },
      { title: '目標値（%）', kind: 'decimal' },
      { title: '仮定', kind: 'text' },
      { title: '見込み（%）', kind: 'decimal' },
      { title: 'オンライン', kind: 'integer' },
      { title: FIGURE_WORDS.expected, kind: 'integer' },
      { title: '足りない数', kind: 'integer' },
      { title: '目標に達する年月', kind: 'text' },
      { title: '区分', kind: 'text' },
    ],
    rows: told.targets.flatMap(({ name, next, denominator, held, slipped }) =>
      (
        [
          ['予定どおり', held],
          ['これまでと同じだけ遅れた場合', slipped],
        ] as const
      ).map(([assumed, { percent, online, missing, reachedIn }]) => [
        ...[name, next.label, number(next.value), assumed],
        ...[number(percent), online, denominator, missing, reachedIn, stateLabel],
      ]),
    ),
  };
}

function slips({ forecast: told, stateLabel }: ReportModel): SheetToWrite | null {
  if (!told || told.slips.length === 0) return null;
  return {
    name: 'これまでの遅れ',
    columns: [
      { title: '所管課', kind: 'text' },
      { title: '遅れの分かる手続', kind: 'integer' },
      { title: '遅れの中央値（月）', kind: 'integer' },
      { title: '区分', kind: 'text' },
    ],
    rows: told.slips.map(({ departmentName, plans, medianSlip }) => [
      ...[departmentName, plans, medianSlip, stateLabel],
    ]),
  };
}

function pareto({ pareto: told, stateLabel }: ReportModel): SheetToWrite | null {
  if (!told) return null;
  return {
    name: '件数の多い未対応手続',
    columns: [
      { title: '順位', kind: 'integer' },
      { title: '手続コード', kind: 'text' },
      { title: '手続名', kind: 'text' },
      { title: '所管課', kind: 'text' },
      { title: '段階', kind: 'text' },
      { title: '予定年月', kind: 'text' },
      { title: `件数 ${told.yearLabel}`, kind: 'integer' },
      { title: '件数の備考', kind: 'text' },
      { title: '累計（%）', kind: 'decimal' },
      { title: '累計の分子', kind: 'integer' },
      { title: '累計の分母', kind: 'integer' },
      { title: '区分', kind: 'text' },
    ],
    rows: told.rows.map((row) => [
      ...[row.rank, row.code, row.name, row.departmentName, row.stage, row.plannedMonth, row.applications],
      row.lowerBound ? '未回答があり、これ以上' : null,
      ...[number(row.cumulativePercent), row.cumulative.numerator, row.cumulative.denominator, stateLabel],
    ]),
  };
}

function number(text: string | null | undefined): number | null {
  return text == null ? null : Number(text);
}
