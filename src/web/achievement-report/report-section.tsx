import { type TrendPoint } from '../../achievement/figures/figure-history.repository.js';
import { type ShownReport } from '../../publication/report-model.js';
import { isRead } from '../../publication/report-sections.js';
import { isOn } from '../../publication/section/report-column.js';
import { type Block, type ReportTable } from '../../publication/section/report-section.js';
import { BulletList } from '../components/bullet-list.js';
import { DataTable } from '../components/data-table.js';
import { Facts } from '../components/fact.js';
import { RateCell } from '../components/rate-cell.js';
import { Section } from '../components/section.js';
import { TrendChart } from '../dashboard/trend-chart.js';
import { trendGuides } from '../dashboard/trend-guides.js';
import { trendView } from '../dashboard/trend-view.js';
import { linkAddress, ReportCell } from './report-cell.js';

interface Props {
  section: { key: string; title: string; blocks: readonly Block[] };
  report: ShownReport;
}

/** A section of the report on the page; nothing where it has nothing to be read. */
export function ReportSection({ section: { key, title, blocks }, report }: Props) {
  const shownBlocks = blocks.filter(
    (block) => isRead(block) && !(block.kind === 'table' && block.read === 'paper'),
  );
  if (shownBlocks.length === 0) return null;
  return (
    <Section id={key} title={title}>
      {shownBlocks.map((block) => (
        <SectionBlock block={block} report={report} />
      ))}
    </Section>
  );
}

function SectionBlock({ block, report }: { block: Block; report: ShownReport }) {
  switch (block.kind) {
    case 'sentences':
      return <BulletList items={block.sentences} />;
    case 'heading':
      return <h3>{block.text}</h3>;
    case 'lead':
    case 'note':
      return <p>{block.text}</p>;
    case 'rates':
      return (
        <>
          {block.rates.map(({ name, figure, link }) => (
            <div class="group-rate">
              {name}
              <RateCell figure={figure} address={linkAddress(link)} />
            </div>
          ))}
        </>
      );
    case 'trend':
      return <ReportTrend report={report} />;
    case 'terms':
      return (
        <>
          <h3>{block.caption}</h3>
          <Facts
            class="facts definitions"
            facts={block.terms.map(({ term, meaning }) => [term, meaning] as const)}
          />
        </>
      );
    case 'table':
      return block.folded ? (
        <details>
          <summary>{block.caption}</summary>
          <SectionTable table={block} />
        </details>
      ) : (
        <SectionTable table={block} />
      );
  }
}

function SectionTable({ table: { key, caption, columns, rows, lead, empty } }: { table: ReportTable }) {
  if (rows.length === 0 && empty !== undefined) return <p>{empty}</p>;
  return (
    <>
      {lead === undefined ? null : <p>{lead}</p>}
      <DataTable
        id={key}
        caption={caption}
        rows={rows.map((row, at) => ({ row, at }))}
        columns={columns.filter(isOn('page')).map((column) => ({
          key: column.key,
          label: column.label,
          heading: column.heading,
          numeric: column.numeric,
          short: column.short,
          cell: ({ row }: { row: unknown; at: number }) => <ReportCell cell={column.cell(row)} />,
        }))}
      />
    </>
  );
}

/** The trend as this report knows it: a later correction of an earlier month does not alter it. */
function ReportTrend({ report }: { report: ShownReport }) {
  const points = report.trend.flatMap(({ month, state, revision, indicators }): TrendPoint[] =>
    state === null || revision === null
      ? []
      : Object.entries(indicators).map(([indicator, { numerator, denominator, completeness: of }]) => ({
          ...{ month, state, revision, indicator, numerator, denominator },
          ...of,
        })),
  );
  const view = trendView(points, report.period.month);
  return <TrendChart {...view} guides={trendGuides(report.targets?.rows ?? [], view)} />;
}
