import { MONTH_STATE_NAMES } from '../../../reporting/month/month.repository.js';
import { type MonthState } from '../../../reporting/month/month-states.js';
import { BulletList } from '../../components/bullet-list.js';
import { column, DataTable } from '../../components/data-table.js';
import { Notice } from '../../components/notice.js';
import { Tabs, type Tab } from '../../components/tabs.js';
import { AutomationTabs } from '../automation-tabs.js';
import { type DepartmentProgress, missing, progressLabel, type ResultProgress } from './result-progress.js';

export interface OverviewView {
  monthState: MonthState;
  months: readonly Tab[];
  whole: ResultProgress;
  departments: readonly DepartmentProgress[];
  hrefOf: (departmentId: string) => string;
}

/** 月次実績 of all departments: who has entered what, who is missing. */
export function resultsOverviewPage({ monthState, months, whole, departments, hrefOf }: OverviewView) {
  const late = departments.filter((one) => missing(one) > 0);
  return (
    <div class="stack">
      <AutomationTabs current="/automation/results" />
      {months.length > 1 ? <Tabs label="対象月" tabs={months} /> : null}
      <p class="report__facts">
        <span>{`対象月は${MONTH_STATE_NAMES[monthState]}`}</span>
        <span>{`自動化案件の実績：${progressLabel(whole)}`}</span>
      </p>
      {late.length === 0 ? null : (
        <Notice kind="warning" title={`${late.length}課の入力がそろっていません。`}>
          <BulletList
            items={late.map((one) => (
              <>
                <a href={hrefOf(one.departmentId)}>{one.departmentName}</a>
                {`　未入力 ${missing(one)}件`}
              </>
            ))}
          />
        </Notice>
      )}
      <DataTable<DepartmentProgress>
        id="departments"
        caption={`所管課ごとの入力（${departments.length}課、未入力の多い順）`}
        columns={[
          column('name', '所管課', ({ departmentName }) => departmentName, {
            heading: true,
            href: ({ departmentId }) => hrefOf(departmentId),
          }),
          column('entered', '入力済み', (one) => `${one.entered} / ${one.expected}`, { numeric: true }),
          { key: 'missing', label: '未入力', numeric: true, cell: (one) => missing(one) },
          { key: 'unanswered', label: '未回答あり', numeric: true, cell: ({ unanswered }) => unanswered },
          { key: 'optional', label: '試行など（任意）', numeric: true, cell: ({ optional }) => optional },
        ]}
        rows={departments}
        empty="この月に試行または本番の案件はありません。"
      />
    </div>
  );
}
