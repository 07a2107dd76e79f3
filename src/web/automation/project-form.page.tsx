import { namedChoices } from '../catalogue/choices.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { Form } from '../components/form.js';
import { type Choice, FormField } from '../components/form-field.js';
import { Fields, FormErrors } from '../form/fields-form.js';
import { Chooser } from './chooser.js';
import { DefaultButton } from './default-button.js';
import { type ProjectState } from './project-form.js';

interface View {
  action: string;
  back: string;
  /** The id a new project is to have; null for one that is there. */
  newId: string | null;
  state: ProjectState;
  departments: readonly { id: string; name: string }[];
  tools: readonly string[];
  chosen: readonly Choice[];
  found: readonly Choice[] | null;
}

/** The fields of a project, new or there already. */
export function projectFormPage({ action, back, newId, state, departments, tools, chosen, found }: View) {
  const names = Object.keys(state.form.fields) as (keyof ProjectState['form']['fields'])[];
  const at = names.indexOf('procedureIds');
  const choices = { departmentId: namedChoices(departments) };
  const tool = names.indexOf('tool');
  return (
    <div class="narrow stack">
      <FormErrors state={state} />
      <Form action={action} hidden={{ ...state.hidden, ...(newId === null ? {} : { id: newId }) }}>
        <DefaultButton />
        <Fields {...{ state, choices }} only={names.slice(0, tool)} />
        <FormField
          name="tool"
          label={state.form.fields.tool.label}
          value={state.text('tool')}
          faults={state.faults}
          hint={tools.length === 0 ? undefined : `使われているもの：${tools.slice(0, 10).join('、')}`}
        />
        <Fields state={state} only={names.slice(tool + 1, at)} />
        <Chooser {...{ state, found }} name="procedureIds" choices={chosen} findLabel="手続を探す" />
        <Fields state={state} only={names.slice(at + 1)} />
        <ButtonRow>
          <Button>{newId === null ? '保存する' : '登録する'}</Button>
          <LinkButton href={back}>{newId === null ? '保存せずに戻る' : '一覧に戻る'}</LinkButton>
        </ButtonRow>
      </Form>
    </div>
  );
}
