import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { cellColumn, type Column, DataTable } from '../components/data-table.js';
import { Form } from '../components/form.js';
import { RowTick } from '../components/row-tick.js';
import { type Choice, Options, SelectField } from '../components/form-field.js';
import { FormErrors } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';
import { type Names } from './catalogue-names.js';
import { namedChoices } from './choices.js';
import { AS_IT_IS, type ItemRow, NO_LEAD } from './item-form.js';

interface Props {
  id: string;
  state: FormState;
  rows: readonly ItemRow[];
  /** What the names say, as a sentence. */
  reason: string;
  names: Names;
}

/** Which items of the national list a procedure stands behind; proposals come from its name. */
export function itemFormPage({ id, state, rows, reason, names }: Props) {
  const shownKeys = new Set(rows.map(({ itemKey }) => itemKey));
  const others = names.items
    .filter(({ key }) => !shownKeys.has(key))
    .map(({ key, number, name }) => ({ id: key, name: `${number} ${name}` }));
  return (
    <div class="stack">
      <FormErrors state={state} />
      <p>{`対応付ける優先手続に印を付けて保存します。手続名からの候補：${reason}`}</p>
      <Form action={`/procedures/${id}/items`} hidden={state.hidden}>
        <DataTable
          id="items"
          caption="対応付け済みと候補の優先手続"
          columns={columnsOf(names, state)}
          rows={rows}
          empty="手続名に近い優先手続は見つかりませんでした。下の一覧から選んでください。"
        />
        <SelectField
          label="ほかの優先手続を加える"
          name="add"
          value={state.text('add')}
          choices={namedChoices(others, '（加えない）')}
          faults={state.faults}
        />
        <ButtonRow>
          <Button>保存する</Button>
          <LinkButton href={`/procedures/${id}`}>保存せずに戻る</LinkButton>
        </ButtonRow>
      </Form>
    </div>
  );
}

function columnsOf(names: Names, state: FormState): Column<ItemRow>[] {
  const leads = [
    { value: AS_IT_IS, label: '変えない（初めてなら所管課）' },
    { value: NO_LEAD, label: '主管課なし' },
    ...namedChoices(names.departments.filter(({ endedOn }) => endedOn === null)),
  ];
  const nameOf = ({ itemKey }: ItemRow) => names.itemName.get(itemKey) ?? itemKey;
  return [
    cellColumn('tick', '対応付け', (row) => {
      const input = `item-${row.itemKey}`;
      const label = `「${nameOf(row)}」に対応付ける`;
      return <RowTick name={input} value="on" label={label} checked={state.text(input) !== ''} />;
    }),
    { key: 'name', label: '優先手続', heading: true, cell: nameOf },
    cellColumn('score', '名前の近さ', ({ score }) => (score === null ? '―' : `${Math.round(score * 100)}%`), {
      numeric: true,
    }),
    cellColumn('present', '現在の主管課', ({ leadDepartmentId }) =>
      leadDepartmentId === null ? '―' : (names.departmentName.get(leadDepartmentId) ?? '―'),
    ),
    { key: 'lead', label: '主管課', cell: (row) => <Lead row={row} name={nameOf(row)} leads={leads} /> },
  ];
}

function Lead({ row: { itemKey }, name, leads }: { row: ItemRow; name: string; leads: readonly Choice[] }) {
  return (
    <select class="input input--sized" name={`lead-${itemKey}`} aria-label={`「${name}」の主管課`}>
      <Options choices={leads} />
    </select>
  );
}
