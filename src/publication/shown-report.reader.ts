import { Injectable } from '@nestjs/common';
import { ComparedProceduresRepository } from '../achievement/comparison/compared-procedures.repository.js';
import { type ComparedSide } from '../achievement/coverage/compared-side.js';
import { rateChange, rateChangeOver } from '../achievement/coverage/rate-change.js';
import { type Transaction } from '../platform/database/transaction.js';
import { ForecastRowsRepository } from '../targets/forecast-rows.repository.js';
import { forecastFrom } from '../targets/forecast-view.js';
import { type MonthSnapshot } from '../targets/month-snapshot.reader.js';
import { ListedProceduresRepository } from './listed-procedures.repository.js';
import { type ProcedureFacts } from './procedure-facts.js';
import { contentOf } from './report-content.js';
import { type ShownReport } from './report-model.js';
import { ReportReader, type SourcedFacts } from './report.reader.js';
import { LONGEST_PARETO } from './targets/target-content.js';

/** Reads a report as its page shows it: what all procedures say is worked out in the database. */
@Injectable()
export class ShownReportReader {
  constructor(
    private readonly reader: ReportReader,
    private readonly compared: ComparedProceduresRepository,
    private readonly forecastRows: ForecastRowsRepository,
    private readonly lists: ListedProceduresRepository,
  ) {}

  /** The report of the last of these months. */
  async read(tx: Transaction, known: readonly MonthSnapshot[]): Promise<ShownReport> {
    const facts = await this.reader.facts(tx, known);
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
