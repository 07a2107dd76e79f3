import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { reach } from '../../access/permissions.js';
import { FigureHistoryService } from '../../achievement/figures/figure-history.service.js';
import { ItemOutlookService } from '../../achievement/figures/item-outlook.service.js';
import { FiguresService } from '../../achievement/figures/figures.service.js';
import { AutomationPortfolioService } from '../../automation/portfolio/portfolio.service.js';
import { tokyoToday, type Clock } from '../../kernel/clock.js';
import { monthsOfPeriod, periodKind, type Period } from '../../kernel/period.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { SubmissionService } from '../../reporting/submission/submission.service.js';
import { ProgressService } from '../../targets/progress.service.js';
import { type DashboardView, type Orders } from './dashboard-view.js';
import { latenessOf, type Lateness } from './lateness.js';
import { rateRows } from './rate-row.js';
import { DEPARTMENT_RATES, GROUP_RATES } from './rate-table.js';
import { TREND_MONTHS } from '../../publication/report-model.js';
import { trendView } from './trend-view.js';

/** The parts of the municipality that are shown. */
const KINDS = ['municipality', 'department', 'group', 'tag'] as const;

/** Of the parts only the rates that their tables show. */
const SHOWN = { department: DEPARTMENT_RATES, group: GROUP_RATES, tag: GROUP_RATES };

/** Gathers from the modules what the dashboard shows. */
@Injectable()
export class DashboardReader {
  constructor(
    private readonly figures: FiguresService,
    private readonly items: ItemOutlookService,
    private readonly history: FigureHistoryService,
    private readonly submissions: SubmissionService,
    private readonly targets: ProgressService,
    private readonly automation: AutomationPortfolioService,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The dashboard of a period, by default the newest month with figures; `figures` is null before there are any. */
  read(context: Context, period: Period | undefined, orders: Orders): Promise<DashboardView> {
    return this.database.oneView(context, (one) => this.view(one, period, orders));
  }

  private async view(
    context: Context,
    requestedPeriod: Period | undefined,
    orders: Orders,
  ): Promise<DashboardView> {
    const [shown, lateness, uncomputed] = await Promise.all([
      this.shown(context, requestedPeriod),
      this.lateness(context),
      this.figures.uncomputed(context),
    ]);
    const rowsReach = reach(context, 'figures.rows');
    const ownDepartment = context.actor.departmentId;
    const opensProcedures = reach(context, 'procedure.read') === 'all';
    return { ...shown, orders, lateness, uncomputed, rowsReach, ownDepartment, opensProcedures };
  }

  /** The figures of a period, by default the newest month with figures, and the periods there are. */
  private async shown(
    context: Context,
    requestedPeriod: Period | undefined,
  ): Promise<Pick<DashboardView, 'periods' | 'figures'>> {
    const known = await this.history.periods(context);
    const periods = [...new Set(known.map(({ period }) => period))];
    const period = requestedPeriod ?? periods[0];
    if (period === undefined) return { periods, figures: null };
    const to = monthsOfPeriod(period).at(-1)!;
    const seesAutomation = reach(context, 'automation.read') === 'all';
    const [{ byKind, ...answer }, outlook, points, targets, automation] = await Promise.all([
      this.figures.listKinds(context, period, { kinds: KINDS, only: SHOWN }),
      this.items.of(context, period),
      this.history.trend(context, { to, months: TREND_MONTHS }),
      this.targets.against(context, to),
      seesAutomation ? this.automation.monthly(context, to) : Promise.resolve(null),
    ]);
    const sameKind = periods.filter((one) => periodKind(one) === periodKind(period));
    return {
      periods,
      figures: {
        period,
        previous: sameKind.find((one) => one < period) ?? null,
        snapshot: answer.snapshot,
        caveats: answer,
        later: answer,
        whole: byKind.municipality,
        departments: rateRows(byKind.department),
        groups: rateRows(byKind.group),
        tags: rateRows(byKind.tag),
        points,
        outlook,
        trend: trendView(points, to),
        targets: targets.filter(({ indicator }) => indicator !== null),
        automation,
      },
    };
  }

  /** The lateness in the newest open month; a department sees only itself. */
  private async lateness(context: Context): Promise<Lateness | null> {
    const open = await this.submissions.ofNewestOpen(context);
    return open && latenessOf(open, open.departments, tokyoToday(this.clock));
  }
}
