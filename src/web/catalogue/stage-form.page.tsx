import { type Fault } from '../../platform/problem.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { FormField, SelectField, TextArea } from '../components/form-field.js';
import { EXEMPT_REASON_CHOICES, STAGE_CHOICES } from './choices.js';

export const STAGE_FIELDS = ['stage', 'exemptReason', 'effectiveOn', 'note'] as const;
export type StageTexts = Readonly<Record<(typeof STAGE_FIELDS)[number], string>>;

interface Props {
  texts: StageTexts;
  faults: readonly Fault[];
}

/** Says where a procedure stands from a day on. */
export function stageFormPage({ id, ...props }: Props & { id: string }) {
  return (
    <div class="narrow stack">
      <ErrorSummary faults={props.faults} fields={STAGE_FIELDS} />
      <Form action={`/procedures/${id}/stage`}>
        <StageFields {...props} />
        <ButtonRow>
          <Button>段階を登録する</Button>
          <LinkButton href={`/procedures/${id}`}>登録せずに戻る</LinkButton>
        </ButtonRow>
      </Form>
    </div>
  );
}

/** The fields of a stage; every change of one is kept in the history, none is overwritten. */
export function StageFields({ texts, faults, required = true }: Props & { required?: boolean }) {
  return (
    <>
      <SelectField
        label="段階"
        name="stage"
        value={texts.stage}
        choices={[{ value: '', label: '（選んでください）' }, ...STAGE_CHOICES]}
        faults={faults}
        required={required}
      />
      <SelectField
        label="適用除外の理由"
        name="exemptReason"
        value={texts.exemptReason}
        choices={EXEMPT_REASON_CHOICES}
        faults={faults}
      />
      <FormField
        label="段階日"
        name="effectiveOn"
        type="date"
        value={texts.effectiveOn}
        hint="この日からその段階とします。空欄なら、終わったばかりの月の末日とします。"
        size={12}
        faults={faults}
      />
      <TextArea label="段階の備考" name="note" value={texts.note} rows={3} faults={faults} />
    </>
  );
}
