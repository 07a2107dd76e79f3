import { type TargetTableRowDto, type TargetTableDto } from '../../targets/progress-answer.dto.js';
import { type TargetDto } from '../../targets/target-answer.dto.js';
import { deviationInWords } from '../../targets/progress-sentences.js';
import { ButtonRow, LinkButton } from '../components/button.js';
import { type Column, DataTable } from '../components/data-table.js';
import { ExportLinks } from '../components/export-links.js';
import { Notice } from '../components/notice.js';
import { instantLabel } from '../components/instant-label.js';
import { JUDGEMENT_COLUMN, planColumns } from './plan-columns.js';
import { TargetTabs } from './target-tabs.js';
import { yearValueInWords } from './value-cells.js';

export interface TargetsView {
  table: TargetTableDto;
  withdrawn: readonly TargetDto[];
  mayEdit: boolean;
}

/** 目標: the plan's table, judged by the latest actual values. */
export function targetsPage({ table, withdrawn, mayEdit }: TargetsView) {
  return (
    <div class="stack">
      <TargetTabs current="/targets" />
      <p>
        計画の目標を、最新の実績とともに示します。「達成」の目標は軌道（基準値から目標値までの線）と比べて順調・遅れを、「上限」「維持」の目標は守られているかを判定します。
      </p>
      {staleIn(table).map((sentence) => (
        <Notice key={sentence} kind="warning" title="古い値が含まれています。">
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
      <DataTable
        id="targets"
        caption="目標の一覧"
        columns={columnsOf(table)}
        rows={table.rows}
        rowKey={({ id }) => id}
        empty="目標はまだ登録されていません。"
      />
      {table.rows.length === 0 ? null : <ExportLinks xlsx="/targets/export.xlsx" csv="/targets/export.csv" />}
      {withdrawn.length === 0 ? null : <Withdrawn targets={withdrawn} />}
    </div>
  );
}

/** What is to be said of old values, each once. */
function staleIn({ rows }: TargetTableDto): string[] {
  return [...new Set(rows.flatMap(({ latest }) => latest?.stale ?? []))];
}

function columnsOf({ fiscalYears }: TargetTableDto): Column<TargetTableRowDto>[] {
  return [
    ...planColumns(fiscalYears),
    {
      key: 'deviation',
      label: '軌道との乖離',
      cell: (row) => <span class="period">{deviationInWords(row) ?? '―'}</span>,
    },
    JUDGEMENT_COLUMN,
  ];
}

function Withdrawn({ targets }: { targets: readonly TargetDto[] }) {
  return (
    <details>
      <summary>{`取り下げた目標（${targets.length}件）`}</summary>
      <DataTable
        id="withdrawn"
        caption="取り下げた目標"
        columns={[
          {
            key: 'name',
            label: '指標',
            heading: true,
            cell: ({ id, name }) => <a href={`/targets/${id}`}>{name}</a>,
          },
          {
            key: 'baseline',
            label: '基準値',
            short: true,
            cell: ({ baseline, unit }) => yearValueInWords(baseline, unit),
          },
          {
            key: 'targets',
            label: '目標値',
            cell: ({ targets: values, unit }) => values.map((one) => yearValueInWords(one, unit)).join('、'),
          },
          {
            key: 'at',
            label: '取り下げた日時',
            short: true,
            cell: ({ withdrawn }) => (withdrawn ? instantLabel(new Date(withdrawn.at)) : ''),
          },
          { key: 'reason', label: '理由', cell: ({ withdrawn }) => withdrawn?.reason ?? '' },
        ]}
        rows={targets}
        rowKey={({ id }) => id}
      />
    </details>
  );
}
