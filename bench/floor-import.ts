import type pg from 'pg';
import { STAGE_NAMES } from '../src/kernel/stage.js';
import { bareTransaction } from './bare-pg.js';
import { copyIn } from './copy.js';

const COPY = `COPY file (code, name, department, items, stage, exempt, stage_on, channels, url, kind, frequency, note)
  FROM STDIN (FORMAT csv, HEADER)`;
const TABLE = `CREATE TEMPORARY TABLE file (id uuid DEFAULT gen_random_uuid(), code text, name text, department text, items text, stage text, exempt text,
  stage_on date, channels text, url text, kind text, frequency text, note text) ON COMMIT DROP`;
const STAGE = `CASE f.stage ${Object.entries(STAGE_NAMES)
  .map(([key, name]) => `WHEN '${name}' THEN '${key}'`)
  .join(' ')} END`;

const EXEMPT_REASON = `CASE WHEN f.exempt IS NOT NULL THEN 'face-to-face' END`;

/** One insert for each table, of the rows that the product writes for this file. */
const INSERTS = [
  `INSERT INTO procedure (municipality_id, id, code, name, search_key, department_id, kind, frequency, note,
                          current_stage, current_exempt_reason, current_stage_on)
   SELECT $1, f.id, f.code, f.name, f.name || '  ' || lower(f.code), d.id,
          CASE f.kind WHEN '申請' THEN 'application' ELSE 'notification' END,
          CASE f.frequency WHEN '毎年' THEN 'yearly' ELSE 'monthly' END, f.note,
          ${STAGE}, ${EXEMPT_REASON}, f.stage_on
     FROM file f JOIN department d ON d.municipality_id = $1 AND d.code = f.department`,
  `INSERT INTO procedure_stage (municipality_id, procedure_id, effective_on, stage, exempt_reason, source, recorded_by)
   SELECT $1, f.id, f.stage_on, ${STAGE}, ${EXEMPT_REASON}, 'import', 'bench'
     FROM file f WHERE f.stage IS NOT NULL`,
  `INSERT INTO procedure_channel (municipality_id, procedure_id, kind, url)
   SELECT $1, f.id, 'e-application', f.url FROM file f WHERE f.channels IS NOT NULL`,
  `INSERT INTO item_mapping (municipality_id, item_key, procedure_id, lead_department_id)
   SELECT $1, e.item_key, f.id,
          CASE WHEN row_number() OVER (PARTITION BY e.item_key ORDER BY f.code) = 1 THEN d.id END
     FROM file f JOIN department d ON d.municipality_id = $1 AND d.code = f.department
     JOIN list_edition_item e ON e.edition = (SELECT max(edition) FROM list_edition) AND e.number = f.items::integer`,
  `INSERT INTO audit_event (municipality_id, actor_id, actor_label, actor_role, source, action, subject_kind,
                            subject_id, after)
   SELECT $1, 'bench', 'bench', 'operator', 'command', 'procedure.import', 'procedure', f.id,
          jsonb_strip_nulls(jsonb_build_object('code', f.code, 'name', f.name, 'departmentId', d.id,
            'kind', f.kind, 'frequency', f.frequency, 'note', f.note, 'stage', f.stage, 'stageOn', f.stage_on,
            'channels', f.channels || ' ' || f.url, 'items', f.items))
     FROM file f JOIN department d ON d.municipality_id = $1 AND d.code = f.department`,
];

/** How many rows of the file differ from what is stored. */
const DIFFERING = `
  SELECT count(*)::integer AS differing
    FROM file f
    JOIN department d ON d.municipality_id = $1 AND d.code = f.department
    LEFT JOIN list_edition_item e ON e.edition = (SELECT max(edition) FROM list_edition) AND e.number = f.items::integer
    LEFT JOIN procedure p ON p.municipality_id = $1 AND p.code = f.code
    LEFT JOIN procedure_stage s ON s.municipality_id = $1 AND s.procedure_id = p.id AND s.withdrawn_at IS NULL
    LEFT JOIN procedure_channel c ON c.municipality_id = $1 AND c.procedure_id = p.id
    LEFT JOIN item_mapping m ON m.municipality_id = $1 AND m.procedure_id = p.id
   WHERE (f.name, d.id, f.kind, f.frequency, f.note, ${STAGE}, f.exempt, f.stage_on, f.channels, f.url, e.item_key)
     IS DISTINCT FROM
         (p.name, p.department_id, CASE p.kind WHEN 'application' THEN '申請' WHEN 'notification' THEN '届出' END,
          CASE p.frequency WHEN 'yearly' THEN '毎年' ELSE '毎月' END, p.note, s.stage,
          CASE s.exempt_reason WHEN 'face-to-face' THEN '対面本人確認' END, s.effective_on,
          CASE c.kind WHEN 'e-application' THEN '汎用電子申請' END, c.url, m.item_key)`;

/** COPY and an insert into one table: no history, no channels, no mapping, no audit. */
export async function importNaked(client: pg.ClientBase, municipality: string, file: Buffer): Promise<void> {
  await withFile(client, municipality, file, async () => {
    await client.query(INSERTS[0] ?? '', [municipality]);
  });
}

/** COPY and one statement that compares: how many rows of the file are not stored as they stand in it. */
export async function differingByHand(
  client: pg.ClientBase,
  municipality: string,
  file: Buffer,
): Promise<number | undefined> {
  let differing: number | undefined;
  await withFile(client, municipality, file, async () => {
    const { rows } = await client.query<{ differing: number }>(DIFFERING, [municipality]);
    differing = rows[0]?.differing;
  });
  return differing;
}

/**
 * The baseline of an import: COPY into a temporary table (row-level security refuses it elsewhere) and one insert for
 * each target table, by somebody who trusts the file: nothing is checked and no error could be reported.
 */
export async function importByHand(client: pg.ClientBase, municipality: string, file: Buffer): Promise<void> {
  await withFile(client, municipality, file, async () => {
    for (const insert of INSERTS) await client.query(insert, [municipality]);
    await client.query(`UPDATE owed_work SET requested = requested + 1 WHERE municipality_id = $1`, [
      municipality,
    ]);
  });
}

/** A transaction with the file in a table of its own. */
async function withFile(
  client: pg.ClientBase,
  municipality: string,
  file: Buffer,
  work: () => Promise<void>,
): Promise<void> {
  await bareTransaction(client, municipality, async () => {
    await client.query(TABLE);
    await copyIn(client, COPY, file);
    await client.query('ANALYZE file');
    await work();
  });
}
