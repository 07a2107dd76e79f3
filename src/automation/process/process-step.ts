import { type Fault } from '../../platform/problem.js';
import { amountFault, DECIMALS } from '../baseline/baseline.js';
import { type Exact, multiply, parseDecimal, sum } from '../../kernel/exact.js';
import { type EnteredStepDto, type ProcessComparisonDto, type ProcessFlow } from './process.dto.js';

/** What the two sides show beside each other. */
export interface ProcessComparison extends Omit<ProcessComparisonDto, 'before' | 'after'> {
  before: SideMinutes;
  after: SideMinutes;
}

/** Minutes of one case: those of people apart from those of machines. Steps by the day, week … are not of a case. */
export interface SideMinutes {
  byHand: Exact;
  byMachine: Exact;
  /** Steps of a case whose minutes are not answered. */
  unknown: number;
}

/**
 * What vanished (steps before that nothing took over), what is new (steps after that took nothing over), and the
 * minutes of a case on either side. While only one side is entered, nothing has vanished and nothing is new.
 */
export function compareFlow({ before, after }: ProcessFlow): ProcessComparison {
  const replaced = new Set(after.flatMap(({ replaces }) => replaces));
  const bothEntered = before.length > 0 && after.length > 0;
  const positions = (steps: readonly unknown[], holds: (at: number) => boolean) =>
    bothEntered ? steps.map((_, at) => at + 1).filter(holds) : [];
  return {
    vanished: positions(before, (at) => !replaced.has(at)),
    added: positions(after, (at) => after[at - 1]?.replaces.length === 0),
    before: minutesOf(before),
    after: minutesOf(after),
  };
}

function minutesOf(steps: readonly EnteredStepDto[]): SideMinutes {
  const ofCase = steps.filter(({ per }) => per === 'case');
  const minutes = (byMachine: boolean) =>
    sum(
      ofCase
        .filter((one) => one.byMachine === byMachine)
        .flatMap(({ minutes, times }) =>
          minutes === null ? [] : multiply(parseDecimal(minutes, DECIMALS), parseDecimal(times, DECIMALS)),
        ),
    );
  return {
    byHand: minutes(false),
    byMachine: minutes(true),
    unknown: ofCase.filter((one) => one.minutes === null).length,
  };
}

/** Everything that keeps a flow from being saved; empty where nothing does. */
export function flowFaults({ before, after }: ProcessFlow): Fault[] {
  return [
    ...before.flatMap((step, at) => stepFaults(`before.${at}`, step)),
    ...after.flatMap((step, at) => [
      ...stepFaults(`after.${at}`, step),
      ...step.replaces
        .filter((position) => !before[position - 1])
        .map((position) => ({
          where: `after.${at}.replaces`,
          message: `導入前に${position}番目の工程はありません。`,
        })),
    ]),
  ];
}

function stepFaults(where: string, { minutes, times }: EnteredStepDto): Fault[] {
  const faults = [
    minutes === null ? null : amountFault(`${where}.minutes`, '工程の時間（分）', minutes),
    amountFault(`${where}.times`, '頻度の回数', times),
  ].filter((fault) => fault !== null);
  if (/^0*(\.0*)?$/.test(times))
    faults.push({ where: `${where}.times`, message: '頻度の回数は0より大きい数で入力してください。' });
  return faults;
}
