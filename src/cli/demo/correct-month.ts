import { ClosingService } from '../../closing/closing.service.js';
import { type Month } from '../../kernel/month.js';
import { MonthService } from '../../closing/month.service.js';
import { SubmissionService } from '../../reporting/submission/submission.service.js';
import { closeMonth } from './close-month.js';
import { handIn } from './hand-in.js';
import { reportersOf } from './reporters.js';
import { officeOf } from './sample-actors.js';
import { procedureOf, reportsOf } from './sample-city/incidents.js';
import { monthNumbered } from './sample-city/window.js';
import { sendBack } from './send-back.js';
import { type DemoRun } from './demo-run.js';

/** 訂正: the month is reopened, one row returned and corrected, and the month closed as its second revision. */
export async function correctMonth(demo: DemoRun): Promise<void> {
  const { app, city, window } = demo;
  const { at, reason } = city.incidents.corrected;
  const office = officeOf(city);
  const month = monthNumbered(window, at);
  const { state, revision } = await app.get(MonthService).get(office, month);
  if (revision === 1) await app.get(ClosingService).reopen(office, month, reason);
  if (revision === 1 || state === 'open') await correctRow(demo, month);
  await closeMonth(demo, at);
}

async function correctRow(demo: DemoRun, month: Month): Promise<void> {
  const { app, city, window } = demo;
  const { at, procedure, reason } = city.incidents.corrected;
  const { department } = procedureOf(city, procedure);
  const reporter = (await reportersOf(demo)).find(({ code }) => code === department);
  if (!reporter) throw new RangeError(`the sample city has no department ${department}`);
  const { id, staff } = reporter;
  const submissions = app.get(SubmissionService);
  const overview = await submissions.list(officeOf(city), month);
  const state = overview.find(({ departmentId }) => departmentId === id)?.state;
  if (state === 'accepted') await sendBack(demo, month, id, { reason, procedures: [procedure] });
  if (state !== 'submitted') {
    const reports = reportsOf(city, window, at, department);
    await handIn(demo, { by: staff, month, departmentId: id, reports });
  }
  await submissions.accept(officeOf(city), month, id);
}
