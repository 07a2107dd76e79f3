import { type IsoDate } from '../../kernel/date.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { MONTH_STATE_NAMES } from '../../reporting/month/month.repository.js';
import { type MonthDto } from '../../reporting/month/month.dto.js';
import { Button } from '../components/button.js';
import { cellColumn, type Column, column, DataTable } from '../components/data-table.js';
import { instantBy } from '../components/instant-label.js';
import { Form } from '../components/form.js';
import { SelectField } from '../components/form-field.js';

const COLUMNS: Column<MonthDto>[] = [
  column('month', '対象月', ({ month }) => periodLabel(month), {
    heading: true,
    href: ({ month }) => `/months/${month}`,
  }),
  cellColumn('state', '状態', MonthState),
  { key: 'due', label: '提出期限', cell: ({ dueOn }) => dayLabel(dueOn as IsoDate) },
  column('opened', '受付開始', ({ openedAt, openedBy }) => instantBy(openedAt, openedBy)),
  column('closed', '確定', ({ closedAt }) => closedAt),
];

/** 対象月: every month ever opened, and those one may open, the next one first. */
export function monthsPage(months: readonly MonthDto[], openable: readonly Month[]) {
  return (
    <div class="stack">
      {openable.length === 0 ? null : (
        <Form action="/months" class="months__open">
          <SelectField
            label="受付を開始する対象月"
            name="month"
            choices={openable.map((month) => ({ value: month, label: periodLabel(month) }))}
          />
          <Button>受付を開始する</Button>
        </Form>
      )}
      <DataTable
        id="months"
        caption="対象月の一覧"
        columns={COLUMNS}
        rows={months}
        empty="まだ受付を開始した対象月がありません。"
      />
    </div>
  );
}

/** The state of a month with its revision, where it has been corrected. */
export function MonthState({ state, revision }: Pick<MonthDto, 'state' | 'revision'>) {
  return (
    <span class={`state state--${state}`}>
      {`${MONTH_STATE_NAMES[state]}${revision > 1 ? `（第${revision}版）` : ''}`}
    </span>
  );
}
