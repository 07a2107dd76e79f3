import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { DepartmentService } from '../../access/department/department.service.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { ProjectExportService } from '../../automation/import/project-export.service.js';
import { AutomationPortfolioService } from '../../automation/portfolio/portfolio.service.js';
import { AutomationProjectService } from '../../automation/project/project.service.js';
import { DEFAULT_PAGE } from '../../platform/keyset.js';
import { invalid, notFound } from '../../platform/problem.js';
import { writeCsv } from '../../platform/tabular/write-csv.js';
import { writeWorkbook } from '../../platform/tabular/write-workbook.js';
import { Screen, SeeOther } from '../http/screen.js';
import { ProjectAsk, type RawQuery } from './project-ask.js';
import { projectsPage } from './projects.page.js';

/** As many cards as a board shows: more than a city has, and still one page. */
const MOST_CARDS = 500;
const NOTHING = { items: [], next: null };
const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** 自動化案件 as a list and as a board, narrowed by the address, and as a file. */
@ApiExcludeController()
@Controller('automation')
export class ProjectsPageController {
  constructor(
    private readonly projects: AutomationProjectService,
    private readonly portfolios: AutomationPortfolioService,
    private readonly exports: ProjectExportService,
    private readonly departments: DepartmentService,
  ) {}

  @Get()
  async listProjects(@RequestContext() context: Context, @Query() raw: RawQuery): Promise<Screen | SeeOther> {
    const ask = ProjectAsk.of(raw);
    if (Object.values(raw).flat().includes('')) return new SeeOther(ask.href());
    const checked = await ask.checked();
    const faults = 'faults' in checked ? checked.faults : [];
    const page =
      'faults' in checked
        ? NOTHING
        : await this.projects.list(context, {
            ...checked.filter,
            limit: ask.board ? MOST_CARDS : DEFAULT_PAGE,
            cursor: ask.board ? undefined : ask.cursor,
          });
    const year = this.portfolios.currentYear();
    const everybody = reach(context, 'automation.read') === 'all';
    const view = {
      ask,
      page,
      faults,
      year,
      hours: await this.portfolios.hoursOf(context, page.items, year),
      departments: everybody ? await this.departments.all(context) : [],
      tools: await this.projects.tools(context),
      mayEdit: reach(context, 'automation.edit') !== 'none',
    };
    return new Screen('自動化', projectsPage(view), { status: faults.length === 0 ? 200 : 422, wide: true });
  }

  @Get('export.:format')
  async exportProjects(
    @RequestContext() context: Context,
    @Param('format') format: string,
    @Query() raw: RawQuery,
  ): Promise<StreamableFile> {
    const type = TYPES[format];
    if (type === undefined) throw notFound('ファイル');
    const checked = await ProjectAsk.of(raw).checked();
    if ('faults' in checked) throw invalid([...checked.faults]);
    const sheet = await this.exports.sheet(context, checked.filter);
    const bytes = format === 'csv' ? writeCsv(sheet) : await writeWorkbook({ sheets: [sheet] });
    const name = encodeURIComponent(`自動化案件.${format}`);
    return new StreamableFile(bytes, {
      type,
      disposition: `attachment; filename="automation-projects.${format}"; filename*=UTF-8''${name}`,
    });
  }
}
