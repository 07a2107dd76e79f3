import { addCounts, notApplicable, notProvided, type Count } from '../../src/kernel/count.js';
import { monthEnd, monthNumber, type Month } from '../../src/kernel/month.js';
import { type Stage } from '../../src/kernel/stage.js';
import { type MeasureName } from '../../src/achievement/indicator/measures.js';
import { addFlows, answered, pairOf, type Flow } from './achievement-reference-flow.js';
import {
  MONTHS,
  type RandomProcedure,
  type RandomReport,
  type RandomTown,
} from './achievement-random-town.js';

/** An item of the list as the reference needs it. */
export interface ReferenceItem {
  key: string;
  handler: 'municipality' | 'prefecture' | 'both';
}

interface ReferenceQuery {
  period: 'month' | 'fiscal-year';
  stageMonth: Month;
  counting: 'provisional' | 'final';
}

/** The twelve months of fiscal year 2025, which is the latest complete one for every period asked about. */
const YEAR = MONTHS.slice(0, 12);
const MARCH = YEAR.at(-1)!;

type StandingProcedure = RandomProcedure & {
  /** Those merged into it, also over several mergers. */
  merged: RandomProcedure[];
  yearlyThen: boolean;
  stage: Stage | null;
  since: string | null;
  expected: boolean;
  counted: boolean;
};

/** Every measure, worked out from the rules and nothing else: one procedure after the other, in plain loops. */
export function referenceMeasures(
  town: RandomTown,
  items: ReferenceItem[],
  query: ReferenceQuery,
): Record<MeasureName, number> {
  const countedProcedures = town.procedures
    .filter(({ retired }) => !retired)
    .map((one) => {
      const merged = town.procedures.filter((other) => heirOf(town, other) === one);
      return { ...stand(town, one, query), merged };
    });
  const sums = {} as Record<MeasureName, number>;
  const add = (name: MeasureName, amount: number | boolean) => {
    sums[name] = (sums[name] ?? 0) + Number(amount);
  };
  for (const item of items) addItem(add, town, item, countedProcedures, query);
  for (const one of countedProcedures) addProcedure(add, town, one, query);
  return sums;
}

/** The registered procedure in which a merged one has ended. */
function heirOf(town: RandomTown, { mergedInto }: RandomProcedure): RandomProcedure | undefined {
  const heir = mergedInto === null ? undefined : town.procedures[mergedInto];
  return heir?.retired ? heirOf(town, heir) : heir;
}

function isYearly({ yearly, rhythm }: RandomProcedure, day: string): boolean {
  return rhythm.findLast(({ on }) => on <= day)?.yearly ?? yearly;
}

type Add = (name: MeasureName, amount: number | boolean) => void;

function addItem(
  add: Add,
  town: RandomTown,
  item: ReferenceItem,
  countedProcedures: StandingProcedure[],
  query: ReferenceQuery,
): void {
  const byDefault =
    item.handler === 'both' ? 'unconfirmed' : item.handler === town.kind ? 'handled' : 'not-handled';
  const handled = (town.applicability[item.key] ?? byDefault) !== 'not-handled';
  const mapped = countedProcedures.filter((one) => one.items.includes(item.key) && one.stage !== 'abolished');
  const any = mapped.some(online);
  const all = mapped.length > 0 && mapped.every(online);
  add('items_listed', 1);
  add('items_handled', handled);
  add('items_online', handled && any);
  add('items_online_all', handled && all);
  add(
    'items_mynaportal',
    handled &&
      mapped.some(
        (one) =>
          online(one) &&
          one.channels.some(
            ({ mynaportal, from, to }) =>
              mynaportal &&
              (from ?? '') <= monthEnd(query.stageMonth) &&
              (to ?? '9') >= monthEnd(query.stageMonth),
          ),
      ),
  );
  const answered =
    mapped.length > 0 && mapped.every((one) => one.stage !== null && (one.counted || !one.expected));
  add('items_staged', handled && mapped.some((one) => one.stage !== null));
  add('items_reported', handled && answered);
}

