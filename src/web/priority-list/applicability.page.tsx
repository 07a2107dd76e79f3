import { type ComponentChildren } from 'preact';
import { type Fault } from '../../platform/problem.js';
import { type ItemApplicabilityDto } from '../../priority-list/applicability/applicability-answer.dto.js';
import {
  APPLICABILITY_LABELS,
  applicabilityLabel,
  NOT_HANDLED_REASON_LABELS,
} from '../../priority-list/applicability-words.js';
import { Button } from '../components/button.js';
import { cellColumn, type Column, column, DataTable } from '../components/data-table.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { CellSelect, SelectField } from '../components/form-field.js';
import { RowTick } from '../components/row-tick.js';
import { Tabs } from '../components/tabs.js';
import { namesAsChoices } from '../list/filter.js';
import { type FormBody, textOf, textsOf } from '../http/form-body.js';
import { LONGEST_NOTE } from './applicability-form.js';
import { editionLabel, listTabs } from './list-words.js';

interface ApplicabilityView {
  edition: string;
  items: readonly ItemApplicabilityDto[];
  mayEdit: boolean;
  faults: readonly Fault[];
  /** What was typed, where the form is shown again. */
  typed: FormBody | null;
}

const STATES = namesAsChoices(APPLICABILITY_LABELS);
const REASONS = [{ value: '', label: '（理由なし）' }, ...namesAsChoices(NOT_HANDLED_REASON_LABELS)];

/** 該当の有無: which items the municipality handles, those still to settle first. */
export function applicabilityPage(view: ApplicabilityView) {
  const { edition, items, mayEdit, faults } = view;
  const unconfirmed = items.filter(({ state }) => state === 'unconfirmed').length;
  const table = (
    <DataTable
      id="applicability"
      caption="該当の有無（未確認を先に表示）"
      columns={mayEdit ? editing(view) : READING}
      rows={items}
    />
  );
  const fields = items.flatMap(({ key }) => [`${key}.state`, `${key}.reason`]);
  return (
    <div class="stack">
      <Tabs label="優先手続" tabs={listTabs('/list/applicability', mayEdit)} />
      <ErrorSummary faults={faults} fields={fields} />
      <p>
        {`${editionLabel(edition)}の${items.length}手続のうち、未確認は${unconfirmed}手続です。未確認の手続は、指標では「該当」として数えます。`}
      </p>
      {mayEdit ? <Editing>{table}</Editing> : table}
    </div>
  );
}

function Editing({ children }: { children: ComponentChildren }) {
  return (
    <Form action="/list/applicability">
      {children}
      <Button>変更を保存する</Button>
      <fieldset class="bulk">
        <legend>選んだ手続をまとめて設定</legend>
        <p>
          既定値のままで正しい手続は、上の表の左端で選んで確認済みにすると、団体の回答として記録されます。
        </p>
        <Button kind="secondary" name="mode" value="confirm">
          選んだ手続を表の内容で確認済みにする
        </Button>
        <p>または、選んだ手続に次の内容を設定します。それぞれの備考はそのまま保存します。</p>
        <div class="bulk__fields">
          <SelectField label="該当の有無" name="bulk.state" choices={STATES} value="handled" />
          <SelectField label="非該当の理由" name="bulk.reason" choices={REASONS} />
          <Button kind="secondary" name="mode" value="bulk">
            選んだ手続に設定する
          </Button>
        </div>
      </fieldset>
    </Form>
  );
}

const ITEM_COLUMNS: Column<ItemApplicabilityDto>[] = [
  column('number', '番号', ({ number }) => number, { kind: 'integer' }),
  { key: 'name', label: '手続', cell: Name, heading: true },
];
const READING: Column<ItemApplicabilityDto>[] = [
  ...ITEM_COLUMNS,
  column('state', '該当の有無', ({ state, reason }) => applicabilityLabel(state, reason)),
  column('note', '備考', ({ note }) => note),
];

function Name({ name, verification, stated }: ItemApplicabilityDto) {
  return (
    <>
      {name}
      {verification === 'unverified' ? <span class="mark mark--doubt">名称未確認</span> : null}
      {stated ? null : <p class="quiet">既定値（団体の回答なし）</p>}
    </>
  );
}

function editing({ faults, typed }: ApplicabilityView): Column<ItemApplicabilityDto>[] {
  const value = (name: string, stored: string) => (typed === null ? stored : textOf(typed, name));
  const ticked = typed === null ? [] : textsOf(typed, 'pick');
  const choice = (item: ItemApplicabilityDto, field: 'state' | 'reason') => {
    const name = `${item.key}.${field}`;
    const label = `${item.name}：${field === 'state' ? '該当の有無' : '非該当の理由'}`;
    const choices = field === 'state' ? STATES : REASONS;
    return <CellSelect {...{ name, label, choices, faults }} value={value(name, item[field] ?? '')} />;
  };
  return [
    cellColumn('pick', '選択', ({ key, name, version }) => (
      <>
        <RowTick name="pick" value={key} label={`${name}を選ぶ`} checked={ticked.includes(key)} />
        <input type="hidden" name={`${key}.version`} value={version} />
      </>
    )),
    ...ITEM_COLUMNS,
    { key: 'state', label: '該当の有無', cell: (item) => choice(item, 'state') },
    { key: 'reason', label: '非該当の理由', cell: (item) => choice(item, 'reason') },
    cellColumn('note', '備考', ({ key, name, note }) => (
      <input
        class="input input--cell"
        name={`${key}.note`}
        aria-label={`${name}：備考`}
        value={value(`${key}.note`, note ?? '')}
        maxLength={LONGEST_NOTE}
      />
    )),
  ];
}
