import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { Form } from '../components/form.js';
import { Fields, FormErrors } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';
import { BASELINE_PARTS, type BaselinePart } from './baseline-form.js';
import { DefaultButton } from './default-button.js';
import { projectPath } from './project-words.js';

/** The value of the button that takes the entry back. */
export const CLEAR = 'clear';

interface View {
  projectId: string;
  part: BaselinePart;
  state: FormState;
  /** Whether there is an entry to be taken back. */
  entered: boolean;
}

/** 導入前の時間, or 見込. */
export function baselineFormPage({ projectId, part, state, entered }: View) {
  return (
    <div class="narrow stack">
      <FormErrors state={state} />
      <p>{BASELINE_PARTS[part].intro}</p>
      <Form action={`${projectPath(projectId)}/${part}`} hidden={state.hidden}>
        <DefaultButton />
        <Fields state={state} />
        <ButtonRow>
          <Button>保存する</Button>
          {entered ? (
            <Button kind="secondary" name="do" value={CLEAR}>
              未入力に戻す
            </Button>
          ) : null}
          <LinkButton href={projectPath(projectId)}>保存せずに戻る</LinkButton>
        </ButtonRow>
      </Form>
    </div>
  );
}
