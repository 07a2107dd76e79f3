import { CHANNEL_KINDS } from '../../catalogue/channel/channel-words.js';
import { type ProcedureListedDto } from '../../catalogue/procedure/procedure-answer.dto.js';
import { APPLICANTS, FREQUENCIES, PROCEDURE_KINDS } from '../../catalogue/procedure/procedure-words.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { type Column } from '../components/data-table.js';
import { instantLabel } from '../components/instant-label.js';
import { periodLabel } from '../../kernel/period.js';
import { type Names } from './catalogue-names.js';
import { COLUMN_LABELS, type ColumnKey } from './column-keys.js';
import { StageTag } from './stage-tag.js';
import { TwoCalendars } from '../catalogue/two-calendars.js';

type Cell = (row: ProcedureListedDto, names: Names) => preact.ComponentChildren;

const NOTHING = '―';

const CELLS: Record<ColumnKey, Cell> = {
  code: ({ code }) => code,
  division: ({ divisionName }) => divisionName ?? NOTHING,
  department: ({ departmentName }) => departmentName,
  stage: ({ stage }) => <StageTag stage={stage} />,
  stageSince: ({ stageSince }) =>
    stageSince === null ? NOTHING : <TwoCalendars label={dayLabel(stageSince)} />,
  kind: ({ kind }) => (kind === null ? NOTHING : PROCEDURE_KINDS.names[kind]),
  applicant: ({ applicant }) => (applicant === null ? NOTHING : APPLICANTS.names[applicant]),
  frequency: ({ frequency }) => FREQUENCIES.names[frequency],
  planned: ({ plannedMonth }) =>
    plannedMonth === null ? NOTHING : <TwoCalendars label={periodLabel(plannedMonth)} />,
  channels: ({ channels }) => channels.map((kind) => CHANNEL_KINDS.names[kind]).join('、') || NOTHING,
  items: ({ itemKeys }, { itemName }) =>
    itemKeys.map((key) => itemName.get(key) ?? key).join('、') || NOTHING,
  updated: ({ updatedAt }) => instantLabel(updatedAt),
};

const SORT_KEYS: Partial<Record<ColumnKey, string>> = { code: 'code', updated: 'updated' };

/** The columns of the list: name first, then those chosen; before them a box to tick where rows can be chosen. */
export function columnsOf(
  chosen: readonly ColumnKey[],
  names: Names,
  selectable: boolean,
): Column<ProcedureListedDto>[] {
  const columns = chosen.map((key) => ({
    key: SORT_KEYS[key] ?? key,
    label: COLUMN_LABELS[key],
    sortable: SORT_KEYS[key] !== undefined,
    cell: (row: ProcedureListedDto) => CELLS[key](row, names),
  }));
  const name = { key: 'name', label: '手続名', sortable: true, heading: true, cell: nameCell };
  return [...(selectable ? [{ key: 'select', label: '選択', cell: tickCell }] : []), name, ...columns];
}

function nameCell({ id, name, retired }: ProcedureListedDto) {
  return (
    <>
      <a href={`/procedures/${id}`}>{name}</a>
      {retired ? (
        <>
          {' '}
          <span class="mark">登録取消</span>
        </>
      ) : null}
    </>
  );
}

function tickCell({ id, name }: ProcedureListedDto) {
  return (
    <label class="check">
      <input type="checkbox" name="id" value={id} />
      <span class="visually-hidden">{`「${name}」を選ぶ`}</span>
    </label>
  );
}
