import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { onlyDepartment, permit } from '../../access/permissions.js';
import { periodLabel, type Period } from '../../kernel/period.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { decodeCursor, pageOf, type Page } from '../../platform/keyset.js';
import { orNotFound, Problem } from '../../platform/problem.js';
import { MappedProcedureRepository, type MappedProcedure } from './mapped-procedure.repository.js';
import { digestOf } from '../snapshot/digest.js';
import { DrillDownRepository } from './drill-down.repository.js';
import { viewsOf } from './figure-view.js';
import { departmentsIn, FigureCaveats, missingFrom } from './figure-caveats.js';
import { reportsIndicator } from '../coverage/missing-departments.js';
import { type FigurePart, type ScopeKind } from './figure.js';
import { FigureRepository } from './figure.repository.js';
import { type FigureDto, type SnapshotAnswerDto, type FiguresDto } from './figures-answer.dto.js';
import { FrozenPeriodRepository } from '../snapshot/frozen-period.repository.js';
import { measureUnder } from '../indicator/measures.js';
import { rowsWithout } from './remainder.sql.js';
import { RowSources } from '../rows/row-sources.js';
import { type ItemRowsDto, type ProcedureRowsDto } from './rows-answer.dto.js';
import { type Snapshot } from '../snapshot/snapshot.js';
import { LaterChanges } from '../snapshot/later-changes.js';
import { SnapshotRepository } from '../snapshot/snapshot.repository.js';

export interface FigureRowsQuery {
  period: Period;
  revision?: number;
  indicator: string;
  part: FigurePart;
  scope: { kind: ScopeKind; key: string };
  cursor?: string;
  limit: number;
}

/** The figures of a period by the kind of their scopes, with the notes that hold for all of them. */
export interface FiguresByKind<Kind extends ScopeKind> extends Omit<FiguresDto, 'figures'> {
  byKind: Record<Kind, FigureDto[]>;
}

/** The rows that one part of a figure counts: items, or procedures. */
export type RowsPage = ItemRowsDto | ProcedureRowsDto;

@Injectable()
export class FiguresService {
  constructor(
    private readonly database: Database,
    private readonly snapshots: SnapshotRepository,
    private readonly figures: FigureRepository,
    private readonly sources: RowSources,
    private readonly drillDown: DrillDownRepository,
    private readonly procedures: MappedProcedureRepository,
    private readonly frozen: FrozenPeriodRepository,
    private readonly later: LaterChanges,
    private readonly caveats: FigureCaveats,
  ) {}

  /** The figures of a period; of its newest final revision unless one is named. @throws Problem 404 where there are none */
  async list(
    context: Context,
    period: Period,
    { revision, kind }: { revision?: number; kind: ScopeKind },
  ): Promise<FiguresDto> {
    const { byKind, ...answer } = await this.listKinds(context, period, { revision, kinds: [kind] });
    return { ...answer, figures: byKind[kind] };
  }

  /**
   * The same of several kinds of scope, read once; of a kind named in `only` these indicators alone.
   * @throws Problem 404 where there are none
   */
  async listKinds<Kind extends ScopeKind>(
    context: Context,
    period: Period,
    {
      revision,
      kinds,
      only = {},
    }: { revision?: number; kinds: readonly Kind[]; only?: Partial<Record<Kind, readonly string[]>> },
  ): Promise<FiguresByKind<Kind>> {
    permit(context, 'figures.read');
    return this.database.snapshot(context, async (tx) => {
      const both = await this.caveats.withPrevious(tx, period, revision);
      const [found, before] = [both.found.snapshot, both.before?.snapshot ?? null];
      const indicatorBefore = before && { ...before, indicator: reportsIndicator(before) };
      const [read, later, stale] = await Promise.all([
        this.figures.withDepartmentsBefore(tx, found, indicatorBefore),
        this.later.of(tx, found),
        this.caveats.stale(tx, found),
      ]);
      const departments = departmentsIn(read.figures);
      const viewsOfKind = (kind: Kind) => {
        const ofKind = read.figures.filter(
          ({ scopeKind, indicator }) => scopeKind === kind && (only[kind]?.includes(indicator) ?? true),
        );
        return [kind, viewsOf(found, ofKind, departments)] as const;
      };
      return {
        ...later,
        missing: missingFrom(found, read.figures, { before, reportsBefore: read.before }),
        stale,
        byKind: Object.fromEntries(kinds.map(viewsOfKind)) as Record<Kind, FigureDto[]>,
      };
    });
  }

  /** One sentence for every period whose first figures are not computed yet; empty where there is none. */
  async uncomputed(context: Context): Promise<string[]> {
    permit(context, 'figures.read');
    return this.database.snapshot(context, (tx) => this.caveats.uncomputed(tx));
  }

