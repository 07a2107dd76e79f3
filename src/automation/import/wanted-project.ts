import { type DepartmentFinder } from '../../catalogue/procedure-import/department-finder.js';
import { notProvided } from '../../kernel/count.js';
import { type IsoDate } from '../../kernel/date.js';
import { beforeFaults, estimateFaults } from '../baseline/baseline.js';
import { type ProjectDto } from '../project/project-answer.dto.js';
import { type StageLineDto } from '../stage/stage-answer.dto.js';
import { type EnteredBeforeDto, type EnteredEstimateDto } from '../baseline/baseline-answer.dto.js';
import { fieldsOfProject, inOrder, type ProjectFields } from '../project/project-fields.js';
import { moveFaults, type StageMove } from '../stage/stage-move.js';
import { clearedFor, PROJECT_STAGES } from '../stage/project-stages.js';
import { plannedOn, stageAt } from '../stage/stage-line.js';
import { type ProjectCells, type ProjectColumn } from './project-columns.js';

/** A project there is, as the file finds it. */
export interface KnownProject {
  project: ProjectDto;
  timeline: StageLineDto[];
  before: EnteredBeforeDto | null;
  estimate: EnteredEstimateDto | null;
}

/** What the file is read against. */
export interface Surroundings {
  departments: DepartmentFinder;
  known: ReadonlyMap<string, KnownProject>;
  /** Ids of procedures by their codes. */
  procedures: ReadonlyMap<string, string>;
  /** Codes of the projects that have a robot key, by that key. */
  robotKeys: ReadonlyMap<string, string>;
  today: IsoDate;
}

/** What a row makes of a project; what it leaves as it is, is null. */
export interface WantedProject {
  known: KnownProject | null;
  fields: ProjectFields;
  move: StageMove | null;
  /** 本番 is planned for this day; `clear` takes the plans back. */
  plan: IsoDate | 'clear' | null;
  before: EnteredBeforeDto | null;
  estimate: EnteredEstimateDto | null;
}

export type Report = (column: ProjectColumn, value: string | null, message: string) => void;

/** What a row of the file wants, with every fault reported. Undefined where its department is not found. */
export function wantedProject(
  cells: ProjectCells,
  surroundings: Surroundings,
  report: Report,
): WantedProject | undefined {
  const known = surroundings.known.get(cells.code) ?? null;
  const department = surroundings.departments.find(cells.department);
  if ('problem' in department) {
    report('department', cells.department, department.problem);
    return undefined;
  }
  const ended =
    known?.project.departmentId === department.id ? null : surroundings.departments.whyEnded(department.id);
  if (ended !== null) report('department', cells.department, ended);
  const fields = fieldsIn(cells, known, department.id, surroundings, report);
  const before = beforeIn(cells, known, report);
  const estimate = estimateIn(cells, known, report);
  const move = moveIn(cells, known, { ...fields, before }, surroundings.today, report);
  const stage = known && !move ? stageAt(known.timeline)?.stage : undefined;
  if (known && stage)
    for (const { where, message } of clearedFor(
      stage,
      { ...known.project, before: known.before },
      { ...fields, before },
    ))
      report(NEEDED_COLUMNS[where] ?? 'stage', null, message);
  return { known, fields, move, plan: planIn(cells, known), before, estimate };
}

function fieldsIn(
  cells: ProjectCells,
  known: KnownProject | null,
  departmentId: string,
  { procedures, robotKeys }: Surroundings,
  report: Report,
): ProjectFields {
  const old = known ? fieldsOfProject(known.project) : NOTHING;
  const { code, name, kind, field } = cells;
  const { tool = old.tool, product = old.product, sourcing = old.sourcing } = cells;
  const { difficulty = old.difficulty, operatingMonths = old.operatingMonths } = cells;
  const { robotKey = old.robotKey, note = old.note } = cells;
  const holder = robotKey === null ? undefined : robotKeys.get(robotKey);
  if (holder !== undefined && holder !== code)
    report('robotKey', robotKey, `このロボットキーは案件「${holder}」で使われています。`);
  const procedureIds = cells.procedures?.flatMap((one) => {
    const id = procedures.get(one);
    if (id === undefined) report('procedures', one, `手続コード「${one}」の手続が台帳にありません。`);
    return id ?? [];
  });
  return inOrder({
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
    procedureIds: procedureIds ?? old.procedureIds,
  });
}

const NOTHING = {
  tool: null,
  product: null,
  sourcing: null,
  difficulty: null,
  operatingMonths: [],
  robotKey: null,
  note: null,
  procedureIds: [],
} satisfies Partial<ProjectFields>;

