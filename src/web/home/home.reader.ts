import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { InboxService } from '../../access/inbox/inbox.service.js';
import { MunicipalityService } from '../../access/municipality/municipality.service.js';
import { type MunicipalityDto } from '../../access/municipality/municipality.dto.js';
import { reach } from '../../access/permissions.js';
import { type FigureDto } from '../../achievement/figures/figures-answer.dto.js';
import { FiguresService } from '../../achievement/figures/figures.service.js';
import { ResultToDoService } from '../../automation/to-do/result-to-do.service.js';
import { CoverageService } from '../../catalogue/mapping/coverage.service.js';
import { dueOnOpenedFrom } from '../../closing/opening/month-opening.js';
import { tokyoToday, type Clock } from '../../kernel/clock.js';
import { type IsoDate, parseDate } from '../../kernel/date.js';
import { type Month, newestEndedMonth, nextMonth } from '../../kernel/month.js';
import { CLOCK } from '../../platform/clock-token.js';
import { type MonthDto } from '../../reporting/month/month.dto.js';
import { type ReportsToDo, ReportToDoService } from '../../reporting/to-do/report-to-do.service.js';
import { ActionService } from '../../review/action.service.js';
import { MAIN_INDICATOR } from '../dashboard/dashboard-view.js';
import { type HomeView } from './home.page.js';
import { departmentTasks, officeTasks, shownTasks, type Task, type TaskFacts } from './tasks.js';

/** How much of what happened is shown; the rest stands behind the bell. */
const MOST_NEWS = 5;

/** Gathers from the modules what the home page shows. Every part is read live, on the one view of the page. */
@Injectable()
export class HomeReader {
  constructor(
    private readonly reports: ReportToDoService,
    private readonly results: ResultToDoService,
    private readonly actions: ActionService,
    private readonly coverage: CoverageService,
    private readonly figures: FiguresService,
    private readonly municipalities: MunicipalityService,
    private readonly inbox: InboxService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read(context: Context): Promise<HomeView> {
    const maps = reach(context, 'mapping.edit') !== 'none';
    const [reports, results, actions, unmappedItems, municipality, news] = await Promise.all([
      this.reports.read(context),
      this.results.missing(context),
      this.actions.toDo(context),
      maps ? this.coverage.countUnmapped(context) : 0,
      this.municipalities.get(context),
      this.inbox.unread(context, MOST_NEWS),
    ]);
    const today = tokyoToday(this.clock);
    const { months, open, further } = reports;
    const facts = { open, further, results, actions, unmappedItems, ...monthsAhead(reports, today) };
    return {
      role: context.actor.role,
      today,
      tasks: shownTasks(tasksOf(context, facts, today)),
      next: nextDue(months, municipality, today),
      news,
      begun: closedOnce(months).length > 0,
      newest: context.actor.role === 'viewer' ? await this.newestFigure(context, months) : null,
    };
  }

  /** The main figure of the newest closed month; null before the first close. */
  private async newestFigure(context: Context, months: readonly MonthDto[]): Promise<HomeView['newest']> {
    const [newest, before] = closedOnce(months);
    if (!newest) return null;
    const { figures } = await this.figures.list(context, newest.month, { kind: 'municipality' });
    const figure: FigureDto | null = figures.find(({ key }) => key === MAIN_INDICATOR) ?? null;
    return { month: newest.month, before: before?.month ?? null, figure };
  }
}

/** The months that have been closed at least once, newest first. */
function closedOnce(months: readonly MonthDto[]): MonthDto[] {
  return months.filter(({ state, revision }) => state === 'closed' || revision > 1);
}

function tasksOf(context: Context, facts: TaskFacts, today: IsoDate): Task[] {
  switch (context.actor.role) {
    case 'operator':
    case 'dx-office':
      return officeTasks(facts, today);
    case 'department':
      return departmentTasks(facts, context.actor);
    case 'viewer':
      return [];
  }
}

/** The month to be closed next, and the one to be opened: only where any was opened before. */
function monthsAhead(
  { months }: Pick<ReportsToDo, 'months'>,
  today: IsoDate,
): Pick<TaskFacts, 'nextToClose' | 'unopened'> {
  const ended = newestEndedMonth(today);
  const unopened = months.length > 0 && !months.some(({ month }) => month >= ended) ? ended : null;
  const unclosed = months.filter(({ state, revision }) => revision === 1 && state !== 'closed');
  return { nextToClose: unclosed.map(({ month }) => month).sort()[0] ?? null, unopened };
}

/** The next day on which reports are due: of an open month, else of the month that opens next. */
function nextDue(
  months: readonly MonthDto[],
  { dueDay }: Pick<MunicipalityDto, 'dueDay'>,
  today: IsoDate,
): { month: Month; dueOn: IsoDate } | null {
  if (months.length === 0) return null;
  const coming = months
    .filter(({ state, revision, dueOn }) => state === 'open' && revision === 1 && dueOn >= today)
    .map(({ month, dueOn }) => ({ month, dueOn: parseDate(dueOn) }))
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  if (coming[0]) return coming[0];
  const ended = newestEndedMonth(today);
  const next = months.some(({ month }) => month >= ended) ? nextMonth(ended) : ended;
  return { month: next, dueOn: dueOnOpenedFrom(next, dueDay, today) };
}
