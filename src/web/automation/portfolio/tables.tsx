import {
  type CandidateDto,
  type ChangedEstimateDto,
  type NamedProjectDto,
  type PortfolioPairDto,
  type ProjectShortfallDto,
  type TroubledRobotDto,
} from '../../../automation/portfolio/portfolio.dto.js';
import { tokyoDate } from '../../../kernel/clock.js';
import { partsInWords } from '../../../kernel/figure-words.js';
import { dayLabel } from '../../../kernel/japanese-era.js';
import { percent, rate } from '../../../kernel/rate.js';
import { BulletList } from '../../components/bullet-list.js';
import { cellColumn, type Column, column } from '../../components/data-table.js';
import { amountLabel, monthsLabel, percentLabel } from '../amount-words.js';
import { ProjectName } from '../project-words.js';
import { amount, inFile, type PortfolioData, portfolioTable } from './portfolio-table.js';
import { type Placed, placing, QUADRANTS } from './quadrants.js';
import {
  moveInWords,
  type ProgrammeRow,
  programmeRows,
  sinceInWords,
  troubleInWords,
} from './portfolio-words.js';

const NAMED: readonly Column<NamedProjectDto>[] = [
  cellColumn('project', '案件', ProjectName, { heading: true, only: 'page' }),
  column('code', '案件コード', ({ code }) => code, { only: 'file' }),
  column('name', '案件名', ({ name }) => name, { only: 'file' }),
  column('department', '所管課', ({ departmentName }) => departmentName),
];

export const SHORTFALLS = portfolioTable<ProjectShortfallDto>({
  id: 'shortfalls',
  sheet: '見込を下回る案件',
  about: '実績が見込を下回っている案件',
  caption: ({ length }) => `実績が見込を下回っている案件（${length}件、不足の多い順）`,
  columns: () => [
    ...NAMED,
    amount('missing', '不足（時間）', ({ missing }) => missing),
    amount('actual', '実績（時間）', ({ actual }) => actual),
    amount('estimated', '見込（時間）', ({ estimated }) => estimated),
    amount('reached-percent', '見込に対して（%）', ({ reachedPercent }) => reachedPercent, { only: 'file' }),
    cellColumn('reached', '見込に対して', (row) => percentLabel(row.reachedPercent), { numeric: true }),
    column('since', 'いつから', sinceInWords),
    column('months', '比べた月', ({ months }) => monthsLabel(months)),
  ],
  rows: ({ portfolio }) => portfolio.shortfalls,
  note: '実績の分かる月だけを、同じ月の見込と比べています。時間は1つずつ四捨五入しているため、表の数字どうしの差と0.1時間違うことがあります。',
});

export const CHANGED_ESTIMATES = portfolioTable<ChangedEstimateDto>({
  id: 'estimates-changed',
  sheet: '本番後に見込を変えた案件',
  caption: ({ length }) => `本番後に見込を変えた案件（${length}件、新しい順）`,
  columns: () => [
    ...NAMED,
    column('at', '最後に変えた日', ({ at }) => dayLabel(tokyoDate(at))),
    inFile('change-count', '変更の回数', ({ changes }) => changes),
    { key: 'changes', label: '変更', numeric: true, cell: ({ changes }) => `${changes}回` },
    amount('from', '変える前の見込（年、時間）', ({ from }) => from),
    amount('to', '今の見込（年、時間）', ({ to }) => to),
    column('move', '増減', moveInWords, { short: true }),
  ],
  rows: ({ portfolio }) => portfolio.estimatesChanged,
  note: '年度によらず、本番に入った日から後の変更をすべて示します。実績を比べる見込は、今の見込です。',
});

const troubleName = ({ trouble }: TroubledRobotDto) => (trouble.kind === 'failing' ? '失敗が多い' : '停止');

export const ROBOTS = portfolioTable<TroubledRobotDto>({
  id: 'robots',
  sheet: 'ロボットの失敗・停止',
  about: '失敗の多い、または止まっているロボット',
  caption: ({ length }) => `失敗の多い、または止まっているロボット（${length}件）`,
  columns: () => [
    ...NAMED,
    column('kind', '区分', troubleName, {
      short: true,
      cell: (robot) => <span class="state state--late">{troubleName(robot)}</span>,
    }),
    column('trouble', '状況', ({ trouble }) => troubleInWords(trouble)),
  ],
  rows: ({ portfolio }) => portfolio.robots,
});

