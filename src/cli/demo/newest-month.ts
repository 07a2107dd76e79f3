import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { addDays } from '../../kernel/date.js';
import { type Month } from '../../kernel/month.js';
import { MonthService } from '../../closing/month.service.js';
import { ApplicabilityService } from '../../priority-list/applicability/applicability.service.js';
import { type SubmissionListingState } from '../../reporting/submission/submission-states.js';
import { SubmissionService } from '../../reporting/submission/submission.service.js';
import { enterResults, sendRunLogs } from './automation-month.js';
import { type DemoRun, officeOf, type Reporter, reportersOf } from './demo-run.js';
import { handIn, sendBack } from './hand-in.js';
import { reportsBeforeReturn, reportsOf, withDoubtfulCount } from './sample-city/incidents.js';
import { monthNumbered } from './sample-city/window.js';

/** Opens the month after those that are final, due yesterday, unless it is open. Returns it. */
export async function openNewestMonth({ app, city, window }: DemoRun, clock: Clock): Promise<Month> {
  const office = officeOf(city);
  const month = monthNumbered(window, window.months.length);
  const service = app.get(MonthService);
  if (!(await service.list(office)).some((one) => one.month === month))
    await service.open(office, month, { dueOn: addDays(tokyoToday(clock), -1) });
  return month;
}

/**
 * The month after those that are final: open, its due day past, with something to do for every sample user. Each step
 * looks first at what is there, so that a load that was cut off goes on from where it stopped.
 */
export async function reportNewestMonth(demo: DemoRun, clock: Clock): Promise<void> {
  const { app, city, window } = demo;
  const { late, returned, toAccept } = city.openMonth;
  const [office, at] = [officeOf(city), window.months.length];
  const month = await openNewestMonth(demo, clock);
  const service = app.get(SubmissionService);
  const states = new Map((await service.list(office, month)).map((one) => [one.departmentId, one.state]));
  const reporters = (await reportersOf(demo)).filter(({ code }) => code !== late);
  await sendRunLogs(demo, at);
  await enterResults(
    demo,
    at,
    reporters.filter(({ code }) => code !== returned.department),
  );
  for (const reporter of reporters) {
    await reportDepartment(demo, at, reporter, states.get(reporter.id) ?? 'not-started');
  }
  const waiting = [returned.department, ...toAccept];
  const submitted = (await service.list(office, month)).filter(({ state }) => state === 'submitted');
  const accepted = submitted.filter(({ departmentCode }) => !waiting.includes(departmentCode));
  if (accepted.length > 0)
    await service.acceptMany(
      office,
      month,
      accepted.map(({ departmentId }) => departmentId),
    );
  await contradict(demo);
}

async function reportDepartment(
  demo: DemoRun,
  at: number,
  { id, code, staff }: Reporter,
  found: SubmissionListingState,
): Promise<void> {
  const { city, window } = demo;
  const { returned } = city.openMonth;
  const month = monthNumbered(window, at);
  const isReturned = returned.department === code;
  const begun = found === 'not-started' || found === 'draft';
  if (begun) {
    const reports = isReturned
      ? reportsBeforeReturn(city, window, { at, ...returned })
      : withDoubtfulCount(city, reportsOf(city, window, at, code));
    await handIn(demo, { by: staff, month, departmentId: id, reports });
  }
  if (isReturned && (begun || found === 'submitted')) await sendBack(demo, month, id, returned);
}

/** 矛盾: the DX office has just said of an item with a procedure that the city does not handle it. */
async function contradict({ app, city }: DemoRun): Promise<void> {
  const { number, reason, note } = city.openMonth.contradiction;
  const service = app.get(ApplicabilityService);
  const { items } = await service.listItems(officeOf(city), { edition: city.edition });
  const item = items.find((one) => one.number === number);
  if (!item || item.state === 'not-handled') return;
  const statement = { state: 'not-handled', reason, note } as const;
  await service.set(officeOf(city), item.key, item.version, statement);
}
