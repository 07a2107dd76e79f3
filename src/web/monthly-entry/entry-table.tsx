import { EXEMPT_REASON_NAMES, STAGE_NAMES, STAGE_UNANSWERED } from '../../kernel/stage.js';
import { type StatusRowDto } from '../../reporting/status-report/status-answer.dto.js';
import { Options } from '../components/form-field.js';
import { namesAsChoices } from '../list/filter.js';
import { EntryMessages } from './entry-messages.js';
import { type EntryView, rowView, type RowView } from './entry-view.js';
import { beforeText, CELL_FIELDS, CELL_LABELS, type CellField, type Cells } from './entry-cells.js';
import { fieldName } from './posted-rows.js';

const COLUMNS = CELL_FIELDS.filter((field) => field !== 'exemptReason');

/** The table to be filled in, in a scroller of its own. */
export function EntryTable({ form, troubles }: Pick<EntryView, 'form' | 'troubles'>) {
  return (
    <div class="table-scroller report__scroller">
      <table class="table report__table" data-report>
        <caption class="visually-hidden">手続ごとの月末の段階と申請件数</caption>
        <thead>
          <tr>
            <th scope="col">手続</th>
            {COLUMNS.map((field) => (
              <th scope="col">
                <span id={`column-${field}`}>{CELL_LABELS[field]}</span>
                {field === 'plannedMonth' ? <span class="report__hint">例 2027-04、R9.4</span> : null}
              </th>
            ))}
          </tr>
        </thead>
        {form.rows.map((row) => (
          <EntryRow view={rowView(row, troubles)} />
        ))}
      </table>
      <span id="column-exemptReason" hidden>
        {CELL_LABELS.exemptReason}
      </span>
    </div>
  );
}

const STAGES_TO_CHOOSE = [{ value: '', label: STAGE_UNANSWERED }, ...namesAsChoices(STAGE_NAMES)];
const REASONS_TO_CHOOSE = [{ value: '', label: '理由を選択' }, ...namesAsChoices(EXEMPT_REASON_NAMES)];

interface CellProps {
  view: RowView;
  field: CellField;
}

/** One procedure of the form: its cells, and below them what is to be said about them. */
export function EntryRow({ view }: { view: RowView }) {
  const { row, cells, was, version } = view;
  const id = row.procedureId;
  return (
    <tbody id={`row-${id}`} data-row={id} class="report__entry">
      <tr>
        <th scope="row">
          <span id={`name-${id}`} class="report__name">
            {row.name}
          </span>
          <span class="report__code">{row.code}</span>
          <RowState view={view} />
          <input type="hidden" name="row" value={id} autocomplete="off" />
          <input type="hidden" name={fieldName('version', id)} value={version} autocomplete="off" data-kept />
          <input type="hidden" name={fieldName('was', id)} value={was} autocomplete="off" data-kept />
        </th>
        <StageCell view={view} field="stage" />
        <CountCell view={view} field="applicationsTotal" of="total" />
        <CountCell view={view} field="applicationsOnline" of="online" />
        <td>
          <input
            {...cellProps({ view, field: 'plannedMonth' })}
            type="text"
            class="cell cell--month"
            value={cells.plannedMonth}
          />
        </td>
        <td>
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
  return (
    <span class={`state state--${kind}`} data-part="state">
      {word}
    </span>
  );
}

function StageCell({ view, field }: CellProps) {
  const { row, cells } = view;
  const before = row.known.stage === null ? STAGE_UNANSWERED : STAGE_NAMES[row.known.stage];
  return (
    <td class="report__stage">
      <select {...cellProps({ view, field })} class="cell">
        <Options choices={STAGES_TO_CHOOSE} value={cells.stage} />
      </select>
      <select {...labelled('exemptReason', view)} class="cell report__reason" data-beside>
        <Options choices={REASONS_TO_CHOOSE} value={cells.exemptReason} />
      </select>
      <span class="report__before" id={`before-stage-${row.procedureId}`}>{`前月 ${before}`}</span>
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
    <td>
      <input
        {...cellProps({ view, field })}
        type="text"
        inputMode="numeric"
        class="cell cell--count"
        value={String(cells[field])}
      />
      <span class="report__before" id={`before-${of}-${row.procedureId}`}>
        {beforeText(row.known, of)}
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
