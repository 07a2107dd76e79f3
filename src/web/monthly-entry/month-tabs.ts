import { eraMonth } from '../../kernel/japanese-era.js';
import { type Month, monthNumber, yearOf } from '../../kernel/month.js';
import { MONTH_STATE_NAMES } from '../../reporting/month/month.repository.js';
import { type MonthState } from '../../reporting/month/month-states.js';
import { type Tab } from '../components/tabs.js';

/** How many months stand beside each other. */
const SHOWN = 6;

/** The newest months, every open one and the one shown, newest first, each with its state. */
export function monthTabs(
  months: readonly { month: Month; state: MonthState }[],
  shownMonth: Month,
  href: (month: Month) => string,
): Tab[] {
  return months
    .filter(({ month, state }, i) => i < SHOWN || state === 'open' || month === shownMonth)
    .map(({ month, state }) => ({
      href: href(month),
      label: `${yearOf(month)}年${monthNumber(month)}月`,
      below: `${eraMonth(month)} ${MONTH_STATE_NAMES[state]}`,
      current: month === shownMonth,
    }));
}
