import { type MappedItemDto } from '../../catalogue/mapping/mapping-answer.dto.js';
import { type WantedItemDto } from '../../catalogue/mapping/mapping.dto.js';
import { type NameMatchingDto } from '../../priority-list/matching/matching.dto.js';
import { type Choice, Options, SelectField } from '../components/form-field.js';
import { valueInWords } from '../form/field.js';
import { FormDescription } from '../form/form-description.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { cellColumn, type Column, DataTable } from '../components/data-table.js';
import { Form } from '../components/form.js';
import { RowTick } from '../components/row-tick.js';
import { FormErrors } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';
import { type Names } from './catalogue-names.js';
import { namedChoices } from './choices.js';

/** An item one may tick: one that is mapped, or one proposed by the procedure's name. */
interface ItemRow {
  itemKey: string;
  /** The department that leads the item as far as this procedure says so. */
  leadDepartmentId: string | null;
  /** How well the names match, from 0 to 1; null where nothing is proposed. */
  score: number | null;
}

/** The value of the choice that leaves an item's lead as it is. */
const AS_IT_IS = '';
/** The value of the choice that leaves an item without a lead. */
const NO_LEAD = 'none';

/** The items of a procedure, drawn by its page: those ticked (`item-<key>`), and one added from the whole list. */
export const ITEM_FORM = new FormDescription({
  items: {
    label: '優先手続',
    read: wantedItems,
    show: (row) => {
      const { items = [] } = row as { items?: readonly MappedItemDto[] };
      const inputs = items.flatMap(({ itemKey, leadDepartmentId }) => [
        [`item-${itemKey}`, 'on'],
        [`lead-${itemKey}`, leadDepartmentId ?? NO_LEAD],
      ]);
      return Object.fromEntries(inputs) as FormBody;
    },
    inWords: (body, _, choices) => valueInWords(wantedItems(body).map((item) => itemInWords(item, choices))),
    inputs: () => ['add'],
    inputAt: () => undefined,
    draw: () => {
      throw new Error('drawn by its page');
    },
  },
});

/** Mapped items first, then further ones proposed, best first. */
export function itemRows(
  mapped: readonly MappedItemDto[],
  { proposals }: Pick<NameMatchingDto, 'proposals'>,
): ItemRow[] {
  const score = new Map(proposals.map((proposal) => [proposal.itemKey, proposal.score]));
  const mappedKeys = new Set(mapped.map(({ itemKey }) => itemKey));
  return [
    ...mapped.map(({ itemKey, leadDepartmentId }) => ({
      ...{ itemKey, leadDepartmentId },
      score: score.get(itemKey) ?? null,
    })),
    ...proposals
      .filter(({ itemKey }) => !mappedKeys.has(itemKey))
      .map((proposal) => ({ itemKey: proposal.itemKey, score: proposal.score, leadDepartmentId: null })),
  ];
}

function wantedItems(form: FormBody): WantedItemDto[] {
  const ticked = Object.keys(form)
    .filter((field) => field.startsWith('item-'))
    .map((field) => field.slice('item-'.length));
  const added = textOf(form, 'add');
  const keys = [...new Set([...ticked, ...(added === '' ? [] : [added])])];
  return keys.map((itemKey) => {
    const lead = textOf(form, `lead-${itemKey}`);
    if (lead === AS_IT_IS) return { itemKey };
    return { itemKey, lead: lead === NO_LEAD ? null : lead };
  });
}

/** The choices name both items and departments. */
function itemInWords({ itemKey, lead }: WantedItemDto, choices: readonly Choice[] = []): string {
  const label = (key: string) => choices.find(({ value }) => value === key)?.label ?? key;
  return lead ? `${label(itemKey)}（主管課：${label(lead)}）` : label(itemKey);
}

/** Which items of the national list a procedure stands behind; proposals come from its name, `reason` tells how. */
export function itemFormPage(
  id: string,
  state: FormState,
  rows: readonly ItemRow[],
  reason: string,
  names: Names,
) {
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
