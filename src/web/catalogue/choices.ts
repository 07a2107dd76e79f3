import { EXEMPT_REASON_NAMES, STAGE_NAMES, STAGE_UNANSWERED } from '../../kernel/stage.js';
import { type DepartmentDto } from '../../access/department/department.dto.js';
import { type WordList } from '../../kernel/word-list.js';
import { type Choice } from '../components/form-field.js';
import { namesAsChoices } from '../list/filter.js';

/** The words of a list as choices, after one that chooses none of them. */
export function wordChoices<Key extends string>({ keys, names }: WordList<Key>, none?: string): Choice[] {
  return withNone(
    keys.map((key) => ({ value: key, label: names[key] })),
    none,
  );
}

/** Departments as choices, ended ones marked. */
export function departmentChoices(departments: readonly DepartmentDto[]): Choice[] {
  return departments.map(({ id, name, endedOn }) => ({
    value: id,
    label: endedOn === null ? name : `${name}（廃止）`,
  }));
}

/** Things with a name as choices, after one that chooses none of them. */
export function namedChoices(things: readonly { id: string; name: string }[], none?: string): Choice[] {
  return withNone(
    things.map(({ id, name }) => ({ value: id, label: name })),
    none,
  );
}

export const STAGE_CHOICES: readonly Choice[] = namesAsChoices(STAGE_NAMES);

/** For filters: every stage and the answer that is missing. */
export const STAGE_FILTER_CHOICES: readonly Choice[] = [
  { value: 'unanswered', label: STAGE_UNANSWERED },
  ...STAGE_CHOICES,
];

export const EXEMPT_REASON_CHOICES: readonly Choice[] = [
  { value: '', label: '（適用除外のときだけ）' },
  ...namesAsChoices(EXEMPT_REASON_NAMES),
];

function withNone(choices: Choice[], none: string | undefined): Choice[] {
  return none === undefined ? choices : [{ value: '', label: none }, ...choices];
}
