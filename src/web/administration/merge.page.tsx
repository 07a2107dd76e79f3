import { type DepartmentDto } from '../../access/department/department.dto.js';
import { type DepartmentOutlookDto } from '../../reorganisation/department-change-answer.dto.js';
import { formPage } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';
import { optionFields } from './change-form.js';
import { OutlookFacts } from './outlook-facts.js';

export interface MergeView {
  outlook: DepartmentOutlookDto;
  /** Departments that may take over. */
  others: readonly DepartmentDto[];
  state: FormState;
}

/** Before a department is merged into another: which one, when, and what becomes of its users. */
export function mergePage({ outlook, others, state }: MergeView) {
  const { id, name, version } = outlook.department;
  const path = `/administration/departments/${id}`;
  const into = [
    { value: '', label: '選んでください' },
    ...others.map((other) => ({ value: other.id, label: `${other.code} ${other.name}` })),
  ];
  return formPage({
    state,
    facts: <OutlookFacts outlook={outlook} />,
    about: `「${name}」の手続をすべて統合先の課に移し、実施日で「${name}」を廃止します。`,
    choices: { into },
    action: `${path}/merge`,
    hidden: { version, ...state.hidden, ...optionFields(state.body) },
    submit: '移る内容を確かめる',
    back: { href: path, label: 'やめて戻る' },
  });
}
