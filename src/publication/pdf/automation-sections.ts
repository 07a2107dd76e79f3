import { completenessInWords, FIGURE_WORDS, NO_FIGURE } from '../../kernel/figure-words.js';
import { BASES } from '../../automation/automation-words.js';
import { groupedDecimal, moneyInWords, spanInWords, troubleInWords } from '../automation/automation-words.js';
import { type ReportModel } from '../report-model.js';
import { type ReportHoursDto, type ReportAutomationDto } from '../report-parts-answer.dto.js';
import { lead, note } from './figure-sections.js';
import { column } from './printed-figure.js';
import { type PrintedBlock, type PrintedSection, type PrintedTable } from './printed-report.js';

/** 自動化の効果: hours with their basis, money, and the projects to be looked at; nothing where there are none. */
export function automationSections({ automation }: ReportModel): PrintedSection[] {
  if (!automation) return [];
  const { programme, inProduction, ofMonth, ofYear } = automation;
  const periods = ofYear.from === ofYear.to ? [ofMonth] : [ofMonth, ofYear];
  return [
    {
      heading: '自動化の効果',
      blocks: [
        lead(
          `登録された案件は${groupedDecimal(programme.projects)}件（対象 ${groupedDecimal(programme.due)}件、着手 ${groupedDecimal(programme.begun)}件、達成 ${groupedDecimal(programme.achieved)}件）で、月末に本番のものは${groupedDecimal(inProduction)}件です。実績と見込は合計しません。`,
        ),
        { kind: 'subheading', text: '削減時間' },
        hoursTable(periods),
        ...periods.flatMap(estimateNote),
        note(moneyInWords(automation)),
        ...shortfallBlocks(automation),
        ...robotBlocks(automation),
      ],
    },
  ];
}

function hoursTable(periods: readonly ReportHoursDto[]): PrintedTable {
  return {
    kind: 'table',
    columns: [
      column('期間', 2.6),
      column('実績（時間）', 1.4, 'right'),
      ...BASES.keys.map((basis) => column(`うち${BASES.names[basis]}`, 1.1, 'right')),
      column('削減率', 1, 'right'),
      column(FIGURE_WORDS.completeness, 1.1, 'right'),
      column('見込（時間）', 1.4, 'right'),
    ],
    rows: periods.map((hours) => {
      const { actual, estimated } = hours;
      return [
        spanInWords(hours).replace('の', '\n').replace('（', '\n（'),
        groupedDecimal(actual.saved),
        ...BASES.keys.map((basis) => groupedDecimal(actual.byBasis[basis])),
        actual.reductionPercent === null ? NO_FIGURE : `${actual.reductionPercent}%`,
        completenessInWords(actual.completeness),
        groupedDecimal(estimated.hours),
      ];
    }),
  };
}

function estimateNote(hours: ReportHoursDto): PrintedBlock[] {
  const { without } = hours.estimated;
  if (without === 0) return [];
  return [
    note(
      `${spanInWords(hours)}の見込には、見込の登録のない本番の案件${groupedDecimal(without)}件を含みません。`,
    ),
  ];
}

function shortfallBlocks({ shortfalls, ofYear }: ReportAutomationDto): PrintedBlock[] {
  if (shortfalls.length === 0) return [];
  return [
    { kind: 'subheading', text: '見込を下回る案件' },
    lead(`${spanInWords(ofYear)}のうち、効果のわかる月どうしで比べています。`),
    {
      kind: 'table',
      columns: [
        column('案件', 3.4),
        column('所管課', 1.8),
        column('実績', 1.2, 'right'),
        column('見込', 1.2, 'right'),
        column('差', 1.2, 'right'),
        column('見込に対する実績', 1.3, 'right'),
      ],
      rows: shortfalls.map(({ code, name, departmentName, actual, estimated, missing, reachedPercent }) => [
        `${name}\n${code}`,
        departmentName,
        `${groupedDecimal(actual)}時間`,
        `${groupedDecimal(estimated)}時間`,
        `${groupedDecimal(missing)}時間`,
        reachedPercent === null ? NO_FIGURE : `${reachedPercent}%`,
      ]),
    },
  ];
}

function robotBlocks({ robots }: ReportAutomationDto): PrintedBlock[] {
  if (robots.length === 0) return [];
  return [
    { kind: 'subheading', text: '停止・失敗の多いロボット' },
    {
      kind: 'table',
      columns: [column('案件', 3.4), column('所管課', 1.8), column('状況', 4.9)],
      rows: robots.map(({ code, name, departmentName, trouble }) => [
        `${name}\n${code}`,
        departmentName,
        troubleInWords(trouble),
      ]),
    },
  ];
}
