import { type Run } from '../../../automation/run-log/run.js';
import { type Count, value } from '../../../kernel/count.js';
import { addDays, type IsoDate } from '../../../kernel/date.js';
import { type Month, monthEnd, monthStart } from '../../../kernel/month.js';
import { automationResult } from './automation-result.js';
import { type SampleProject } from './sample-automation.js';
import { monthNumbered, type Window } from './window.js';

/**
 * The runs a robot of the sample city logs in a month: on its weekdays in the evening, one after the other, and in all
 * just what its department reports. None without a robot, and where it stood still.
 */
export function automationRuns(window: Window, project: SampleProject, at: number): Run[] {
  const entry = automationResult(window, project, at);
  const { robotKey, code } = project;
  if (!robotKey || !entry) return [];
  const [runs, failures, cases] = [entry.robotRuns, entry.failures, entry.cases].map(numberIn);
  if (!runs) return [];
  const minutes = Number(entry.robotMinutes ?? 0) / runs;
  const days = weekdays(monthNumbered(window, at));
  const fails = (nth: number) => partOf(failures ?? 0, runs, nth) > 0;
  const good = runs - (failures ?? 0);
  let reportedFailures = 0;
  return Array.from({ length: runs }, (_, nth) => {
    const failed = fails(nth);
    const inDay = Math.floor(nth / days.length);
    const startedAt = new Date(
      Date.parse(`${days[nth % days.length]}T18:00:00+09:00`) + inDay * minutes * MINUTE_MS,
    );
    const done = failed ? 0 : partOf(cases ?? 0, good, reportedFailures++);
    return {
      robotKey,
      runId: `${code}-${monthNumbered(window, at)}-${String(nth + 1).padStart(3, '0')}`,
      startedAt,
      endedAt: new Date(startedAt.getTime() + minutes * MINUTE_MS),
      outcome: failed ? 'failed' : 'succeeded',
      reason: failed ? '画面の読み込みが終わらず、処理を中断しました。' : null,
      cases: value(done),
    };
  });
}

const MINUTE_MS = 60_000;

function numberIn(count: Count): number | null {
  return count.kind === 'value' ? count.value : null;
}

/** What falls to the nth of `parts` when a whole is dealt out evenly. */
function partOf(whole: number, parts: number, nth: number): number {
  return Math.floor((whole * (nth + 1)) / parts) - Math.floor((whole * nth) / parts);
}

function weekdays(month: Month): IsoDate[] {
  const days: IsoDate[] = [];
  for (let day = monthStart(month); day <= monthEnd(month); day = addDays(day, 1))
    if (![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())) days.push(day);
  return days;
}
