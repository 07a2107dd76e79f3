import { FIGURE_WORDS } from '../../kernel/figure-words.js';
import { type CellToWrite, type SheetToWrite } from '../../platform/tabular/sheet-to-write.js';
import { type TargetTableRowDto, type TargetTableDto } from '../../targets/progress-answer.dto.js';
import { LEVEL_NAMES, TARGET_KIND_NAMES } from '../../targets/target-words.js';

/** The plan's table as a sheet: numbers are numbers, units have a column of their own, what is unknown is blank. */
export function targetSheet({ fiscalYears, rows }: TargetTableDto): SheetToWrite {
  return {
    name: '目標',
    columns: [
      { title: '指標', kind: 'text' },
      { title: '区分', kind: 'text' },
      { title: '種別', kind: 'text' },
      { title: '単位', kind: 'text' },
      { title: '基準年度', kind: 'text' },
      { title: '基準値', kind: 'decimal' },
      ...fiscalYears.map(({ label }) => ({ title: `目標値 ${label}`, kind: 'decimal' as const })),
      { title: '実績の期間', kind: 'text' },
      { title: '実績', kind: 'decimal' },
      { title: '分子', kind: 'integer' },
      { title: '分母', kind: 'integer' },
      { title: FIGURE_WORDS.reported, kind: 'integer' },
      { title: '対象', kind: 'integer' },
      { title: '実績の区分', kind: 'text' },
      { title: '軌道の値', kind: 'decimal' },
      { title: '乖離', kind: 'decimal' },
      { title: '乖離の数', kind: 'integer' },
      { title: '判定', kind: 'text' },
    ],
    rows: rows.map((row) => cellsOf(row, fiscalYears)),
  };
}

function cellsOf(row: TargetTableRowDto, years: TargetTableDto['fiscalYears']): CellToWrite[] {
  const { name, level, kind, unit, baseline, targets, latest, standing, judgementName } = row;
  const { rate, completeness } = latest ?? {};
  return [
    ...[name, LEVEL_NAMES[level], TARGET_KIND_NAMES[kind], unit],
    ...[`${baseline.fiscalYear}年度`, Number(baseline.value)],
    ...years.map(({ fiscalYear }) => numberOf(targets.find((one) => one.fiscalYear === fiscalYear)?.value)),
    ...[latest?.periodLabel ?? null, numberOf(latest?.value)],
    ...[rate?.numerator ?? null, rate?.denominator ?? null],
    ...[completeness?.reported ?? null, completeness?.expected ?? null],
    stateOf(row),
    ...[numberOf(standing?.expected), numberOf(standing?.deviation), standing?.deviationInCount ?? null],
    judgementName,
  ];
}

function stateOf({ latest }: TargetTableRowDto): string | null {
  if (!latest) return null;
  if (latest.state === null) return '手入力';
  return `${latest.state === 'final' ? '確定値' : '速報値'}${latest.interim ? '（途中の月）' : ''}${latest.stale === undefined ? '' : '（計算し直し前）'}`;
}

function numberOf(value: string | null | undefined): number | null {
  return value == null ? null : Number(value);
}
