import { type Count, notApplicable, notProvided, value } from '../../kernel/count.js';
import { type Month } from '../../kernel/month.js';
import { type Fault } from '../../platform/problem.js';
import { type Exact, exact, parseDecimal } from '../../targets/exact.js';
import { type Basis } from '../automation-words.js';
import { amountFault, DECIMALS, workOf } from '../baseline/baseline.js';
import { type MonthFigures } from '../effect/month-effect.js';

/** 月次実績 as people enter it. */
export interface ResultEntry {
  cases: Count;
  robotRuns: Count;
  failures: Count;
  rework: Count;
  /** Minutes of all people together: preparation, checking, exceptions. Null where nobody has said. */
  peopleMinutes: string | null;
  /** Run time of the robot. */
  robotMinutes: string | null;
  /** How these are known. */
  basis: Basis;
  note: string | null;
}

/** What run logs sum up to in a month. */
export interface RunSum {
  runs: number;
  failures: number;
  cases: Count;
  robotSeconds: number;
  lastRunAt: Date | null;
}

/** The work before as it was when the result was last written, or the month last held against it. */
export interface HeldBefore {
  minutesPerCase: string;
  people: string;
  basis: Basis;
}

/** All that is stored of a project in a month. */
export interface StoredMonth {
  projectId: string;
  month: Month;
  entered: ResultEntry | null;
  logged: RunSum | null;
  before: HeldBefore | null;
  /** 0 where nothing was entered. */
  version: number;
}

/** Runs and failures of a robot in a month, by its logs where there are any, else as entered. */
export interface RobotMonth {
  runs: Count;
  failures: Count;
}

/** An entry nobody has said anything in. */
export const NOTHING_ENTERED: ResultEntry = {
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
    cases: cases.kind === 'not-provided' && logged ? logged.cases : cases,
    peopleMinutes: minutes(peopleMinutes),
    robotMinutes: logged ? exact(BigInt(logged.robotSeconds), 60n) : minutes(robotMinutes),
    basis,
    before: before && { ...workOf(before), basis: before.basis },
  };
}

/**
 * What the form of a month starts with: what the logs say, and of last month how it was known and what did not apply.
 * Numbers of last month are shown beside, never taken over: this month's are other ones.
 */
export function prefilled(last: ResultEntry | null, logged: RunSum | null): ResultEntry {
  const applies = (count: Count | undefined): Count =>
    count?.kind === 'not-applicable' ? notApplicable : notProvided;
  return {
    ...NOTHING_ENTERED,
    cases: logged?.cases.kind === 'value' ? logged.cases : applies(last?.cases),
    robotRuns: logged ? value(logged.runs) : applies(last?.robotRuns),
    failures: logged ? value(logged.failures) : applies(last?.failures),
    rework: applies(last?.rework),
    basis: last?.basis ?? NOTHING_ENTERED.basis,
  };
}

/** Everything that keeps an entry from being saved; `where` leads to its field. */
export function resultFaults(where: string, entry: ResultEntry): Fault[] {
  const { cases, robotRuns, failures, rework } = entry;
  const faults: Fault[] = [];
  for (const [field, count] of Object.entries({ cases, robotRuns, failures, rework }))
    if (count.kind === 'value' && !(Number.isSafeInteger(count.value) && count.value >= 0))
      faults.push({ where: `${where}.${field}`, message: '件数は0以上の整数で入力してください。' });
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
