import { FIGURE_WORDS } from '../../../kernel/figure-words.js';
import { type PortfolioDto, type PortfolioPartDto } from '../../../automation/portfolio/portfolio.dto.js';
import { Bar } from '../../chart/bar.js';
import { type Column, DataTable } from '../../components/data-table.js';
import { amountLabel } from '../amount-words.js';
import { TableExportLinks } from './export-links.js';
import { basisInWords, monthsAnswered } from './hours-words.js';
import { PART_TABLES, type PartTable, sortParts } from './part-order.js';
import { type PortfolioAsk, portfolioHref } from './portfolio-ask.js';

const PART_OF: Record<PartTable, 'byDepartment' | 'byKind' | 'byTool'> = {
  departments: 'byDepartment',
  kinds: 'byKind',
  tools: 'byTool',
};
const FILTERS: Record<PartTable, string> = { departments: 'departmentId', kinds: 'kind', tools: 'tool' };

/** The parts of the portfolio that a table shows. */
export function partsOf(portfolio: PortfolioDto, table: PartTable): PortfolioPartDto[] {
  return portfolio[PART_OF[table]];
}

/** Hours by part, with bars; each leads to its projects. */
export function PartSection({
  table,
  portfolio,
  ask,
}: {
  table: PartTable;
  portfolio: PortfolioDto;
  ask: PortfolioAsk;
}) {
  const { heading, caption } = PART_TABLES[table];
  const parts = partsOf(portfolio, table);
  const most = Math.max(0, ...parts.flatMap((part) => [part.hours.saved, part.estimated.hours].map(Number)));
  const bar = (text: string | null) =>
    text === null || most === 0 ? null : <Bar percent={String((Math.max(0, Number(text)) / most) * 100)} />;
  const order = ask.orders[table];
  const columns: Column<PortfolioPartDto>[] = [
    {
      key: 'name',
      label: heading,
      heading: true,
      sortable: true,
      cell: (part) => <Name table={table} part={part} />,
    },
    { key: 'projects', label: '案件', numeric: true, sortable: true, cell: ({ projects }) => projects },
    {
      key: 'actual',
      label: '実績（時間）',
      sortable: true,
      cell: (part) => (
        <Hours text={part.hours.saved} href={part.hours.saved === null ? null : hrefOf(table, part)}>
          {bar(part.hours.saved)}
        </Hours>
      ),
    },
    { key: 'basis', label: '算出方法', cell: ({ hours }) => basisInWords(hours) },
    {
      key: 'answers',
      label: FIGURE_WORDS.reported,
      short: true,
      cell: ({ hours }) => monthsAnswered(hours.completeness),
    },
    {
      key: 'estimated',
      label: '見込（時間）',
      sortable: true,
      cell: ({ estimated }) => (
        <>
          <Hours text={estimated.hours} href={null}>
            {bar(estimated.hours)}
          </Hours>
          {estimated.without === 0 ? null : (
            <span class="report__before">{`見込が未入力 ${estimated.without}件`}</span>
          )}
        </>
      ),
    },
  ];
  return (
    <section aria-labelledby={`${table}-heading`} class="stack">
      <h2 id={`${table}-heading`}>{`${heading}別`}</h2>
      <DataTable
        id={table}
        caption={`${caption}（実績の多い順に並べ替えられます）`}
        columns={columns}
        rows={sortParts(parts, order)}
        rowKey={({ key }) => key}
        sorting={{
          key: order?.by ?? '',
          descending: order?.descending ?? false,
          href: (by, descending) =>
            `${portfolioHref({ ...ask, orders: { ...ask.orders, [table]: { by, descending } } })}#${table}-heading`,
        }}
      />
      <TableExportLinks year={portfolio.fiscalYear} table={table} about={caption} />
    </section>
  );
}

function Name({ table, part }: { table: PartTable; part: PortfolioPartDto }) {
  const href = hrefOf(table, part);
  return href === null ? <>{part.label}</> : <a href={href}>{part.label}</a>;
}

function Hours({
  text,
  href,
  children,
}: {
  text: string | null;
  href: string | null;
  children: preact.ComponentChildren;
}) {
  const shown = (
    <>
      <span class="rate__percent">{amountLabel(text)}</span>
      {children}
    </>
  );
  return href === null ? (
    <span class="rate">{shown}</span>
  ) : (
    <a class="rate" href={href}>
      {shown}
    </a>
  );
}

/** The list of its projects; a part that stands for what is not filled in has none. */
function hrefOf(table: PartTable, { key }: PortfolioPartDto): string | null {
  return key === '' ? null : `/automation?${new URLSearchParams({ [FILTERS[table]]: key }).toString()}`;
}
