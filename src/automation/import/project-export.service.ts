import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { onlyDepartment } from '../../access/permissions.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { type IsoDate } from '../../kernel/date.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import {
  type CellToWrite,
  type ColumnToWrite,
  type SheetToWrite,
} from '../../platform/tabular/sheet-to-write.js';
import { countText } from '../../reporting/count-text.js';
import { AUTOMATION_KINDS, BASES, DIFFICULTIES, SOURCINGS } from '../automation-words.js';
import { BaselineRepository } from '../baseline/baseline.repository.js';
import { fieldsOfWork } from '../project/field-of-work.js';
import { type FieldsOfWorkDto, type ProjectListedDto } from '../project/project-answer.dto.js';
import { type ProjectFilter } from '../project/project-filter.js';
import { ProjectListRepository } from '../project/project-list.repository.js';
import { ProjectRepository } from '../project/project.repository.js';
import { PROJECT_STAGES } from '../stage/project-stages.js';
import { byProject, stageAt } from '../stage/stage-line.js';
import { ProjectStageRepository } from '../stage/stage.repository.js';
import { projectColumns, type ProjectColumn } from './project-columns.js';
import { type KnownProject } from './wanted-project.js';

/** The most projects an export holds. */
const MOST_PROJECTS = 10_000;

/** The projects as a table that the import takes in again. */
@Injectable()
export class ProjectExportService {
  constructor(
    private readonly database: Database,
    private readonly lists: ProjectListRepository,
    private readonly projects: ProjectRepository,
    private readonly stages: ProjectStageRepository,
    private readonly baselines: BaselineRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The projects a list shows, by code, with the columns of the import; a department gets its own. */
  async sheet(context: Context, filter: ProjectFilter = {}): Promise<SheetToWrite> {
    const own = onlyDepartment(context, 'automation.read');
    const today = tokyoToday(this.clock);
    return this.database.snapshot(context, async (tx) => {
      const query = { ...filter, departmentId: own ?? filter.departmentId, today, limit: MOST_PROJECTS };
      const listed = await this.lists.list(tx, query);
      return { name: '自動化案件', columns, rows: await this.rows(tx, listed) };
    });
  }

  private async rows(tx: Transaction, listed: readonly ProjectListedDto[]): Promise<CellToWrite[][]> {
    const ids = listed.map(({ id }) => id);
    const timelines = byProject(await this.stages.lines(tx, ids));
    const befores = await this.baselines.befores(tx, ids);
    const estimates = await this.baselines.estimates(tx, ids);
    const codes = await this.projects.procedureCodes(tx, ids);
    return listed.map((project) => {
      const cells = cellsOf(
        {
          project,
          timeline: timelines.get(project.id) ?? [],
          before: befores.get(project.id) ?? null,
          estimate: estimates.get(project.id) ?? null,
        },
        { procedures: codes.get(project.id) ?? [], productionOn: project.plannedProductionOn },
        fieldsOfWork(),
      );
      return COLUMN_KEYS.map((key) => cells[key]);
    });
  }
}

const COLUMN_KEYS = Object.keys(projectColumns) as ProjectColumn[];
const DATES: readonly ProjectColumn[] = ['stageOn', 'productionOn'];
const columns: ColumnToWrite[] = COLUMN_KEYS.map((key) => ({
  title: projectColumns[key].name,
  kind: DATES.includes(key) ? 'date' : 'text',
}));

function cellsOf(
  { project, timeline, before, estimate }: KnownProject,
  { procedures, productionOn }: { procedures: readonly string[]; productionOn: IsoDate | null },
  { fields }: FieldsOfWorkDto,
): Record<ProjectColumn, CellToWrite> {
  const stage = stageAt(timeline);
  const { sourcing, difficulty } = project;
  return {
    code: project.code,
    name: project.name,
    department: project.departmentName,
    kind: AUTOMATION_KINDS.names[project.kind],
    field: fields.find(({ key }) => key === project.field)?.name ?? project.field,
    tool: project.tool,
    product: project.product,
    sourcing: sourcing && SOURCINGS.names[sourcing],
    difficulty: difficulty && DIFFICULTIES.names[difficulty],
    operatingMonths: project.operatingMonths.join('、'),
    robotKey: project.robotKey,
    procedures: procedures.join(';'),
    stage: stage && PROJECT_STAGES.names[stage.stage],
    stageOn: stage && stage.stageOn,
    stageReason: stage && stage.reason,
    productionOn,
    beforeMinutes: before && before.minutesPerCase,
    beforePeople: before && before.people,
    beforeCases: before && countText(before.cases),
    measuredFrom: before && before.measuredFrom,
    measuredTo: before && before.measuredTo,
    beforeBasis: before && BASES.names[before.basis],
    beforeNote: before && before.note,
    estimateMinutes: estimate && estimate.minutesPerCase,
    estimatePeople: estimate && estimate.people,
    casesPerYear: estimate && String(estimate.casesPerYear),
    estimateNote: estimate && estimate.note,
    note: project.note,
  };
}
