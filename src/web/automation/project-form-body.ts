import { AUTOMATION_KINDS, DIFFICULTIES, SOURCINGS } from '../../automation/automation-words.js';
import { fieldWords } from '../../automation/project/field-of-work.js';
import { readOperatingMonths } from '../../automation/project/project-fields.js';
import { type ProjectDto } from '../../automation/project/project.dto.js';
import { InvalidInput } from '../../kernel/invalid-input.js';
import { type Fault, invalid } from '../../platform/problem.js';
import { type FormBody, textOf, textsOf } from '../http/form-body.js';

/** The fields of the form with one text each, in its order. */
export const PROJECT_FIELDS = [
  'code',
  'name',
  'departmentId',
  'kind',
  'field',
  'tool',
  'product',
  'sourcing',
  'difficulty',
  'operatingMonths',
  'robotKey',
  'note',
] as const;
export type ProjectField = (typeof PROJECT_FIELDS)[number];

/** What stands in the form. */
export interface ProjectTexts {
  texts: Readonly<Record<ProjectField, string>>;
  procedureIds: readonly string[];
  find: string;
}

export function postedProject(form: FormBody): ProjectTexts {
  return {
    texts: textsBy((field) => textOf(form, field)),
    procedureIds: [...new Set(textsOf(form, 'procedureIds'))],
    find: textOf(form, 'find'),
  };
}

/** A project as its form shows it; fields not given are empty. */
export function projectTexts(project: Partial<ProjectDto>): ProjectTexts {
  const months = (project.operatingMonths ?? []).join('、');
  return {
    texts: textsBy((field) => (field === 'operatingMonths' ? months : String(project[field] ?? ''))),
    procedureIds: project.procedureIds ?? [],
    find: '',
  };
}

/** What the form says, to be held to the rules of the API. @throws Problem 422 for months that cannot be read */
export function projectBody({ texts, procedureIds }: ProjectTexts): object {
  const { operatingMonths, ...rest } = texts;
  const filled = Object.entries(rest).map(
    ([field, text]) => [field, text.trim() === '' ? null : text] as const,
  );
  const { code, name } = texts;
  return {
    ...Object.fromEntries(filled),
    code,
    name,
    procedureIds,
    operatingMonths: monthsIn(operatingMonths),
  };
}

/** The form in the words of the screen, to be shown beside another version. */
export function projectWords({ texts, procedureIds }: ProjectTexts, names: ReadonlyMap<string, string>) {
  const { kind, field, sourcing, difficulty } = texts;
  const word = (words: Readonly<Record<string, string>>, key: string) => words[key] ?? key;
  return {
    ...texts,
    departmentId: names.get(texts.departmentId) ?? texts.departmentId,
    kind: word(AUTOMATION_KINDS.names, kind),
    field: word(fieldWords().names, field),
    sourcing: word(SOURCINGS.names, sourcing),
    difficulty: word(DIFFICULTIES.names, difficulty),
    procedureIds: [...procedureIds]
      .sort()
      .map((id) => names.get(id) ?? id)
      .join('、'),
  };
}

function monthsIn(text: string): number[] {
  try {
    return readOperatingMonths(text);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const fault: Fault = { where: 'operatingMonths', message: error.message };
    throw invalid([fault]);
  }
}

function textsBy(textIn: (field: ProjectField) => string): ProjectTexts['texts'] {
  return Object.fromEntries(PROJECT_FIELDS.map((field) => [field, textIn(field)])) as ProjectTexts['texts'];
}
