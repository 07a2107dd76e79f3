import { type ProjectFields } from './project-fields.js';
import { type EditProjectDto, type ProjectFieldsDto } from './project.dto.js';

/** The fields of a new project: what is left out is not entered, and it is at work every month. */
export function newProjectFields(body: ProjectFieldsDto): ProjectFields {
  const { code, name, departmentId, kind, field } = body;
  return {
    code,
    name,
    departmentId,
    kind,
    field,
    tool: body.tool ?? null,
    product: body.product ?? null,
    sourcing: body.sourcing ?? null,
    difficulty: body.difficulty ?? null,
    operatingMonths: body.operatingMonths ?? [],
    robotKey: body.robotKey ?? null,
    note: body.note ?? null,
    procedureIds: body.procedureIds ?? [],
  };
}

/** What is to change: a field left out stays, null clears it. */
export function projectChanges(body: EditProjectDto): Partial<ProjectFields> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
