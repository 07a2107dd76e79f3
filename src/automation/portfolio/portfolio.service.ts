import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { onlyDepartment, permit } from '../../access/permissions.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { type FiscalYear, fiscalYearOf, latestCompleteFiscalYear } from '../../kernel/fiscal-year.js';
import { type Month, monthEnd, newestEndedMonth } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { invalid } from '../../platform/problem.js';
import { BaselineRepository } from '../baseline/baseline.repository.js';
import { ProcessRepository } from '../process/process.repository.js';
import { type CandidateDto, type MonthlyAutomationDto, type PortfolioDto } from './portfolio.dto.js';
import { type ProjectEffectDto } from './project-effect.dto.js';
import { type ProjectDto } from '../project/project.dto.js';
import { ProjectRepository } from '../project/project.repository.js';
import { ProjectAccess } from '../project/project-access.js';
import { byProject, stageAt } from '../stage/stage-line.js';
import { ApplicationsRepository } from './applications.repository.js';
import { rankCandidates } from './candidates.js';
import { estimateAfterProduction } from './estimate-after-production.js';
import { FactsReader } from './facts.reader.js';
import { endedMonths, lookedBack, monthsReported } from './covered-months.js';
import { estimatesChanged, monthlyAutomation, portfolioOf } from './portfolio.js';
import { type ProjectHours, projectHours } from './project-effect.js';
import { projectEffectView } from './project-effect-view.js';

@Injectable()
export class AutomationPortfolioService {
  constructor(
    private readonly database: Database,
    private readonly projects: ProjectRepository,
    private readonly facts: FactsReader,
    private readonly access: ProjectAccess,
    private readonly processes: ProcessRepository,
    private readonly applications: ApplicationsRepository,
    private readonly baselines: BaselineRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The fiscal year of the newest ended month: the one to look at first. */
  currentYear(): FiscalYear {
    return fiscalYearOf(newestEndedMonth(tokyoToday(this.clock)));
  }

  /** What was saved in a fiscal year up to its newest ended month; a department sees its own projects. */
  async portfolio(context: Context, year: FiscalYear): Promise<PortfolioDto> {
    const own = onlyDepartment(context, 'automation.read');
    const months = endedMonths(year, tokyoToday(this.clock));
    return this.database.snapshot(context, async (tx) => {
      const [projects, purse] = await Promise.all([this.projects.all(tx, own), this.facts.purse(tx)]);
      const [facts, trails] = await Promise.all([
        this.facts.of(tx, projects, lookedBack(months)),
        this.trailsOf(tx, projects),
      ]);
      return {
        ...portfolioOf(facts, { year, months }, purse),
        estimatesChanged: estimatesChanged(facts, trails),
      };
    });
  }

  /** The effect of one project in a fiscal year, month by month. @throws Problem 404, 403 */
  async ofProject(context: Context, id: string, year: FiscalYear): Promise<ProjectEffectDto> {
    permit(context, 'automation.read');
    const months = endedMonths(year, tokyoToday(this.clock));
    return this.database.snapshot(context, async (tx) => {
      const [project, trails, purse] = await Promise.all([
        this.access.read(tx, context, id),
        this.trailsOf(tx, [{ id }]),
        this.facts.purse(tx),
      ]);
      const [facts] = await this.facts.of(tx, [project], lookedBack(months));
      if (!facts) throw new Error(`project ${id} was read without its facts`);
      return {
        ...projectEffectView(facts, { year, months }, purse),
        estimateAfterProduction: estimateAfterProduction(facts, trails.get(id) ?? []),
      };
    });
  }

  /** The hours of these projects in a fiscal year, by project; of a department its own. */
  async hoursOf(
    context: Context,
    projects: readonly ProjectDto[],
    year: FiscalYear,
  ): Promise<Map<string, ProjectHours>> {
    const own = onlyDepartment(context, 'automation.read');
    const months = endedMonths(year, tokyoToday(this.clock));
    const visibleProjects = projects.filter(({ departmentId }) => own === null || departmentId === own);
    return this.database.snapshot(context, async (tx) => {
      const facts = await this.facts.of(tx, visibleProjects, months);
      return new Map(facts.map((one) => [one.project.id, projectHours(one, months)]));
    });
  }

  /** 候補 and 分析 by the hours their work takes in a year; a department sees its own. */
  async candidates(context: Context): Promise<CandidateDto[]> {
    const own = onlyDepartment(context, 'automation.read');
    const today = tokyoToday(this.clock);
    const year = latestCompleteFiscalYear(monthEnd(newestEndedMonth(today)));
    return this.database.snapshot(context, async (tx) => {
      const waiting = (await this.facts.all(tx, [], own)).filter(({ stages }) =>
        ['candidate', 'analysis'].includes(stageAt(stages, today)?.stage ?? ''),
      );
      const ids = waiting.map(({ project }) => project.id);
      const [flows, applications] = await Promise.all([
        this.processes.flows(tx, ids),
        this.applications.ofYear(tx, year, ids),
      ]);
      return rankCandidates(
        waiting.map(({ project, before }) => ({
          project,
          before,
          flow: flows.get(project.id) ?? { before: [], after: [] },
          applications: applications.get(project.id) ?? null,
        })),
      );
    });
  }

  /** The part of a month's report on automation, for whoever renders it; asks for no permission of its own. */
  async automationOf(tx: Transaction, month: Month): Promise<MonthlyAutomationDto> {
    return monthlyAutomation(await this.facts.all(tx, monthsReported(month), null), month);
  }

  /** The same for a page, of all departments. @throws Problem 403, 422 for a month that has not ended */
  async monthly(context: Context, month: Month): Promise<MonthlyAutomationDto> {
    permit(context, 'figures.read');
    if (month > newestEndedMonth(tokyoToday(this.clock)))
      throw invalid([{ where: 'month', message: `${periodLabel(month)}は、まだ終わっていません。` }]);
    return this.database.snapshot(context, (tx) => this.automationOf(tx, month));
  }

  private async trailsOf(tx: Transaction, projects: readonly Pick<ProjectDto, 'id'>[]) {
    const ids = projects.map(({ id }) => id);
    return byProject(await this.baselines.changes(tx, ids));
  }
}
