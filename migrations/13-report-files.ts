import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { MONTH_CHECK, rowLevelSecurity } from './wall.js';

/**
 * The report's content as it was made once, and its forms as they were written. Neither is ever altered: by grant
 * and by trigger. The bytes stand in the database, not beside it: one backup holds them with what they were made
 * from, they are written in the transaction that says so, and the same row-level security protects them.
 */
export class ReportFiles1763700000013 implements MigrationInterface {
  name = 'ReportFiles1763700000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE report_model (
        municipality_id text NOT NULL REFERENCES municipality,
        digest text NOT NULL,
        month text NOT NULL ${MONTH_CHECK('month')},
        revision integer NOT NULL CHECK (revision > 0),
        state text NOT NULL CHECK (state IN ('provisional', 'final')),
        content text NOT NULL,
        made_at timestamptz NOT NULL,
        made_by text NOT NULL,
        PRIMARY KEY (municipality_id, digest)
      );
      CREATE INDEX report_model_by_month ON report_model (municipality_id, month, revision);
      CREATE UNIQUE INDEX report_model_final ON report_model (municipality_id, month, revision) WHERE state = 'final';
      ${rowLevelSecurity('report_model', 'append')}
      ${appendOnly('report_model')}

      CREATE TABLE report_file (
        municipality_id text NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        model_digest text NOT NULL,
        format text NOT NULL CHECK (format IN ('pdf', 'xlsx', 'csv', 'codes', 'json')),
        name text NOT NULL CHECK (name <> ''),
        bytes bytea NOT NULL,
        size integer NOT NULL,
        sha256 text NOT NULL,
        made_at timestamptz NOT NULL,
        made_by text NOT NULL,
        PRIMARY KEY (municipality_id, id),
        UNIQUE (municipality_id, model_digest, format),
        FOREIGN KEY (municipality_id, model_digest) REFERENCES report_model,
        CONSTRAINT size_is_of_the_bytes CHECK (size = octet_length(bytes)),
        CONSTRAINT sha256_is_of_the_bytes CHECK (sha256 = encode(sha256(bytes), 'hex'))
      );
      ${rowLevelSecurity('report_file', 'append')}
      ${appendOnly('report_file')}
    `);
    await oweReportsOfClosedMonths(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE report_file, report_model`);
    await unforced(runner, ['owed_work'], () =>
      runner.query(`DELETE FROM owed_work WHERE kind IN ('report', 'report-file')`),
    );
  }
}

function appendOnly(table: string): string {
  return `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`;
}

/** Months that were closed before there were files get theirs from the next worker. */
async function oweReportsOfClosedMonths(runner: QueryRunner): Promise<void> {
  await unforced(runner, ['snapshot', 'owed_work'], async () => {
    const closed = `FROM snapshot WHERE state = 'final' AND period NOT LIKE 'FY%'`;
    const [{ due }] = (await runner.query(`SELECT count(*)::integer AS due ${closed}`)) as [{ due: number }];
    const owed = (await runner.query(
      `INSERT INTO owed_work (municipality_id, kind, key)
       SELECT municipality_id, 'report', period || '.' || revision ${closed} RETURNING key`,
    )) as unknown[];
    if (owed.length !== due)
      throw new Error(`${due} closed months are due a report, ${owed.length} were noted`);
  });
}

/** Under forced row-level security the owner's own statements would find no row, without a word. */
async function unforced(runner: QueryRunner, tables: string[], work: () => Promise<unknown>): Promise<void> {
  for (const table of tables) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  await work();
  for (const table of tables) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
}