function beforeIn(cells: ProjectCells, known: KnownProject | null, report: Report): EnteredBeforeDto | null {
  const old = known?.before ?? null;
  const minutesPerCase = cells.beforeMinutes === undefined ? old?.minutesPerCase : cells.beforeMinutes;
  if (minutesPerCase === undefined || minutesPerCase === null) return null;
  const basis = cells.beforeBasis === undefined ? (old?.basis ?? null) : cells.beforeBasis;
  if (basis === null) {
    report('beforeBasis', null, '導入前の時間には、算出方法（実測、申告、推計）が必要です。');
    return null;
  }
  const before: EnteredBeforeDto = {
    minutesPerCase,
    people: (cells.beforePeople === undefined ? old?.people : cells.beforePeople) ?? '1',
    cases: cells.beforeCases ?? old?.cases ?? notProvided,
    measuredFrom: (cells.measuredFrom === undefined ? old?.measuredFrom : cells.measuredFrom) ?? null,
    measuredTo: (cells.measuredTo === undefined ? old?.measuredTo : cells.measuredTo) ?? null,
    basis,
    note: (cells.beforeNote === undefined ? old?.note : cells.beforeNote) ?? null,
  };
  const columns: Record<string, ProjectColumn> = {
    minutesPerCase: 'beforeMinutes',
    people: 'beforePeople',
    cases: 'beforeCases',
    measuredFrom: 'measuredFrom',
    measuredTo: 'measuredTo',
    basis: 'beforeBasis',
  };
  for (const { where, message } of beforeFaults(before))
    report(columns[where] ?? 'beforeMinutes', null, message);
  return before;
}

function estimateIn(
  cells: ProjectCells,
  known: KnownProject | null,
  report: Report,
): EnteredEstimateDto | null {
  const old = known?.estimate ?? null;
  const minutesPerCase = cells.estimateMinutes === undefined ? old?.minutesPerCase : cells.estimateMinutes;
  if (minutesPerCase === undefined || minutesPerCase === null) return null;
  const cases = cells.casesPerYear?.kind === 'value' ? cells.casesPerYear.value : undefined;
  const casesPerYear = cells.casesPerYear === undefined ? old?.casesPerYear : cases;
  if (casesPerYear === undefined) {
    report('casesPerYear', null, '見込の時間には、見込の年間件数が必要です。');
    return null;
  }
  const estimate: EnteredEstimateDto = {
    minutesPerCase,
    people: (cells.estimatePeople === undefined ? old?.people : cells.estimatePeople) ?? '1',
    casesPerYear,
    note: (cells.estimateNote === undefined ? old?.note : cells.estimateNote) ?? null,
  };
  for (const { where, message } of estimateFaults(estimate))
    report(ESTIMATE_COLUMNS[where] ?? 'estimateMinutes', null, message);
  return estimate;
}

const ESTIMATE_COLUMNS: Record<string, ProjectColumn> = {
  people: 'estimatePeople',
  casesPerYear: 'casesPerYear',
};

/** The columns of what a stage may ask for. */
const NEEDED_COLUMNS: Record<string, ProjectColumn> = {
  difficulty: 'difficulty',
  sourcing: 'sourcing',
  tool: 'tool',
  before: 'beforeMinutes',
};

function moveIn(
  { stage: wanted = null, stageOn, stageReason = null }: ProjectCells,
  known: KnownProject | null,
  entered: Pick<ProjectFields, 'difficulty' | 'sourcing' | 'tool'> & { before: EnteredBeforeDto | null },
  today: IsoDate,
  report: Report,
): StageMove | null {
  const latest = known && stageAt(known.timeline);
  const stage = wanted ?? (latest ? null : 'candidate');
  if (stage === null) return null;
  if (latest?.stage === stage) {
    if (stageOn && stageOn !== latest.stageOn)
      report(
        'stageOn',
        stageOn,
        `「${PROJECT_STAGES.names[stage]}」は${latest.stageOn}からと登録されています。日付の訂正は、案件の画面で取り下げてから登録してください。`,
      );
    return null;
  }
  const move = { stage, stageOn: stageOn ?? today, reason: stageReason };
  const columns: Record<string, ProjectColumn> = {
    stageOn: 'stageOn',
    reason: 'stageReason',
    ...NEEDED_COLUMNS,
  };
  for (const { where, message } of moveFaults(move, known?.timeline ?? [], entered, today))
    report(columns[where] ?? 'stage', null, message);
  return move;
}

function planIn({ productionOn }: ProjectCells, known: KnownProject | null): WantedProject['plan'] {
  if (productionOn === undefined) return null;
  const planned = known ? plannedOn(known.timeline, 'production') : null;
  if (productionOn === planned) return null;
  return productionOn ?? 'clear';
}
