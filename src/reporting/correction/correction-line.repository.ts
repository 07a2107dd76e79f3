import { type Month } from '../../kernel/month.js';
import { type ExemptReason, type Stage } from '../../kernel/stage.js';
import { type Sql, sql, sqlAmong } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type StoredProcedure } from '../status-report/stored-line.js';

/**
 * A row that a correction asks for: the procedure as the revision before knew it, and as its department the one that
 * owns it now, its heir where it was merged away.
 */
export interface CorrectionLine extends Omit<StoredProcedure, 'retired'> {
  stage: Stage | null;
  exemptReason: ExemptReason | null;
  hasChannel: boolean;
  reportExpected: boolean;
  reportCounted: boolean;
}

/** Merged departments with the first department on the way of their mergers that still exists, if any. */
const heirs = (tx: Transaction) => sql`
  WITH RECURSIVE chain (id, heir) AS (
    SELECT id, merged_into FROM department
     WHERE municipality_id = ${tx.municipality} AND ended_on IS NOT NULL AND merged_into IS NOT NULL
    UNION
    SELECT chain.id, d.merged_into FROM chain
      JOIN department d ON d.municipality_id = ${tx.municipality} AND d.id = chain.heir
     WHERE d.ended_on IS NOT NULL AND d.merged_into IS NOT NULL),
  heirs AS (
    SELECT chain.id, chain.heir FROM chain
      JOIN department d ON d.municipality_id = ${tx.municipality} AND d.id = chain.heir AND d.ended_on IS NULL)`;

const OWNER = sql`coalesce(heirs.heir, p.department_id)`;

/** The revision that a month's rows belong to where it is a correction; null for the first one, and before any. */
export async function correctionRevision(tx: Transaction, month: Month): Promise<number | null> {
  const row = await tx.one<{ revision: number }>(revisionOfCorrection(tx, month));
  return row?.revision ?? null;
}

/** The same as a part of a statement, also for a month that the statement names; no row where it is none. */
export function revisionOfCorrection(tx: Transaction, month: Month | Sql): Sql {
  return sql`
    SELECT revision FROM reporting_month
     WHERE municipality_id = ${tx.municipality} AND month = ${month} AND revision > 1
       AND EXISTS (SELECT FROM correction_line l
                    WHERE l.municipality_id = ${tx.municipality} AND l.month = ${month}
                      AND l.revision = reporting_month.revision)`;
}

/** The rows of a correction by code; only these procedures, if given. */
export async function correctionLines(
  tx: Transaction,
  { month, revision }: { month: Month; revision: number },
  procedureIds: readonly string[] | null = null,
): Promise<CorrectionLine[]> {
  return tx.query<CorrectionLine>(sql`
    SELECT * FROM (${linesOfCorrection(tx, { month, revision })}) l
     WHERE ${sqlAmong('l.id', procedureIds)} ORDER BY l.code`);
}

/** The rows of a correction, as a part of a statement. */
export function linesOfCorrection(
  tx: Transaction,
  { month, revision }: { month: Month; revision: number },
): Sql {
  return sql`
    ${heirs(tx)}
    SELECT l.procedure_id AS id, l.code, l.name, l.frequency, ${OWNER} AS department_id,
           l.planned_month, l.stage, l.exempt_reason, l.has_channel, l.report_expected, l.report_counted
      FROM correction_line l
      JOIN procedure p ON p.municipality_id = ${tx.municipality} AND p.id = l.procedure_id
      LEFT JOIN heirs ON heirs.id = p.department_id
     WHERE l.municipality_id = ${tx.municipality} AND l.month = ${month} AND l.revision = ${revision}`;
}

/**
 * Hands the rows reported by one department to the one that owns the procedure by now, where that one's report of the
 * month stands just as far or is not begun; it is then begun in the state of the old one. Elsewhere they stay.
 */
export async function handRowsToOwners(tx: Transaction, month: Month): Promise<void> {
  const movedRows = sql`
    SELECT r.procedure_id, r.department_id AS old, ${OWNER} AS new
      FROM status_report r
      JOIN procedure p ON p.municipality_id = ${tx.municipality} AND p.id = r.procedure_id
      LEFT JOIN heirs ON heirs.id = p.department_id
     WHERE r.municipality_id = ${tx.municipality} AND r.month = ${month} AND r.department_id <> ${OWNER}`;
  await tx.execute(sql`
    ${heirs(tx)}
    INSERT INTO submission (municipality_id, month, department_id, state, on_behalf, submitted_at,
                            submitted_by, accepted_at, accepted_by)
    SELECT DISTINCT ON (moved.new) ${tx.municipality}, ${month}, moved.new, s.state, s.on_behalf,
           s.submitted_at, s.submitted_by, s.accepted_at, s.accepted_by
      FROM (${movedRows}) moved
      JOIN submission s ON s.municipality_id = ${tx.municipality} AND s.month = ${month}
         AND s.department_id = moved.old
     ORDER BY moved.new, s.state = 'accepted' DESC, moved.old
    ON CONFLICT DO NOTHING`);
  await tx.execute(sql`
    ${heirs(tx)}
    UPDATE status_report r SET department_id = moved.new, version = r.version + 1
      FROM (${movedRows}) moved
      JOIN submission old ON old.municipality_id = ${tx.municipality} AND old.month = ${month}
         AND old.department_id = moved.old
      JOIN submission new ON new.municipality_id = ${tx.municipality} AND new.month = ${month}
         AND new.department_id = moved.new
     WHERE r.municipality_id = ${tx.municipality} AND r.month = ${month} AND r.procedure_id = moved.procedure_id
       AND old.state = new.state`);
}
