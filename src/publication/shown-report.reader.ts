import { Injectable } from '@nestjs/common';
import { ComparedProceduresRepository } from '../achievement/comparison/compared-procedures.repository.js';
import { type ComparedSide } from '../achievement/coverage/compared-side.js';
import { rateChange, rateChangeOver } from '../achievement/coverage/rate-change.js';
import { type Transaction } from '../platform/database/transaction.js';
import { RecentlyUsed } from '../platform/recently-used.js';
import { ForecastRowsRepository } from '../targets/forecast-rows.repository.js';
import { forecastFrom } from '../targets/forecast-view.js';
import { type MonthSnapshot } from '../targets/month-snapshot.reader.js';
import { ListedProceduresRepository } from './listed-procedures.repository.js';
import { type ProcedureFacts } from './procedure-facts.js';
import { contentOf } from './report-content.js';
import { type ShownReport } from './report-model.js';
import { ReportStateRepository } from './report-state.repository.js';
import { ReportReader, type SourcedFacts } from './report.reader.js';
import { LONGEST_PARETO } from './targets/target-content.js';

/** So many reports a process remembers, of a few hundred kilobytes each. */
const MOST = 12;

/**
 * Reads a report as its page shows it: what all procedures say is worked out in the database, and remembered for as
 * long as everything is in the state in which it was read.
 */
@Injectable()
export class ShownReportReader {
  private readonly known = new RecentlyUsed<ShownReport>(MOST);

  constructor(
    private readonly reader: ReportReader,
    private readonly states: ReportStateRepository,
    private readonly compared: ComparedProceduresRepository,
    private readonly forecastRows: ForecastRowsRepository,
    private readonly lists: ListedProceduresRepository,
  ) {}

  /** The report of the last of these months. */
  async read(tx: Transaction, months: readonly MonthSnapshot[]): Promise<ShownReport> {
    const { month, snapshot } = months.at(-1)!;
    const key = [tx.municipality, month, snapshot.revision, await this.states.state(tx)].join(' ');
    const known = this.known.get(key);
    if (known) return known;
    const facts = await this.reader.facts(tx, months);
    const report = await this.reportOf(tx, facts);
    if (hasState(facts)) this.known.set(key, report);
    return report;
  }

  private async reportOf(tx: Transaction, facts: SourcedFacts): Promise<ShownReport> {
    const { now, before } = facts;
    const [listed, changes, forecast] = await Promise.all([
      this.lists.listed(tx, { month: now.month, now: now.source, before: before?.source ?? null }),
      this.changes(tx, facts),
      this.forecast(tx, facts),
    ]);
    return { ...contentOf(facts, { procedures: [], ...listed, changes, forecast }), digest: null };
  }

  private async changes(tx: Transaction, { now, before }: SourcedFacts): Promise<ProcedureFacts['changes']> {
    if (before === null) return new Map();
    const sides: [ComparedSide, ComparedSide] = [
      { ...before, procedures: [] },
      { ...now, procedures: [] },
    ];
    const { indicators, yearlyFiscalYear } = now.snapshot;
    const { rows } = await this.compared.compare(tx, {
      ...{ before: before.source, after: now.source, aspects: [], most: 0 },
      indicators: indicators.filter(({ measuredBy }) => measuredBy === 'procedure'),
      definitionsBefore: before.snapshot.indicators,
      sameYear: before.snapshot.yearlyFiscalYear === yearlyFiscalYear,
    });
    return new Map(
      indicators.map((one) => {
        const known = rows.get(one.key);
        return [one.key, known ? rateChangeOver(one, ...sides, known) : rateChange(one, ...sides)];
      }),
    );
  }

  private async forecast(
    tx: Transaction,
    { now, related: { progress } }: SourcedFacts,
  ): Promise<ProcedureFacts['forecast']> {
    const { source, items, snapshot } = now;
    const parts = await this.forecastRows.parts(tx, {
      ...{ about: now, source, items, departmentId: null, most: LONGEST_PARETO },
      fiscalYear: snapshot.yearlyFiscalYear,
    });
    return { ...forecastFrom({ ...now, targets: progress, departmentId: null }, parts), known: parts.known };
  }
}

/** Whether the rows of both months are those that their snapshots and bases speak of. */
function hasState({ now, before }: SourcedFacts): boolean {
  return [now, before].every((of) => of === null || of.source.state !== undefined);
}
