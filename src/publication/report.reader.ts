import { Injectable } from '@nestjs/common';
import { MunicipalityRepository } from '../access/municipality/municipality.repository.js';
import { FigureRepository } from '../achievement/figures/figure.repository.js';
import { FigureCaveats } from '../achievement/figures/figure-caveats.js';
import { correctionNote } from '../achievement/snapshot/later-notes.js';
import { RowRepository } from '../achievement/rows/row.repository.js';
import { RowSources } from '../achievement/rows/row-sources.js';
import { type Snapshot } from '../achievement/snapshot/snapshot.js';
import { SnapshotRepository } from '../achievement/snapshot/snapshot.repository.js';
import { addMonths, isMonth, type Month, nextMonth, previousMonth } from '../kernel/month.js';
import { type Transaction } from '../platform/database/transaction.js';
import { notFound } from '../platform/problem.js';
import { PriorityListRepository } from '../priority-list/priority-list.repository.js';
import { type MonthSnapshot } from '../targets/month-snapshot.reader.js';
import { type MonthFacts, type MonthFigures, type ReportFacts } from './report-facts.js';
import { TREND_MONTHS } from './report-model.js';
import { RelatedFactsReader } from './related-facts.reader.js';

/** Enough for every month of the trend to have been corrected several times. */
const MOST_REVISIONS = 500;

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
    private readonly related: RelatedFactsReader,
  ) {}

  /** One revision of a month, by default the newest. @throws Problem 404 where it has no figures */
  async read(tx: Transaction, month: Month, revision?: number): Promise<ReportFacts> {
    const municipality = await this.municipalities.find(tx);
    if (!municipality) throw notFound('地方公共団体');
    const snapshot = await this.caveats.snapshot(tx, month, revision);
    const known = await this.known(tx, month, snapshot);
    const before = known.find((one) => one.month === previousMonth(month));
    const later = await this.snapshots.correctionsSince(tx, snapshot);
    const trend: MonthFigures[] = [];
    for (const one of known) trend.push(await this.wholeOf(tx, one));
    return {
      municipality,
      edition: await this.edition(tx, snapshot.edition),
      now: await this.monthOf(tx, { month, snapshot }),
      before: before ? await this.monthOf(tx, before) : null,
      trend,
      related: await this.related.read(tx, { month, snapshot }),
      stale: await this.caveats.stale(tx, snapshot),
      marks: later.map((one) => correctionNote(one, snapshot.asOf)),
    };
  }

  private async known(tx: Transaction, month: Month, snapshot: Snapshot): Promise<MonthSnapshot[]> {
    const before = { period: nextMonth(month), revision: 1 };
    const stored = await this.snapshots.list(tx, { before, limit: MOST_REVISIONS });
    const from = addMonths(month, 1 - TREND_MONTHS);
    const months = stored.flatMap((one) =>
      isMonth(one.period) && one.period >= from ? [{ month: one.period, snapshot: one }] : [],
    );
    return knownTo({ month, snapshot }, months);
  }

  private async wholeOf(tx: Transaction, { month, snapshot }: MonthSnapshot): Promise<MonthFigures> {
    return {
      month,
      snapshot,
      figures: await this.figures.list(tx, month, snapshot.revision, 'municipality'),
    };
  }

  private async monthOf(tx: Transaction, { month, snapshot }: MonthSnapshot): Promise<MonthFacts> {
    const source = await this.sources.ofSnapshot(tx, snapshot);
    return {
      month,
      snapshot,
      figures: await this.figures.list(tx, month, snapshot.revision),
      items: await this.rows.measuredItems(tx, source),
      procedures: await this.rows.measuredProcedures(tx, source),
    };
  }

  private async edition(tx: Transaction, date: string): Promise<ReportFacts['edition']> {
    const found = (await this.editions.editions(tx)).find(({ edition }) => edition === date);
    if (!found) throw notFound(`優先手続一覧の版「${date}」`);
    return { title: found.title, source: found.source };
  }
}

/**
 * The revisions a report may mention beside its own, one a month, oldest first, its own last. A final one knows only
 * what was final when it was closed, so that a later correction of an earlier month does not alter it; a provisional
 * one takes the newest final revision of every month, of one never closed the one worked out. No revisions give its own
 * alone.
 */
function knownTo(own: MonthSnapshot, stored: readonly MonthSnapshot[]): MonthSnapshot[] {
  const newest = new Map<Month, MonthSnapshot>();
  for (const one of stored) {
    const { month, snapshot } = one;
    if (month >= own.month || !isKnown(own.snapshot, snapshot)) continue;
    const found = newest.get(month);
    if (!found || isNewer(snapshot, found.snapshot)) newest.set(month, one);
  }
  return [...[...newest.values()].sort((a, b) => (a.month < b.month ? -1 : 1)), own];
}

function isKnown(own: Snapshot, { state, computedAt }: Snapshot): boolean {
  return own.state === 'provisional' || (state === 'final' && computedAt <= own.computedAt);
}

/** Readers see the final revision while a correction is under way. */
function isNewer(one: Snapshot, other: Snapshot): boolean {
  return one.state === other.state ? one.revision > other.revision : one.state === 'final';
}
