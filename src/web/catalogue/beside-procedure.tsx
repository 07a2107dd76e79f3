import { type ProcedureChannelDto } from '../../catalogue/channel/channel-answer.dto.js';
import { type MappedItemDto } from '../../catalogue/mapping/mapping-answer.dto.js';
import { type PlanHistoryDto } from '../../catalogue/procedure-history/procedure-history-answer.dto.js';
import { type SlipDto } from '../../catalogue/planned-month/planned-month-answer.dto.js';
import { CHANNEL_KINDS } from '../../catalogue/channel/channel-words.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { periodLabel } from '../../kernel/period.js';
import { cellColumn, DataTable } from '../components/data-table.js';
import { instantLabel } from '../components/instant-label.js';
import { type Names } from './catalogue-names.js';

/** Through what applications come in, past and coming channels too. */
export function Channels({ channels }: { channels: readonly ProcedureChannelDto[] }) {
  return (
    <DataTable
      id="channels-table"
      caption="これまでの受付システム（終わったものも含む）"
      columns={[
        cellColumn('kind', '種類', ({ kind }: ProcedureChannelDto) => CHANNEL_KINDS.names[kind], {
          heading: true,
        }),
        { key: 'url', label: 'URL', cell: ({ url }) => (url === null ? '―' : <a href={url}>{url}</a>) },
        cellColumn('from', '利用開始日', ({ activeFrom }: ProcedureChannelDto) =>
          activeFrom === null ? '（定めなし）' : dayLabel(activeFrom),
        ),
        cellColumn('to', '利用終了日', ({ activeTo }: ProcedureChannelDto) =>
          activeTo === null ? '（定めなし）' : dayLabel(activeTo),
        ),
      ]}
      rows={channels}
      empty="受付システムは登録されていません。"
    />
  );
}

/** The items of the national list that a procedure stands behind. */
export function Items({ items, names }: { items: readonly MappedItemDto[]; names: Names }) {
  const { itemName, departmentName } = names;
  return (
    <DataTable
      id="items-table"
      caption="対応する優先手続と主管課"
      columns={[
        cellColumn('item', '優先手続', ({ itemKey }: MappedItemDto) => itemName.get(itemKey) ?? itemKey, {
          heading: true,
        }),
        cellColumn('lead', '主管課（この手続で指定したもの）', ({ leadDepartmentId }: MappedItemDto) =>
          leadDepartmentId === null ? '―' : (departmentName.get(leadDepartmentId) ?? '―'),
        ),
      ]}
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
