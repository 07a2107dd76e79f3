import { type Context } from '../../access/context.js';
import { reach } from '../../access/permissions.js';
import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { MONTH_STATE_NAMES } from '../../reporting/month/month.repository.js';
import { type MonthState } from '../../reporting/month/month-states.js';
import { Button } from '../components/button.js';
import { Form } from '../components/form.js';
import { SelectField } from '../components/form-field.js';
import { type Tab, Tabs } from '../components/tabs.js';

/** What stands above every page of a month's review: its months, and its parts. */
export interface ReviewHead {
  month: Month;
  months: readonly { month: Month; state: MonthState }[];
  /** The part of the page at which another month is opened. */
  part: 'texts' | 'office' | 'actions';
  tabs: readonly Tab[];
}

/** Where a department's, or (null) the DX office's, texts are written. */
export function reviewTextsPath(month: Month, departmentId: string | null): string {
  return departmentId === null ? `/review/${month}/office` : `/review/${month}/departments/${departmentId}`;
}

/** The parts of a month's review that the actor may open. */
export function reviewHead(
  context: Context,
  months: ReviewHead['months'],
  { month, part }: Pick<ReviewHead, 'month' | 'part'>,
): ReviewHead {
  const { departmentId } = context.actor;
  const office = reach(context, 'review.write') === 'all';
  const tab = (href: string, label: string, of: string) => ({ href, label, current: part === of });
  const tabs = [
    departmentId === null
      ? tab(`/review/${month}`, '各課の記入', 'texts')
      : tab(reviewTextsPath(month, departmentId), '課題・対応・次月の予定', 'texts'),
    ...(office ? [tab(reviewTextsPath(month, null), 'DX推進課の記入', 'office')] : []),
    tab(`/review/${month}/actions`, '対応事項', 'actions'),
  ];
  return { month, months, part, tabs };
}

/** Month chooser and parts. */
export function ReviewTabs({ month, months, part, tabs }: ReviewHead) {
  return (
    <>
      <Form action="/review" method="get" class="filter" hidden={{ part }}>
        <SelectField
          label="対象月"
          name="month"
          value={month}
          choices={months.map((one) => ({
            value: one.month,
            label: `${periodLabel(one.month)} ${MONTH_STATE_NAMES[one.state]}`,
          }))}
        />
        <Button kind="secondary">この月を表示する</Button>
      </Form>
      <Tabs label="課題と対応" tabs={tabs} />
    </>
  );
}
