import { Injectable } from '@nestjs/common';
import { monthsOfFiscalYear } from '../../kernel/fiscal-year.js';
import { monthNumber, type Month } from '../../kernel/month.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { countedStates } from '../live-rows/counted-states.js';
import { frozenRows } from '../rows/frozen-rows.sql.js';
import { type ItemRow } from '../rows/item-row.js';
import { ownRow, withMerged } from '../rows/merged-parts.js';
import { type Counting, type PeriodFacts } from '../rows/period-facts.js';
import { type ProcedureRow } from '../rows/procedure-row.js';
import { type RowSource } from '../rows/row-source.js';
import { RowRepository } from '../rows/row.repository.js';
import { type MonthRevisions, type Snapshot } from '../snapshot/snapshot.js';
import { SnapshotRepository } from '../snapshot/snapshot.repository.js';
import { carriedYear } from './carried-year.js';
import { correctedItem } from './corrected-item.js';
import { correctedProcedure } from './corrected-procedure.js';
import { reportEffect, type CorrectedReport } from './corrected-report.js';
import { correctedRows } from './corrected-rows.sql.js';
import { correctedYear } from './corrected-year.js';
import { CorrectionRepository } from './correction.repository.js';
import { mergeIntoHeirs } from './merge-into-heirs.js';
import { itemsAfterTakeovers, listAfterTakeovers, withTakeovers } from './apply-takeovers.js';
import { monthsByProcedure } from './months-of-procedure.js';
import { monthsTakenOver, type Takeover } from './takeover.js';
import { TakeoverRepository } from './takeover.repository.js';

/** A correction under way: the closed revision it starts from, and its own rows. */
export interface Correction {
  closed: Snapshot;
  facts: PeriodFacts;
  source: RowSource;
  takeovers: Takeover[];
  /** The procedures with a report entered or returned since the reopening. */
  reportedIds: ReadonlySet<string>;
}

/**
 * Computes the rows of a correction. It starts from the frozen rows of the previous revision and reads only the
 * correction's reports and takeovers, so that later changes of the catalogue do not affect it.
 */
@Injectable()
export class CorrectionBasis {
  constructor(
    private readonly snapshots: SnapshotRepository,
    private readonly corrections: CorrectionRepository,
    private readonly takeovers: TakeoverRepository,
    private readonly rows: RowRepository,
  ) {}

  /** Null where the period is in its first revision, or was closed before closes stored frozen rows. */
  async of(tx: Transaction, facts: PeriodFacts, counting: Counting): Promise<Correction | null> {
    const { period, stageMonth, revision } = facts;
    if (revision === 1) return null;
    const closed = await this.snapshots.find(tx, period, revision - 1);
    if (closed?.state !== 'final') return null;
    const takeovers = await this.takeovers.list(tx, stageMonth, revision);
    const reports = await this.corrections.reports(tx, {
      month: stageMonth,
      revision,
      countedStates: countedStates(counting),
      alsoOf: takeovers
        .filter(({ what, after }) => what === 'frequency' || after.columns.heirId !== undefined)
        .map(({ subject }) => subject),
    });
    const before = closed.monthRevisions ?? (await this.revisionsOf(tx, closed, stageMonth));
    const monthRevisions = { ...before, ...monthsTakenOver(takeovers) };
    const { edition, itemRule } = listAfterTakeovers(closed, takeovers);
    const correctedFacts: PeriodFacts = {
      ...facts,
      edition,
      itemRule,
      tags: edition === facts.edition ? facts.tags : await this.corrections.tagsOf(tx, edition),
      monthRevisions,
    };
    const source = await this.source(tx, correctedFacts, { closed, takeovers, reports, before });
    const reportedIds = new Set(reports.map(({ procedureId }) => procedureId));
    return { closed, facts: correctedFacts, source, takeovers, reportedIds };
  }

  private async source(
    tx: Transaction,
    facts: PeriodFacts,
    input: { closed: Snapshot; takeovers: Takeover[]; reports: CorrectedReport[]; before: MonthRevisions },
  ): Promise<RowSource> {
    const { closed, takeovers, reports } = input;
    const frozen = frozenRows(tx.municipality, closed.period, closed.revision);
    const changedIds = await this.changedByMonths(tx, facts, input.before);
    const frozenItems = takeovers.some(({ kind }) => kind === 'item' || kind === 'list')
      ? await this.rows.items(tx, frozen)
      : null;
    const list = frozenItems && itemsAfterTakeovers(frozenItems, takeovers);
    const ids = [
      ...new Set([
        ...reports.map(({ procedureId }) => procedureId),
        ...takeovers.filter(({ kind }) => kind === 'procedure').map(({ subject }) => subject),
        ...takeovers.flatMap(({ after: { columns } }) => columns.heirId ?? []),
        ...changedIds,
        ...(list?.newlyMapped.keys() ?? []),
      ]),
    ];
    if (ids.length === 0 && list === null) return frozen;
    const loaded = await this.corrections.procedures(tx, frozen, { ids, itemKeys: list?.goneKeys ?? [] });
    const { procedures, removedIds } = await this.procedures(tx, facts, {
      ...input,
      loaded,
      changedIds: changedIds,
      list,
    });
    const keys = [...new Set([...loaded, ...procedures].flatMap(({ itemKeys }) => itemKeys))];
    if (keys.length === 0 && list === null)
      return correctedRows(frozen, { procedures, removedIds, items: null });
    const items = list?.items ?? (await this.rows.items(tx, frozen));
    const affected = list === null ? keys : items.map(({ itemKey }) => itemKey);
    const mapped = await this.corrections.procedures(tx, frozen, { ids: [], itemKeys: affected });
    const replaced = new Set([...procedures.map(({ procedureId }) => procedureId), ...removedIds]);
    const all = [...mapped.filter(({ procedureId }) => !replaced.has(procedureId)), ...procedures];
    const correctedItems: ItemRow[] = items.map((item) =>
      affected.includes(item.itemKey) ? correctedItem(item, all) : item,
    );
    return correctedRows(frozen, { procedures, removedIds, items: correctedItems });
  }

