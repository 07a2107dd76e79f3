import { Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { DepartmentService } from '../../access/department/department.service.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { ProjectExportService } from '../../automation/import/project-export.service.js';
import { AutomationPortfolioService } from '../../automation/portfolio/portfolio.service.js';
import { ProjectQueryDto } from '../../automation/project/project.dto.js';
import { AutomationProjectService } from '../../automation/project/project.service.js';
import { DEFAULT_PAGE } from '../../platform/keyset.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { tableFile, tableFormat } from '../http/table-file.js';
import { hasEmptyFields, ListQuery, pageOrFaults } from '../list/list-query.js';
import { projectList } from './project-list.js';
import { projectsPage } from './projects.page.js';

/** As many cards as a board shows: more than a city has, and still one page. */
const MOST_CARDS = 500;

/** 自動化案件 as a list and as a board, narrowed by the address, and as a file. */
@PageController('automation')
export class ProjectsPageController {
  constructor(
    private readonly projects: AutomationProjectService,
    private readonly portfolios: AutomationPortfolioService,
    private readonly exports: ProjectExportService,
    private readonly departments: DepartmentService,
  ) {}

  @GetPage()
  async listProjects(@RequestContext() context: Context, @Query() raw: FormBody): Promise<Screen | SeeOther> {
    const everybody = reach(context, 'automation.read') === 'all';
    const [departments, tools] = await Promise.all([
      everybody ? this.departments.all(context) : [],
      this.projects.tools(context),
    ]);
    const list = projectList({ departments, tools });
    const query = ListQuery.of(list, raw);
    const board = textOf(raw, 'view') === 'board';
    if (hasEmptyFields(raw)) return new SeeOther(query.href(board ? { view: 'board' } : {}));
    const position = board ? { limit: MOST_CARDS, cursor: undefined } : { limit: DEFAULT_PAGE };
    const { page, faults } = await pageOrFaults(query.checked(ProjectQueryDto), async (checked) => {
      const [found, total] = await Promise.all([
        this.projects.list(context, { ...checked, ...position }),
        this.projects.count(context, checked),
      ]);
      return { ...found, total };
    });
    const year = this.portfolios.currentYear();
    const hours = await this.portfolios.hoursOf(context, page.items, year);
    const view = {
      list,
      query,
      board,
      page: { ...page, items: page.items.map((one) => ({ ...one, hours: hours.get(one.id) })) },
      faults,
      year,
      mayEdit: reach(context, 'automation.edit') !== 'none',
    };
    return new Screen('自動化', projectsPage(view), { status: faults.length === 0 ? 200 : 422, wide: true });
  }

  @Get('export.:format')
  async exportProjects(
    @RequestContext() context: Context,
    @Param('format') format: string,
    @Query() raw: FormBody,
  ): Promise<StreamableFile> {
    const [ending, list] = [tableFormat(format), projectList({ departments: [], tools: [] })];
    const filter = await ListQuery.of(list, raw).checked(ProjectQueryDto);
    const sheet = await this.exports.sheet(context, filter);
    return tableFile(sheet, ending, { name: sheet.name, ascii: 'automation-projects' });
  }
}
