import { EXEMPT_REASON_NAMES, STAGE_NAMES, STAGE_UNANSWERED } from '../../kernel/stage.js';
import { type StatusRowDto } from '../../reporting/status-report/status-answer.dto.js';
import { instantLabel } from '../components/instant-label.js';
import { fieldName, type PostedRow } from './posted-rows.js';
import { CELL_FIELDS, CELL_LABELS, type CellField, type Cells, cellsOf } from './entry-cells.js';

/** Two people saved the same row: both versions beside each other and a choice. Neither is lost unasked. */
export function VersionChoice({ posted, current }: { posted: PostedRow; current: StatusRowDto }) {
  const theirs = cellsOf(current);
  const name = fieldName('choice', posted.procedureId);
  return (
    <fieldset class="report__choice">
      <legend>
        {`「${current.name}」は、${current.enteredAt ? `${instantLabel(current.enteredAt)}に` : ''}${current.enteredBy ?? '別の人'}が先に変更しています。どちらにするか選んでください。`}
      </legend>
      <table class="table">
        <caption class="visually-hidden">{`「${current.name}」の2つの内容`}</caption>
        <thead>
          <tr>
            <th scope="col">項目</th>
            <th scope="col">あなたの入力</th>
            <th scope="col">保存されている内容</th>
            <th scope="col">違い</th>
          </tr>
        </thead>
        <tbody>
          {CELL_FIELDS.map((field) => {
            const [mine, other] = [inWords(field, posted.cells), inWords(field, theirs)];
            return (
              <tr>
                <th scope="row">{CELL_LABELS[field]}</th>
                <td>{mine}</td>
                <td>{other}</td>
                <td>{mine === other ? '同じ' : '異なる'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <label class="check">
        <input type="radio" name={name} value={`mine:${current.version}`} autocomplete="off" />
        <span>自分の入力で保存する</span>
      </label>
      <label class="check">
        <input type="radio" name={name} value="theirs" autocomplete="off" />
        <span>保存されている内容のままにする</span>
      </label>
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
