import { setTimeout as pause } from 'node:timers/promises';
import { ClosingService } from '../../closing/closing.service.js';
import { MonthService } from '../../closing/month.service.js';
import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { OwedWorkRunner } from '../../platform/owed-work/runner.js';
import { SubmissionService } from '../../reporting/submission/submission.service.js';
import { officeOf, type DemoRun, reportersOf } from './demo-run.js';
import { handIn, sendBack } from './hand-in.js';
import { procedureOf, reportsOf } from './sample-city/incidents.js';
import { monthNumbered } from './sample-city/window.js';

const PATIENCE_MS = 60_000;

/**
 * Closes a month, accepting what is only submitted. The last month is left to the queue and its worker; the older
 * ones are closed on the spot, so as not to wait for a worker thirteen times.
 * @throws Error where the worker does not get the last month closed in a minute
 */
export async function closeMonth(demo: DemoRun, at: number): Promise<void> {
  const { app, city, window, workerStarts } = demo;
  const context = officeOf(city);
  const month = monthNumbered(window, at);
  const months = app.get(MonthService);
  const { state } = await months.get(context, month);
  if (state === 'closed') return;
  if (state === 'open') await app.get(ClosingService).close(context, month, { acceptSubmitted: true });
  if (at === window.months.length - 1) await workerStarts();
  else await app.get(OwedWorkRunner).run({ municipality: city.code, kind: 'final', key: month });
  await untilClosed(demo, month);
}

async function untilClosed({ app, city }: DemoRun, month: Month): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const { state, closing } = await app.get(MonthService).get(officeOf(city), month);
    if (state === 'closed') return;
    if (Date.now() > deadline) {
      const reason = closing?.failure ?? 'ワーカーから応答がありません。';
      throw new Error(`${city.name}の${periodLabel(month)}を確定できませんでした: ${reason}`);
    }
    await pause(50);
  }
}

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
