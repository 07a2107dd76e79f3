import { NOTHING_ENTERED } from '../../../automation/result/result.js';
import { type ResultEntryDto } from '../../../automation/result/result.dto.js';
import { WITH_RESULTS } from '../../../automation/stage/project-stages.js';
import { monthNumber } from '../../../kernel/month.js';
import { value } from '../../../kernel/count.js';
import { noiseBetween } from './noise.js';
import { type SampleProject } from './sample-automation.js';
import { monthNumbered, type Window } from './window.js';

/** What a project of the sample city reports of a month; null where it reports nothing. The same month, the same numbers. */
export function automationResult(window: Window, project: SampleProject, at: number): ResultEntryDto | null {
  const { code, result, estimate, operatingMonths = [] } = project;
  const stage = project.stages.filter(([, from]) => from <= at).at(-1)?.[0];
  if (!result || !estimate || !stage || !WITH_RESULTS.includes(stage)) return null;
  const month = monthNumber(monthNumbered(window, at));
  if (operatingMonths.length > 0 && !operatingMonths.includes(month)) return null;
  const perMonth = estimate.casesPerYear / (operatingMonths.length || 12);
  const cases = Math.round(perMonth * noiseBetween(0.94, 1.08, code, 'cases', at));
  const still = result.stillFrom !== undefined && at >= result.stillFrom;
  const minutes = still ? (result.minutesStill ?? result.minutes) : result.minutes;
  const worked = Math.round(cases * minutes * noiseBetween(0.96, 1.03, code, 'minutes', at));
  return {
    ...NOTHING_ENTERED,
    cases: value(cases),
    rework: value(Math.round(cases * noiseBetween(0.002, 0.015, code, 'rework', at))),
    peopleMinutes: result.missing?.includes(at) ? null : String(worked),
    basis: result.basis,
    ...robotOf(code, result, at, still),
  };
}

function robotOf(
  code: string,
  { runs, failurePercent = 0, minutesPerRun = 0 }: NonNullable<SampleProject['result']>,
  at: number,
  still: boolean,
): Partial<ResultEntryDto> {
  if (runs === undefined)
    return { robotRuns: { kind: 'not-applicable' }, failures: { kind: 'not-applicable' } };
  const done = still ? 0 : runs;
  const failed = Math.round((done * failurePercent * noiseBetween(0.2, 1.8, code, 'failures', at)) / 100);
  return { robotRuns: value(done), failures: value(failed), robotMinutes: String(done * minutesPerRun) };
}
