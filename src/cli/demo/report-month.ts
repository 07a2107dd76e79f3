import { MonthService } from '../../closing/month.service.js';
import { type SubmissionListingState } from '../../reporting/submission/submission-states.js';
import { SubmissionService } from '../../reporting/submission/submission.service.js';
import { closeMonth, correctMonth } from './close-month.js';
import { enterResults, sendRunLogs } from './automation-month.js';
import { mergeDouble } from './fill-catalogue.js';
import { fillIn, handIn, sendBack } from './hand-in.js';
import { type DemoRun, officeOf, type Reporter, reportersOf } from './demo-run.js';
import {
  befell,
  procedureOf,
  reportsBeforeCorrection,
  reportsBeforeReturn,
  reportsOf,
  returnOf,
} from './sample-city/incidents.js';
import { type SampleReport } from './sample-city/monthly-report.js';
import { monthNumbered } from './sample-city/window.js';
import { ActionService } from '../../review/action.service.js';
import { ReviewService } from '../../review/review.service.js';
import { readSampleReview } from './sample-city/sample-review.js';

/**
 * One month from its opening to its close, with what followed it. Each step looks first at what is there, so that
 * a load that was cut off goes on from where it stopped.
 */
export async function reportMonth(demo: DemoRun, at: number): Promise<void> {
  const { app, city, window } = demo;
  const { merged, corrected } = city.incidents;
  const month = monthNumbered(window, at);
  const months = await app.get(MonthService).list(officeOf(city));
  const there =
    months.find((one) => one.month === month) ?? (await app.get(MonthService).open(officeOf(city), month));
  if (there.revision === 1) {
    if (there.state === 'open') {
      await collectReports(demo, at);
      await writeReview(demo, at);
    }
    await closeMonth(demo, at);
  }
  if (at === merged.at) await mergeDouble(demo);
  if (at === corrected.after) await correctMonth(demo);
}

async function collectReports(demo: DemoRun, at: number): Promise<void> {
  const { app, city, window } = demo;
  const office = officeOf(city);
  const month = monthNumbered(window, at);
  const service = app.get(SubmissionService);
  const states = new Map((await service.list(office, month)).map((one) => [one.departmentId, one.state]));
  const reporters = await reportersOf(demo);
  await sendRunLogs(demo, at);
  await enterResults(demo, at, reporters);
  for (const reporter of reporters) {
    await reportDepartment(demo, at, reporter, states.get(reporter.id) ?? 'not-started');
  }
  const waiting = (await service.list(office, month)).filter(
    ({ state, departmentCode }) =>
      state === 'submitted' && !befell(city.incidents.acceptedByTheClose, at, departmentCode),
  );
  if (waiting.length === 0) return;
  await service.acceptMany(
    office,
    month,
    waiting.map(({ departmentId }) => departmentId),
  );
}

async function reportDepartment(
  demo: DemoRun,
  at: number,
  { id, code, staff }: Reporter,
  found: SubmissionListingState,
): Promise<void> {
  const { city, window } = demo;
  const { leftInDraft, enteredByTheOffice } = city.incidents;
  const month = monthNumbered(window, at);
  const by = befell(enteredByTheOffice, at, code) ? officeOf(city) : staff;
  const give = (reports: SampleReport[]) => ({ by, month, departmentId: id, reports });
  const sentBack = returnOf(city, at, code);
  let state = found;
  if (state === 'accepted') return;
  if (befell(leftInDraft, at, code)) return fillIn(demo, give(firstReports(demo, at, code)));
  if (sentBack && state !== 'submitted' && state !== 'returned') {
    await handIn(demo, give(reportsBeforeReturn(city, window, sentBack)));
    state = 'submitted';
  }
  if (sentBack && state === 'submitted') {
    await sendBack(demo, month, id, sentBack);
    state = 'returned';
  }
  if (state !== 'submitted') await handIn(demo, give(firstReports(demo, at, code)));
}

/** What a department says at first, in the month to be corrected with the mistake still in it. */
function firstReports({ city, window }: DemoRun, at: number, department: string): SampleReport[] {
  const { corrected } = city.incidents;
  const mistaken = corrected.at === at && procedureOf(city, corrected.procedure).department === department;
  return mistaken ? reportsBeforeCorrection(city, window) : reportsOf(city, window, at, department);
}

/** 課題・対応・次月の予定 and the actions of one month. What is there from a load that was cut off stays as it is. */
async function writeReview(demo: DemoRun, at: number): Promise<void> {
  const { app, city, window } = demo;
  const { texts, actions } = await readSampleReview();
  const reporters = await reportersOf(demo);
  const by = (department: string | null) => {
    if (department === null) return { context: officeOf(city), departmentId: null };
    const reporter = reporters.find(({ code }) => code === department);
    if (!reporter) throw new RangeError(`the sample city has no department ${department}`);
    return { context: reporter.staff, departmentId: reporter.id };
  };
  const [review, service] = [app.get(ReviewService), app.get(ActionService)];
  const month = monthNumbered(window, at);
  for (const { department, ...text } of texts.filter((one) => one.at === at)) {
    const { context, departmentId } = by(department);
    const { version } = await review.text(context, month, departmentId);
    await review.write(context, month, departmentId, version, text);
  }
  for (const { id, department, content, due, at: from, steps } of actions) {
    const { context, departmentId } = by(department);
    const dueMonth = monthNumbered(window, due);
    if (from === at) await service.add(context, month, { content, departmentId, dueMonth }, id);
    for (const { state, comment } of steps.filter((one) => one.at === at)) {
      const { version } = await service.get(context, month, id);
      await service.change(context, month, id, version, state ? { state, comment } : { comment });
    }
  }
}
