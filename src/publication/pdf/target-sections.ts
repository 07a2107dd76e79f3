import { NO_FIGURE } from '../../kernel/figure-words.js';
import { eraFiscalYear } from '../../kernel/japanese-era.js';
import {
  deviationInWords,
  missingInWords,
  paceCountInWords,
  signedInWords,
} from '../../targets/progress-sentences.js';
import { LEVEL_NAMES, TARGET_KIND_NAMES } from '../../targets/target-words.js';
import { type ReportModel } from '../report-model.js';
import { type ReportTargetDto, type ReportTargetsDto } from '../report-parts-answer.dto.js';
import { note } from './figure-sections.js';
import { column, inCell } from './printed-figure.js';
import { type PrintedSection, type PrintedTable } from './printed-report.js';
import { actualCell, withUnit } from './target-cells.js';

/** As many target years as fit side by side beside the actual value. */
const YEARS_ABREAST = 3;

/** 目標 as the plan prints them, and how far each is from its way; nothing where there are none. */
export function targetSections({ targets }: ReportModel): PrintedSection[] {
  if (!targets) return [];
  const ways = targets.rows.filter(({ kind, standing }) => kind === 'reach' && standing);
  return [
    {
      heading: '目標の達成状況',
      blocks: [
        ...planTables(targets),
        ...(ways.length > 0
          ? [{ kind: 'subheading' as const, text: '軌道との差と必要なペース' }, wayTable(ways)]
          : []),
        note(
          '乖離は実績から軌道の値を引いた値です。必要なペースは、次の目標の年度末までの1か月当たりの値です。',
        ),
      ],
    },
  ];
}

/** Where years do not fit side by side they go on in a further table; what was reached stands in the last one. */
function planTables({ fiscalYears, rows }: ReportTargetsDto): PrintedTable[] {
  const tables: PrintedTable[] = [];
  for (let from = 0; from < Math.max(1, fiscalYears.length); from += YEARS_ABREAST) {
    const abreast = fiscalYears.slice(from, from + YEARS_ABREAST);
    const [first, last] = [from === 0, from + YEARS_ABREAST >= fiscalYears.length];
    tables.push({
      kind: 'table',
      columns: [
        column('指標', 3),
        ...(first ? [column('基準値', 1.1, 'right')] : []),
        ...abreast.map(({ label }) => column(inCell(`目標値\n${label}`), 1.3, 'right')),
        ...(last ? [column('最新の実績', 2.6, 'right'), column('判定', 0.9)] : []),
      ],
      rows: rows.map((row) => [
        `${row.name}\n${LEVEL_NAMES[row.level]}、${TARGET_KIND_NAMES[row.kind]}`,
        ...(first ? [`${withUnit(row.baseline.value, row)}\n${eraFiscalYear(row.baseline.fiscalYear)}`] : []),
        ...abreast.map(({ fiscalYear }) => targetCell(row, fiscalYear)),
        ...(last ? [actualCell(row), row.judgementName] : []),
      ]),
    });
  }
  return tables;
}

function targetCell(row: ReportTargetDto, fiscalYear: number): string {
  const target = row.targets.find((one) => one.fiscalYear === fiscalYear);
  return target ? withUnit(target.value, row) : NO_FIGURE;
}

function wayTable(rows: readonly ReportTargetDto[]): PrintedTable {
  return {
    kind: 'table',
    columns: [
      column('指標', 3),
      column('軌道の値', 1.1, 'right'),
      column('乖離', 2, 'right'),
      column('必要なペース（1か月）', 2, 'right'),
      column('次の目標まで', 2.1, 'right'),
    ],
    rows: rows.map((row) => [
      row.name,
      row.standing?.expected == null ? NO_FIGURE : withUnit(row.standing.expected, row),
      deviationInWords(row)?.replace('（', '\n（') ?? NO_FIGURE,
      paceCell(row),
      nextCell(row),
    ]),
  };
}

function paceCell(row: ReportTargetDto): string {
  const { standing, unit } = row;
  if (standing?.pacePerMonth == null) return NO_FIGURE;
  const [pace, counted] = [signedInWords(standing.pacePerMonth, unit), paceCountInWords(row)];
  return counted === null ? pace : `${pace}\n（${counted}）`;
}

function nextCell(row: ReportTargetDto): string {
  const { next, standing, judgement } = row;
  if (!next || !standing) return NO_FIGURE;
  const missing = judgement === 'reached' ? '達成' : (missingInWords(row) ?? '');
  return [`${withUnit(next.value, row)}（${eraFiscalYear(next.fiscalYear)}末）`, missing]
    .filter((line) => line !== '')
    .join('\n');
}
