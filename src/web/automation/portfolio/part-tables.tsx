import { type PortfolioPartDto } from '../../../automation/portfolio/portfolio.dto.js';
import { BASES } from '../../../automation/automation-words.js';
import { FIGURE_WORDS } from '../../../kernel/figure-words.js';
import { Bar } from '../../chart/bar.js';
import { cellColumn, type Column, column } from '../../components/data-table.js';
import { amountLabel } from '../amount-words.js';
import { amount, inFile, type PortfolioTable, portfolioTable } from './portfolio-table.js';
import { PART_TABLES, type PartTable, portfolioHref, sortParts } from './portfolio-query.js';
import { basisInWords, monthsAnswered } from './portfolio-words.js';

/** Hours by part, with bars; each leads to its projects. */
export const PART_SECTIONS: Readonly<Record<PartTable, PortfolioTable>> = {
  departments: partTable('departments'),
  kinds: partTable('kinds'),
  tools: partTable('tools'),
};

function partTable(table: PartTable): PortfolioTable {
  const { heading, caption, parts } = PART_TABLES[table];
  return portfolioTable<PortfolioPartDto>({
    id: table,
    sheet: `${heading}別の削減時間`,
    about: caption,
    caption: () => `${caption}（実績の多い順に並べ替えられます）`,
    columns: ({ portfolio }) => partColumns(table, portfolio[parts]),
    rows: ({ portfolio, query }) => sortParts(portfolio[parts], query?.orders[table] ?? null),
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
  const amountCell = (text: string | null, href: string | null = null) => {
    const Cell = href === null ? 'span' : 'a';
    return (
      <Cell class="rate" href={href ?? undefined}>
        <span class="rate__percent">{amountLabel(text)}</span>
        {bar(text)}
      </Cell>
    );
  };
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
      cell: (part) => amountCell(part.hours.saved, part.hours.saved === null ? null : hrefOf(table, part)),
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
          {amountCell(hours)}
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
    : `/automation?${new URLSearchParams({ [PART_TABLES[table].filter]: key }).toString()}`;
}
