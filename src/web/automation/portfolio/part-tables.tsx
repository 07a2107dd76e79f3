import { type PortfolioDto, type PortfolioPartDto } from '../../../automation/portfolio/portfolio.dto.js';
import { BASES } from '../../../automation/automation-words.js';
import { FIGURE_WORDS } from '../../../kernel/figure-words.js';
import { Bar } from '../../chart/bar.js';
import { cellColumn, type Column, column } from '../../components/data-table.js';
import { amountLabel } from '../amount-words.js';
import { amount, inFile, type PortfolioTable, portfolioTable } from './portfolio-table.js';
import { PART_TABLES, type PartTable, portfolioHref, sortParts } from './portfolio-query.js';
import { basisInWords, monthsAnswered } from './portfolio-words.js';

/** The parts of the portfolio a table shows, and the filter of the list of projects by which each is found. */
const SOURCES = {
  departments: { parts: 'byDepartment', filter: 'departmentId' },
  kinds: { parts: 'byKind', filter: 'kind' },
  tools: { parts: 'byTool', filter: 'tool' },
} as const satisfies Record<PartTable, { parts: keyof PortfolioDto; filter: string }>;

/** Hours by part, with bars; each leads to its projects. */
export const PART_SECTIONS: Readonly<Record<PartTable, PortfolioTable>> = {
  departments: partTable('departments'),
  kinds: partTable('kinds'),
  tools: partTable('tools'),
};

function partTable(table: PartTable): PortfolioTable {
  const { heading, caption } = PART_TABLES[table];
  return portfolioTable<PortfolioPartDto>({
    id: table,
    sheet: `${heading}別の削減時間`,
    about: caption,
    caption: () => `${caption}（実績の多い順に並べ替えられます）`,
    columns: ({ portfolio }) => partColumns(table, portfolio[SOURCES[table].parts]),
    rows: ({ portfolio, query }) => sortParts(portfolio[SOURCES[table].parts], query?.orders[table] ?? null),
    sorting: (query) => {
      const order = query.orders[table];
      return {
        key: order?.by ?? '',
        descending: order?.descending ?? false,
        href: (by, descending) =>
          `${portfolioHref({ ...query, orders: { ...query.orders, [table]: { by, descending } } })}#${table}-heading`,
      };
    },
  });
}

function partColumns(table: PartTable, parts: readonly PortfolioPartDto[]): Column<PortfolioPartDto>[] {
  const most = Math.max(0, ...parts.flatMap((part) => [part.hours.saved, part.estimated.hours].map(Number)));
  const bar = (text: string | null) =>
    text === null || most === 0 ? null : <Bar percent={String((Math.max(0, Number(text)) / most) * 100)} />;
  const amountCell = (text: string | null) => (
    <>
      <span class="rate__percent">{amountLabel(text)}</span>
      {bar(text)}
    </>
  );
  return [
    column('name', PART_TABLES[table].heading, ({ label }) => label, {
      heading: true,
      sortable: true,
      href: (part) => hrefOf(table, part),
    }),
    column('projects', '案件', ({ projects }) => projects, { kind: 'integer', sortable: true }),
    amount('actual', '実績（時間）', ({ hours }) => hours.saved, {
      numeric: false,
      sortable: true,
      cell: (part) => {
        const href = part.hours.saved === null ? null : hrefOf(table, part);
        return href === null ? (
          <span class="rate">{amountCell(part.hours.saved)}</span>
        ) : (
          <a class="rate" href={href}>
            {amountCell(part.hours.saved)}
          </a>
        );
      },
    }),
    ...BASES.keys.map((basis) =>
      amount<PortfolioPartDto>(
        `hours-${basis}`,
        `うち${BASES.names[basis]}（時間）`,
        ({ hours }) => hours.byBasis[basis],
        { only: 'file' },
      ),
    ),
    column('basis', '算出方法', ({ hours }) => basisInWords(hours), { only: 'page' }),
    cellColumn('answers', FIGURE_WORDS.reported, ({ hours }) => monthsAnswered(hours.completeness), {
      short: true,
    }),
    inFile('reported', '回答のあった月', ({ hours }) => hours.completeness.reported),
    inFile('expected', '回答の必要な月', ({ hours }) => hours.completeness.expected),
    amount('estimated', '見込（時間）', ({ estimated }) => estimated.hours, {
      numeric: false,
      sortable: true,
      cell: ({ estimated: { hours, without } }) => (
        <>
          <span class="rate">{amountCell(hours)}</span>
          {without === 0 ? null : <span class="report__before">{`見込が未入力 ${without}件`}</span>}
        </>
      ),
    }),
    inFile('with-estimate', '見込のある案件', ({ estimated }) => estimated.projects),
    inFile('without-estimate', '見込が未入力の案件', ({ estimated }) => estimated.without),
  ];
}

/** The list of its projects; a part that stands for what is not filled in has none. */
function hrefOf(table: PartTable, { key }: PortfolioPartDto): string | null {
  return key === ''
    ? null
    : `/automation?${new URLSearchParams({ [SOURCES[table].filter]: key }).toString()}`;
}
