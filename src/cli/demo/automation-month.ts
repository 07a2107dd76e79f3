import { AutomationResultService } from '../../automation/result/result.service.js';
import { RunLogService } from '../../automation/run-log/run-log.service.js';
import { type Reporter, type DemoRun, officeOf } from './demo-run.js';
import { automationResult } from './sample-city/automation-result.js';
import { automationRuns } from './sample-city/automation-runs.js';
import { readSampleAutomation } from './sample-city/sample-automation.js';
import { monthNumbered } from './sample-city/window.js';

/** What the departments enter of their automation projects in a month; what is entered already stays. */
export async function enterResults(
  { app, window }: DemoRun,
  at: number,
  reporters: readonly Reporter[],
): Promise<void> {
  const { projects } = await readSampleAutomation();
  const month = monthNumbered(window, at);
  const service = app.get(AutomationResultService);
  for (const { staff } of reporters) {
    const waiting = (await service.form(staff, month)).filter(({ saved }) => saved === null);
    const inputs = waiting.flatMap(({ projectId, code, version }) => {
      const project = projects.find((one) => one.code === code);
      const entry = project ? automationResult(window, project, at) : null;
      return entry ? [{ projectId, version, entry }] : [];
    });
    if (inputs.length > 0) await service.save(staff, month, inputs);
  }
}

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
