import { type ComponentChildren } from 'preact';
import { Button, ButtonRow } from '../components/button.js';
import { Form } from '../components/form.js';
import { type FormBody } from '../http/form-body.js';
import { entryFields } from './change-form.js';

interface Props {
  action: string;
  form: FormBody;
  /** What the form said, to be sent once more. */
  said: Readonly<Record<string, string | readonly string[]>>;
  /** Whether it is only planned, and can still be taken back. */
  ahead: boolean;
  /** The words of the button that makes the change. */
  children: ComponentChildren;
}

/** The end of a preview: make the change, or go back to the form with everything still in it. */
export function ConfirmChange({ action, form, said, ahead, children }: Props) {
  const version = [form.version].flat().at(-1) ?? '';
  return (
    <Form action={action} hidden={{ version, ...said, ...entryFields(form) }}>
      <ButtonRow>
        <Button kind={ahead ? 'primary' : 'danger'} name="step" value="confirm">
          {children}
        </Button>
        <Button kind="secondary" name="step" value="edit">
          入力に戻る
        </Button>
      </ButtonRow>
    </Form>
  );
}
