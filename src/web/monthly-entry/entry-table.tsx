import { EXEMPT_REASON_NAMES, STAGE_NAMES, STAGE_UNANSWERED } from '../../kernel/stage.js';
import { type StatusRowDto } from '../../reporting/status-report/status-answer.dto.js';
import { Options } from '../components/form-field.js';
import { namesAsChoices } from '../list/filter.js';
import { EntryMessages } from './entry-messages.js';
import { type EntryView, rowView, type RowView } from './entry-view.js';
import { beforeTexts, CELL_FIELDS, CELL_LABELS, type CellField, type Cells } from './entry-cells.js';
import { fieldName } from './posted-rows.js';
import { headingsOf } from './paste-headings.js';
import { filtersOf } from './row-filter.js';

const COLUMNS = CELL_FIELDS.filter((field) => field !== 'exemptReason');

/** Where the table begins, for a link that leads to it. */
export const ENTRY_TABLE = 'entry-table';

/** The table to be filled in. It scrolls with the page; its headings and the names stay in sight. */
export function EntryTable({ form, troubles, show }: Pick<EntryView, 'form' | 'troubles' | 'show'>) {
  const rows = form.rows.map((row) => {
    const view = rowView(row, troubles);
    return { view, shown: show === 'all' || filtersOf(view).includes(show) };
  });
  return (
    <>
      <span id="column-exemptReason" hidden>
        {CELL_LABELS.exemptReason}
      </span>
      <table
        class="table entry__table"
        id={ENTRY_TABLE}
        tabIndex={-1}
        data-report
        data-shown={show}
        aria-label="手続ごとの月末の段階と申請件数"
      >
        <thead>
          <tr>
            <th scope="col" data-headings={headingsOf('name', 'code')}>
              手続
            </th>
            {COLUMNS.map((field) => (
              <th
                scope="col"
                class={`entry__column--${field}`}
                data-headings={headingsOf(
                  ...(field === 'stage' ? (['stage', 'exemptReason'] as const) : [field]),
                )}
              >
                <span id={`column-${field}`}>{CELL_LABELS[field]}</span>
              </th>
            ))}
          </tr>
        </thead>
        {rows.map(({ view, shown }) => (
          <EntryRow view={view} shown={shown} />
        ))}
        <tbody data-none hidden={rows.some(({ shown }) => shown)}>
          <tr>
            <td colSpan={6} class="table__empty">
              該当する手続はありません。
            </td>
          </tr>
        </tbody>
      </table>
    </>
  );
}

const STAGES_TO_CHOOSE = [{ value: '', label: STAGE_UNANSWERED }, ...namesAsChoices(STAGE_NAMES)];
const REASONS_TO_CHOOSE = [{ value: '', label: '理由を選択' }, ...namesAsChoices(EXEMPT_REASON_NAMES)];

interface CellProps {
  view: RowView;
  field: CellField;
}

/** One procedure of the form: its cells, and below them what is to be said about them. */
export function EntryRow({ view, shown = true }: { view: RowView; shown?: boolean }) {
  const { row, cells, was, version } = view;
  const id = row.procedureId;
  return (
    <tbody
      id={`row-${id}`}
      data-row={id}
      data-code={row.code}
      data-filters={filtersOf(view).join(' ')}
      hidden={!shown}
      class="entry__row"
    >
      <tr>
        <th scope="row">
          <div class="entry__procedure">
            <span>
              <span id={`name-${id}`}>{row.name}</span> <span class="entry__code">{row.code}</span>
            </span>
            <RowState view={view} />
          </div>
          <input type="hidden" name="row" value={id} autocomplete="off" />
          <input type="hidden" name={fieldName('version', id)} value={version} autocomplete="off" data-kept />
          <input type="hidden" name={fieldName('was', id)} value={was} autocomplete="off" data-kept />
        </th>
        <StageCell view={view} field="stage" />
        <CountCell view={view} field="applicationsTotal" of="total" />
        <CountCell view={view} field="applicationsOnline" of="online" />
        <td data-label={CELL_LABELS.plannedMonth}>
          <input
            {...cellProps({ view, field: 'plannedMonth' })}
            type="text"
            class="cell cell--month"
            value={cells.plannedMonth}
          />
        </td>
        <td data-label={CELL_LABELS.note}>
          <textarea {...cellProps({ view, field: 'note' })} class="cell cell--note" rows={1}>
            {cells.note}
          </textarea>
        </td>
      </tr>
      <EntryMessages view={view} />
    </tbody>
  );
}

