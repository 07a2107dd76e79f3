import { grouped, signed } from '../../kernel/figure-words.js';
import { stageInWords } from '../../kernel/stage.js';
import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { type StatusRowDto } from '../../reporting/status-report/status-answer.dto.js';
import { BulletList } from '../components/bullet-list.js';
import { cellColumn, type Column, column, DataTable } from '../components/data-table.js';
import { TwoCalendars } from '../components/two-calendars.js';
import { beforeText, countCell, shortened } from '../monthly-entry/entry-cells.js';
import { ProcedureName } from '../monthly-entry/monthly-entry.page.js';
import { differencesOf } from './submission-differences.js';

interface Props {
  rows: readonly StatusRowDto[];
  caption: string;
  /** Whether rows can be sent back, each with its reason. */
  returnable: boolean;
  /** What was typed into a field of the form before; empty where nothing was. */
  typed: (name: string) => string;
}

/** The name of the field that takes the reason for sending a row back. */
export function returnField(procedureId: string): string {
  return `return.${procedureId}`;
}

/** What a department reported, beside last month, with what differs marked in words. */
export function SubmissionTable({ rows, caption, returnable, typed }: Props) {
  const columns = returnable ? [...COLUMNS, returnColumn(typed)] : COLUMNS;
  return <DataTable id="reported" {...{ caption, columns, rows }} empty="表示する手続はありません。" />;
}

const COLUMNS: readonly Column<StatusRowDto>[] = [
  column('name', '手続', ({ name }) => name, {
    heading: true,
    cell: ({ name, code, onBehalf, returnReason }) => (
      <>
        <ProcedureName {...{ name, code }} />
        {onBehalf ? <span class="tag">代理入力</span> : null}
        {returnReason === null ? null : (
          <span class="report__returned">{`差戻しの理由：${returnReason}`}</span>
        )}
      </>
    ),
  }),
  cellColumn('stage', '段階', (row) =>
    row.version === 0 ? (
      <span class="state state--open">未入力</span>
    ) : (
      <>
        <span class="report__stage-name">{stageInWords(row.stage, row.exemptReason)}</span>
        {differencesOf(row).stage ? (
          <Changed from={stageInWords(row.known.stage, row.known.exemptReason)} />
        ) : null}
      </>
    ),
  ),
  cellColumn('total', '総件数', (row) => <Counted row={row} of="total" />, { numeric: true }),
  cellColumn('online', 'オンライン件数', (row) => <Counted row={row} of="online" />, { numeric: true }),
  cellColumn('plan', '予定年月', (row) => (
    <>
      <TwoCalendars label={planLabel(row.plannedMonth, '―')} />
      {row.version > 0 && differencesOf(row).plannedMonth ? (
        <Changed from={planLabel(row.known.plannedMonth, 'なし')} />
      ) : null}
    </>
  )),
  cellColumn('note', '備考・注意', ({ name, note, warnings }) => (
    <>
      {note === null ? null : <Note text={note} />}
      {warnings.length === 0 ? null : (
        <BulletList
          class="report__warned"
          items={warnings.map(
            ({ message, confirmed }) =>
              `${confirmed ? '確認済み' : '注意'}：${observed(shortened(message, name))}`,
          )}
        />
      )}
    </>
  )),
];

const returnColumn = (typed: Props['typed']): Column<StatusRowDto> =>
  cellColumn('return', 'この行を差し戻す理由', ({ procedureId, name, version }) =>
    version === 0 ? null : (
      <input
        type="text"
        class="cell cell--reason"
        name={returnField(procedureId)}
        aria-label={`${name}を差し戻す理由`}
        value={typed(returnField(procedureId))}
        autocomplete="off"
        maxLength={1000}
      />
    ),
  );

function planLabel(month: Month | null, none: string): string {
  return month === null ? none : periodLabel(month);
}

/** How much of a note stands in its row; the rest opens below. */
const SHORT_NOTE = 200;

function Note({ text }: { text: string }) {
  const [start, whole] = [[...text].slice(0, SHORT_NOTE).join(''), <p class="text-lines">{text}</p>];
  if (start === text) return <div class="report__note">{whole}</div>;
  return (
    <details class="report__note">
      <summary>{`${start}…（全文を見る）`}</summary>
      {whole}
    </details>
  );
}

/** What a warning has seen, without what the department was asked to do about it. */
function observed(message: string): string {
  return message.slice(0, message.indexOf('。') + 1);
}

function Changed({ from }: { from: string }) {
  return <span class="report__changed">{`変更：前月は${from}`}</span>;
}

function Counted({ row, of }: { row: StatusRowDto; of: 'total' | 'online' }) {
  const count = of === 'total' ? row.applicationsTotal : row.applicationsOnline;
  const step = differencesOf(row)[of];
  return (
    <>
      {row.version === 0 ? '' : countCell(count) || '未回答'}
      <span class="report__before">{beforeText(row.known, of)}</span>
      {step === null || step === 0 ? null : (
        <span class="report__before">{`前月差 ${signed(grouped(step))}`}</span>
      )}
    </>
  );
}
