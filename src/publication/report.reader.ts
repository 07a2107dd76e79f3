import { Injectable } from '@nestjs/common';
import { MunicipalityRepository } from '../access/municipality/municipality.repository.js';
import { FigureRepository } from '../achievement/figures/figure.repository.js';
import { FigureCaveats } from '../achievement/figures/figure-caveats.js';
import { correctionNote } from '../achievement/snapshot/later-notes.js';
import { RowRepository } from '../achievement/rows/row.repository.js';
import { type RowSource } from '../achievement/rows/row-source.js';
import { RowSources } from '../achievement/rows/row-sources.js';
import { SnapshotRepository } from '../achievement/snapshot/snapshot.repository.js';
import { addMonths, isMonth, type Month, nextMonth, previousMonth } from '../kernel/month.js';
import { type Transaction } from '../platform/database/transaction.js';
import { orNotFound } from '../platform/problem.js';
import { PriorityListRepository } from '../priority-list/priority-list.repository.js';
import { FirstPlanRepository } from '../targets/first-plan.repository.js';
import { type MonthSnapshot } from '../targets/month-snapshot.reader.js';
import { knownTo, ownOf } from './known-months.js';
import { type MonthFigures, type MonthItems, type ReportFacts, type WholeFacts } from './report-facts.js';
import { TREND_MONTHS } from './report-model.js';
import { RelatedFactsReader } from './related-facts.reader.js';

/** Enough for every month of the trend to have been corrected several times. */
const MOST_REVISIONS = 500;

interface Sourced {
  source: RowSource;
}

/** The facts of a report, with the rows behind both of its months. */
export interface SourcedFacts extends ReportFacts {
  now: MonthItems & Sourced;
  before: (MonthItems & Sourced) | null;
}

/** Reads what a report is made from, all of it on one view of the data. */
@Injectable()
export class ReportReader {
  constructor(
    private readonly municipalities: MunicipalityRepository,
    private readonly editions: PriorityListRepository,
    private readonly snapshots: SnapshotRepository,
    private readonly figures: FigureRepository,
    private readonly sources: RowSources,
    private readonly rows: RowRepository,
    private readonly caveats: FigureCaveats,
    private readonly firstPlans: FirstPlanRepository,
    private readonly related: RelatedFactsReader,
  ) {}

  /** One revision of a month, by default the newest. @throws Problem 404 where it has no figures */
  async read(tx: Transaction, month: Month, revision?: number): Promise<WholeFacts> {
    const facts = await this.facts(tx, await this.months(tx, month, revision));
    const { now, before } = facts;
    const [procedures, earlier, firstPlans] = await Promise.all([
      this.rows.measuredProcedures(tx, now.source),
      before ? this.rows.measuredProcedures(tx, before.source) : [],
      this.firstPlans.list(tx, now),
    ]);
    return {
      ...{ ...facts, firstPlans },
      now: { ...now, procedures },
      before: before && { ...before, procedures: earlier },
    };
  }

  /**
   * A revision of a month with those its report may mention beside it, oldest first, its own last.
   * @throws Problem 404 where it has no figures
   */
  async months(tx: Transaction, month: Month, revision?: number): Promise<MonthSnapshot[]> {
    const stored = await this.storedMonths(tx, month);
    const own = ownOf(month, stored, revision) ?? {
      month,
      snapshot: await this.caveats.snapshot(tx, month, revision),
    };
    return knownTo(own, stored);
  }

  /** What the report of the last of these months is made from but for the procedures. */
  async facts(tx: Transaction, known: readonly MonthSnapshot[]): Promise<SourcedFacts> {
    const own = known.at(-1)!;
    const { month, snapshot } = own;
    const earlier = known.find((one) => one.month === previousMonth(month));
    const [found, edition, figured, now, before, related, stale, later] = await Promise.all([
      this.municipalities.find(tx),
      this.edition(tx, snapshot.edition),
      this.figured(tx, known, [own, earlier]),
      this.itemsOf(tx, own),
      earlier ? this.itemsOf(tx, earlier) : null,
      this.related.read(tx, own),
      this.caveats.stale(tx, snapshot),
      this.snapshots.correctionsSince(tx, snapshot),
    ]);
    const figuresOf = (of: Month) => figured.find((one) => one.month === of)!;
    return {
      municipality: orNotFound(found, '地方公共団体'),
      edition,
      now: { ...figuresOf(month), ...now },
      before: earlier && before ? { ...figuresOf(earlier.month), ...before } : null,
      trend: figured,
      related,
      stale,
      marks: later.map((one) => correctionNote(one, snapshot.asOf)),
    };
  }

  /** Every revision of the months of the trend, newest first. */
  private async storedMonths(tx: Transaction, month: Month): Promise<MonthSnapshot[]> {
    const before = { period: nextMonth(month), revision: 1 };
    const stored = await this.snapshots.list(tx, { before, limit: MOST_REVISIONS });
    const from = addMonths(month, 1 - TREND_MONTHS);
    return stored.flatMap((one) =>
      isMonth(one.period) && one.period >= from ? [{ month: one.period, snapshot: one }] : [],
    );
  }

  /** Months with their figures: all of the `whole` ones, of the others those of the whole municipality. */
  private async figured(
    tx: Transaction,
    known: readonly MonthSnapshot[],
    whole: readonly (MonthSnapshot | undefined)[],
  ): Promise<MonthFigures[]> {
    const figures = await this.figures.several(
      tx,
      known.map((one) => ({ ...one.snapshot, everyScope: whole.includes(one) })),
    );
    return known.map(({ month, snapshot }) => ({ month, snapshot, figures: figures.get(month) ?? [] }));
  }

  private async itemsOf(
    tx: Transaction,
    { snapshot }: MonthSnapshot,
  ): Promise<Pick<MonthItems, 'items'> & Sourced> {
    const source = await this.sources.ofSnapshot(tx, snapshot);
    return { source, items: await this.rows.measuredItems(tx, source) };
  }

  private async edition(tx: Transaction, date: string): Promise<ReportFacts['edition']> {
    const found = (await this.editions.editions(tx)).find(({ edition }) => edition === date);
    const { title, source } = orNotFound(found, `優先手続一覧の版「${date}」`);
    return { title, source };
  }
}
