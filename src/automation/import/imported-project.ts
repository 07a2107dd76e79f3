import { type DepartmentFinder } from '../../catalogue/procedure-import/department-finder.js';
import { givenFields } from '../../platform/http/request-fields.js';
import { notProvided } from '../../kernel/count.js';
import { type IsoDate } from '../../kernel/date.js';
import { type Fault } from '../../platform/problem.js';
import { beforeFaults, estimateFaults } from '../baseline/baseline.js';
import { type EnteredBeforeDto, type EnteredEstimateDto } from '../baseline/baseline.dto.js';
import { type KnownProject } from '../project/known-projects.js';
import { fieldsOfProject, inOrder, NO_PROJECT_FIELDS } from '../project/project-fields.js';
import { type ProjectFields } from '../project/project.dto.js';
import { clearedFor, PROJECT_STAGES } from '../stage/project-stages.js';
import { plannedOn, stageAt } from '../stage/stage-line.js';
import { moveFaults, type StageMove } from '../stage/stage-move.js';
import { type ProjectCells, type ProjectColumn } from './project-columns.js';

/** What the file is read against. */
export interface ImportContext {
  departments: DepartmentFinder;
  /** By code. */
  known: ReadonlyMap<string, KnownProject>;
  /** Ids of procedures by their codes. */
  procedures: ReadonlyMap<string, string>;
  /** Codes of the projects that have a robot key, by that key. */
  robotKeys: ReadonlyMap<string, string>;
  today: IsoDate;
}

/** A project as a row of the file makes it; a move or plan is null where the row makes none. */
export interface ImportedProject {
  known: KnownProject | null;
  fields: ProjectFields;
  move: StageMove | null;
  /** 本番 is planned for this day; `clear` takes the plans back. */
  plan: IsoDate | 'clear' | null;
  before: EnteredBeforeDto | null;
  estimate: EnteredEstimateDto | null;
}

export type Report = (column: ProjectColumn, value: string | null, message: string) => void;

/** A project as a row of the file makes it, with every fault reported. Undefined where its department is not found. */
export function importedProject(
  cells: ProjectCells,
  context: ImportContext,
  report: Report,
): ImportedProject | undefined {
  const known = context.known.get(cells.code) ?? null;
  const department = context.departments.find(cells.department);
  if ('problem' in department) {
    report('department', cells.department, department.problem);
    return undefined;
  }
  const ended =
    known?.project.departmentId === department.id ? null : context.departments.whyEnded(department.id);
  if (ended !== null) report('department', cells.department, ended);
  const fields = fieldsIn(cells, known, department.id, context, report);
  const before = beforeIn(cells, known, report);
  const estimate = estimateIn(cells, known, report);
  const move = moveIn(cells, known, { ...fields, before }, context.today, report);
  const stage = known && !move ? stageAt(known.stages)?.stage : undefined;
  if (known && stage) {
    const cleared = clearedFor(stage, { ...known.project, before: known.before }, { ...fields, before });
    reportAt(NEEDED_COLUMNS, 'stage', cleared, report);
  }
  return { known, fields, move, plan: planIn(cells, known), before, estimate };
}

function fieldsIn(
  cells: ProjectCells,
  known: KnownProject | null,
  departmentId: string,
  { procedures, robotKeys }: ImportContext,
  report: Report,
): ProjectFields {
  const old = known?.project ?? NO_PROJECT_FIELDS;
  const { code, name, kind, field } = cells;
  const givenCells = givenFields<Partial<ProjectFields>>(cells);
  const fields = fieldsOfProject({ ...old, ...givenCells, code, name, departmentId, kind, field });
  const holder = fields.robotKey === null ? undefined : robotKeys.get(fields.robotKey);
  if (holder !== undefined && holder !== code)
    report('robotKey', fields.robotKey, `このロボットキーは案件「${holder}」で使われています。`);
  const procedureIds = cells.procedures?.flatMap((one) => {
    const id = procedures.get(one);
    if (id === undefined) report('procedures', one, `手続コード「${one}」の手続が台帳にありません。`);
    return id ?? [];
  });
  return inOrder({ ...fields, procedureIds: procedureIds ?? old.procedureIds });
}

/** What a cell says; where the file has no such column, what is known already. */
function cellOrOld<T>(cell: T | null | undefined, old: T | null | undefined): T | null {
  return (cell === undefined ? old : cell) ?? null;
}

