import { type ProcedureChannelDto } from '../../catalogue/channel/channel-answer.dto.js';
import { type MappedItemDto } from '../../catalogue/mapping/mapping-answer.dto.js';
import {
  type NamedFieldChangeDto,
  type PlanHistoryDto,
} from '../../catalogue/procedure-history/procedure-history-answer.dto.js';
import { type SlipDto } from '../../catalogue/planned-month/planned-month-answer.dto.js';
import { CHANNEL_KINDS } from '../../catalogue/channel/channel-words.js';
import { type IsoDate } from '../../kernel/date.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { periodLabel } from '../../kernel/period.js';
import { type Page } from '../../platform/keyset.js';
import { countLabel } from '../../reporting/count-checks.js';
import { MONTH_STATE_NAMES } from '../../reporting/month/month.repository.js';
import { type ProcedureReport } from '../../reporting/status-report/procedure-reports.repository.js';
import { SUBMISSION_STATE_NAMES } from '../../reporting/submission/submission-states.js';
import { isMonth } from '../../kernel/month.js';
import { type Column, column, DataTable } from '../components/data-table.js';
import { instantLabel } from '../components/instant-label.js';
import { type PageLinks } from '../components/pager.js';
import { sourceName } from '../administration/audit-words.js';
import { type Names } from './catalogue-names.js';
import { StageTag } from './stage-tag.js';
import { valueInWords } from './value-words.js';

const dayOrOpen = (day: IsoDate | null) => (day === null ? '（定めなし）' : dayLabel(day));

const CHANNEL_COLUMNS: readonly Column<ProcedureChannelDto>[] = [
  column('kind', '種類', ({ kind }) => CHANNEL_KINDS.names[kind], { heading: true }),
  column('url', 'URL', ({ url }) => url, { href: ({ url }) => url }),
  column('from', '利用開始日', ({ activeFrom }) => dayOrOpen(activeFrom)),
  column('to', '利用終了日', ({ activeTo }) => dayOrOpen(activeTo)),
];

/** Through what applications come in, past and coming channels too. */
export function Channels({ channels }: { channels: readonly ProcedureChannelDto[] }) {
  return (
    <DataTable
      id="channels-table"
      caption="これまでの受付システム（終わったものも含む）"
      columns={CHANNEL_COLUMNS}
      rows={channels}
      empty="受付システムは登録されていません。"
    />
  );
}

/** The items of the national list that a procedure stands behind. */
export function Items({ items, names }: { items: readonly MappedItemDto[]; names: Names }) {
  const { itemName, departmentName } = names;
  const columns: readonly Column<MappedItemDto>[] = [
    column('item', '優先手続', ({ itemKey }) => itemName.get(itemKey) ?? itemKey, { heading: true }),
    column('lead', '主管課（この手続で指定したもの）', (item) =>
      departmentName.get(item.leadDepartmentId ?? ''),
    ),
  ];
  return (
    <DataTable
      id="items-table"
      caption="対応する優先手続と主管課"
      columns={columns}
      rows={items}
      empty="優先手続に対応付けられていません。"
    />
  );
}

/** How a plan has moved. */
export function Plans({ history: { slip, plans } }: { history: PlanHistoryDto }) {
  if (plans.length === 0) return <p>予定年月はまだ登録されていません。</p>;
  return (
    <>
      <p>{slipInWords(slip)}</p>
      <ol class="timeline">
        {[...plans].reverse().map(({ plannedMonth, reportMonth, superseded, recordedAt, recordedBy }) => (
          <li>
            <p>{plannedMonth === null ? '予定の取り消し' : periodLabel(plannedMonth)}</p>
            <p class="quiet">
              {`${reportMonth === null ? '台帳への登録' : `${periodLabel(reportMonth)}の月次報告`} ／ ${recordedBy} ／ ${instantLabel(recordedAt)}`}
            </p>
            {superseded ? (
              <p class="quiet">より新しい予定があるため、台帳の予定年月は変わっていません。</p>
            ) : null}
          </li>
        ))}
      </ol>
    </>
  );
}

/** A slip as a sentence. */
export function slipInWords({ sinceFirst, putOff }: SlipDto): string {
  const times = putOff === 0 ? '' : `先送りは${putOff}回です。`;
  if (sinceFirst === null) return `現在の予定はありません。${times}`;
  if (sinceFirst === 0) return `当初の予定どおりです。${times}`;
  return `当初の予定より${Math.abs(sinceFirst)}か月${sinceFirst > 0 ? '遅れて' : '早まって'}います。${times}`;
}

const REPORT_COLUMNS: readonly Column<ProcedureReport>[] = [
  column('month', '対象月', ({ month }) => month, { kind: 'period', heading: true }),
  { key: 'stage', label: '月末の段階', cell: StageTag },
  column('total', '申請件数', ({ total }) => countLabel(total), { numeric: true }),
  column('online', 'うちオンライン', ({ online }) => countLabel(online), { numeric: true }),
  column('planned', '予定年月', ({ plannedMonth }) => plannedMonth, { kind: 'period' }),
  column('note', '備考', ({ note }) => note),
  column(
    'state',
    '報告の状態',
    ({ submissionState, monthState, returnReason }) =>
      `${SUBMISSION_STATE_NAMES[submissionState]}（${MONTH_STATE_NAMES[monthState]}）${returnReason ? ` 差戻しの理由：${returnReason}` : ''}`,
  ),
  column(
    'who',
    '報告した課・入力者',
    ({ departmentName, enteredBy, onBehalf }) =>
      `${departmentName} ${enteredBy}${onBehalf ? '（代理入力）' : ''}`,
  ),
];

/** What was reported on a procedure, month by month. */
export function MonthReports({ reports, pages }: { reports: Page<ProcedureReport>; pages: PageLinks }) {
  return (
    <DataTable
      id="reports-table"
      caption="新しい月から順に表示"
      columns={REPORT_COLUMNS}
      rows={reports.items}
      empty="月次報告はまだありません。"
      pages={pages}
    />
  );
}

interface TrailProps {
  changes: Page<NamedFieldChangeDto>;
  names: Names;
  /** Names of the procedures that others were merged into, by id. */
  procedureName: ReadonlyMap<string, string>;
  pages: PageLinks;
}

/** Who changed which field when, from what to what. */
export function ChangeTrail({ changes, names, procedureName, pages }: TrailProps) {
  const inWords = (field: string, value: unknown) =>
    field === 'mergedInto' && typeof value === 'string'
      ? (procedureName.get(value) ?? '（ほかの課の手続）')
      : valueInWords(field, value, names);
  const columns: readonly Column<NamedFieldChangeDto>[] = [
    column('at', '日時', ({ at }) => at),
    column('who', '変更した人', whoOf),
    column('field', '項目', ({ fieldName }) => fieldName, { heading: true }),
    column('before', '変更前', ({ field, before }) => inWords(field, before)),
    column('after', '変更後', ({ field, after }) => inWords(field, after)),
  ];
  return (
    <DataTable
      id="changes-table"
      caption="新しい変更から順に表示"
      columns={columns}
      rows={changes.items}
      empty="変更の記録はまだありません。"
      pages={pages}
    />
  );
}

function whoOf({ who, source, reportMonth }: NamedFieldChangeDto): string {
  const month = reportMonth !== null && isMonth(reportMonth) ? periodLabel(reportMonth) : '';
  return `${who === '' ? '―' : who}（${month}${sourceName(source)}）`;
}
