import { Injectable } from '@nestjs/common';
import { MunicipalityRepository } from '../access/municipality/municipality.repository.js';
import { FigureRepository } from '../achievement/figures/figure.repository.js';
import { FigureCaveats } from '../achievement/figures/figure-caveats.js';
import { correctionNote } from '../achievement/snapshot/later-notes.js';
import { RowRepository } from '../achievement/rows/row.repository.js';
import { RowSources } from '../achievement/rows/row-sources.js';
import { SnapshotRepository } from '../achievement/snapshot/snapshot.repository.js';
import { addMonths, isMonth, type Month, nextMonth, previousMonth } from '../kernel/month.js';
import { type Transaction } from '../platform/database/transaction.js';
import { orNotFound } from '../platform/problem.js';
import { PriorityListRepository } from '../priority-list/priority-list.repository.js';
import { type MonthSnapshot } from '../targets/month-snapshot.reader.js';
import { knownTo } from './known-months.js';
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
    const [found, snapshot, stored] = await Promise.all([
      this.municipalities.find(tx),
      this.caveats.snapshot(tx, month, revision),
      this.storedMonths(tx, month),
    ]);
    const municipality = orNotFound(found, '地方公共団体');
    const known = knownTo({ month, snapshot }, stored);
    const earlier = known.find((one) => one.month === previousMonth(month));
    const [edition, now, before, trend, related, stale, later] = await Promise.all([
      this.edition(tx, snapshot.edition),
      this.monthOf(tx, { month, snapshot }),
      earlier ? this.monthOf(tx, earlier) : null,
      Promise.all(known.map((one) => this.wholeOf(tx, one))),
      this.related.read(tx, { month, snapshot }),
      this.caveats.stale(tx, snapshot),
      this.snapshots.correctionsSince(tx, snapshot),
    ]);
    const marks = later.map((one) => correctionNote(one, snapshot.asOf));
    return { municipality, edition, now, before, trend, related, stale, marks };
  }

  /** Every revision of the months of the trend. */
  private async storedMonths(tx: Transaction, month: Month): Promise<MonthSnapshot[]> {
    const before = { period: nextMonth(month), revision: 1 };
    const stored = await this.snapshots.list(tx, { before, limit: MOST_REVISIONS });
    const from = addMonths(month, 1 - TREND_MONTHS);
    return stored.flatMap((one) =>
      isMonth(one.period) && one.period >= from ? [{ month: one.period, snapshot: one }] : [],
    );
  }

  private async wholeOf(tx: Transaction, { month, snapshot }: MonthSnapshot): Promise<MonthFigures> {
    return {
      month,
      snapshot,
      figures: await this.figures.list(tx, month, snapshot.revision, 'municipality'),
    };
  }

  private async monthOf(tx: Transaction, { month, snapshot }: MonthSnapshot): Promise<MonthFacts> {
    const [figures, source] = await Promise.all([
      this.figures.list(tx, month, snapshot.revision),
      this.sources.ofSnapshot(tx, snapshot),
    ]);
    const [items, procedures] = await Promise.all([
      this.rows.measuredItems(tx, source),
      this.rows.measuredProcedures(tx, source),
    ]);
    return { month, snapshot, figures, items, procedures };
  }

  private async edition(tx: Transaction, date: string): Promise<ReportFacts['edition']> {
    const found = (await this.editions.editions(tx)).find(({ edition }) => edition === date);
    const { title, source } = orNotFound(found, `優先手続一覧の版「${date}」`);
    return { title, source };
  }
}
