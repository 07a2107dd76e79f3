import { type ComponentChildren } from 'preact';
import { CHANNEL_KINDS } from '../../catalogue/channel/channel-words.js';
import { type Fault } from '../../platform/problem.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { FormField, SelectField } from '../components/form-field.js';
import { BULK_FIELDS, type BULK_KINDS, type BulkTexts, type ChosenRows } from './bulk-form-body.js';
import { namedChoices, wordChoices } from './choices.js';
import { StageFields } from './stage-form.page.js';

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
  texts: BulkTexts;
  departments: readonly { id: string; name: string }[];
  /** Whether procedures may go to another department. */
  mayMove: boolean;
  faults: readonly Fault[];
}

const CHOOSE = '（選んでください）';

/** What is to be changed of the procedures chosen. Nothing happens before the next page was seen. */
export function bulkPage({ chosen, count, back, texts, departments, mayMove, faults }: BulkView) {
  const field = (name: keyof BulkTexts, label: string) => ({ name, label, value: texts[name], faults });
  return (
    <div class="narrow stack">
      <ErrorSummary faults={faults} fields={BULK_FIELDS} />
      <p>{`選んだ手続は${count.toLocaleString('ja-JP')}件です。次の画面で、変わる内容を1件ずつ確かめてから実行します。`}</p>
      <Form action="/procedures/bulk/preview" method="get" hidden={chosen}>
        {mayMove ? (
          <Option kind="department" chosen={texts.change}>
            <SelectField
              {...field('departmentId', '新しい所管課')}
              choices={namedChoices(departments, CHOOSE)}
            />
          </Option>
        ) : null}
        <Option kind="stage" chosen={texts.change}>
          <StageFields texts={texts} faults={faults} required={false} />
        </Option>
        <Option kind="add-channel" chosen={texts.change}>
          <SelectField
            {...field('channel', '加える受付システム')}
            choices={wordChoices(CHANNEL_KINDS, CHOOSE)}
          />
          <FormField {...field('url', 'URL')} type="url" />
          <FormField {...field('activeFrom', '利用開始日')} type="date" size={12} />
        </Option>
        <Option kind="end-channel" chosen={texts.change}>
          <SelectField
            {...field('endChannel', '終える受付システム')}
            choices={wordChoices(CHANNEL_KINDS, CHOOSE)}
          />
          <FormField {...field('activeTo', '利用終了日（その日まで）')} type="date" size={12} />
        </Option>
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