export const PROGRAMME = portfolioTable<ProgrammeRow>({
  id: 'programme',
  sheet: '計画の進み具合',
  about: '対象・着手・達成の件数',
  caption: () => '対象・着手・達成の件数',
  columns: () => [
    column('name', '区分', ({ name }) => name, { heading: true }),
    column('count', '件数', ({ count }) => count, { kind: 'integer' }),
    inFile('of', '分母', ({ of }) => of),
    amount('percent', '率（%）', ({ count, of }) => (of === null ? null : percent(rate(count, of))), {
      only: 'file',
    }),
    cellColumn(
      'rate',
      '率',
      ({ count, of }) =>
        of === null
          ? '―'
          : `${percent(rate(count, of)) ?? '―'}${of === 0 ? '' : '%'}（${partsInWords(count, of)}）`,
      { numeric: true },
    ),
    column('rule', '数え方', ({ rule }) => rule),
  ],
  rows: ({ portfolio }) => programmeRows(portfolio.programme),
});

export const CANDIDATES = portfolioTable<CandidateDto & { number: number }>({
  id: 'candidates',
  sheet: '次に取り組む候補',
  caption: ({ length }) => `候補（${length}件）`,
  columns: () => [
    cellColumn('rank', '順位', ({ number, hoursPerYear }) => (hoursPerYear === null ? '―' : number), {
      numeric: true,
    }),
    ...NAMED,
    amount('hours', '1年の時間', ({ hoursPerYear }) => hoursPerYear),
    column('count', '申請件数', countOf, { kind: 'integer' }),
    inFile('count-year', '件数の年度', ({ applications }) => applications?.fiscalYear ?? null),
    inFile('reported', '件数の分かる手続', ({ applications }) => applications?.completeness.reported ?? 0),
    inFile('expected', '手続', ({ applications }) => applications?.completeness.expected ?? 0),
    amount('minutes', '1件（分）', ({ minutesPerCase }) => minutesPerCase),
    amount('people', '人数', ({ people }) => people),
    column('assumed', '仮定・不足', ({ assumed }) => assumed.join('。'), {
      cell: ({ assumed }) => <BulletList class="plain" items={assumed} />,
    }),
  ],
  rows: ({ candidates }) => candidates.map((one, at) => ({ ...one, number: at + 1 })),
  empty: '候補または分析の案件はありません。',
});

/** Null where no procedure has said its count. */
function countOf({ applications }: CandidateDto): number | null {
  return applications && applications.completeness.reported > 0 ? applications.count : null;
}

interface PairRow extends PortfolioPairDto {
  /** Its number in the drawing; null for one that cannot be placed. */
  number: number | null;
  quadrant: Placed['quadrant'] | null;
}

function pairRows({ portfolio }: PortfolioData): PairRow[] {
  const { placed, unplaced } = placing(portfolio.pairs);
  return [
    ...placed.map(({ pair, quadrant }, at) => ({ ...pair, number: at + 1, quadrant })),
    ...unplaced.map((pair) => ({ ...pair, number: null, quadrant: null })),
  ];
}

export const PAIRS = portfolioTable<PairRow>({
  id: 'pairs',
  sheet: '費用と効果',
  caption: () => '案件ごとの費用と効果',
  columns: () => [
    { key: 'number', label: '番号', numeric: true, cell: ({ number }) => number },
    ...NAMED,
    column('yen', '費用（円）', ({ cost }) => cost.yen, { kind: 'integer' }),
    amount('hours', '実績（時間）', ({ saved }) => saved),
    column('saved', '効果（円）', ({ savedYen }) => savedYen, {
      kind: 'integer',
      cell: ({ savedYen }) => amountLabel(savedYen === null ? null : String(savedYen)),
    }),
    amount('ratio', '費用対効果', ({ effectiveness }) => effectiveness),
    column('quadrant', '位置', ({ quadrant }) => (quadrant === null ? '' : QUADRANTS[quadrant])),
  ],
  rows: (data) => pairRows(data).filter(({ number }) => number !== null),
  fileRows: pairRows,
});
