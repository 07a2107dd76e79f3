import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { onlyDepartment } from '../../access/permissions.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { type ColumnToWrite, type SheetToWrite } from '../../platform/tabular/sheet-to-write.js';
import { KnownProjects } from '../project/known-projects.js';
import { ProjectListRepository } from '../project/project-list.repository.js';
import { type ProjectFilter } from '../project/project.dto.js';
import { ProjectRepository } from '../project/project.repository.js';
import { projectColumns } from './project-columns.js';

/** The most projects an export holds. */
const MOST_PROJECTS = 10_000;
const COLUMNS = Object.entries(projectColumns);
const columns = COLUMNS.map(([key, { name }]): ColumnToWrite => ({
  title: name,
  kind: key === 'stageOn' || key === 'productionOn' ? 'date' : 'text',
}));

/** The projects as a table that can be imported again. */
@Injectable()
export class ProjectExportService {
  constructor(
    private readonly database: Database,
    private readonly lists: ProjectListRepository,
    private readonly projects: ProjectRepository,
    private readonly known: KnownProjects,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The projects a list shows, by code, with the columns of the import; a department gets its own. */
  async sheet(context: Context, filter: ProjectFilter = {}): Promise<SheetToWrite> {
    const own = onlyDepartment(context, 'automation.read');
    const today = tokyoToday(this.clock);
    return this.database.snapshot(context, async (tx) => {
      const query = { ...filter, departmentId: own ?? filter.departmentId, today, limit: MOST_PROJECTS };
      const known = await this.known.of(tx, await this.lists.list(tx, query));
      const codes = await this.projects.procedureCodes(
        tx,
        known.map(({ project }) => project.id),
      );
      const rows = known.map((one) => {
        const procedures = codes.get(one.project.id) ?? [];
        return COLUMNS.map(([, { cell }]) => cell({ ...one, procedures }));
      });
      return { name: '自動化案件', columns, rows };
    });
  }
}
