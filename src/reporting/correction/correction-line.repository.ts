import { type Frequency } from '../../catalogue/procedure/procedure-words.js';
import { type Month } from '../../kernel/month.js';
import { type ExemptReason, type Stage } from '../../kernel/stage.js';
import { type Transaction } from '../../platform/database/transaction.js';

/** A row that a correction asks for: the procedure as the revision before knew it, and who answers for it now. */
export interface CorrectionLine {
  id: string;
  code: string;
  name: string;
  frequency: Frequency;
  /** The department that owns the procedure now, its heir where it was merged away. */
  departmentId: string;
  plannedMonth: Month | null;
  stage: Stage | null;
  exemptReason: ExemptReason | null;
  hasChannel: boolean;
  reportExpected: boolean;
  reportCounted: boolean;
}

/** Merged departments with the first department on the way of their mergers that still exists, if any. */
const HEIRS = `
  WITH RECURSIVE chain (id, heir) AS (
    SELECT id, merged_into FROM department
     WHERE municipality_id = $1 AND ended_on IS NOT NULL AND merged_into IS NOT NULL
    UNION
    SELECT chain.id, d.merged_into FROM chain
      JOIN department d ON d.municipality_id = $1 AND d.id = chain.heir
     WHERE d.ended_on IS NOT NULL AND d.merged_into IS NOT NULL),
  heirs AS (
    SELECT chain.id, chain.heir FROM chain
      JOIN department d ON d.municipality_id = $1 AND d.id = chain.heir AND d.ended_on IS NULL)`;

const OWNER = `coalesce(heirs.heir, p.department_id)`;

/** The revision that a month's rows belong to where it is a correction; null for the first one, and before any. */
export async function correctionRevision(tx: Transaction, month: Month): Promise<number | null> {
  const [row] = await tx.query<{ revision: number }>(
    `SELECT revision FROM reporting_month
      WHERE municipality_id = $1 AND month = $2 AND revision > 1
        AND EXISTS (SELECT FROM correction_line l
                     WHERE l.municipality_id = $1 AND l.month = $2 AND l.revision = reporting_month.revision)`,
    [tx.municipality, month],
  );
  return row?.revision ?? null;
}

/** The rows of a correction by code; only these procedures, if given. */
export async function correctionLines(
  tx: Transaction,
  { month, revision }: { month: Month; revision: number },
  procedureIds: readonly string[] | null = null,
): Promise<CorrectionLine[]> {
  return tx.query<CorrectionLine>(
    `${HEIRS}
     SELECT l.procedure_id AS id, l.code, l.name, l.frequency, ${OWNER} AS department_id,
            l.planned_month, l.stage, l.exempt_reason,
            l.has_channel, l.report_expected, l.report_counted
       FROM correction_line l
       JOIN procedure p ON p.municipality_id = $1 AND p.id = l.procedure_id
       LEFT JOIN heirs ON heirs.id = p.department_id
      WHERE l.municipality_id = $1 AND l.month = $2 AND l.revision = $3
        AND ($4::uuid[] IS NULL OR l.procedure_id = ANY ($4))
      ORDER BY l.code`,
    [tx.municipality, month, revision, procedureIds],
  );
}

/**
 * Hands the rows reported by one department to the one that owns the procedure by now, where that one's report of the
 * month stands just as far or is not begun; it is then begun in the state of the old one. Elsewhere they stay.
 */
export async function handRowsToOwners(tx: Transaction, month: Month): Promise<void> {
  const movedRows = `
    SELECT r.procedure_id, r.department_id AS old, ${OWNER} AS new
      FROM status_report r
      JOIN procedure p ON p.municipality_id = $1 AND p.id = r.procedure_id
      LEFT JOIN heirs ON heirs.id = p.department_id
     WHERE r.municipality_id = $1 AND r.month = $2 AND r.department_id <> ${OWNER}`;
  await tx.execute(
    `${HEIRS}
     INSERT INTO submission (municipality_id, month, department_id, state, on_behalf, submitted_at, submitted_by,
                             accepted_at, accepted_by)
     SELECT DISTINCT ON (moved.new) $1, $2, moved.new, s.state, s.on_behalf, s.submitted_at, s.submitted_by,
            s.accepted_at, s.accepted_by
       FROM (${movedRows}) moved
       JOIN submission s ON s.municipality_id = $1 AND s.month = $2 AND s.department_id = moved.old
      ORDER BY moved.new, s.state = 'accepted' DESC, moved.old
     ON CONFLICT DO NOTHING`,
    [tx.municipality, month],
  );
  await tx.execute(
    `${HEIRS}
     UPDATE status_report r SET department_id = moved.new, version = r.version + 1
       FROM (${movedRows}) moved
       JOIN submission old ON old.municipality_id = $1 AND old.month = $2 AND old.department_id = moved.old
       JOIN submission new ON new.municipality_id = $1 AND new.month = $2 AND new.department_id = moved.new
      WHERE r.municipality_id = $1 AND r.month = $2 AND r.procedure_id = moved.procedure_id AND old.state = new.state`,
    [tx.municipality, month],
  );
}
