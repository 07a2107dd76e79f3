import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** How a list of procedures is put in order and narrowed most: each starts with the municipality, as the policy does. */
const INDEXES = {
  procedure_by_name: 'name, id',
  procedure_by_update: 'updated_at, id',
  procedure_by_stage: 'current_stage, updated_at, id',
  procedure_by_department_and_stage: 'department_id, current_stage, updated_at, id',
  procedure_by_stage_day: 'current_stage_on',
};

/** The procedures of which the history was written, in the order in which they are locked. */
const WRITTEN = `(SELECT DISTINCT municipality_id, procedure_id FROM written
                 ORDER BY municipality_id, procedure_id)`;

/**
 * The newest statement of a procedure's stage stands beside the procedure, so that lists find it through an index. A
 * trigger on the history keeps it, whoever writes. It locks the procedures before it reads their history: of two
 * transactions at once the later one sees what the earlier one wrote. Rows that this transaction has written
 * itself are locked already. Each row is looked up from what was written (LATERAL): of a municipality that is new to the
 * statistics the planner expects one procedure and would read all that was written again for each.
 */
export class CurrentStages1763800000023 implements MigrationInterface {
  name = 'CurrentStages1763800000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE procedure
        ADD COLUMN current_stage text,
        ADD COLUMN current_exempt_reason text,
        ADD COLUMN current_stage_on date,
        ADD CONSTRAINT a_current_stage_has_a_day CHECK ((current_stage IS NULL) = (current_stage_on IS NULL));

      CREATE FUNCTION keep_current_stage() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        newest record;
      BEGIN
        PERFORM FROM ${WRITTEN} w
          CROSS JOIN LATERAL (
            SELECT p.id FROM procedure p
             WHERE p.municipality_id = w.municipality_id AND p.id = w.procedure_id
               AND p.xmin <> pg_current_xact_id()::xid
               FOR NO KEY UPDATE) p;
        FOR newest IN
          SELECT w.municipality_id, w.procedure_id, h.stage, h.exempt_reason, h.effective_on
            FROM ${WRITTEN} w
            CROSS JOIN LATERAL (
              SELECT p.current_stage, p.current_exempt_reason, p.current_stage_on FROM procedure p
               WHERE p.municipality_id = w.municipality_id AND p.id = w.procedure_id OFFSET 0) p
            LEFT JOIN LATERAL (${newestOf('w.municipality_id', 'w.procedure_id')}) h ON true
           WHERE (p.current_stage, p.current_exempt_reason, p.current_stage_on)
                 IS DISTINCT FROM (h.stage, h.exempt_reason, h.effective_on)
        LOOP
          UPDATE procedure p
             SET current_stage = newest.stage, current_exempt_reason = newest.exempt_reason,
                 current_stage_on = newest.effective_on
           WHERE p.municipality_id = newest.municipality_id AND p.id = newest.procedure_id;
        END LOOP;
        RETURN NULL;
      END $$;
      ${trigger('INSERT', 'NEW')}
      ${trigger('UPDATE', 'NEW')}
      ${trigger('DELETE', 'OLD')}

      ALTER TABLE procedure NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE procedure_stage NO FORCE ROW LEVEL SECURITY;
    `);
    const [{ expected }] = (await runner.query(`
      SELECT count(DISTINCT (municipality_id, procedure_id))::integer AS expected
        FROM procedure_stage WHERE withdrawn_at IS NULL`)) as [{ expected: number }];
    const [, updated] = (await runner.query(`
      UPDATE procedure p
         SET current_stage = h.stage, current_exempt_reason = h.exempt_reason, current_stage_on = h.effective_on
        FROM (SELECT DISTINCT ON (municipality_id, procedure_id)
                     municipality_id, procedure_id, stage, exempt_reason, effective_on
                FROM procedure_stage WHERE withdrawn_at IS NULL
               ORDER BY municipality_id DESC, procedure_id DESC, effective_on DESC, seq DESC) h
       WHERE p.municipality_id = h.municipality_id AND p.id = h.procedure_id`)) as [unknown, number];
    if (updated !== expected) {
      throw new Error(`of ${expected} procedures with a stage, ${updated} were given it`);
    }
    await runner.query(`
      ALTER TABLE procedure FORCE ROW LEVEL SECURITY;
      ALTER TABLE procedure_stage FORCE ROW LEVEL SECURITY;
      ${Object.entries(INDEXES)
        .map(([name, columns]) => `CREATE INDEX ${name} ON procedure (municipality_id, ${columns});`)
        .join('\n')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${Object.keys(INDEXES)
        .map((name) => `DROP INDEX ${name};`)
        .join('\n')}
      DROP TRIGGER current_stage_after_insert ON procedure_stage;
      DROP TRIGGER current_stage_after_update ON procedure_stage;
      DROP TRIGGER current_stage_after_delete ON procedure_stage;
      DROP FUNCTION keep_current_stage();
      ALTER TABLE procedure
        DROP COLUMN current_stage, DROP COLUMN current_exempt_reason, DROP COLUMN current_stage_on;
    `);
  }
}

/** The statement of a procedure that holds: the latest day's, of one day the one written last. */
function newestOf(municipality: string, procedure: string): string {
  return `SELECT stage, exempt_reason, effective_on FROM procedure_stage s
           WHERE s.municipality_id = ${municipality} AND s.procedure_id = ${procedure} AND s.withdrawn_at IS NULL
           ORDER BY s.effective_on DESC, s.seq DESC LIMIT 1`;
}

function trigger(event: 'INSERT' | 'UPDATE' | 'DELETE', rows: 'NEW' | 'OLD'): string {
  return `CREATE TRIGGER current_stage_after_${event.toLowerCase()} AFTER ${event} ON procedure_stage
    REFERENCING ${rows} TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION keep_current_stage();`;
}
