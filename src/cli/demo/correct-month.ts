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
import { type Telling } from './telling.js';

/** 訂正: the month is opened again, one row sent back and put right, and the month closed as its second revision. */
export async function correctMonth(telling: Telling): Promise<void> {
  const { house, city, window } = telling;
  const { at, reason } = city.incidents.corrected;
  const office = officeOf(city);
  const month = monthNumbered(window, at);
  const { state, revision } = await house.get(MonthService).get(office, month);
  if (revision === 1) await house.get(ClosingService).reopen(office, month, reason);
  if (revision === 1 || state === 'open') await correctRow(telling, month);
  await closeMonth(telling, at);
}

async function correctRow(telling: Telling, month: Month): Promise<void> {
  const { house, city, window } = telling;
  const { at, procedure, reason } = city.incidents.corrected;
  const { department } = procedureOf(city, procedure);
  const reporter = (await reportersOf(telling)).find(({ code }) => code === department);
  if (!reporter) throw new RangeError(`the sample city has no department ${department}`);
  const { id, staff } = reporter;
  const submissions = house.get(SubmissionService);
  const overview = await submissions.list(officeOf(city), month);
  const state = overview.find(({ departmentId }) => departmentId === id)?.state;
  if (state === 'accepted') await sendBack(telling, month, id, { reason, procedures: [procedure] });
  if (state !== 'submitted') {
    const reports = reportsOf(city, window, at, department);
    await handIn(telling, { by: staff, month, departmentId: id, reports });
  }
  await submissions.accept(officeOf(city), month, id);
}
