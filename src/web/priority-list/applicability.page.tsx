import { type Fault } from '../../platform/problem.js';
import { type ItemApplicabilityDto } from '../../priority-list/applicability/applicability-answer.dto.js';
import {
  APPLICABILITY_LABELS,
  applicabilityLabel,
  NOT_HANDLED_REASON_LABELS,
} from '../../priority-list/applicability-words.js';
import { Button } from '../components/button.js';
import { type Column, column, DataTable } from '../components/data-table.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { Options, SelectField } from '../components/form-field.js';
import { RowTick } from '../components/row-tick.js';
import { Tabs } from '../components/tabs.js';
import { namesAsChoices } from '../list/filter.js';
import { type FormBody, textOf, textsOf } from '../http/form-body.js';
import { LONGEST_NOTE } from './applicability-form.js';
import { editionLabel, listTabs } from './list-words.js';

export interface ApplicabilityView {
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
  const fields = items.flatMap(({ key }) => [`${key}.state`, `${key}.reason`]);
  return (
    <div class="stack">
      <Tabs label="優先手続" tabs={listTabs('/list/applicability', mayEdit)} />
      <ErrorSummary faults={faults} fields={fields} />
      <p>
        {`${editionLabel(edition)}の${items.length}手続のうち、未確認は${unconfirmed}手続です。未確認の手続は、指標では「該当」として数えます。`}
      </p>
      {mayEdit ? <Editing {...view} /> : <Table columns={READING} items={items} />}
    </div>
  );
}

function Editing(view: ApplicabilityView) {
  return (
    <Form action="/list/applicability">
      <Table columns={editing(view)} items={view.items} />
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

function Table({
  columns,
  items,
}: {
  columns: Column<ItemApplicabilityDto>[];
  items: readonly ItemApplicabilityDto[];
}) {
  return (
    <DataTable id="applicability" caption="該当の有無（未確認を先に表示）" columns={columns} rows={items} />
  );
}

const NUMBER: Column<ItemApplicabilityDto> = column('number', '番号', ({ number }) => number, {
  kind: 'integer',
});
const NAME: Column<ItemApplicabilityDto> = column('name', '手続', ({ name }) => name, {
  heading: true,
  cell: Name,
});
const READING: Column<ItemApplicabilityDto>[] = [
  NUMBER,
  NAME,
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
    const stored: string = item[field] ?? '';
    return (
      <Choice
        name={name}
        label={`${item.name}：${field === 'state' ? '該当の有無' : '非該当の理由'}`}
        choices={field === 'state' ? STATES : REASONS}
        value={value(name, stored)}
        faults={faults}
      />
    );
  };
  return [
    {
      key: 'pick',
      label: '選択',
      cell: ({ key, name, version }) => (
        <>
          <RowTick name="pick" value={key} label={`${name}を選ぶ`} checked={ticked.includes(key)} />
          <input type="hidden" name={`${key}.version`} value={version} />
        </>
      ),
    },
    NUMBER,
    NAME,
    { key: 'state', label: '該当の有無', cell: (item) => choice(item, 'state') },
    { key: 'reason', label: '非該当の理由', cell: (item) => choice(item, 'reason') },
    {
      key: 'note',
      label: '備考',
      cell: ({ key, name, note }) => (
        <input
          class="input input--cell"
          name={`${key}.note`}
          aria-label={`${name}：備考`}
          value={value(`${key}.note`, note ?? '')}
          maxLength={LONGEST_NOTE}
        />
      ),
    },
  ];
}

interface ChoiceProps {
  name: string;
  label: string;
  choices: readonly { value: string; label: string }[];
  value: string;
  faults: readonly Fault[];
}

function Choice({ name, label, choices, value, faults }: ChoiceProps) {
  const own = faults.filter(({ where }) => where === name);
  return (
    <>
      <select
        id={name}
        name={name}
        class="input input--cell"
        aria-label={label}
        aria-invalid={own.length === 0 ? undefined : 'true'}
        aria-describedby={own.length === 0 ? undefined : `${name}-error`}
      >
        <Options choices={choices} value={value} />
      </select>
      {own.length === 0 ? null : (
        <p class="field__error" id={`${name}-error`}>{`＊${own.map(({ message }) => message).join(' ')}`}</p>
      )}
    </>
  );
}