  private async procedures(
    tx: Transaction,
    facts: PeriodFacts,
    given: {
      closed: Snapshot;
      takeovers: Takeover[];
      reports: CorrectedReport[];
      loaded: ProcedureRow[];
      changedIds: readonly string[];
      list: ReturnType<typeof itemsAfterTakeovers> | null;
      before: MonthRevisions;
    },
  ): Promise<{ procedures: ProcedureRow[]; removedIds: string[] }> {
    const { stageMonth, asOf, period } = facts;
    const year = facts.yearlyFiscalYear;
    const byYear = period !== stageMonth;
    const reports = new Map(given.reports.map((report) => [report.procedureId, report]));
    const closedOwn = given.loaded.map(ownRow);
    const merged = new Map(given.loaded.map((row) => [row.procedureId, row.mergedParts?.merged]));
    const { rows, removedIds, mergers } = withTakeovers(closedOwn, { ...given, byYear });
    const complete = (own: readonly ProcedureRow[]) =>
      mergeIntoHeirs(
        own.map((row) => withMerged(row, merged.get(row.procedureId))),
        mergers,
      );
    const before = new Map(closedOwn.map((row) => [row.procedureId, row]));
    const corrected = rows.map((row) =>
      correctedProcedure(row, reports.get(row.procedureId), {
        asOf,
        byYear,
        march: monthNumber(stageMonth) === 3,
      }),
    );
    const inYear = monthsOfFiscalYear(year).includes(stageMonth);
    const summed = corrected.filter((row) => {
      const was = before.get(row.procedureId);
      const report = reports.get(row.procedureId);
      if (row.yearlyRecorded) return false;
      if (!was) return true;
      return (
        (inYear && report !== undefined && reportEffect(report) !== 'stays') ||
        given.changedIds.includes(row.procedureId) ||
        row.inScope !== was.inScope ||
        row.frequency !== was.frequency ||
        was.yearlyRecorded
      );
    });
    if (summed.length === 0) return { procedures: complete(corrected), removedIds };
    const ids = summed.map(({ procedureId }) => procedureId);
    const revisions = { ...facts.monthRevisions, [stageMonth]: facts.revision - 1 };
    const months = monthsByProcedure(await this.corrections.months(tx, revisions, ids));
    const closedRevisions = { ...given.before, [stageMonth]: facts.revision - 1 };
    const closedMonths = monthsByProcedure(await this.corrections.months(tx, closedRevisions, ids));
    const earlierIn = (known: MonthRevisions) =>
      (Object.keys(known) as Month[]).filter((one) => one < stageMonth).sort();
    const resummed = new Map(
      summed.map((row): [string, ProcedureRow] => {
        const known = months.get(row.procedureId) ?? { counts: new Map(), scope: new Map() };
        const counts = new Map(known.counts);
        const report = reports.get(row.procedureId);
        if (report && reportEffect(report) === 'counts') counts.set(stageMonth, report);
        if (report && reportEffect(report) === 'out') counts.delete(stageMonth);
        const about = { year, stageMonth, earlier: earlierIn(facts.monthRevisions), byYear };
        const after = correctedYear(row, { counts, scope: known.scope }, about);
        const closed = before.get(row.procedureId);
        if (!closed || closed.yearlyRecorded || closed.frequency !== row.frequency)
          return [row.procedureId, after];
        const then = closedMonths.get(row.procedureId) ?? { counts: new Map(), scope: new Map() };
        const countsThen = new Map(then.counts);
        if (report?.closedCounts && report.countedBefore) countsThen.set(stageMonth, report.closedCounts);
        else if (report?.closedCounts) countsThen.delete(stageMonth);
        const was = correctedYear(
          closed,
          { ...then, counts: countsThen },
          { ...about, earlier: earlierIn(given.before) },
        );
        return [row.procedureId, carriedYear({ closed, before: was, after }, { byYear })];
      }),
    );
    return {
      procedures: complete(corrected.map((row) => resummed.get(row.procedureId) ?? row)),
      removedIds,
    };
  }

  /** The procedures for which an earlier month differs in the revision taken over. */
  private async changedByMonths(
    tx: Transaction,
    facts: PeriodFacts,
    before: MonthRevisions,
  ): Promise<string[]> {
    const months = Object.entries(facts.monthRevisions) as [Month, number][];
    const ids: string[] = [];
    for (const [month, revision] of months.filter(([one, now]) => before[one] !== now)) {
      ids.push(...(await this.corrections.changedProcedures(tx, month, before[month] ?? 0, revision)));
    }
    return [...new Set(ids)];
  }

  private async revisionsOf(tx: Transaction, closed: Snapshot, stageMonth: Month): Promise<MonthRevisions> {
    const [from] = monthsOfFiscalYear(closed.yearlyFiscalYear);
    if (!from) return {};
    return this.corrections.revisionsAt(tx, { from, before: stageMonth, at: closed.computedAt });
  }
}
