import { type Period, periodLabel } from '../../kernel/period.js';

/** A period in a table's cell, in both calendars; it breaks between them alone. */
export function PeriodLabel({ period }: { period: Period }) {
  return <span class="period">{periodLabel(period)}</span>;
}
