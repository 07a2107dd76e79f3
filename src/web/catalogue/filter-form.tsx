import { CHANNEL_KINDS } from '../../catalogue/channel/channel-words.js';
import {
  APPLICANTS,
  FREQUENCIES,
  IDENTITY_CHECKS,
  PROCEDURE_KINDS,
} from '../../catalogue/procedure/procedure-words.js';
import { type Fault } from '../../platform/problem.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { Form } from '../components/form.js';
import { CheckField, type Choice, FormField, SelectField } from '../components/form-field.js';
import { type CatalogueAsk } from './catalogue-ask.js';
import { type Names } from './catalogue-names.js';
import { ASKED_STAGE_CHOICES, namedChoices, wordChoices } from './choices.js';
import { COLUMN_KEYS, COLUMN_LABELS } from './column-keys.js';

const ANY = 'すべて';

const MAPPED: readonly Choice[] = [
  { value: '', label: ANY },
  { value: 'true', label: '対応付けあり' },
  { value: 'false', label: '対応付けなし' },
];

const RETIRED: readonly Choice[] = [
  { value: '', label: '含めない' },
  { value: 'only', label: '登録取消だけ' },
  { value: 'all', label: '含める' },
];

interface Props {
  ask: CatalogueAsk;
  names: Names;
  faults: readonly Fault[];
  /** Whether one sees more than one department. */
  everyDepartment: boolean;
}

/** Search, filters and columns: a plain form that a script sends as one types. */
export function FilterForm(props: Props) {
  const { ask, faults } = props;
  const live = {
    'hx-get': '/procedures',
    'hx-trigger': 'input changed delay:300ms from:#search, change delay:50ms',
    'hx-target': '#results',
    'hx-select': '#results',
    'hx-select-oob': '#narrowed',
    'hx-swap': 'outerHTML',
    'hx-sync': 'this:replace',
  };
  return (
    <search>
      <Form action="/procedures" method="get" id="filters" class="filters" {...live}>
        {ask.text('sort') === '' ? null : <input type="hidden" name="sort" value={ask.text('sort')} />}
        <FormField
          label="手続名・かな・コードで探す"
          name="search"
          type="search"
          value={ask.text('search')}
          hint="空白で区切ると、すべての語を含む手続を探します。"
          faults={faults}
        />
        <details open={faults.length > 0}>
          <summary>
            条件で絞り込む
            <span id="narrowed">{ask.narrowed === 0 ? '' : `（${ask.narrowed}項目を指定中）`}</span>
          </summary>
          <Filters {...props} />
        </details>
        <details>
          <summary>表示する列と件数</summary>
          <Columns ask={ask} />
        </details>
        <ButtonRow>
          <Button kind="secondary">検索する</Button>
          <LinkButton href="/procedures" kind="quiet">
            条件をすべて外す
          </LinkButton>
        </ButtonRow>
      </Form>
    </search>
  );
}

function Filters({ ask, names, faults, everyDepartment }: Props) {
  const select = (name: Parameters<CatalogueAsk['text']>[0], label: string, choices: readonly Choice[]) => (
    <SelectField label={label} name={name} choices={choices} value={ask.text(name)} faults={faults} />
  );
  const items = names.items.map(({ key, number, name }) => ({ id: key, name: `${number} ${name}` }));
  return (
    <div class="filters__fields">
      <Stages ask={ask} />
      {everyDepartment ? select('divisionId', '部', namedChoices(names.divisions, ANY)) : null}
      {everyDepartment ? select('departmentId', '所管課', namedChoices(names.departments, ANY)) : null}
      {select('kind', '種別', wordChoices(PROCEDURE_KINDS, ANY))}
      {select('applicant', '対象者', wordChoices(APPLICANTS, ANY))}
      {select('identityCheck', '本人確認', wordChoices(IDENTITY_CHECKS, ANY))}
      {select('frequency', '報告頻度', wordChoices(FREQUENCIES, ANY))}
      {select('channel', '受付システム（今日利用中）', wordChoices(CHANNEL_KINDS, ANY))}
      {select('mapped', '優先手続への対応付け', MAPPED)}
      {select('itemKey', '優先手続', namedChoices(items, ANY))}
      <FormField
        label="予定年月（から）"
        name="plannedFrom"
        type="month"
        value={ask.text('plannedFrom')}
        size={12}
        faults={faults}
      />
      <FormField
        label="予定年月（まで）"
        name="plannedTo"
        type="month"
        value={ask.text('plannedTo')}
        size={12}
        faults={faults}
      />
      {select('retired', '登録取消の手続', RETIRED)}
    </div>
  );
}

function Stages({ ask }: { ask: CatalogueAsk }) {
  return (
    <fieldset class="choices filters__wide">
      <legend>段階（今日現在）</legend>
      {ASKED_STAGE_CHOICES.map(({ value, label }) => (
        <CheckField
          key={value}
          name="stages"
          value={value}
          label={label}
          checked={ask.texts('stages').includes(value)}
        />
      ))}
    </fieldset>
  );
}

function Columns({ ask }: { ask: CatalogueAsk }) {
  return (
    <>
      <fieldset class="choices">
        <legend>手続名のほかに表示する列</legend>
        {COLUMN_KEYS.map((key) => (
          <CheckField
            key={key}
            name="columns"
            value={key}
            label={COLUMN_LABELS[key]}
            checked={ask.columns.includes(key)}
          />
        ))}
      </fieldset>
      <SelectField
        label="1ページの件数"
        name="limit"
        value={ask.text('limit')}
        choices={[
          { value: '', label: '50件' },
          { value: '100', label: '100件' },
        ]}
      />
    </>
  );
}
