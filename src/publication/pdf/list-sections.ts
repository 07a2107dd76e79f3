import { grouped, NO_FIGURE } from '../../kernel/figure-words.js';
import { periodLabel } from '../../kernel/period.js';
import { type Month } from '../../kernel/month.js';
import { type ReportModel } from '../report-model.js';
import {
  type ReportItemDto,
  type ReportGroupDto,
  type ReportProcedureDto,
} from '../report-rows-answer.dto.js';
import { BEHIND_WORDS, CHANGE_WORDS } from '../report-words.js';
import { lead, note } from './figure-sections.js';
import { column, inCell, printedDay, printedParts, printedPercent } from './printed-figure.js';
import { type PrintedBlock, type PrintedColumn, type PrintedSection } from './printed-report.js';

const UNVERIFIED_MARK = '※';

/** A list of procedures beyond this would make a book of the report. */
export const LONGEST_LIST = 200;

/** The items of the national list, group by group, with stage and change. */
export function itemSection({ groups }: ReportModel): PrintedSection {
  const unverified = groups.some(({ items }) => items.some(isUnverified));
  return {
    heading: '優先手続の一覧',
    blocks: [
      ...groups.flatMap(groupBlocks),
      ...(unverified ? [note(`${UNVERIFIED_MARK} 名称を原典と照合していない手続です。`)] : []),
    ],
  };
}

function groupBlocks({ name, figures, items }: ReportGroupDto): PrintedBlock[] {
  const told = figures
    .filter(({ denominator }) => denominator !== null && denominator > 0)
    .map((one) => `${one.name} ${printedPercent(one.percent)}（${printedParts(one)}）`);
  return [
    { kind: 'subheading', text: name },
    ...(told.length > 0 ? [lead(told.join('　'))] : []),
    {
      kind: 'table',
      columns: [
        column('番号', 0.7, 'right'),
        column('手続', 4.6),
        column('所管課', 2.2),
        column('段階', 3),
        column('変化', 1.9),
      ],
      rows: items.map((item) => [
        String(item.number),
        isUnverified(item) ? `${item.name} ${UNVERIFIED_MARK}` : item.name,
        item.department,
        item.handled ? item.stage : item.applicability,
        item.changed === null ? NO_FIGURE : CHANGE_WORDS[item.changed],
      ]),
    },
  ];
}

function isUnverified({ verification }: ReportItemDto): boolean {
  return verification === 'unverified';
}

export function newlyOnlineSection({ newlyOnline, comparedWith }: ReportModel): PrintedSection {
  const heading = '新たにオンライン化した手続';
  if (comparedWith === null) return { heading, blocks: [note('比べられる前の月がありません。')] };
  const columns = [
    column('手続', 4.2),
    column('所管課', 2.2),
    column('前の段階', 1.8),
    column('段階', 1.8),
    column('段階の記録日', 2.4),
  ];
  const blocks = procedureBlocks(newlyOnline, columns, (one) => [
    one.name,
    one.department,
    one.stageBefore ?? NO_FIGURE,
    one.stage,
    one.stageSince === null ? NO_FIGURE : inCell(printedDay(one.stageSince)),
  ]);
  return { heading, blocks };
}

export function behindSection({ behind }: ReportModel): PrintedSection {
  const columns = [
    column('手続', 3.6),
    column('所管課', 2),
    column('段階', 1.5),
    column('前の予定', 2.2),
    column('予定', 2.2),
    column('理由', 2),
  ];
  const blocks = procedureBlocks(behind, columns, (one) => [
    one.name,
    one.department,
    one.stage,
    printedMonth(one.plannedBefore ?? one.plannedMonth),
    printedMonth(one.plannedMonth),
    BEHIND_WORDS[one.why],
  ]);
  return { heading: '遅れ・遅れのおそれのある手続', blocks };
}

/** Of a long list those with the most applications, in the list's own order; the other forms hold all of it. */
function procedureBlocks<Row extends ReportProcedureDto>(
  rows: readonly Row[],
  columns: PrintedColumn[],
  cells: (row: Row) => string[],
): PrintedBlock[] {
  if (rows.length === 0) return [note('該当する手続はありません。')];
  const table: PrintedBlock = { kind: 'table', columns, rows: mostUsed(rows).map(cells) };
  if (rows.length <= LONGEST_LIST) return [table];
  const all = grouped(rows.length);
  return [
    lead(`全${all}件のうち、総件数の多い${LONGEST_LIST}件を示します。すべてはExcelとCSVにあります。`),
    table,
  ];
}

function mostUsed<Row extends ReportProcedureDto>(rows: readonly Row[]): readonly Row[] {
  const byApplications = [...rows].sort((a, b) => applicationsOf(b) - applicationsOf(a));
  const shown = new Set(byApplications.slice(0, LONGEST_LIST));
  return rows.filter((row) => shown.has(row));
}

/** Those whose applications nobody told come last. */
function applicationsOf({ applicationsTotal: total }: ReportProcedureDto): number {
  return typeof total === 'number' ? total : -1;
}

function printedMonth(month: Month | null): string {
  return month === null ? NO_FIGURE : inCell(periodLabel(month));
}
