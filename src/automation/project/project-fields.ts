import { searchKey } from '../../kernel/text.js';
import { type ProjectDto } from './project-answer.dto.js';

/** What can be entered about a project itself; stages, steps, before and estimate, costs and results stand beside it. */
export type ProjectFields = Omit<ProjectDto, 'id' | 'departmentName' | 'createdAt' | 'updatedAt' | 'version'>;

/** The column each field is kept in; the procedures stand in a table of their own. */
export const PROJECT_COLUMNS = {
  code: 'code',
  name: 'name',
  departmentId: 'department_id',
  kind: 'kind',
  field: 'field',
  tool: 'tool',
  product: 'product',
  sourcing: 'sourcing',
  difficulty: 'difficulty',
  operatingMonths: 'operating_months',
  robotKey: 'robot_key',
  note: 'note',
} as const satisfies Partial<Record<keyof ProjectFields, string>>;

/** The longest texts a project takes, in characters. */
export const LONGEST_PROJECT_CODE = 50;
export const LONGEST_PROJECT_NAME = 200;
export const LONGEST_PROJECT_TEXT = 2000;

/** The fields of a project without its keys and stamps: what is written, and what the audit trail compares. */
export function fieldsOfProject(project: ProjectDto): ProjectFields {
  const { code, name, departmentId, kind, field, tool, product, sourcing, difficulty } = project;
  const { operatingMonths, robotKey, note, procedureIds } = project;
  return {
    code,
    name,
    departmentId,
    kind,
    field,
    tool,
    product,
    sourcing,
    difficulty,
    operatingMonths,
    robotKey,
    note,
    procedureIds,
  };
}

/** The same with months and procedures each once and in order. */
export function inOrder(fields: ProjectFields): ProjectFields {
  return {
    ...fields,
    operatingMonths: [...new Set(fields.operatingMonths)].sort((a, b) => a - b),
    procedureIds: [...new Set(fields.procedureIds)].sort(),
  };
}

/** How many months of a year the project is at work. */
export function monthsAtWork({ operatingMonths }: Pick<ProjectFields, 'operatingMonths'>): number {
  return operatingMonths.length === 0 ? 12 : operatingMonths.length;
}

/** What a project is found by: name, code, tool and product, each as one key. */
export function projectSearchKey({ name, code, tool, product }: ProjectFields): string {
  return [name, code, tool ?? '', product ?? ''].map(searchKey).join(' ');
}
