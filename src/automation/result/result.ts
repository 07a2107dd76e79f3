import { type Count, countFault, notApplicable, notProvided, sameCount, value } from '../../kernel/count.js';
import { type Month } from '../../kernel/month.js';
import { type Fault } from '../../platform/problem.js';
import { exact, type Exact, formatDecimal, parseDecimal } from '../../kernel/exact.js';
import { amountFault, DECIMALS, workOf } from '../baseline/baseline.js';
import { type MonthFigures } from '../effect/effect.js';
import { type HeldBeforeDto, type LoggedField, type ResultEntryDto, type RunSumDto } from './result.dto.js';

/** The cases of a month by its logs, where every run reported its own: a lower bound is no count. */
export function loggedCases({ cases, runsWithoutCases }: RunSumDto): Count {
  return runsWithoutCases === 0 ? cases : notProvided;
}

/** The robot's time by its logs, in minutes; null where not one end is known. */
export function loggedMinutes({ runs, runsWithoutEnd, robotSeconds }: RunSumDto): Exact | null {
  return runs > 0 && runsWithoutEnd === runs ? null : exact(BigInt(robotSeconds), 60n);
}

/** The fields in which people said something else than the logs of the month. */
export function differences(entered: ResultEntryDto, logged: RunSumDto): LoggedField[] {
  const counts = {
    cases: loggedCases(logged),
    robotRuns: value(logged.runs),
    failures: value(logged.failures),
  };
  const differing = (['cases', 'robotRuns', 'failures'] as const).filter(
    (field) =>
      entered[field].kind !== 'not-provided' &&
      counts[field].kind !== 'not-provided' &&
      !sameCount(entered[field], counts[field]),
  );
  const [entry, time] = [minutes(entered.robotMinutes), loggedMinutes(logged)];
  const timeDiffers = entry && time && formatDecimal(entry, DECIMALS) !== formatDecimal(time, DECIMALS);
  return timeDiffers ? [...differing, 'robotMinutes'] : differing;
}

/** All that is stored of a project in a month. */
export interface StoredMonth {
  projectId: string;
  month: Month;
  entered: ResultEntryDto | null;
  logged: RunSumDto | null;
  before: HeldBeforeDto | null;
  /** 0 where nothing was entered. */
  version: number;
}

/** Runs and failures of a robot in a month, by its logs where there are any, else as entered. */
export interface RobotMonth {
  runs: Count;
  failures: Count;
}

/** An entry without any answer. */
export const NOTHING_ENTERED: ResultEntryDto = {
  cases: notProvided,
  robotRuns: notProvided,
  failures: notProvided,
  rework: notProvided,
  peopleMinutes: null,
  robotMinutes: null,
  basis: 'reported',
  note: null,
};

/** What counts of a robot: its logs are surer than memory. */
export function robotMonth({ entered, logged }: Pick<StoredMonth, 'entered' | 'logged'>): RobotMonth {
  if (logged) return { runs: value(logged.runs), failures: value(logged.failures) };
  const { robotRuns, failures } = entered ?? NOTHING_ENTERED;
  return { runs: robotRuns, failures };
}

/** What counts of a month: cases as entered, else as logged; the robot's time as logged, else as entered. */
export function figuresOf({ projectId, month, entered, logged, before }: StoredMonth): MonthFigures {
  const { cases, peopleMinutes, robotMinutes, basis } = entered ?? NOTHING_ENTERED;
  return {
    projectId,
    month,
    cases: cases.kind === 'not-provided' && logged ? loggedCases(logged) : cases,
    peopleMinutes: minutes(peopleMinutes),
    robotMinutes: (logged && loggedMinutes(logged)) ?? minutes(robotMinutes),
    basis,
    before: before && { ...workOf(before), basis: before.basis },
  };
}

/**
 * What the form of a month starts with: what the logs say, and of last month how it was known and what did not apply.
 * Numbers of last month are shown beside, never taken over: this month's are other ones.
 */
export function prefilled(last: ResultEntryDto | null, logged: RunSumDto | null): ResultEntryDto {
  const applies = (count: Count | undefined): Count =>
    count?.kind === 'not-applicable' ? notApplicable : notProvided;
  const cases = logged ? loggedCases(logged) : notProvided;
  const time = logged && loggedMinutes(logged);
  return {
    ...NOTHING_ENTERED,
    cases: cases.kind === 'value' ? cases : applies(last?.cases),
    robotRuns: logged ? value(logged.runs) : applies(last?.robotRuns),
    failures: logged ? value(logged.failures) : applies(last?.failures),
    rework: applies(last?.rework),
    robotMinutes: time && formatDecimal(time, DECIMALS).replace(/\.?0+$/, ''),
    basis: last?.basis ?? NOTHING_ENTERED.basis,
  };
}

/** Everything that keeps an entry from being saved; `where` leads to its field. */
export function resultFaults(where: string, entry: ResultEntryDto): Fault[] {
  const { cases, robotRuns, failures, rework } = entry;
  const faults: Fault[] = [];
  for (const [field, what, count] of [
    ['cases', '処理件数', cases],
    ['robotRuns', 'ロボットの実行回数', robotRuns],
    ['failures', '失敗した回数', failures],
    ['rework', '手戻りの件数', rework],
  ] as const) {
    const message = count.kind === 'value' ? countFault(what, count.value) : null;
    if (message !== null) faults.push({ where: `${where}.${field}`, message });
  }
  if (failures.kind === 'value' && robotRuns.kind === 'value' && failures.value > robotRuns.value)
    faults.push({
      where: `${where}.failures`,
      message: `失敗${failures.value}回が実行${robotRuns.value}回より多くなっています。どちらかをご確認ください。`,
    });
  for (const [field, text, what] of [
    ['peopleMinutes', entry.peopleMinutes, '職員の作業時間（分）'],
    ['robotMinutes', entry.robotMinutes, 'ロボットの稼働時間（分）'],
  ] as const) {
    const fault = text === null ? null : amountFault(`${where}.${field}`, what, text);
    if (fault) faults.push(fault);
  }
  return faults;
}

function minutes(text: string | null): Exact | null {
  return text === null ? null : parseDecimal(text, DECIMALS);
}
