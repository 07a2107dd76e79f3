import { Injectable } from '@nestjs/common';
import { type Period } from '../../kernel/period.js';
import { prepared, type Sql, sql, sqlText } from '../../platform/database/sql.js';
import { columnsOf } from '../../platform/database/table-columns.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { FigureEntity } from './figure.entity.js';
import { type Figure, type ScopeKind } from './figure.js';

const FIGURE = columnsOf(FigureEntity).except('municipalityId', 'period', 'revision');
const COLUMNS = sqlText(FIGURE.except('final').list());
/** What may differ in a figure that is there already. */
const VALUES = FIGURE.except('scopeKind', 'scopeKey', 'indicator');

@Injectable()
export class FigureRepository {
  /**
   * Makes these the figures of a snapshot: figures that differ are written, figures of scopes that no longer exist are
   * deleted, all others stay untouched. Returns how many rows changed.
   */
  async replace(
    tx: Transaction,
    period: Period,
    revision: number,
    figures: Figure[],
    final: boolean,
  ): Promise<number> {
    const written = await this.write(tx, period, revision, figures, final);
    const given = sql`jsonb_populate_recordset(NULL::figure, ${asTableRows(figures)}) AS g`;
    const removed = await tx.execute(sql`
      DELETE FROM figure f
       WHERE f.municipality_id = ${tx.municipality} AND f.period = ${period} AND f.revision = ${revision}
         AND NOT EXISTS (
           SELECT FROM ${given}
            WHERE g.scope_kind = f.scope_kind AND g.scope_key = f.scope_key AND g.indicator = f.indicator)`);
    return written + removed;
  }

  /** Writes the figures of a snapshot that differ from those before. Returns how many rows changed. */
  async replaceChanged(
    tx: Transaction,
    period: Period,
    revision: number,
    { before, after }: { before: readonly Figure[]; after: readonly Figure[] },
  ): Promise<number> {
    const old = new Map(before.map((figure) => [keyOf(figure), JSON.stringify(figure)]));
    const written = after.filter((figure) => old.get(keyOf(figure)) !== JSON.stringify(figure));
    const kept = new Set(after.map(keyOf));
    const removed = before.filter((figure) => !kept.has(keyOf(figure)));
    if (written.length > 0) await this.write(tx, period, revision, written, false);
    if (removed.length > 0) {
      const given = sql`jsonb_populate_recordset(NULL::figure, ${asTableRows(removed)}) AS g`;
      await tx.execute(sql`
        DELETE FROM figure f USING ${given}
         WHERE f.municipality_id = ${tx.municipality} AND f.period = ${period} AND f.revision = ${revision}
           AND g.scope_kind = f.scope_kind AND g.scope_key = f.scope_key AND g.indicator = f.indicator`);
    }
    return written.length + removed.length;
  }

  /** The figures of one kind of scope, or of all, in a fixed order. */
  async list(tx: Transaction, period: Period, revision: number, kind?: ScopeKind): Promise<Figure[]> {
    return tx.query<Figure>(sql`
      SELECT ${COLUMNS} FROM figure
       WHERE municipality_id = ${tx.municipality} AND period = ${period} AND revision = ${revision}
         AND (${kind ?? null}::text IS NULL OR scope_kind = ${kind ?? null})
       ORDER BY scope_kind, scope_key, indicator`);
  }

  /** One indicator's figures of the departments; none without an indicator. */
  async ofDepartments(
    tx: Transaction,
    of: { period: Period; revision: number },
    indicator: string | undefined,
  ): Promise<Figure[]> {
    return tx.query<Figure>(prepared(ofDepartments(tx, of, indicator)));
  }

  /** Every figure of a period, and one indicator's of the departments in a period before it, if there is one. */
  async withDepartmentsBefore(
    tx: Transaction,
    { period, revision }: { period: Period; revision: number },
    before: { period: Period; revision: number; indicator: string | undefined } | null,
  ): Promise<{ figures: Figure[]; before: Figure[] }> {
    if (before === null) return { figures: await this.list(tx, period, revision), before: [] };
    const rows = await tx.query<Figure & { period: Period }>(
      prepared(sql`
      (SELECT period, ${COLUMNS} FROM figure
        WHERE municipality_id = ${tx.municipality} AND period = ${period} AND revision = ${revision}
        ORDER BY scope_kind, scope_key, indicator)
      UNION ALL
      SELECT ${before.period}::text, b.* FROM (${ofDepartments(tx, before, before.indicator)}) b`),
    );
    const of = (wanted: Period) =>
      rows.flatMap(({ period: one, ...figure }) => (one === wanted ? [figure] : []));
    return { figures: of(period), before: of(before.period) };
  }

  /**
   * The figures of revisions of several periods, one of each, by the period: those of every scope or of the whole
   * municipality, in a fixed order.
   */
  async several(
    tx: Transaction,
    revisions: readonly { period: Period; revision: number; everyScope: boolean }[],
  ): Promise<Map<Period, Figure[]>> {
    const rows = await tx.query<Figure & { period: Period }>(sql`
      SELECT period, ${COLUMNS}
        FROM figure
        JOIN unnest(${revisions.map(({ period }) => period)}::text[], ${revisions.map((one) => one.revision)}::integer[],
                    ${revisions.map(({ everyScope }) => everyScope)}::boolean[]) AS of (period, revision, every_scope)
             USING (period, revision)
       WHERE municipality_id = ${tx.municipality} AND (every_scope OR scope_kind = 'municipality')
       ORDER BY period, scope_kind, scope_key, indicator`);
    const figures = new Map<Period, Figure[]>(revisions.map(({ period }) => [period, []]));
    for (const { period, ...figure } of rows) figures.get(period)?.push(figure);
    return figures;
  }

  private async write(
    tx: Transaction,
    period: Period,
    revision: number,
    figures: readonly Figure[],
    final: boolean,
  ): Promise<number> {
    const given = sql`jsonb_populate_recordset(NULL::figure, ${asTableRows(figures)}) AS g`;
    return tx.execute(sql`
      INSERT INTO figure AS f (municipality_id, period, revision, ${COLUMNS}, final)
      SELECT ${tx.municipality}, ${period}, ${revision}, ${COLUMNS}, ${final} FROM ${given}
      ON CONFLICT (municipality_id, period, revision, scope_kind, scope_key, indicator)
      DO UPDATE SET ${sqlText(VALUES.assignedFrom('EXCLUDED'))}
      WHERE (${sqlText(VALUES.list('f'))}) IS DISTINCT FROM (${sqlText(VALUES.list('EXCLUDED'))})`);
  }
}

function ofDepartments(
  tx: Transaction,
  { period, revision }: { period: Period; revision: number },
  indicator: string | undefined,
): Sql {
  return sql`
    SELECT ${COLUMNS} FROM figure
     WHERE municipality_id = ${tx.municipality} AND period = ${period} AND revision = ${revision}
       AND scope_kind = 'department' AND indicator = ${indicator ?? null}
     ORDER BY scope_key`;
}

function keyOf({ scopeKind, scopeKey, indicator }: Figure): string {
  return JSON.stringify([scopeKind, scopeKey, indicator]);
}