function addProcedure(add: Add, town: RandomTown, one: StandingProcedure, query: ReferenceQuery): void {
  const inScope = one.stage !== 'exempt' && one.stage !== 'abolished';
  const endToEnd = one.stage === 'end-to-end';
  add('procedures_in_scope', inScope);
  add('procedures_staged', inScope && one.stage !== null);
  add('procedures_online', online(one));
  add('procedures_end_to_end', endToEnd);
  add('reports_expected', one.expected);
  add('reports_counted', one.expected && one.counted);

  const year = yearOf(town, one, query);
  const merged = one.merged.map((other) => yearOf(town, { ...stand(town, other, query), merged: [] }, query));
  const yearly = [year, ...merged].reduce(
    (all, { total }) => all + (total.kind === 'value' ? total.value : 0),
    0,
  );
  const mergedWhole = merged.every(({ totalsSound }) => totalsSound);
  add('yearly_in_scope', inScope ? yearly : 0);
  add('yearly_online', online(one) ? yearly : 0);
  add('yearly_end_to_end', endToEnd ? yearly : 0);
  add('yearly_expected', inScope);
  add(
    'yearly_reported',
    inScope && year.totalWhole && mergedWhole && one.stage !== null && (one.counted || !one.expected),
  );

  const ofYear = query.period === 'fiscal-year';
  const own = ofYear ? yearFlow(year, inScope) : monthFlow(town, one, query, inScope);
  const others = one.merged.map((other, i) =>
    ofYear
      ? yearFlow(merged[i]!, false)
      : monthFlow(town, { ...stand(town, other, query), merged: [] }, query, false),
  );
  const flow = others.reduce(addFlows, own);
  add('applications_total', flow.total);
  add('applications_online', flow.online);
  add('flows_expected', flow.expected);
  add('flows_reported', flow.expected && flow.reported);
  add('applications_total_where_online', online(one) ? flow.total : 0);
  add('applications_online_where_online', online(one) ? flow.online : 0);
  add('flows_expected_where_online', flow.expected && (one.stage === null || online(one)));
  add('flows_reported_where_online', flow.expected && flow.reported && online(one));
}

function online({ stage }: StandingProcedure): boolean {
  return stage === 'partial' || stage === 'online' || stage === 'end-to-end';
}

/** The report of a month where it counts. */
function counted(
  town: RandomTown,
  one: RandomProcedure,
  month: Month,
  { counting }: ReferenceQuery,
): RandomReport | undefined {
  const state = town.months[month]?.submissions[one.department];
  const report = one.reports[month];
  const counts = state === 'accepted' || (state === 'submitted' && counting === 'provisional');
  return counts && report && !report.returned ? report : undefined;
}

function stand(
  town: RandomTown,
  one: RandomProcedure,
  query: ReferenceQuery,
): Omit<StandingProcedure, 'merged'> {
  const asOf = monthEnd(query.stageMonth);
  let stage: Stage | null = null;
  let since: string | null = null;
  for (const entry of one.history) {
    if (!entry.withdrawn && entry.on <= asOf && entry.on >= (since ?? ''))
      [stage, since] = [entry.stage, entry.on];
  }
  for (const month of MONTHS) {
    const state = town.months[month];
    const reportedStage = counted(town, one, month, query)?.stage;
    const waits = state?.closed === false && state.submissions[one.department] === 'submitted';
    if (waits && reportedStage && month <= query.stageMonth && monthEnd(month) >= (since ?? '')) {
      [stage, since] = [reportedStage, monthEnd(month)];
    }
  }
  const byYear = query.period === 'fiscal-year';
  const yearlyThen = isYearly(one, asOf);
  const march = byYear || monthNumber(query.stageMonth) === 3;
  const out = stage === 'exempt' || stage === 'abolished';
  const reportedStage = counted(town, one, query.stageMonth, query)?.stage ?? null;
  return {
    ...one,
    stage,
    since,
    yearlyThen,
    expected: stage === null || (!out && (!yearlyThen || march)),
    counted: stage !== null && (reportedStage !== null || town.months[query.stageMonth] === undefined),
  };
}

