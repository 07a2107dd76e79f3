import { AutomationResultService } from '../../automation/result/result.service.js';
import { type Reporter } from './reporters.js';
import { automationResult } from './sample-city/automation-result.js';
import { readSampleAutomation } from './sample-city/sample-automation.js';
import { monthNumbered } from './sample-city/window.js';
import { type DemoRun } from './demo-run.js';

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
