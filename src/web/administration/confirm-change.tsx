import { type ComponentChildren } from 'preact';
import { Button, ButtonRow } from '../components/button.js';
import { Form } from '../components/form.js';
import { type FormBody } from '../http/form-body.js';
import { optionFields } from './change-form.js';

interface Props {
  action: string;
  form: FormBody;
  /** The form's fields, to be sent again. */
  fields: Readonly<Record<string, string | readonly string[]>>;
  /** Whether the change will only be planned, and can still be cancelled. */
  future: boolean;
  /** The label of the button that enters the change. */
  children: ComponentChildren;
}

/** The end of a preview: enter the change, or go back to the filled form. */
export function ConfirmChange({ action, form, fields, future, children }: Props) {
  const version = [form.version].flat().at(-1) ?? '';
  return (
    <Form action={action} hidden={{ version, ...fields, ...optionFields(form) }}>
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
