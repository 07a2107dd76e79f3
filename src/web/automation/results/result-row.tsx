import { AUTOMATION_KINDS, BASES } from '../../../automation/automation-words.js';
import { PROJECT_STAGES } from '../../../automation/stage/project-stages.js';
import { projectPath } from '../project-words.js';
import { fieldName } from './posted-results.js';
import {
  AMOUNT_FIELDS,
  type AmountField,
  type CellMessage,
  RESULT_LABELS,
  type ResultField,
} from './result-cells.js';
import { besideCell, enteredAmount } from './beside-cell.js';
import { type ResultRowView } from './result-row-view.js';

/** One project of the form: its cells, and below them what is to be said about them. */
export function ResultRow({ view }: { view: ResultRowView }) {
  const { line, cells, was, version } = view;
  const { projectId, code, name } = line;
  return (
    <tbody class="report__entry" id={`row-${projectId}`}>
      <tr>
        <th scope="row">
          <a id={`name-${projectId}`} class="report__name" href={projectPath(projectId)}>
            {name}
          </a>
          <span class="report__code">{`${code}　${AUTOMATION_KINDS.names[line.kind]}`}</span>
          <RowState view={view} />
          <button
            type="submit"
            name="save"
            value={`row.${projectId}`}
            class="button button--secondary result__save"
            aria-label={`「${name}」を保存`}
          >
            この案件を保存
          </button>
          <input type="hidden" name="row" value={projectId} autocomplete="off" />
          <input type="hidden" name={fieldName('version', projectId)} value={version} autocomplete="off" />
          <input type="hidden" name={fieldName('was', projectId)} value={was} autocomplete="off" />
        </th>
        {AMOUNT_FIELDS.map((field) => (
          <NumberCell view={view} field={field} />
        ))}
        <td>
          <select {...labelled(view, 'basis')} class="cell result__basis">
            {BASES.keys.map((basis) => (
              <option value={basis} selected={cells.basis === basis}>
                {BASES.names[basis]}
              </option>
            ))}
          </select>
        </td>
        <td>
          <textarea {...labelled(view, 'note')} class="cell cell--note" rows={1}>
            {cells.note}
          </textarea>
        </td>
      </tr>
      <Messages view={view} />
    </tbody>
  );
}

function RowState({ view: { line, unsaved, suggestion } }: { view: ResultRowView }) {
  const [kind, word] = unsaved
    ? ['wrong', '未保存']
    : line.saved
      ? ['saved', '保存済']
      : suggestion && suggestion.by.size > 0
        ? ['open', '仮の値（未保存）']
        : ['open', '未入力'];
  return (
    <>
      <span class={`state state--${kind}`}>{word}</span>
      {line.expected ? null : (
        <span class="report__before">
          {`${line.stage ? PROJECT_STAGES.names[line.stage] : '段階なし'}（入力は任意）`}
        </span>
      )}
    </>
  );
}

function NumberCell({ view, field }: { view: ResultRowView; field: AmountField }) {
  const { line, cells, suggestion } = view;
  const suggested = suggestion?.by.has(field) ?? false;
  return (
    <td>
      <input
        {...labelled(view, field)}
        type="text"
        inputMode={field.endsWith('Minutes') ? 'decimal' : 'numeric'}
        class={suggested ? 'cell cell--count result__suggested' : 'cell cell--count'}
        value={cells[field]}
      />
      <span class="report__before" id={`beside-${field}-${line.projectId}`}>
        {suggested ? <strong>仮　</strong> : null}
        {besideCell(line, field).map((text) => (
          <span class="result__beside">{text}</span>
        ))}
      </span>
    </td>
  );
}

function labelled(view: ResultRowView, field: ResultField) {
  const { line, unsaved, warnings } = view;
  const id = line.projectId;
  const wrong = unsaved?.faults.some((fault) => fault.field === field) ?? false;
  const warned = warnings.some((warning) => warning.field === field);
  const described = [
    field === 'basis' || field === 'note' ? [] : [`beside-${field}-${id}`],
    wrong || warned ? [`messages-${id}`] : [],
  ].flat();
  return {
    id: fieldName(field, id),
    name: fieldName(field, id),
    autocomplete: 'off',
    'aria-labelledby': `name-${id} column-${field}`,
    'aria-describedby': described.length === 0 ? undefined : described.join(' '),
    'aria-invalid': wrong ? ('true' as const) : undefined,
    'data-warned': warned ? '' : undefined,
  };
}

function Messages({ view: { line, unsaved, warnings } }: { view: ResultRowView }) {
  const faults = unsaved?.faults ?? [];
  const messageItems = (messages: readonly CellMessage[], kind: string, word: string) =>
    messages.map(({ field, message }) => (
      <li class={`message message--${kind}`}>
        <a href={`#${fieldName(field, line.projectId)}`}>{RESULT_LABELS[field]}</a>
        <span>{`${word}${message}`}</span>
      </li>
    ));
  if (faults.length + warnings.length === 0 && !unsaved?.stale) return null;
  return (
    <tr class="report__messages">
      <td colSpan={9}>
        <ul id={`messages-${line.projectId}`}>
          {messageItems(faults, 'error', '＊')}
          {unsaved?.stale ? (
            <li class="message message--error">
              {`＊別の人が先に保存しています（${savedInWords(line.saved)}）。入力した内容で上書きするときは、もう一度保存してください。`}
            </li>
          ) : null}
          {messageItems(warnings, 'warning', '注意：')}
        </ul>
      </td>
    </tr>
  );
}

function savedInWords(saved: ResultRowView['line']['saved']): string {
  if (saved === null) return '入力は取り消されています';
  return AMOUNT_FIELDS.map((field) => `${RESULT_LABELS[field]} ${enteredAmount(saved, field)}`).join('、');
}
