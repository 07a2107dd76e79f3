import { type ComponentChildren } from 'preact';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { Form } from '../components/form.js';
import { Fields, FormErrors } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';
import { type BULK_FORM, BULK_KINDS, type ChosenRows } from './bulk-form.js';
import { namedChoices } from './choices.js';

type Kind = (typeof BULK_KINDS)[number];

const BULK_KIND_LABELS: Record<Kind, string> = {
  department: '所管課を変える',
  stage: '段階を登録する',
  'add-channel': '受付システムを加える',
  'end-channel': '受付システムを終える',
};

export interface BulkView {
  chosen: ChosenRows;
  /** How many rows that is. */
  count: number;
  back: string;
  state: FormState<keyof (typeof BULK_FORM)['fields']>;
  departments: readonly { id: string; name: string }[];
  /** Whether procedures may go to another department. */
  mayMove: boolean;
}

/** The fields of each kind of change. */
const FIELDS = {
  department: ['departmentId'],
  stage: ['stage', 'exemptReason', 'effectiveOn', 'note'],
  'add-channel': ['channel', 'url', 'activeFrom'],
  'end-channel': ['endChannel', 'activeTo'],
} as const;

/** What is to be changed of the procedures chosen. Nothing happens before the next page was seen. */
export function bulkPage({ chosen, count, back, state, departments, mayMove }: BulkView) {
  const choices = { departmentId: namedChoices(departments, '（選んでください）') };
  return (
    <div class="narrow stack">
      <FormErrors state={state} />
      <p>{`選んだ手続は${count.toLocaleString('ja-JP')}件です。次の画面で、変わる内容を1件ずつ確かめてから実行します。`}</p>
      <Form action="/procedures/bulk/preview" method="get" hidden={chosen}>
        {BULK_KINDS.filter((kind) => mayMove || kind !== 'department').map((kind) => (
          <Option kind={kind} chosen={state.text('change')}>
            <Fields state={state} choices={choices} only={FIELDS[kind]} />
          </Option>
        ))}
        <ButtonRow>
          <Button>変わる内容を確かめる</Button>
          <LinkButton href={back}>一覧に戻る</LinkButton>
        </ButtonRow>
      </Form>
    </div>
  );
}

function Option({ kind, chosen, children }: { kind: Kind; chosen: string; children: ComponentChildren }) {
  return (
    <fieldset class="group stack">
      <legend>
        <label class="check">
          <input
            type="radio"
            id={kind === 'stage' ? 'change' : undefined}
            name="change"
            value={kind}
            checked={chosen === kind}
          />
          <span>{BULK_KIND_LABELS[kind]}</span>
        </label>
      </legend>
      {children}
    </fieldset>
  );
}
