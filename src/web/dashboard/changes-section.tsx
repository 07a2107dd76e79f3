import { periodLabel } from '../../kernel/period.js';
import { comparisonAddress } from '../comparison/comparison-address.js';
import { type DashboardFigures } from './dashboard-view.js';

/** What changed since the period before. Its lines come afterwards; without scripts the link leads to them. */
export function ChangesSection({
  period,
  previous,
  visible,
}: Pick<DashboardFigures, 'period' | 'previous'> & { visible: boolean }) {
  if (!visible || previous === null) return null;
  const query = new URLSearchParams({ from: previous, to: period }).toString();
  return (
    <section aria-labelledby="changes-heading" class="stack">
      <h2 id="changes-heading">{`${periodLabel(previous)}から変わったこと`}</h2>
      <div class="changes" hx-get={`/dashboard/changes?${query}`} hx-trigger="load" hx-swap="innerHTML" />
      <p>
        <a href={comparisonAddress({ period: previous }, { period })}>変わったことと理由をすべて見る</a>
      </p>
    </section>
  );
}
