import { describe, expect, it } from '@jest/globals';
import { monthOfRun } from '../../../automation/run-log/run.js';
import { runFaults } from '../../../automation/run-log/run-checks.js';
import { sumCounts, value } from '../../../kernel/count.js';
import { parseMonth } from '../../../kernel/month.js';
import { automationResult } from './automation-result.js';
import { automationRuns } from './automation-runs.js';
import { readSampleAutomation } from './sample-automation.js';
import { monthNumbered, REPORTED_MONTHS, windowEnding } from './window.js';

const window = windowEnding(parseMonth('2026-10'));
const { projects } = await readSampleAutomation();
const months = Array.from({ length: REPORTED_MONTHS }, (_, at) => at);
const robots = projects.filter(({ robotKey }) => robotKey !== undefined);

describe('the logs of the sample city’s robots', () => {
  it('come to what their departments report, in every month', () => {
    for (const project of robots)
      for (const at of months) {
        const runs = automationRuns(window, project, at);
        const entry = automationResult(window, project, at);
        if (!entry || runs.length === 0) continue;
        expect(entry.robotRuns).toEqual(value(runs.length));
        expect(entry.failures).toEqual(value(runs.filter(({ outcome }) => outcome === 'failed').length));
        expect(entry.cases).toEqual(sumCounts(runs.map(({ cases }) => cases)).sum);
        const took = runs.reduce((sum, run) => sum + run.endedAt!.getTime() - run.startedAt.getTime(), 0);
        expect(took / 60_000).toBe(Number(entry.robotMinutes));
      }
  });

  it('are sound, each run under an id of its own, all within their month', () => {
    const now = new Date('2026-11-15T03:00:00Z');
    for (const at of months) {
      const runs = robots.flatMap((project) => automationRuns(window, project, at));
      expect(runs.flatMap((run, nth) => runFaults(run, nth, now))).toEqual([]);
      expect(new Set(runs.map(({ runId }) => runId)).size).toBe(runs.length);
      expect(runs.filter((run) => monthOfRun(run) !== monthNumbered(window, at))).toEqual([]);
    }
  });

  it('fall silent where a robot stands still', () => {
    const still = robots.filter(({ result }) => result?.stillFrom !== undefined);
    for (const project of still) expect(automationRuns(window, project, REPORTED_MONTHS - 1)).toEqual([]);
    expect(robots.some((project) => automationRuns(window, project, REPORTED_MONTHS - 1).length > 0)).toBe(
      true,
    );
  });
});