function RowState({ view: { row, trouble } }: { view: RowView }) {
  const [kind, word] = trouble
    ? ['wrong', '未保存']
    : row.returnReason !== null
      ? ['returned', '差戻し']
      : row.version > 0
        ? ['saved', '保存済']
        : ['open', '未入力'];
  const warnings = row.warnings.filter(({ confirmed }) => !confirmed).length;
  return (
    <span class="entry__states" data-part="state">
      <span class={`state state--${kind}`}>{word}</span>
      {warnings === 0 ? null : <span class="state state--warned">{`注意${warnings}`}</span>}
    </span>
  );
}

function StageCell({ view, field }: CellProps) {
  const { row, cells } = view;
  const before = row.known.stage === null ? STAGE_UNANSWERED : STAGE_NAMES[row.known.stage];
  return (
    <td class="entry__stage" data-label={CELL_LABELS[field]}>
      <select {...cellProps({ view, field })} class="cell">
        <Options choices={STAGES_TO_CHOOSE} value={cells.stage} />
      </select>
      <select {...labelled('exemptReason', view)} class="cell entry__reason" data-beside>
        <Options choices={REASONS_TO_CHOOSE} value={cells.exemptReason} />
      </select>
      <span class="entry__before" id={`before-stage-${row.procedureId}`}>
        <span>前月</span> <span>{before}</span>
      </span>
    </td>
  );
}

function CountCell({
  view,
  field,
  of,
}: CellProps & { field: keyof Cells & CellField; of: 'total' | 'online' }) {
  const { row, cells } = view;
  return (
    <td class="entry__count" data-label={CELL_LABELS[field]}>
      <input
        {...cellProps({ view, field })}
        type="text"
        inputMode="numeric"
        class="cell cell--count"
        value={String(cells[field])}
      />
      <span class="entry__before" id={`before-${of}-${row.procedureId}`}>
        {beforeTexts(row.known, of).map(([when, count]) => (
          <span>{`${when} ${count} `}</span>
        ))}
      </span>
    </td>
  );
}

const BEFORE: Partial<Record<CellField, string>> = {
  stage: 'stage',
  applicationsTotal: 'total',
  applicationsOnline: 'online',
};

/** Name, id and what is said about the cell, and its place for those who go through the table by arrow keys. */
function cellProps({ view, field }: CellProps) {
  return { ...labelled(field, view), 'data-cell': field };
}

function labelled(field: CellField, { row, trouble }: RowView) {
  const id = row.procedureId;
  const wrong = trouble?.faults.some((fault) => fault.field === field) ?? false;
  const hasMessage = wrong || hasWarning(row, field) || row.returnReason !== null;
  const described = [
    BEFORE[field] ? [`before-${BEFORE[field]}-${id}`] : [],
    hasMessage ? [`messages-${id}`] : [],
  ].flat();
  return {
    id: fieldName(field, id),
    name: fieldName(field, id),
    autocomplete: 'off',
    'aria-labelledby': `name-${id} column-${field}`,
    'aria-describedby': described.length === 0 ? undefined : described.join(' '),
    'aria-invalid': wrong ? ('true' as const) : undefined,
    'data-warned': hasWarning(row, field) ? '' : undefined,
  };
}

function hasWarning({ warnings }: StatusRowDto, field: CellField): boolean {
  return warnings.some((warning) => warning.field === field && !warning.confirmed);
}
