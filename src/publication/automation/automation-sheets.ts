import { FIGURE_WORDS } from '../../kernel/figure-words.js';
import { BASES } from '../../automation/automation-words.js';
import { type CellToWrite, type SheetToWrite } from '../../platform/tabular/sheet-to-write.js';
import { type ReportModel } from '../report-model.js';
import { type ReportHoursDto, type ReportAutomationDto } from '../report-parts-answer.dto.js';
import { spanInWords, troubleInWords } from './automation-words.js';

/** The sheets of automation; those that are filled. */
export function automationSheets({ automation, stateLabel }: ReportModel): SheetToWrite[] {
  if (!automation) return [];
  const { shortfalls, robots } = automation;
  return [
    effect(automation, stateLabel),
    counts(automation, stateLabel),
    ...(shortfalls.length > 0 ? [shortfallSheet(automation, stateLabel)] : []),
    ...(robots.length > 0 ? [robotSheet(automation, stateLabel)] : []),
  ];
}

const COLUMNS = [
  { title: '期間', kind: 'text', width: 46 },
  { title: '項目', kind: 'text' },
] as const;

/** One row a figure, with its unit in a column of its own. */
function effect({ ofMonth, ofYear, money }: ReportAutomationDto, stateLabel: string): SheetToWrite {
  const { reported, expected } = money.compared?.completeness ?? { reported: null, expected: null };
  const rows: CellToWrite[][] = [
    ...hoursRows(ofMonth),
    ...(ofYear.from === ofYear.to ? [] : hoursRows(ofYear)),
    [spanInWords(ofYear), '費用対効果', number(money.effectiveness), '倍', reported, expected],
  ];
  return {
    name: '自動化の効果',
    columns: [
      ...COLUMNS,
      { title: '値', kind: 'decimal' },
      { title: '単位', kind: 'text' },
      { title: FIGURE_WORDS.reported, kind: 'integer' },
      { title: FIGURE_WORDS.expected, kind: 'integer' },
      { title: '区分', kind: 'text' },
    ],
    rows: rows.map((row) => [...row, stateLabel]),
  };
}

/** The same of what is counted in whole numbers. */
function counts(automation: ReportAutomationDto, stateLabel: string): SheetToWrite {
  const { ofMonth, ofYear, programme, inProduction, money } = automation;
  const year = spanInWords(ofYear);
  const rows: CellToWrite[][] = [
    [year, '職員1時間当たりの費用', money.hourlyYen, '円'],
    [year, '効果額', money.savedYen, '円'],
    [year, '費用', money.cost.yen, '円'],
    [ofMonth.label, '登録された案件', programme.projects, '件'],
    [ofMonth.label, '対象の案件', programme.due, '件'],
    [ofMonth.label, '着手した案件', programme.begun, '件'],
    [ofMonth.label, '達成した案件', programme.achieved, '件'],
    [ofMonth.label, '本番の案件', inProduction, '件'],
  ];
  return {
    name: '自動化の費用と件数',
    columns: [
      ...COLUMNS,
      { title: '値', kind: 'integer' },
      { title: '単位', kind: 'text' },
      { title: '区分', kind: 'text' },
    ],
    rows: rows.map((row) => [...row, stateLabel]),
  };
}

function hoursRows(hours: ReportHoursDto): CellToWrite[][] {
  const { actual, estimated } = hours;
  const span = spanInWords(hours);
  const { reported, expected } = actual.completeness;
  const line = (name: string, value: string | null, unit = '時間'): CellToWrite[] => {
    const ofResults = unit === '時間' && !name.includes('見込');
    return [span, name, number(value), unit, ofResults ? reported : null, ofResults ? expected : null];
  };
  return [
    line('削減時間（実績）', actual.saved),
    ...BASES.keys.map((basis) => line(`削減時間（実績、${BASES.names[basis]}）`, actual.byBasis[basis])),
    line('導入前時間', actual.before),
    line('導入後時間', actual.after),
    line('削減率', actual.reductionPercent, '%'),
    line('ロボットの稼働時間', actual.robotHours),
    line('削減時間（見込）', estimated.hours),
  ];
}

function shortfallSheet({ shortfalls }: ReportAutomationDto, stateLabel: string): SheetToWrite {
  return {
    name: '見込を下回る案件',
    columns: [
      { title: '案件番号', kind: 'text' },
      { title: '案件', kind: 'text' },
      { title: '所管課', kind: 'text' },
      { title: '期間の始め', kind: 'text' },
      { title: '期間の終わり', kind: 'text' },
      { title: '実績（時間）', kind: 'decimal' },
      { title: '見込（時間）', kind: 'decimal' },
      { title: '足りない時間', kind: 'decimal' },
      { title: '見込に対する実績（%）', kind: 'decimal' },
      { title: '区分', kind: 'text' },
    ],
    rows: shortfalls.map(({ code, name, departmentName, months, ...hours }) => [
      ...[code, name, departmentName, months.at(0) ?? null, months.at(-1) ?? null],
      ...[number(hours.actual), number(hours.estimated), number(hours.missing)],
      ...[number(hours.reachedPercent), stateLabel],
    ]),
  };
}

function robotSheet({ robots }: ReportAutomationDto, stateLabel: string): SheetToWrite {
  return {
    name: '停止・失敗の多いロボット',
    columns: [
      { title: '案件番号', kind: 'text' },
      { title: '案件', kind: 'text' },
      { title: '所管課', kind: 'text' },
      { title: '状況', kind: 'text', width: 50 },
      { title: '区分', kind: 'text' },
    ],
    rows: robots.map(({ code, name, departmentName, trouble }) => [
      ...[code, name, departmentName, troubleInWords(trouble), stateLabel],
    ]),
  };
}

function number(text: string | null): number | null {
  return text === null ? null : Number(text);
}