interface YearCounts {
  total: Count;
  totalWhole: boolean;
  online: Count;
  pairs: { total: number; online: number };
  pairsWhole: boolean;
  /** Whether whatever was reported is answered, leaving out what is owed. */
  totalsSound: boolean;
  pairsSound: boolean;
}

function yearOf(town: RandomTown, one: StandingProcedure, query: ReferenceQuery): YearCounts {
  const { recorded } = one;
  if (recorded && recorded.total.kind !== 'not-provided' && recorded.online.kind !== 'not-provided') {
    return {
      ...recorded,
      totalWhole: true,
      pairs: pairOf(recorded),
      pairsWhole: answered(recorded),
      totalsSound: true,
      pairsSound: answered(recorded),
    };
  }
  const yearlyIn = (month: Month) => isYearly(one, monthEnd(month));
  const asks = (month: Month, at: number) => !yearlyIn(month) || month === MARCH || !yearlyIn(YEAR[at + 1]!);
  const owed = YEAR.filter(asks).filter((month) => !outIn(one, month, query));
  const reports = YEAR.filter((month) => !yearlyIn(month) || month === MARCH).flatMap((month) => {
    const report = counted(town, one, month, query);
    return report ? [{ month, report }] : [];
  });
  const in_ = (test: (report: RandomReport) => boolean) =>
    owed.every((month) => reports.some((given) => given.month === month && test(given.report)));
  const sum = (of: 'total' | 'online'): Count => {
    const given = reports.map(({ report }) => report[of]);
    const added = given.reduce(addCounts, notApplicable);
    const allNa =
      given.some(({ kind }) => kind === 'not-applicable') && in_((r) => r[of].kind === 'not-applicable');
    return added.kind === 'value' ? added : allNa ? notApplicable : notProvided;
  };
  const half = reports.some(
    ({ report: { total, online: on } }) => (total.kind === 'value') !== (on.kind === 'value'),
  );
  return {
    total: sum('total'),
    online: sum('online'),
    totalWhole: reports.length > 0 && in_(({ total }) => total.kind !== 'not-provided'),
    pairs: reports
      .map(({ report }) => pairOf(report))
      .reduce((a, b) => ({ total: a.total + b.total, online: a.online + b.online }), { total: 0, online: 0 }),
    pairsWhole: reports.length > 0 && !half && in_(answered),
    totalsSound: reports.every(({ report: { total } }) => total.kind !== 'not-provided'),
    pairsSound: reports.every(({ report }) => answered(report)),
  };
}

/** Whether a procedure was exempt or abolished at a month's end, by its history and the stage that counts now. */
function outIn(one: StandingProcedure, month: Month, query: ReferenceQuery): boolean {
  const entries = one.history
    .filter(({ on, withdrawn }) => !withdrawn && on <= monthEnd(query.stageMonth))
    .concat(one.stage === null ? [] : [{ on: one.since!, stage: one.stage, withdrawn: false }])
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const then = entries.findLast(({ on }) => on <= monthEnd(month))?.stage;
  return then === 'exempt' || then === 'abolished';
}

function yearFlow(year: YearCounts, inScope: boolean): Flow {
  const any = year.total.kind === 'value' || year.online.kind === 'value';
  const both = year.total.kind === 'value' && year.online.kind === 'value';
  const pairs = both ? year.pairs : { total: 0, online: 0 };
  return { ...pairs, any, sound: year.pairsSound, expected: inScope || any, reported: year.pairsWhole };
}

function monthFlow(town: RandomTown, one: StandingProcedure, query: ReferenceQuery, inScope: boolean): Flow {
  const report = one.yearlyThen ? undefined : counted(town, one, query.stageMonth, query);
  if (!report) {
    return {
      total: 0,
      online: 0,
      any: false,
      sound: true,
      expected: !one.yearlyThen && inScope,
      reported: false,
    };
  }
  const any = report.total.kind === 'value' || report.online.kind === 'value';
  const sound = answered(report);
  return { ...pairOf(report), any, sound, expected: inScope || any, reported: sound };
}