  /** Which periods and revisions have figures, newest first. */
  async listSnapshots(
    context: Context,
    { cursor, limit }: { cursor?: string; limit: number },
  ): Promise<Page<SnapshotAnswerDto>> {
    permit(context, 'figures.read');
    const [period, revision] = cursor ? decodeCursor(cursor, ['text', 'integer']) : [];
    const before = period && revision ? { period, revision: Number(revision) } : undefined;
    return this.database.snapshot(context, async (tx) => {
      const fetched = await this.snapshots.list(tx, { before, limit: limit + 1 });
      const page = pageOf(fetched, limit, (one) => [one.period, one.revision]);
      const items = await Promise.all(page.items.map((one) => this.caveats.summary(tx, one)));
      return { ...page, items };
    });
  }

  /** Exactly the rows that a part of a figure counts; a department sees only its own. */
  async listRows(context: Context, query: FigureRowsQuery): Promise<RowsPage> {
    const only = onlyDepartment(context, 'figures.rows');
    const scope = only === null ? query.scope : ownScope(context, query.scope, only);
    const { period, revision, limit, cursor } = query;
    return this.database.snapshot(context, async (tx) => {
      const [snapshot, kept] = await this.withRows(tx, period, revision);
      const found = snapshot.indicators.find(({ key }) => key === query.indicator);
      const indicator = orNotFound(found, `指標「${query.indicator}」`);
      const { measuredBy: of, tag } = indicator;
      const itemRule = of === 'item' ? (indicator.itemRule ?? snapshot.itemRule) : null;
      const numerator = measureUnder(indicator.numerator, itemRule);
      const measure = query.part === 'numerator' ? numerator : measureUnder(indicator.denominator, itemRule);
      const after = cursor ? (decodeCursor(cursor, [of === 'item' ? 'integer' : 'text'])[0] ?? null) : null;
      const rowsQuery = { measure, tag, scope, after, limit: limit + 1 };
      const all = await this.sources.ofSnapshot(tx, snapshot, kept);
      const source = query.part === 'remainder' ? rowsWithout(all, numerator) : all;
      if (of === 'item') {
        const [rows, stale] = await Promise.all([
          this.drillDown.items(tx, source, rowsQuery),
          this.caveats.stale(tx, snapshot),
        ]);
        return { measure, stale, of, ...pageOf(rows, limit, ({ number }) => [number]) };
      }
      const [rows, stale] = await Promise.all([
        this.drillDown.procedures(tx, source, rowsQuery),
        this.caveats.stale(tx, snapshot),
      ]);
      return { measure, stale, of, ...pageOf(rows, limit, ({ code }) => [code]) };
    });
  }

  /** The procedures with these ids as they were in the period, by code; a department sees only its own. */
  async mappedProcedures(
    context: Context,
    { period, revision, ids }: { period: Period; revision?: number; ids: readonly string[] },
  ): Promise<MappedProcedure[]> {
    const only = onlyDepartment(context, 'figures.rows');
    return this.database.snapshot(context, async (tx) => {
      const [snapshot, kept] = await this.withRows(tx, period, revision);
      const source = await this.sources.ofSnapshot(tx, snapshot, kept);
      return this.procedures.procedures(tx, source, { ids, onlyDepartment: only });
    });
  }

  /** A snapshot, and the state of the rows of its period's provisional figures; null where they are not kept. */
  private withRows(tx: Transaction, period: Period, revision?: number): Promise<[Snapshot, string | null]> {
    return Promise.all([this.caveats.snapshot(tx, period, revision), this.sources.stateOfKept(tx, period)]);
  }

  /** Whether a final revision is still exactly what the close wrote. */
  async verifyDigest(
    context: Context,
    period: Period,
    revision: number,
  ): Promise<{ digest: string; recomputed: string; holds: boolean; form: number }> {
    permit(context, 'figures.read');
    return this.database.snapshot(context, async (tx) => {
      const snapshot = await this.caveats.snapshot(tx, period, revision);
      if (snapshot.digest === null) {
        throw new Problem(409, 'not-final', `${periodLabel(period)}の第${revision}版は速報値です。`, {
          detail: 'ダイジェストは、確定値にだけ付きます。',
        });
      }
      const recomputed = await digestOf(await this.frozen.read(tx, snapshot));
      return {
        digest: snapshot.digest,
        recomputed,
        holds: recomputed === snapshot.digest,
        form: snapshot.digestForm,
      };
    });
  }
}

/** A department gets its own rows of the whole; groups and tags have no figures by department. */
function ownScope(context: Context, scope: FigureRowsQuery['scope'], own: string): FigureRowsQuery['scope'] {
  if (scope.kind !== 'municipality') permit(context, 'figures.rows', scope.key);
  return { kind: 'department', key: own };
}
