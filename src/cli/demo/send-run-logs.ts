import { RunLogService } from '../../automation/run-log/run-log.service.js';
import { officeOf } from './sample-actors.js';
import { automationRuns } from './sample-city/automation-runs.js';
import { readSampleAutomation } from './sample-city/sample-automation.js';
import { monthNumbered } from './sample-city/window.js';
import { type DemoRun } from './demo-run.js';

/** The robots of the sample city began to send their logs with this month of the window. */
const FIRST_LOGGED = 7;

/** What the robots send of a month, under a key that a start that was cut off sends again. */
export async function sendRunLogs({ app, city, window }: DemoRun, at: number): Promise<void> {
  if (at < FIRST_LOGGED) return;
  const { projects } = await readSampleAutomation();
  const runs = projects.flatMap((project) => automationRuns(window, project, at));
  // As they come over the wire: instants are text there.
  const payload = JSON.parse(JSON.stringify(runs)) as unknown[];
  await app.get(RunLogService).receive(officeOf(city), `sample-${monthNumbered(window, at)}`, payload);
}
