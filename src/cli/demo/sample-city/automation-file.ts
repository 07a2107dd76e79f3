import { AUTOMATION_KINDS, BASES, DIFFICULTIES, SOURCINGS } from '../../../automation/automation-words.js';
import { fieldsOfWork } from '../../../automation/project/field-of-work.js';
import { projectColumns, type ProjectColumn } from '../../../automation/import/project-columns.js';
import { PROJECT_STAGES } from '../../../automation/stage/project-stages.js';
import { monthStart } from '../../../kernel/month.js';
import { type CellToWrite, type TableToWrite } from '../../../platform/tabular/sheet-to-write.js';
import { type SampleProject } from './sample-automation.js';
import { monthNumbered, type Window } from './window.js';

/** The automation projects as a file for the import, each in the stage it began in. */
export function automationFile(projects: readonly SampleProject[], window: Window): TableToWrite {
  const rows = projects.map((project) => cellsOf(project, window));
  const keys = Object.keys(rows[0] ?? {}) as ProjectColumn[];
  return {
    columns: keys.map((key) => ({ title: projectColumns[key].name, kind: 'text' })),
    rows: rows.map((row) => keys.map((key) => row[key] ?? null)),
  };
}

function cellsOf(project: SampleProject, window: Window): Partial<Record<ProjectColumn, CellToWrite>> {
  const { before, estimate, sourcing, difficulty } = project;
  const [stage, at] = project.stages[0] ?? (['candidate', 0] as const);
  const month = (number: number | null | undefined) =>
    number === null || number === undefined ? null : monthNumbered(window, number);
  const planned = month(project.productionPlannedAt);
  return {
    code: project.code,
    name: project.name,
    department: project.department,
    kind: AUTOMATION_KINDS.names[project.kind],
    field: fieldsOfWork().fields.find(({ key }) => key === project.field)?.name ?? project.field,
    tool: project.tool ?? null,
    product: project.product ?? null,
    sourcing: sourcing ? SOURCINGS.names[sourcing] : null,
    difficulty: difficulty ? DIFFICULTIES.names[difficulty] : null,
    operatingMonths: project.operatingMonths?.join('、') ?? null,
    robotKey: project.robotKey ?? null,
    procedures: project.procedures.join(';'),
    stage: PROJECT_STAGES.names[stage],
    stageOn: monthStart(monthNumbered(window, at)),
    productionOn: planned && monthStart(planned),
    beforeMinutes: before?.minutes ?? null,
    beforePeople: before?.people ?? null,
    beforeCases: before?.cases ?? null,
    measuredFrom: month(before?.measuredFrom),
    measuredTo: month(before?.measuredTo),
    beforeBasis: before ? BASES.names[before.basis] : null,
    estimateMinutes: estimate?.minutes ?? null,
    estimatePeople: estimate?.people ?? null,
    casesPerYear: estimate?.casesPerYear ?? null,
    note: project.note ?? null,
  };
}
