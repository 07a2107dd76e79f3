import { type BulkLine } from '../../catalogue/bulk/bulk-change.js';
import { type BulkPreview } from '../../catalogue/bulk/bulk.service.js';
import { fieldName } from '../../catalogue/procedure-history/procedure-labels.js';
import { type Problem } from '../../platform/problem.js';
import { type ListItemDto } from '../../priority-list/priority-list-answer.dto.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { Form } from '../components/form.js';
import { Fields, FormErrors } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';
import { type Column, column, DataTable } from '../components/data-table.js';
import { Notice } from '../components/notice.js';
import { type BULK_FORM, type BulkTexts, type ChosenRows } from './bulk-form.js';
import { namedChoices } from './choices.js';
import { type Names } from './catalogue-names.js';
import { valueInWords } from './value-words.js';

/** What one may do to many procedures: the value of the form's choice, its label and its fields. */
const KINDS = [
  { kind: 'department', label: '所管課を変える', fields: ['departmentId'] },
  { kind: 'stage', label: '段階を登録する', fields: ['stage', 'exemptReason', 'effectiveOn', 'note'] },
  { kind: 'add-channel', label: '受付システムを加える', fields: ['channel', 'url', 'activeFrom'] },
  { kind: 'end-channel', label: '受付システムを終える', fields: ['endChannel', 'activeTo'] },
  { kind: 'plan', label: '予定年月を変える', fields: ['plannedMonth'] },
  { kind: 'frequency', label: '報告頻度を変える', fields: ['frequency'] },
  { kind: 'procedure-kind', label: '手続の種類を変える', fields: ['procedureKind'] },
  { kind: 'add-item', label: '優先手続に対応付ける', fields: ['itemKey'] },
  { kind: 'remove-item', label: '優先手続への対応付けを外す', fields: ['endItem'] },
] as const;

interface Chosen {
  chosen: ChosenRows;
  /** The list they were chosen from. */
  back: string;
}

interface BulkView extends Chosen {
  /** How many rows are chosen. */
  count: number;
  state: FormState<keyof (typeof BULK_FORM)['fields']>;
  departments: readonly { id: string; name: string }[];
  items: readonly ListItemDto[];
  /** What is for whoever sees to the whole municipality: other departments, the mapping to the list. */
  mayEditAll: boolean;
}

const OF_THE_OFFICE: readonly string[] = ['department', 'add-item', 'remove-item'];

/** What is to be changed of the procedures chosen. Nothing happens before the next page was seen. */
export function bulkPage({ chosen, count, back, state, departments, items, mayEditAll }: BulkView) {
  const itemChoices = namedChoices(
    items.map(({ key, number, name }) => ({ id: key, name: `${number}　${name}` })),
    '（選んでください）',
  );
  const choices = {
    departmentId: namedChoices(departments, '（選んでください）'),
    itemKey: itemChoices,
    endItem: itemChoices,
  };
  return (
    <div class="narrow stack">
      <FormErrors state={state} />
      <p>{`選んだ手続は${count.toLocaleString('ja-JP')}件です。次の画面で、変わる内容を1件ずつ確かめてから実行します。`}</p>
      <Form action="/procedures/bulk/preview" method="get" hidden={chosen}>
        {KINDS.filter(({ kind }) => mayEditAll || !OF_THE_OFFICE.includes(kind)).map(
          ({ kind, label, fields }) => (
            <fieldset class="group stack">
              <legend>
                <label class="check">
                  <input
                    type="radio"
                    id={kind === 'stage' ? 'change' : undefined}
                    name="change"
                    value={kind}
                    checked={state.text('change') === kind}
                  />
                  <span>{label}</span>
                </label>
              </legend>
              <Fields state={state} choices={choices} only={fields} />
            </fieldset>
          ),
        )}
        <ButtonRow>
          <Button>変わる内容を確かめる</Button>
          <LinkButton href={back}>一覧に戻る</LinkButton>
        </ButtonRow>
      </Form>
    </div>
  );
}

interface BulkPreviewView extends Chosen {
  texts: BulkTexts;
  preview: BulkPreview;
  names: Names;
  /** Why the preview is shown again, e.g. because somebody changed a row meanwhile. */
  refusal: Problem | null;
}

const OUTCOMES: Record<BulkLine['outcome'], string> = {
  change: '変わる',
  same: '変わらない',
  refused: '変更できない',
};

/** What will change, row by row, and what will not and why. */
export function bulkPreviewPage({ chosen, back, texts, preview, names, refusal }: BulkPreviewView) {
  const { lines, counts, seal } = preview;
  return (
    <div class="stack">
      {refusal && (
        <Notice kind="warning" title={refusal.title}>
          {refusal.particulars.detail}
        </Notice>
      )}
      <p>{`変わる手続は${counts.change}件、変わらない手続は${counts.same}件、変更できない手続は${counts.refused}件です。まだ何も変更していません。`}</p>
      <DataTable id="preview" caption="変更の内容" columns={columnsOf(names)} rows={ordered(lines)} />
      <Form action="/procedures/bulk/apply" hidden={{ ...texts, ...chosen, seal }}>
        <ButtonRow>
          {counts.change === 0 ? null : <Button>{`${counts.change}件を変更する`}</Button>}
          <LinkButton href={`/procedures/bulk?${String(new URLSearchParams({ ...texts, ...chosen }))}`}>
            変更の内容を選び直す
          </LinkButton>
          <LinkButton href={back}>変更せずに一覧に戻る</LinkButton>
        </ButtonRow>
      </Form>
    </div>
  );
}

function columnsOf(names: Names): Column<BulkLine>[] {
  return [
    column('code', 'コード', ({ code }) => code),
    column('name', '手続名', ({ name }) => name, { heading: true }),
    column('outcome', '結果', ({ outcome }) => OUTCOMES[outcome]),
    { key: 'before', label: '変更前', cell: ({ before }) => <ValueLines values={before} names={names} /> },
    { key: 'after', label: '変更後', cell: ({ after }) => <ValueLines values={after} names={names} /> },
    column('remark', '理由・注意', ({ remark }) => remark),
  ];
}

function ValueLines({ values, names }: { values: Readonly<Record<string, unknown>>; names: Names }) {
  const filledFields = Object.entries(values).filter(([, value]) => value !== null);
  if (Object.keys(values).length === 0) return <>―</>;
  if (filledFields.length === 0) return <>（なし）</>;
  return (
    <>
      {filledFields.map(([field, value]) => (
        <div>{`${fieldName(field)}：${valueInWords(field, value, names)}`}</div>
      ))}
    </>
  );
}

/** What cannot be changed comes first: it needs a person. */
function ordered(lines: readonly BulkLine[]): BulkLine[] {
  const places: Record<BulkLine['outcome'], number> = { refused: 0, change: 1, same: 2 };
  return [...lines].sort((a, b) => places[a.outcome] - places[b.outcome]);
}
