import { namedChoices } from '../catalogue/choices.js';
import { type Choice, FormField } from '../components/form-field.js';
import { formPage } from '../form/fields-form.js';
import { Chooser } from './chooser.js';
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
  const isNew = newId !== null;
  return formPage({
    state,
    action,
    hidden: isNew ? { id: newId } : {},
    choices: { departmentId: namedChoices(departments) },
    drawn: {
      tool: (
        <FormField
          name="tool"
          label={state.form.fields.tool.label}
          value={state.text('tool')}
          faults={state.faults}
          hint={tools.length === 0 ? undefined : `使われているもの：${tools.slice(0, 10).join('、')}`}
        />
      ),
      procedureIds: (
        <Chooser {...{ state, found }} name="procedureIds" choices={chosen} findLabel="手続を探す" />
      ),
    },
    submit: isNew ? '登録する' : '保存する',
    back: { href: back, label: isNew ? '一覧に戻る' : '保存せずに戻る' },
  });
}
