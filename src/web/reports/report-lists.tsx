import { dayLabel } from '../../kernel/japanese-era.js';
import { periodLabel } from '../../kernel/period.js';
import { type ReportModel } from '../../publication/report-model.js';
import {
  type ReportItemDto,
  type ReportGroupDto,
  type ReportProcedureDto,
  type BehindProcedureDto,
} from '../../publication/report-rows-answer.dto.js';
import { BEHIND_WORDS, CHANGE_WORDS, onlineWord } from '../../publication/report-words.js';
import { type Column, DataTable } from '../components/data-table.js';
import { RateCell } from '../components/rate-cell.js';
import { figureAddress } from '../figures/figure-address.js';

/** Rows of one list that a page bears; the workbook holds them all. */
const MOST = 300;

/** The items of the national list, group by group, with stage and change. */
export function ItemSection({ model }: { model: ReportModel }) {
  return (
    <section class="stack" aria-labelledby="items-heading">
      <h2 id="items-heading">優先手続の一覧</h2>
      {model.groups.map((group) => (
        <Group key={group.key} group={group} model={model} />
      ))}
    </section>
  );
}

function Group({ group, model }: { group: ReportGroupDto; model: ReportModel }) {
  const { period, revision } = model;
  const [main] = group.figures.filter(({ denominator }) => (denominator ?? 0) > 0);
  const address = (indicator: string) =>
    figureAddress({
      indicator,
      period: period.month,
      revision,
      scope: { kind: 'group', key: group.key },
    });
  return (
    <div class="stack">
      <h3>{group.name}</h3>
      {main ? (
        <div class="group-rate">
          {main.name}
          <RateCell figure={main} address={address(main.key)} />
        </div>
      ) : null}
      <DataTable
        id={`group-${group.key}`}
        caption={`${group.name}の優先手続`}
        rows={group.items}
        rowKey={({ key }) => key}
        columns={ITEM_COLUMNS}
      />
    </div>
  );
}

const ITEM_COLUMNS: Column<ReportItemDto>[] = [
  { key: 'number', label: '番号', numeric: true, cell: ({ number }) => number },
  {
    key: 'name',
    label: '優先手続',
    heading: true,
    cell: ({ name, verification }) => (verification === 'unverified' ? `${name}（名称未確認）` : name),
  },
  { key: 'department', label: '所管課', short: true, cell: ({ department }) => department },
  { key: 'applicability', label: '該当の有無', cell: ({ applicability }) => applicability },
  { key: 'stage', label: '段階', short: true, cell: ({ stage }) => stage },
  { key: 'online', label: 'オンライン化', short: true, cell: onlineWord },
  {
    key: 'changed',
    label: '前月からの変化',
    cell: ({ changed }) => (changed === null ? '―' : CHANGE_WORDS[changed]),
  },
];

export function NewlyOnlineSection({ model }: { model: ReportModel }) {
  const { newlyOnline, comparedWith } = model;
  return (
    <section class="stack" aria-labelledby="newly-heading">
      <h2 id="newly-heading">{`新たにオンライン化した手続（${newlyOnline.length.toLocaleString('ja-JP')}件）`}</h2>
      {comparedWith === null ? (
        <p>前月の記録がないため、示していません。</p>
      ) : (
        <Listed
          id="newly"
          caption={`${comparedWith.label}より後にオンライン化した手続`}
          rows={newlyOnline}
          columns={[
            ...procedureColumns<ReportProcedureDto>(),
            {
              key: 'before',
              label: '前月の段階',
              short: true,
              cell: ({ stageBefore }) => stageBefore ?? '―',
            },
            { key: 'stage', label: '段階', short: true, cell: ({ stage }) => stage },
            {
              key: 'since',
              label: '段階の記録日',
              cell: ({ stageSince }) => (stageSince === null ? '―' : dayLabel(stageSince)),
            },
          ]}
        />
      )}
    </section>
  );
}

export function BehindSection({ model: { behind } }: { model: ReportModel }) {
  return (
    <section class="stack" aria-labelledby="behind-heading">
      <h2 id="behind-heading">{`遅れ・遅れのおそれのある手続（${behind.length.toLocaleString('ja-JP')}件）`}</h2>
      <Listed
        id="behind"
        caption="予定年月が到来した、または延びた未オンライン化の手続"
        rows={behind}
        columns={[
          ...procedureColumns<BehindProcedureDto>(),
          { key: 'stage', label: '段階', short: true, cell: ({ stage }) => stage },
          { key: 'before', label: '前の予定', cell: ({ plannedBefore }) => monthText(plannedBefore) },
          { key: 'planned', label: '予定年月', cell: ({ plannedMonth }) => monthText(plannedMonth) },
          { key: 'why', label: '理由', cell: ({ why }) => BEHIND_WORDS[why] },
        ]}
      />
    </section>
  );
}

function Listed<Row extends ReportProcedureDto>(list: {
  id: string;
  caption: string;
  rows: readonly Row[];
  columns: Column<Row>[];
}) {
  const hidden = list.rows.length - MOST;
  if (list.rows.length === 0) return <p>該当する手続はありません。</p>;
  return (
    <>
      <DataTable {...list} rows={list.rows.slice(0, MOST)} rowKey={({ code }) => code} />
      {hidden > 0 ? (
        <p>{`はじめの${MOST}件を表示しています。ほか${hidden.toLocaleString('ja-JP')}件は、ExcelまたはCSVのファイルにあります。`}</p>
      ) : null}
    </>
  );
}

function procedureColumns<Row extends ReportProcedureDto>(): Column<Row>[] {
  return [
    { key: 'code', label: 'コード', cell: ({ code }) => code },
    { key: 'name', label: '手続', heading: true, cell: ({ name }) => name },
    { key: 'department', label: '所管課', short: true, cell: ({ department }) => department },
  ];
}

function monthText(month: ReportProcedureDto['plannedMonth']): string {
  return month === null ? '―' : periodLabel(month);
}
