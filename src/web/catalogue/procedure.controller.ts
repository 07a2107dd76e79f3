import { Param, Query } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { AutomationProjectService } from '../../automation/project/project.service.js';
import { ProcedureService } from '../../catalogue/procedure/procedure.service.js';
import { ProcedureHistoryService } from '../../catalogue/procedure-history/procedure-history.service.js';
import { type NamedFieldChangeDto } from '../../catalogue/procedure-history/procedure-history-answer.dto.js';
import { StageService } from '../../catalogue/stage-history/stage.service.js';
import { ProcedureReportsService } from '../../reporting/status-report/procedure-reports.service.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen } from '../http/screen.js';
import { unlessRefused } from '../http/unless-refused.js';
import { CatalogueNames } from './catalogue-names.js';
import { procedurePage } from './procedure.page.js';

const MONTHS_AT_ONCE = 24;
const CHANGES_AT_ONCE = 50;
const MOST_PROJECTS = 50;

@PageController('procedures/:id')
export class ProcedurePageController {
  constructor(
    private readonly procedures: ProcedureService,
    private readonly stages: StageService,
    private readonly histories: ProcedureHistoryService,
    private readonly reports: ProcedureReportsService,
    private readonly names: CatalogueNames,
    private readonly projects: AutomationProjectService,
  ) {}

  @GetPage()
  async procedure(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Query() raw: FormBody,
  ): Promise<Screen> {
    const cursors = { reports: String(raw.reports ?? ''), changes: String(raw.changes ?? '') };
    const [procedure, changes, reports, stages, projects, plans, names] = await Promise.all([
      this.procedures.get(context, id),
      this.histories.changes(context, id, {
        cursor: cursors.changes || undefined,
        limit: CHANGES_AT_ONCE,
      }),
      this.reports.list(context, id, { cursor: cursors.reports || undefined, limit: MONTHS_AT_ONCE }),
      this.stages.timeline(context, id),
      this.projects.list(context, { procedureId: id, limit: MOST_PROJECTS }),
      this.histories.plannedMonths(context, id),
      this.names.load(context),
    ]);
    const view = {
      ...{ procedure, changes, reports, cursors, stages, plans, names },
      projects: projects.items,
      procedureName: await this.mergedNames(context, procedure.mergedInto, changes.items),
      may: {
        edit: reach(context, 'procedure.edit') !== 'none',
        map: reach(context, 'mapping.edit') !== 'none',
        retire: reach(context, 'procedure.retire') !== 'none',
      },
    };
    return new Screen(procedure.name, procedurePage(view));
  }

  /** Names of the procedures this one is or was merged into, as far as the reader may see them. */
  private async mergedNames(
    context: Context,
    mergedInto: string | null,
    changes: readonly NamedFieldChangeDto[],
  ): Promise<ReadonlyMap<string, string>> {
    const merged = changes
      .filter(({ field }) => field === 'mergedInto')
      .flatMap(({ before, after }) => [before, after]);
    const ids = new Set([mergedInto, ...merged].filter((id) => typeof id === 'string'));
    const names = new Map<string, string>();
    for (const id of ids) {
      const procedure = await unlessRefused(this.procedures.get(context, id));
      if (procedure) names.set(id, procedure.name);
    }
    return names;
  }
}
