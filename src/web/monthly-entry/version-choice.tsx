import { EXEMPT_REASON_NAMES, STAGE_NAMES, STAGE_UNANSWERED } from '../../kernel/stage.js';
import { type StatusRowDto } from '../../reporting/status-report/status-answer.dto.js';
import { DataTable } from '../components/data-table.js';
import { versionColumns } from '../errors/conflict.page.js';
import { instantLabel } from '../components/instant-label.js';
import { fieldName, type PostedRow } from './posted-rows.js';
import { CELL_FIELDS, CELL_LABELS, type CellField, type Cells, cellsOf } from './entry-cells.js';

/** Two people saved the same row: both versions beside each other and a choice. Neither is lost unasked. */
export function VersionChoice({ posted, current }: { posted: PostedRow; current: StatusRowDto }) {
  const theirs = cellsOf(current);
  const name = fieldName('choice', posted.procedureId);
  const choices = [
    [`mine:${current.version}`, '自分の入力で保存する'],
    ['theirs', '保存されている内容のままにする'],
  ];
  return (
    <fieldset class="entry__choice">
      <legend>
        {`「${current.name}」は、${current.enteredAt ? `${instantLabel(current.enteredAt)}に` : ''}${current.enteredBy ?? '別の人'}が先に変更しています。どちらにするか選んでください。`}
      </legend>
      <DataTable
        id={`versions-${posted.procedureId}`}
        caption={`「${current.name}」の2つの内容`}
        columns={versionColumns('保存されている内容')}
        rows={CELL_FIELDS.map((field) => ({
          label: CELL_LABELS[field],
          yours: inWords(field, posted.cells),
          current: inWords(field, theirs),
        }))}
      />
      {choices.map(([value, label]) => (
        <label class="check">
          <input type="radio" name={name} value={value} autocomplete="off" />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

const NOTHING: Record<CellField, string> = {
  stage: STAGE_UNANSWERED,
  exemptReason: '（なし）',
  applicationsTotal: '未回答',
  applicationsOnline: '未回答',
  plannedMonth: '（なし）',
  note: '（なし）',
};

function inWords(field: CellField, cells: Cells): string {
  const text = cells[field].trim();
  if (field === 'exemptReason' && cells.stage !== 'exempt') return NOTHING[field];
  const names: Record<string, string> =
    field === 'stage' ? STAGE_NAMES : field === 'exemptReason' ? EXEMPT_REASON_NAMES : {};
  return names[text] ?? (text || NOTHING[field]);
}
