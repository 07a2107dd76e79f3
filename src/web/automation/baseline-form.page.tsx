import { type ProjectDetailDto } from '../../automation/project/project.dto.js';
import { Button } from '../components/button.js';
import { formPage } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';
import { BASELINE_PARTS, type BaselinePart } from './baseline-form.js';
import { projectPath } from './project-words.js';

/** The value of the button that takes the entry back. */
export const CLEAR = 'clear';

/** 導入前の時間, or 見込; an entry can be taken back. */
export function baselineFormPage(project: ProjectDetailDto, part: BaselinePart, state: FormState) {
  const path = projectPath(project.id);
  return formPage({
    state,
    about: BASELINE_PARTS[part].intro,
    action: `${path}/${part}`,
    submit: '保存する',
    other: project[part] && (
      <Button kind="secondary" name="do" value={CLEAR}>
        未入力に戻す
      </Button>
    ),
    back: { href: path, label: '保存せずに戻る' },
  });
}
