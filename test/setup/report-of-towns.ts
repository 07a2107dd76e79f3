import { type ComparedSide } from '../../src/achievement/coverage/compared-side.js';
import { parseMonth } from '../../src/kernel/month.js';
import { reportOf } from '../../src/publication/report-content.js';
import { type MonthFacts, type ReportFacts } from '../../src/publication/report-facts.js';
import { type ReportModel } from '../../src/publication/report-model.js';

/** The report of a month of a town on paper, beside the month before; nothing of other modules. */
export function reportOfTowns(
  before: ComparedSide,
  now: ComparedSide,
  about: Partial<Pick<ReportFacts, 'stale'>> = {},
): ReportModel {
  const factsOf = (side: ComparedSide): MonthFacts => ({ month: parseMonth(side.snapshot.period), ...side });
  const month = parseMonth(now.snapshot.period);
  return reportOf({
    municipality: { code: '352012', name: 'サンプル市', sample: true },
    edition: { title: '優先手続一覧', source: '国' },
    now: factsOf(now),
    before: factsOf(before),
    trend: [factsOf(before), factsOf(now)],
    related: {
      progress: [],
      review: { month, texts: [], actions: [], counts: { open: 0, overdue: 0, done: 0 } },
      projects: [],
      purse: { costs: [], hourlyYen: null },
    } as unknown as ReportFacts['related'],
    firstPlans: new Map(),
    stale: null,
    ...about,
  });
}
