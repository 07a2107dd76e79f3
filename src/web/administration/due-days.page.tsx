import { dayLabel } from '../../kernel/japanese-era.js';
import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { type DueDays } from '../../closing/opening/due-day.service.js';
import { MONTH_STATE_NAMES } from '../../reporting/month/month.repository.js';
import { cellColumn, type Column, column, DataTable } from '../components/data-table.js';
import { formPage } from '../form/fields-form.js';
import { FormDescription } from '../form/form-description.js';
import { type FormState } from '../form/form-state.js';
import { day } from '../form/single-field.js';

const COLUMNS: Column<DueDays['days'][number]>[] = [
  column('month', '対象月', ({ month }) => month, { kind: 'period', heading: true }),
  column('dueOn', '提出期限', ({ dueOn }) => `${dayLabel(dueOn)}${weekday(dueOn)}`),
  column('moved', '移した理由', ({ movedFrom, movedBecause }) =>
    movedFrom === null ? null : `${dayLabel(movedFrom)}は${movedBecause ?? '休日'}のため`,
  ),
  column('state', '対象月の状態', ({ state }) =>
    state === null ? '受付前（予定）' : MONTH_STATE_NAMES[state],
  ),
];

const CHANGE = cellColumn<DueDays['days'][number]>('change', '変更', ({ month, changeable }) =>
  changeable ? (
    <a href={`/administration/due-days/${month}`}>
      変更する<span class="visually-hidden">{`：${periodLabel(month)}`}</span>
    </a>
  ) : null,
);

/** Sets the due day of one month. */
export const DUE_DAY_FORM = new FormDescription({
  dueOn: day('提出期限', {
    required: true,
    hint: '変更すると、催促のお知らせも新しい期限に合わせて届きます。',
  }),
});

/** The form for the due day of a month. */
export function dueDayPage(month: Month, state: FormState) {
  return formPage({ state, action: `/administration/due-days/${month}`, submit: '期限を変更する' });
}

/** 提出期限: by when departments answer, month by month. */
export function dueDaysPage({ dueDay, days }: DueDays, mayChange: boolean) {
  return (
    <>
      <p>
        {`報告の提出期限は、対象月の翌月${dueDay}日です。土曜日、日曜日、国民の祝日、年末年始（12月29日から1月3日まで）に当たるときは、次の開庁日に移します。受付を遅れて始めた月は、短くとも、1日に始めたときと同じ日数（5日を超えるときは5日）を置きます。`}
      </p>
      <DataTable
        id="due-days"
        caption="これから1年の提出期限"
        columns={mayChange ? [...COLUMNS, CHANGE] : COLUMNS}
        rows={days}
      />
    </>
  );
}

function weekday(date: string): string {
  return ` ${'日月火水木金土'.charAt(new Date(`${date}T00:00:00Z`).getUTCDay())}曜日`;
}
