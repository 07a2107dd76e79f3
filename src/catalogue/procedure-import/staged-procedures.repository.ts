import { Injectable } from '@nestjs/common';
import { sql, sqlText } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { ENTERED_COLUMNS, type ProcedureFields } from '../procedure/procedure-fields.js';
import { procedureSearchKey } from '../procedure/procedure-search-key.js';
import { type RegisteredProcedure } from '../procedure/similar-procedures.js';
import { type ResolvedRow } from './resolve-procedures.js';

/** Up to so many rows a file is small beside the catalogue. */
const SMALL_FILE = 20;
/** Rows of one statement: some megabytes of text, so that memory stays bounded. */
const ROWS_AT_ONCE = 5000;
const ROW_END = '\u001e';
const FIELD_END = '\u001f';
const PART_END = '\u001d';

type Value = string | number | null | undefined;

/** The columns of the staging table, their types and the value of each. */
const STAGED: readonly (readonly [column: string, type: string, read: (row: ResolvedRow) => Value])[] = [
  ['row', 'integer', ({ row }) => row],
  ['id', 'uuid', ({ id }) => id],
  ['is_new', 'boolean', ({ isNew }) => (isNew ? 't' : 'f')],
  ['search_key', 'text', ({ values }) => searchKeyOf(values)],
  ...ENTERED_COLUMNS.all.map(
    ({ field, name, type }) => [name, type, (row: ResolvedRow) => enteredValue(row, field)] as const,
  ),
  ['stage', 'text', ({ values }) => values.stage],
  ['exempt_reason', 'text', ({ exemptReason }) => exemptReason],
  ['stage_on', 'date', ({ values, stageOn }) => (values.stage ? stageOn : null)],
  ['channels', 'text[]', ({ channels }) => channels.join(PART_END)],
  ['items', 'text[]', ({ itemKeys }) => itemKeys.join(PART_END)],
];

const READ_BACK = STAGED.map(([, type], at) =>
  type === 'text[]'
    ? `coalesce(string_to_array(f[${at + 1}], '${PART_END}'), '{}')`
    : `f[${at + 1}]${type === 'text' ? '' : `::${type}`}`,
).join(', ');

function enteredValue({ values, departmentId }: ResolvedRow, field: keyof ProcedureFields): Value {
  if (field === 'departmentId') return departmentId;
  return field === 'frequency' ? (values.frequency ?? 'monthly') : values[field];
}

function searchKeyOf({ code, name, kana = null }: ResolvedRow['values']): string {
  return procedureSearchKey({ code, name, kana });
}

/** Brings the rows of a file into a table of the transaction's own. */
@Injectable()
export class StagedProceduresRepository {
  /** The procedures with these codes, held until the end of the transaction; codes nobody has are absent. */
  async lockKnown(tx: Transaction, codes: readonly string[]): Promise<Map<string, RegisteredProcedure>> {
    const rows = await tx.query<RegisteredProcedure>(sql`
      SELECT p.id, p.code, p.name, p.department_id, p.retired_at IS NOT NULL AS retired
        FROM procedure p WHERE p.municipality_id = ${tx.municipality} AND p.code = ANY (${codes}::text[])
       ORDER BY p.code FOR NO KEY UPDATE`);
    return new Map(rows.map((row) => [row.code, row]));
  }

  /**
   * Fills `staged_procedure` with the rows, and makes an empty `procedure_change` for the fields that differ. Rows
   * travel as one text parted by control characters, which the readers of the columns leave in no cell: COPY is not
   * to be had through the pool.
   *
   * For all but small files nested loops are out from then on: of a municipality that is new to the statistics the
   * planner expects one row a table and would read the whole file again for each procedure. Of 10 rows that change 10 of
   * 100,000 procedures an import takes 21 ms with nested loops and 111 ms without (10 that change nothing 15 and 38 ms,
   * 10 new ones the same); of 100 rows 32 and 95 ms, but 2,520 and 222 ms where the statistics are still to come.
   */
  async stage(tx: Transaction, rows: readonly ResolvedRow[]): Promise<void> {
    await tx.query(`
      ${rows.length > SMALL_FILE ? 'SET LOCAL enable_nestloop = off;' : ''}
      DROP TABLE IF EXISTS pg_temp.staged_procedure, pg_temp.procedure_change;
      CREATE TEMPORARY TABLE staged_procedure (${STAGED.map(([column, type]) => `${column} ${type}`).join(', ')})
        ON COMMIT DROP;
      CREATE TEMPORARY TABLE procedure_change (procedure_id uuid, field text, before jsonb, after jsonb)
        ON COMMIT DROP`);
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      const text = rows
        .slice(at, at + ROWS_AT_ONCE)
        .map((row) => STAGED.map(([, , read]) => read(row) ?? '').join(FIELD_END))
        .join(ROW_END);
      // OFFSET 0 keeps each row from being taken apart anew for every one of its fields.
      await tx.query(sql`
        INSERT INTO staged_procedure
        SELECT ${sqlText(READ_BACK)} FROM string_to_table(${text}, '${sqlText(ROW_END)}') AS line,
               LATERAL (SELECT string_to_array(line, '${sqlText(FIELD_END)}', '') AS f OFFSET 0) AS fields`);
    }
    await tx.query(`ANALYZE staged_procedure (id, is_new)`);
  }
}
