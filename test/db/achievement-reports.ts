import { type Database } from '../../src/platform/database/database.js';
import { type Department, type Town } from '../setup/town.js';

/** A row of a report; a count left out is 未回答, `'na'` is 該当なし. */
export interface ReportGiven {
  procedureId: string;
  stage?: string | null;
  total?: number | 'na';
  online?: number | 'na';
}

/** Puts a department's report of a month there, in whatever state, with what the acceptance of one does. */
export async function putReport(
  database: Database,
  town: Town,
  department: Department,
  { month, state = 'accepted', rows }: { month: string; state?: string; rows: ReportGiven[] },
): Promise<void> {
  await database.transaction(town, async (tx) => {
    await tx.query(
      `INSERT INTO submission (municipality_id, month, department_id, state) VALUES ($1, $2, $3, $4)
       ON CONFLICT (municipality_id, month, department_id) DO UPDATE SET state = EXCLUDED.state`,
      [town.municipality, month, department.id, state],
    );
    for (const { procedureId, stage = null, total, online } of rows) {
      await tx.query(
        `INSERT INTO status_report (municipality_id, month, procedure_id, department_id, stage, exempt_reason,
           applications_total, applications_total_na, applications_online, applications_online_na, entered_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'test')
         ON CONFLICT (municipality_id, month, procedure_id) DO UPDATE SET stage = EXCLUDED.stage,
           applications_total = EXCLUDED.applications_total, applications_online = EXCLUDED.applications_online`,
        [
          town.municipality,
          month,
          procedureId,
          department.id,
          stage,
          stage === 'exempt' ? 'other' : null,
          total === 'na' ? null : (total ?? null),
          total === 'na',
          online === 'na' ? null : (online ?? null),
          online === 'na',
        ],
      );
      if (state !== 'accepted' || stage === null) continue;
      await tx.query(
        `INSERT INTO procedure_stage (municipality_id, procedure_id, effective_on, stage, exempt_reason, source,
                                      report_month, recorded_by)
         VALUES ($1, $2, ($3 || '-01')::date + interval '1 month' - interval '1 day', $4, $5, 'report', $3, 'test')`,
        [town.municipality, procedureId, month, stage, stage === 'exempt' ? 'other' : null],
      );
    }
  });
}

/** Records the counts of a fiscal year. */
export async function putYearlyCount(
  database: Database,
  town: Town,
  fiscalYear: number,
  counts: Record<string, [total: number | null, online: number | null]>,
): Promise<void> {
  await database.transaction(town, async (tx) => {
    for (const [procedureId, [total, online]] of Object.entries(counts)) {
      await tx.query(
        `INSERT INTO yearly_count (municipality_id, fiscal_year, procedure_id, applications_total, applications_online)
         VALUES ($1, $2, $3, $4, $5)`,
        [town.municipality, fiscalYear, procedureId, total, online],
      );
    }
  });
}

/** Says which items the municipality does not handle, and that it handles all others of the edition in force. */
export async function putApplicability(database: Database, town: Town, notHandled: string[]): Promise<void> {
  await database.transaction(town, (tx) =>
    tx.query(
      `INSERT INTO applicability (municipality_id, item_key, state, reason)
       SELECT $1, item_key, CASE WHEN item_key = ANY($2) THEN 'not-handled' ELSE 'handled' END,
              CASE WHEN item_key = ANY($2) THEN 'no-facility' END
         FROM list_edition_item WHERE edition = (SELECT max(edition) FROM list_edition)`,
      [town.municipality, notHandled],
    ),
  );
}

/** The keys of the items of the newest edition, by number; with a tag, those that carry it. */
export async function itemKeys(database: Database, tag?: string): Promise<string[]> {
  const rows = await database.system((tx) =>
    tx.query<{ key: string }>(
      `SELECT item_key AS key FROM list_edition_item
        WHERE edition = (SELECT max(edition) FROM list_edition) AND ($1::text IS NULL OR $1 = ANY(tags))
        ORDER BY number`,
      [tag ?? null],
    ),
  );
  return rows.map(({ key }) => key);
}
