import { type ComponentChildren } from 'preact';
import { Button, ButtonRow } from '../components/button.js';
import { Form } from '../components/form.js';
import { type FormState } from '../form/form-state.js';
import { textsOf } from '../http/form-body.js';
import { optionFields } from './change-form.js';

interface Props {
  action: string;
  state: FormState;
  /** Whether the change will only be planned, and can still be cancelled. */
  future: boolean;
  /** The label of the button that enters the change. */
  children: ComponentChildren;
}

/** The end of a preview: enter the change, or go back to the filled form. Everything typed is sent again. */
export function ConfirmChange({ action, state: { form, body, hidden }, future, children }: Props) {
  const typed = Object.keys(form.fields).map((name) => [name, textsOf(body, name)] as const);
  return (
    <Form action={action} hidden={{ ...hidden, ...Object.fromEntries(typed), ...optionFields(body) }}>
      <ButtonRow>
        <Button kind={future ? 'primary' : 'danger'} name="step" value="confirm">
          {children}
        </Button>
        <Button kind="secondary" name="step" value="edit">
          入力に戻る
        </Button>
      </ButtonRow>
    </Form>
  );
}
