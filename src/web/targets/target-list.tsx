import { FIGURE_WORDS } from '../../kernel/figure-words.js';
import { type TargetTableDto, type TargetTableRowDto } from '../../targets/progress-answer.dto.js';
import { deviationInWords } from '../../targets/progress-sentences.js';
import { LEVEL_NAMES, TARGET_KIND_NAMES } from '../../targets/target-words.js';
import { cellColumn, type Column, column } from '../components/data-table.js';
import { type FiledList } from '../list/list.js';
import { JUDGEMENT_COLUMN, numberOf, planColumns } from './plan-columns.js';

/** The plan's table. In files numbers are numbers, units have a column of their own, what is unknown is blank. */
export function targetList({ fiscalYears }: TargetTableDto): FiledList<TargetTableRowDto> {
  return {
    id: 'targets',
    path: '/targets',
    caption: '目標の一覧',
    columns: columnsOf(fiscalYears),
    empty: '目標はまだ登録されていません。',
    file: { name: '目標', ascii: 'targets', sheet: '目標' },
  };
}

function columnsOf(fiscalYears: TargetTableDto['fiscalYears']): Column<TargetTableRowDto>[] {
  const [name, ...plan] = planColumns(fiscalYears);
  const [text, integer, decimal] = [
    { only: 'file' },
    { only: 'file', kind: 'integer' },
    { only: 'file', kind: 'decimal' },
  ] as const;
  return [
    ...(name ? [name] : []),
    column('level', '区分', ({ level }) => LEVEL_NAMES[level], text),
    column('kind', '種別', ({ kind }) => TARGET_KIND_NAMES[kind], text),
    column('unit', '単位', ({ unit }) => unit, text),
    column('year', '基準年度', ({ baseline }) => `${baseline.fiscalYear}年度`, text),
    ...plan,
    column('period', '実績の期間', ({ latest }) => latest?.periodLabel, text),
    column('actual', '実績', ({ latest }) => numberOf(latest?.value), decimal),
    column('numerator', '分子', ({ latest }) => latest?.rate?.numerator, integer),
    column('denominator', '分母', ({ latest }) => latest?.rate?.denominator, integer),
    column('reported', FIGURE_WORDS.reported, ({ latest }) => latest?.completeness?.reported, integer),
    column('expected', '対象', ({ latest }) => latest?.completeness?.expected, integer),
    column('state', '実績の区分', stateOf, text),
    column('way', '軌道の値', ({ standing }) => numberOf(standing?.expected), decimal),
    column('difference', '乖離', ({ standing }) => numberOf(standing?.deviation), decimal),
    column('count', '乖離の数', ({ standing }) => standing?.deviationInCount, integer),
    cellColumn('deviation', '軌道との乖離', (row) => (
      <span class="period">{deviationInWords(row) ?? '―'}</span>
    )),
    JUDGEMENT_COLUMN,
  ];
}

function stateOf({ latest }: TargetTableRowDto): string | null {
  if (!latest) return null;
  if (latest.state === null) return '手入力';
  return `${latest.state === 'final' ? '確定値' : '速報値'}${latest.interim ? '（途中の月）' : ''}${latest.stale === undefined ? '' : '（計算し直し前）'}`;
}
