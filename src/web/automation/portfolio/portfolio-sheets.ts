import { BASES } from '../../../automation/automation-words.js';
import { type CandidateDto, type PortfolioDto } from '../../../automation/portfolio/portfolio.dto.js';
import { tokyoDate } from '../../../kernel/clock.js';
import { dayLabel } from '../../../kernel/japanese-era.js';
import { percent, rate } from '../../../kernel/rate.js';
import { type CellToWrite, type ColumnToWrite, type SheetToWrite } from '../../../platform/tabular/sheet-to-write.js';
import { monthsLabel } from '../amount-words.js';
import { PART_TABLES, type PartTable } from './part-order.js';
import { partsOf } from './part-table.js';
import { programmeRows } from './programme-rows.js';
import { placing, QUADRANTS } from './quadrants.js';
import { moveInWords, sinceInWords, troubleInWords } from './trouble-words.js';

/** What is known when a table is written. */
interface PortfolioTables {
  portfolio: PortfolioDto;
  candidates: readonly CandidateDto[];
}

type Writer = (tables: PortfolioTables) => SheetToWrite;

/** Every table of the portfolio as a sheet, by the name its address has. */
export const PORTFOLIO_SHEETS: Readonly<Record<string, Writer>> = {
  shortfalls: ({ portfolio: { shortfalls } }) => ({
    name: '見込を下回る案件',
    columns: [
      ...NAMED,
      ...decimals('不足（時間）', '実績（時間）', '見込（時間）', '見込に対して（%）'),
      ...texts('いつから', '比べた月'),
    ],
    rows: shortfalls.map((one) => [
      ...named(one),
      ...[one.missing, one.actual, one.estimated, one.reachedPercent].map(number),
      sinceInWords(one),
      monthsLabel(one.months),
    ]),
  }),
  'estimates-changed': ({ portfolio: { estimatesChanged } }) => ({
    name: '本番後に見込を変えた案件',
    columns: [
      ...NAMED,
      ...texts('最後に変えた日'),
      ...integers('変更の回数'),
      ...decimals('変える前の見込（年、時間）', '今の見込（年、時間）'),
      ...texts('増減'),
    ],
    rows: estimatesChanged.map((one) => [
      ...named(one),
      dayLabel(tokyoDate(one.at)),
      one.changes,
      ...[one.from, one.to].map(number),
      moveInWords(one),
    ]),
  }),
  robots: ({ portfolio: { robots } }) => ({
    name: 'ロボットの失敗・停止',
    columns: [...NAMED, ...texts('区分', '状況')],
    rows: robots.map((one) => [
      ...named(one),
      one.trouble.kind === 'failing' ? '失敗が多い' : '停止',
      troubleInWords(one.trouble),
    ]),
  }),
  programme: ({ portfolio }) => ({
    name: '計画の進み具合',
    columns: [...texts('区分'), ...integers('件数', '分母'), ...decimals('率（%）'), ...texts('数え方')],
    rows: programmeRows(portfolio.programme).map(({ name, count, of, rule }) => [
      name,
      count,
      of,
      of === null ? null : number(percent(rate(count, of))),
      rule,
    ]),
  }),
  departments: (tables) => parts('departments', tables),
  kinds: (tables) => parts('kinds', tables),
  tools: (tables) => parts('tools', tables),
  pairs: ({ portfolio }) => {
    const { placed, unplaced } = placing(portfolio.pairs);
    const placedIn = new Map(placed.map(({ pair, quadrant }) => [pair, QUADRANTS[quadrant]]));
    return {
      name: '費用と効果',
      columns: [
        ...NAMED,
        ...integers('費用（円）'),
        ...decimals('実績（時間）'),
        ...integers('効果（円）'),
        ...decimals('費用対効果'),
        ...texts('位置'),
      ],
      rows: [...placed.map(({ pair }) => pair), ...unplaced].map((pair) => [
        ...named(pair),
        pair.cost.yen,
        number(pair.saved),
        pair.savedYen,
        number(pair.effectiveness),
        placedIn.get(pair) ?? '',
      ]),
    };
  },
  candidates: ({ candidates }) => ({
    name: '次に取り組む候補',
    columns: [
      ...NAMED,
      ...decimals('1年の時間'),
      ...integers('申請件数', '件数の年度', '件数の分かる手続', '手続'),
      ...decimals('1件（分）', '人数'),
      ...texts('仮定・不足'),
    ],
    rows: candidates.map((one) => {
      const { applications: found, hoursPerYear, minutesPerCase, people, assumed } = one;
      const { reported, expected } = found?.completeness ?? { reported: 0, expected: 0 };
      return [
        ...named(one),
        number(hoursPerYear),
        found && reported > 0 ? found.count : null,
        found?.fiscalYear ?? null,
        ...[reported, expected],
        ...[number(minutesPerCase), number(people)],
        assumed.join('。'),
      ];
    }),
  }),
};

function parts(table: PartTable, { portfolio }: PortfolioTables): SheetToWrite {
  return {
    name: `${PART_TABLES[table].heading}別の削減時間`,
    columns: [
      ...texts(PART_TABLES[table].heading),
      ...integers('案件'),
      ...decimals('実績（時間）', ...BASES.keys.map((basis) => `うち${BASES.names[basis]}（時間）`)),
      ...integers('回答のあった月', '回答の必要な月'),
      ...decimals('見込（時間）'),
      ...integers('見込のある案件', '見込が未入力の案件'),
    ],
    rows: partsOf(portfolio, table).map((part) => {
      const { hours, estimated } = part;
      const { reported, expected } = hours.completeness;
      return [
        part.label,
        part.projects,
        number(hours.saved),
        ...BASES.keys.map((basis) => number(hours.byBasis[basis])),
        reported,
        expected,
        number(estimated.hours),
        estimated.projects,
        estimated.without,
      ];
    }),
  };
}

const of =
  (kind: ColumnToWrite['kind']) =>
  (...titles: string[]): ColumnToWrite[] =>
    titles.map((title) => ({ title, kind }));
const [texts, integers, decimals] = [of('text'), of('integer'), of('decimal')];
const NAMED = texts('案件コード', '案件名', '所管課');

function named({ code, name, departmentName }: { code: string; name: string; departmentName: string }) {
  return [code, name, departmentName];
}

function number(text: string | null): CellToWrite {
  return text === null ? null : Number(text);
}
