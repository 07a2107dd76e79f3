import { type IsoDate } from '../../kernel/date.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { Button, ButtonRow } from '../components/button.js';
import { progressOf } from './entry-progress.js';
import { EntryProgress } from './entry-update.js';
import { type EntryView, rowView } from './entry-view.js';
import { filteredPath, filtersOf, ROW_FILTERS, type RowFilter } from './row-filter.js';
import { SubmissionState } from './submission-state.js';

/** The one line that stays on the screen: whose month, until when, how much is left, and what can be done with it. */
export function EntryBar(view: EntryView) {
  const { base, form, troubles, onBehalf } = view;
  return (
    <div class="entry__bar">
      <div class="entry__said" role="status" data-said />
      <div class="entry__ask" role="group" aria-label="貼り付けの確認" data-ask hidden />
      <p class="entry__whose">
        <span class="entry__department">{form.department.name}</span>
        <SubmissionState state={form.state} />
        {onBehalf || form.onBehalf ? <span class="tag">代理入力</span> : null}
        <span class="entry__due">{`提出期限 ${dayLabel(form.dueOn as IsoDate)}`}</span>
      </p>
      <RowFilters {...view} />
      <EntryProgress progress={progressOf(form.rows)} unsaved={troubles.size} />
      <ButtonRow>
        <Button kind="secondary">保存する</Button>
        <Button kind="secondary" formAction={`${base}/confirm-rest`}>
          前月から変更なし（残り全部）
        </Button>
        <Button formAction={`${base}/submit`}>提出する</Button>
      </ButtonRow>
    </div>
  );
}

function RowFilters({ base, form, troubles, show }: EntryView) {
  const filters = form.rows.map((row) => filtersOf(rowView(row, troubles)));
  const count = (filter: RowFilter) =>
    filter === 'all' ? filters.length : filters.filter((of) => of.includes(filter)).length;
  return (
    <nav class="entry__filters" aria-label="表示する手続">
      {(Object.keys(ROW_FILTERS) as RowFilter[]).map((filter) => (
        <a
          href={filteredPath(base, filter)}
          aria-current={filter === show ? 'true' : undefined}
          data-show={filter}
        >
          {ROW_FILTERS[filter]} <span data-count={filter}>{count(filter)}</span>
        </a>
      ))}
    </nav>
  );
}
