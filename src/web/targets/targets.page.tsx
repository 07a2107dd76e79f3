import { type TargetTableDto } from '../../targets/progress-answer.dto.js';
import { type TargetDto } from '../../targets/target-answer.dto.js';
import { ButtonRow, LinkButton } from '../components/button.js';
import { type Column, column, DataTable } from '../components/data-table.js';
import { ExportLinks } from '../components/export-links.js';
import { Notice } from '../components/notice.js';
import { instantLabel } from '../components/instant-label.js';
import { pageColumns } from '../list/list.js';
import { ListQuery } from '../list/list-query.js';
import { targetList } from './target-list.js';
import { TargetTabs } from './target-tabs.js';
import { yearValueInWords } from './value-cells.js';

export interface TargetsView {
  table: TargetTableDto;
  withdrawn: readonly TargetDto[];
  mayEdit: boolean;
}

/** 目標: the plan's table, judged by the latest actual values. */
export function targetsPage({ table, withdrawn, mayEdit }: TargetsView) {
  const list = targetList(table);
  const stale = new Set(table.rows.flatMap(({ latest }) => latest?.stale ?? []));
  return (
    <div class="stack">
      <TargetTabs current="/targets" />
      <p>
        計画の目標を、最新の実績とともに示します。「達成」の目標は軌道（基準値から目標値までの線）と比べて順調・遅れを、「上限」「維持」の目標は守られているかを判定します。
      </p>
      {[...stale].map((sentence) => (
        <Notice kind="warning" title="古い値が含まれています。">
          <p>{sentence}</p>
        </Notice>
      ))}
      {mayEdit ? (
        <ButtonRow>
          <LinkButton kind="primary" href="/targets/new">
            目標を登録する
          </LinkButton>
          {table.rows.length > 1 ? <LinkButton href="/targets/order">順序を変える</LinkButton> : null}
        </ButtonRow>
      ) : null}
      <DataTable {...list} columns={pageColumns(list)} rows={table.rows} />
      {table.rows.length === 0 ? null : <ExportLinks {...ListQuery.of(list, {}).files} />}
      {withdrawn.length === 0 ? null : (
        <details>
          <summary>{`取り下げた目標（${withdrawn.length}件）`}</summary>
          <DataTable id="withdrawn" caption="取り下げた目標" columns={WITHDRAWN_COLUMNS} rows={withdrawn} />
        </details>
      )}
    </div>
  );
}

const WITHDRAWN_COLUMNS: Column<TargetDto>[] = [
  column('name', '指標', ({ name }) => name, { heading: true, href: ({ id }) => `/targets/${id}` }),
  column('baseline', '基準値', ({ baseline, unit }) => yearValueInWords(baseline, unit), {
    short: true,
  }),
  column('targets', '目標値', ({ targets: values, unit }) =>
    values.map((one) => yearValueInWords(one, unit)).join('、'),
  ),
  column('at', '取り下げた日時', ({ withdrawn }) => (withdrawn ? instantLabel(new Date(withdrawn.at)) : ''), {
    short: true,
  }),
  { key: 'reason', label: '理由', cell: ({ withdrawn }) => withdrawn?.reason ?? '' },
];
