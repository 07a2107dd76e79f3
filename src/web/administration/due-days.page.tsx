import { dayLabel } from '../../kernel/japanese-era.js';
import { type DueDays } from '../../closing/opening/due-day.service.js';
import { MONTH_STATE_NAMES } from '../../reporting/month/month.repository.js';
import { type Column, column, DataTable } from '../components/data-table.js';

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

/** 提出期限: by when departments answer, month by month. */
export function dueDaysPage({ dueDay, days }: DueDays) {
  return (
    <>
      <p>
        {`報告の提出期限は、対象月の翌月${dueDay}日です。土曜日、日曜日、国民の祝日、年末年始（12月29日から1月3日まで）に当たるときは、次の開庁日に移します。`}
      </p>
      <DataTable id="due-days" caption="これから1年の提出期限" columns={COLUMNS} rows={days} />
    </>
  );
}

function weekday(date: string): string {
  return ` ${'日月火水木金土'.charAt(new Date(`${date}T00:00:00Z`).getUTCDay())}曜日`;
}
