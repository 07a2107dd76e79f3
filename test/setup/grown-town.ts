import { type Month } from '../../src/kernel/month.js';
import { type Database } from '../../src/platform/database/database.js';
import { type Town } from './town.js';

/** What follows from the number `n` of a procedure, and what of it differs from month to month. */
const TRAITS = `
  CROSS JOIN LATERAL (SELECT substr(p.code, 2)::integer AS n) number
  CROSS JOIN LATERAL (
    SELECT (ARRAY['not-started', 'preparing', 'partial', 'online', 'end-to-end', 'exempt', 'abolished', NULL])
             [1 + n * 7919 % 8] AS stage,
           (ARRAY['preparing', 'partial', 'online', 'end-to-end', 'not-started', 'abolished', 'exempt', NULL])
             [1 + n * 7919 % 8] AS next_stage) traits`;
const EXEMPT = `CASE WHEN stages.stage = 'exempt' THEN 'other' END`;

const GROWTH = [
  `INSERT INTO department (municipality_id, code, name)
   SELECT :town, 'G' || lpad(d::text, 2, '0'), '増' || d || '課' FROM generate_series(1, 12) d`,

  `INSERT INTO procedure (municipality_id, code, name, search_key, department_id, frequency, planned_month)
   SELECT :town, 'G' || lpad(n::text, 6, '0'), '増えた手続' || n, '増えた手続' || n || '  g' || lpad(n::text, 6, '0'), d.id,
          CASE WHEN n % 20 = 0 THEN 'yearly' ELSE 'monthly' END,
          CASE WHEN n % 4 = 0 THEN '2027-' || lpad((1 + n % 12)::text, 2, '0') END
     FROM generate_series(1, :procedures::integer) n
     JOIN department d ON d.municipality_id = :town AND d.code = 'G' || lpad((1 + n % 12)::text, 2, '0')`,

  `INSERT INTO planned_month_change (municipality_id, procedure_id, planned_month, recorded_by)
   SELECT :town, p.id, CASE WHEN n % 3 = 0 THEN '2026-09' ELSE p.planned_month END, 'test'
     FROM procedure p ${TRAITS} WHERE p.municipality_id = :town AND p.code LIKE 'G%' AND p.planned_month IS NOT NULL`,

  `INSERT INTO procedure_stage (municipality_id, procedure_id, effective_on, stage, exempt_reason, source, recorded_by)
   SELECT :town, p.id, '2026-04-30', stages.stage, ${EXEMPT}, 'catalogue', 'test'
     FROM procedure p ${TRAITS} CROSS JOIN LATERAL (SELECT traits.stage) stages
    WHERE p.municipality_id = :town AND p.code LIKE 'G%' AND stages.stage IS NOT NULL`,

  `INSERT INTO procedure_channel (municipality_id, procedure_id, kind, active_from)
   SELECT :town, p.id, CASE WHEN n % 3 = 0 THEN 'e-application' ELSE 'mynaportal' END, '2023-04-01'
     FROM procedure p ${TRAITS} WHERE p.municipality_id = :town AND p.code LIKE 'G%' AND n % 2 = 0`,

  `INSERT INTO item_mapping (municipality_id, item_key, procedure_id)
   SELECT :town, e.item_key, p.id
     FROM list_edition_item e
     JOIN procedure p ON p.municipality_id = :town AND p.code = 'G' || lpad(e.number::text, 6, '0')
    WHERE e.edition = (SELECT max(edition) FROM list_edition)`,

  `INSERT INTO submission (municipality_id, month, department_id, state)
   SELECT :town, month, d.id,
          CASE WHEN month = :first THEN 'accepted' WHEN d.code < 'G07' THEN 'submitted' ELSE 'draft' END
     FROM department d CROSS JOIN unnest(ARRAY[:first::text, :second::text]) AS month
    WHERE d.municipality_id = :town AND d.code LIKE 'G%'`,

  `INSERT INTO status_report (municipality_id, month, procedure_id, department_id, stage, exempt_reason,
                              applications_total, applications_online, entered_by)
   SELECT :town, month, p.id, p.department_id, stages.stage, ${EXEMPT},
          CASE WHEN n % 9 <> 8 THEN total END, CASE WHEN n % 9 <> 8 THEN total * (n * 13 % 100) / 100 END, 'test'
     FROM procedure p ${TRAITS}
     CROSS JOIN unnest(ARRAY[:first::text, :second::text]) AS month
     CROSS JOIN LATERAL (SELECT CASE WHEN month = :first THEN traits.stage ELSE next_stage END AS stage,
                                (10 + (n * 31 + substr(month, 6)::integer * 17) % 500) AS total) stages
    WHERE p.municipality_id = :town AND p.code LIKE 'G%' AND p.frequency = 'monthly'`,

  `INSERT INTO yearly_count (municipality_id, fiscal_year, procedure_id, applications_total, applications_online)
   SELECT :town, 2025, p.id, 120 + n * 31 % 6000, n * 13 % 100
     FROM procedure p ${TRAITS} WHERE p.municipality_id = :town AND p.code LIKE 'G%' AND n % 10 <> 3`,
];

/**
 * Adds so many procedures to a town, in twelve departments of their own, with stages, plans and counts, reported in
 * two months that are open; nearly every one differs from month to month.
 */
export async function growTown(
  database: Database,
  { municipality }: Town,
  { procedures, months: [first, second] }: { procedures: number; months: readonly [Month, Month] },
): Promise<void> {
  const values: Record<string, unknown> = { town: municipality, procedures, first, second };
  await database.transaction({ municipality }, async (tx) => {
    for (const statement of GROWTH) {
      const used: unknown[] = [];
      const text = statement.replace(
        /(?<!:):([a-z]+)\b/g,
        (_, name: string) => `$${used.push(values[name])}`,
      );
      await tx.query(text, used);
    }
  });
}
