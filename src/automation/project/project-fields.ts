import { givenFields } from '../../platform/http/request-fields.js';
import { type IsoDate, parseDate } from '../../kernel/date.js';
import { InvalidInput } from '../../kernel/invalid-input.js';
import { type Month, monthNumber } from '../../kernel/month.js';
import { readWholeNumber } from '../../kernel/numeral.js';
import { searchKey } from '../../kernel/text.js';
import { columnsOf } from '../../platform/database/table-columns.js';
import { type Fault } from '../../platform/problem.js';
import { AutomationProjectEntity } from './automation-project.entity.js';
import { fieldsOfWork } from './field-of-work.js';
import { type ProjectStage } from '../stage/project-stages.js';
import { type NewProjectDto, type ProjectFields } from './project.dto.js';

/** Defaults: the project operates every month and is linked to no procedure. */
export const NO_PROJECT_FIELDS = {
  tool: null,
  product: null,
  sourcing: null,
  difficulty: null,
  operatingMonths: [],
  robotKey: null,
  note: null,
  procedureIds: [],
} satisfies Partial<ProjectFields>;

/** The fields of a project that stand in its own row; its procedures stand in a table of their own. */
export const PROJECT_COLUMNS = columnsOf(AutomationProjectEntity).only(
  ...(['code', 'name', 'departmentId', 'kind', 'field', 'tool', 'product', 'sourcing'] as const),
  ...(['difficulty', 'operatingMonths', 'robotKey', 'note'] as const),
);

/** A project to be added, and the stage it begins in. */
export interface NewProject extends ProjectFields {
  /** The id it is to have; a form names one, so that sending it twice adds one project. */
  id?: string;
  stage?: ProjectStage;
  stageOn?: IsoDate;
}

/** The project a request stands for: what is left out is not entered. */
export function newProjectIn({ stage, stageOn, ...body }: NewProjectDto): NewProject {
  const fields = fieldsOfProject({ ...NO_PROJECT_FIELDS, ...givenFields(body) });
  return { ...fields, stage, stageOn: stageOn === undefined ? undefined : parseDate(stageOn) };
}

/** The fields of a project without its keys and stamps: what is written, and what the audit trail compares. */
export function fieldsOfProject(project: ProjectFields): ProjectFields {
  return { ...PROJECT_COLUMNS.of(project), procedureIds: project.procedureIds };
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

/** Whether a project is at work in a month. */
export function isAtWork({ operatingMonths }: Pick<ProjectFields, 'operatingMonths'>, month: Month): boolean {
  return operatingMonths.length === 0 || operatingMonths.includes(monthNumber(month));
}

/** What a project is found by: name, code, tool and product, each as one key. */
export function projectSearchKey({ name, code, tool, product }: ProjectFields): string {
  return [name, code, tool ?? '', product ?? ''].map(searchKey).join(' ');
}

/** Everything that keeps a project's fields from being saved; empty where nothing does. */
export function projectFaults({ field, operatingMonths }: ProjectFields): Fault[] {
  const faults: Fault[] = [];
  if (!fieldsOfWork().fields.some(({ key }) => key === field))
    faults.push({ where: 'field', message: '分野を一覧から選んでください。' });
  if (operatingMonths.some((month) => month < 1 || month > 12))
    faults.push({ where: 'operatingMonths', message: '稼働月は1から12の数で入力してください。' });
  return faults;
}

/** Reads 稼働月 as people write them: `4、5、6`, `4;5`. Blank gives none: every month. @throws InvalidInput */
export function readOperatingMonths(text: string): number[] {
  const parts = text
    .split(/[;；,，、\s]+/)
    .map((part) => part.replace(/月$/, ''))
    .filter((part) => part !== '');
  const months = parts.map((part) => readWholeNumber(part) ?? Number.NaN);
  if (months.every((month) => Number.isInteger(month) && month >= 1 && month <= 12)) return months;
  throw new InvalidInput(`稼働月「${text}」は、1から12の数を「、」で区切って入力してください。`, text);
}
