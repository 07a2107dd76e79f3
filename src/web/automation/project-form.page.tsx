import { type ProjectDetailDto } from '../../automation/project/project.dto.js';
import { namedChoices } from '../catalogue/choices.js';
import { type Choice, FormField } from '../components/form-field.js';
import { formPage } from '../form/fields-form.js';
import { Chooser } from './chooser.js';
import { type ProjectState } from './project-form.js';
import { projectPath } from './project-words.js';

interface View {
  /** The project, or the id a new one is to have. */
  project: ProjectDetailDto | string;
  state: ProjectState;
  departments: readonly { id: string; name: string }[];
  tools: readonly string[];
  chosen: readonly Choice[];
  found: readonly Choice[] | null;
}

/** The fields of a project, new or there already. */
export function projectFormPage({ project, state, departments, tools, chosen, found }: View) {
  const isNew = typeof project === 'string';
  const path = isNew ? '' : projectPath(project.id);
  return formPage({
    state,
    action: isNew ? '/automation/projects/new' : `${path}/edit`,
    hidden: isNew ? { id: project } : {},
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
    back: isNew ? { href: '/automation', label: '一覧に戻る' } : { href: path, label: '保存せずに戻る' },
  });
}
