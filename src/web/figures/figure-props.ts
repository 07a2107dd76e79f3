import { type FigureView } from '../../achievement/figure-view.js';
import { dayLabel } from '../components/day-label.js';

/** What the component `Figure` shows of a figure. */
export function figureProps(view: FigureView) {
  const { name, numerator, denominator, reason, completeness, asOf, edition, rule, source } = view;
  return {
    name,
    rate: numerator === null || denominator === null ? null : { numerator, denominator },
    reason,
    completeness,
    asOf,
    period: `${dayLabel(view.period.from)}から${dayLabel(view.period.to)}まで`,
    state:
      view.state === 'final'
        ? { kind: 'final' as const, revision: view.revision }
        : { kind: 'provisional' as const },
    edition: `${dayLabel(edition)}版`,
    rule: `${rule}（${source}）`,
  };
}
