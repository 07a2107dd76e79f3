import { type Cell, type Link, type Tone } from '../../publication/section/report-section.js';
import { RateCell } from '../components/rate-cell.js';
import { figureAddress } from '../figures/figure-address.js';

const TONES: Record<Tone, string> = {
  good: ' mark--good',
  gap: ' mark--gap',
  doubt: ' mark--doubt',
  plain: '',
};

/** A cell of the report's tables, as its column describes it. */
export function ReportCell({ cell }: { cell: Cell }) {
  const { figure, beside, below = [], mark, link } = cell;
  if (figure?.completeness) {
    const rate = { reason: null, ...figure, completeness: figure.completeness };
    return <RateCell figure={rate} address={link ? linkAddress(link) : null} reportedBeside={beside} />;
  }
  return (
    <>
      <CellText {...cell} />
      {mark === undefined ? null : (
        <>
          {' '}
          <span class="mark mark--failed">{mark}</span>
        </>
      )}
      {below.map((line) => (
        <span class="quiet target-about">{line}</span>
      ))}
    </>
  );
}

function CellText({ text, period, prose, tone, link }: Cell) {
  const look = tone ? `mark${TONES[tone]}` : period ? 'period' : prose ? 'review__said' : undefined;
  if (!link) return look === undefined ? <>{text}</> : <span class={look}>{text}</span>;
  return (
    <a class="target-name" href={linkAddress(link)}>
      {text}
    </a>
  );
}

/** Where a cell leads. */
export function linkAddress(link: Link): string {
  switch (link.to) {
    case 'target':
      return `/targets/${link.id}`;
    case 'procedure':
      return `/procedures/${link.id}`;
    case 'action':
      return `/review/${link.month}/actions/${link.id}`;
    case 'figure':
      return figureAddress({ ...link, period: link.month });
  }
}