function beforeIn(cells: ProjectCells, known: KnownProject | null, report: Report): EnteredBeforeDto | null {
  const old = known?.before;
  const minutesPerCase = cellOrOld(cells.beforeMinutes, old?.minutesPerCase);
  if (minutesPerCase === null) return null;
  const basis = cellOrOld(cells.beforeBasis, old?.basis);
  if (basis === null) {
    report('beforeBasis', null, '導入前の時間には、算出方法（実測、申告、推計）が必要です。');
    return null;
  }
  const before: EnteredBeforeDto = {
    minutesPerCase,
    people: cellOrOld(cells.beforePeople, old?.people) ?? '1',
    cases: cells.beforeCases ?? old?.cases ?? notProvided,
    measuredFrom: cellOrOld(cells.measuredFrom, old?.measuredFrom),
    measuredTo: cellOrOld(cells.measuredTo, old?.measuredTo),
    basis,
    note: cellOrOld(cells.beforeNote, old?.note),
  };
  reportAt(BEFORE_COLUMNS, 'beforeMinutes', beforeFaults(before), report);
  return before;
}

function estimateIn(
  cells: ProjectCells,
  known: KnownProject | null,
  report: Report,
): EnteredEstimateDto | null {
  const old = known?.estimate;
  const minutesPerCase = cellOrOld(cells.estimateMinutes, old?.minutesPerCase);
  if (minutesPerCase === null) return null;
  const cases = cells.casesPerYear?.kind === 'value' ? cells.casesPerYear.value : null;
  const casesPerYear = cells.casesPerYear === undefined ? (old?.casesPerYear ?? null) : cases;
  if (casesPerYear === null) {
    report('casesPerYear', null, '見込の時間には、見込の年間件数が必要です。');
    return null;
  }
  const estimate: EnteredEstimateDto = {
    minutesPerCase,
    people: cellOrOld(cells.estimatePeople, old?.people) ?? '1',
    casesPerYear,
    note: cellOrOld(cells.estimateNote, old?.note),
  };
  reportAt(ESTIMATE_COLUMNS, 'estimateMinutes', estimateFaults(estimate), report);
  return estimate;
}

type ColumnsByField = Readonly<Record<string, ProjectColumn>>;

const BEFORE_COLUMNS: ColumnsByField = {
  people: 'beforePeople',
  cases: 'beforeCases',
  measuredFrom: 'measuredFrom',
  measuredTo: 'measuredTo',
  basis: 'beforeBasis',
};
const ESTIMATE_COLUMNS: ColumnsByField = { people: 'estimatePeople', casesPerYear: 'casesPerYear' };

/** The columns of what a stage may ask for. */
const NEEDED_COLUMNS: ColumnsByField = {
  difficulty: 'difficulty',
  sourcing: 'sourcing',
  tool: 'tool',
  before: 'beforeMinutes',
};
const MOVE_COLUMNS: ColumnsByField = { stageOn: 'stageOn', reason: 'stageReason', ...NEEDED_COLUMNS };

/** Reports faults of fields at the columns they come from, others at `otherwise`. */
function reportAt(
  columns: ColumnsByField,
  otherwise: ProjectColumn,
  faults: readonly Fault[],
  report: Report,
): void {
  for (const { where, message } of faults) report(columns[where] ?? otherwise, null, message);
}

function moveIn(
  { stage: givenStage = null, stageOn, stageReason = null }: ProjectCells,
  known: KnownProject | null,
  entered: Pick<ProjectFields, 'difficulty' | 'sourcing' | 'tool'> & { before: EnteredBeforeDto | null },
  today: IsoDate,
  report: Report,
): StageMove | null {
  const latest = known && stageAt(known.stages);
  const stage = givenStage ?? (latest ? null : 'candidate');
  if (stage === null) return null;
  if (latest?.stage === stage) {
    const message = `「${PROJECT_STAGES.names[stage]}」は${latest.stageOn}からと登録されています。日付の訂正は、案件の画面で取り下げてから登録してください。`;
    if (stageOn && stageOn !== latest.stageOn) report('stageOn', stageOn, message);
    return null;
  }
  const move = { stage, stageOn: stageOn ?? today, reason: stageReason };
  reportAt(MOVE_COLUMNS, 'stage', moveFaults(move, known?.stages ?? [], entered, today), report);
  return move;
}

function planIn({ productionOn }: ProjectCells, known: KnownProject | null): ImportedProject['plan'] {
  if (productionOn === undefined) return null;
  const planned = known ? plannedOn(known.stages, 'production') : null;
  if (productionOn === planned) return null;
  return productionOn ?? 'clear';
}
