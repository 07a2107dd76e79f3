import { fieldName } from './posted-rows.js';
import { CELL_LABELS, shortened } from './entry-cells.js';
import { VersionChoice } from './version-choice.js';
import { type RowView } from './entry-view.js';

/** What is to be said about a row: why it came back, what is wrong, what looks wrong, who else has saved it. */
export function EntryMessages({ view }: { view: RowView }) {
  const { row, trouble } = view;
  const id = row.procedureId;
  const faults = trouble?.faults ?? [];
  const returned = row.returnReason;
  const nothing = faults.length === 0 && returned === null && row.warnings.length === 0 && !trouble?.current;
  // What somebody else has to say shows at once; the rest while one is in the row.
  const stays = returned !== null || Boolean(trouble?.current);
  return (
    <tr
      class={stays ? 'entry__messages entry__messages--stay' : 'entry__messages'}
      data-part="messages"
      hidden={nothing}
    >
      <td colSpan={6}>
        <ul id={`messages-${id}`}>
          {returned === null ? null : (
            <li class="message message--returned">
              <span>{`差戻しの理由：${returned}`}</span>
              <Tick
                id={`${fieldName('reviewed', id)}.on`}
                name={fieldName('reviewed', id)}
                value="on"
                label="見直したので、このまま保存する"
                of={row.name}
                checked={false}
              />
            </li>
          )}
          {faults.map(({ field, message }) => (
            <li class="message message--error">
              <a href={`#${fieldName(field, id)}`}>{CELL_LABELS[field]}</a>
              <span>{`＊${shortened(message, row.name)}`}</span>
            </li>
          ))}
          {row.warnings.map(({ code, key, message, confirmed }) => (
            <li class={confirmed ? 'message message--settled' : 'message message--warning'}>
              <span>{`${confirmed ? '確認済み' : '注意'}：${shortened(message, row.name)}`}</span>
              <Tick
                id={`${fieldName('confirmed', id)}.${code}`}
                name={fieldName('confirmed', id)}
                value={key}
                label="確認済みにする"
                of={`${row.name} ${message}`}
                checked={trouble ? trouble.posted.cells.confirmed.includes(key) : confirmed}
              />
            </li>
          ))}
        </ul>
        {trouble?.current ? <VersionChoice posted={trouble.posted} current={trouble.current} /> : null}
      </td>
    </tr>
  );
}

interface TickProps {
  id: string;
  name: string;
  value: string;
  label: string;
  /** What the box is about, for those who do not see where it stands. */
  of: string;
  checked: boolean;
}

function Tick({ label, of, ...box }: TickProps) {
  return (
    <label class="check">
      <input type="checkbox" {...box} autocomplete="off" aria-label={`${label}（${of}）`} />
      <span>{label}</span>
    </label>
  );
}
