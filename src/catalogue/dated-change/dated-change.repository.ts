import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../../kernel/date.js';
import { sql, sqlText } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type Frequency } from '../procedure/procedure-words.js';
import { DATED_CHANGES, type DatedColumn } from './value-at.sql.js';

interface Change {
  procedureIds: readonly string[];
  recordedBy: string;
  /** The day from which it holds; null: stated without a day. */
  effectiveOn?: IsoDate | null;
}

/**
 * The day from which a change of procedure `p` without a day holds: the first of the oldest month not yet closed for
 * the first time. While no month was ever opened it has always held, and no history is kept.
 */
const UNDATED = sql`(SELECT undated_changes_from FROM municipality WHERE municipality_id = p.municipality_id)`;

/** Dated histories of frequency and department. Written before the procedure's own row, whose value is what stood. */
@Injectable()
export class DatedChangeRepository {
  /** Procedures that report in another rhythm from a day on; those that do already leave no trace. */
  async changeFrequency(tx: Transaction, frequency: Frequency, change: Change): Promise<void> {
    await this.record(tx, 'frequency', frequency, change);
  }

  /** Procedures that another department owns from a day on; those it owns already leave no trace. */
  async move(tx: Transaction, departmentId: string, change: Change): Promise<void> {
    await this.record(tx, 'department_id', departmentId, change);
  }

  /** The same for the procedures of a file, from the differences found in `procedure_change`; without a day. */
  async recordImported(tx: Transaction, recordedBy: string): Promise<void> {
    for (const { table, field, type } of Object.values(DATED_CHANGES)) {
      await tx.execute(sql`
        INSERT INTO ${sqlText(table)} (municipality_id, procedure_id, effective_on, before, after, recorded_by)
        SELECT p.municipality_id, p.id, ${UNDATED}, (c.before #>> '{}')::${sqlText(type)},
               (c.after #>> '{}')::${sqlText(type)}, ${recordedBy}
          FROM procedure_change c
          JOIN procedure p ON p.municipality_id = ${tx.municipality} AND p.id = c.procedure_id
         WHERE c.field = ${field} AND ${UNDATED} IS NOT NULL`);
    }
  }

  private async record(
    tx: Transaction,
    column: DatedColumn,
    after: string,
    { procedureIds, recordedBy, effectiveOn = null }: Change,
  ): Promise<void> {
    const { table, type } = DATED_CHANGES[column];
    await tx.execute(sql`
      INSERT INTO ${sqlText(table)} (municipality_id, procedure_id, effective_on, before, after, recorded_by)
      SELECT p.municipality_id, p.id, coalesce(${effectiveOn}::date, ${UNDATED}), p.${sqlText(column)},
             ${after}::${sqlText(type)}, ${recordedBy}
        FROM procedure p
       WHERE p.municipality_id = ${tx.municipality} AND p.id = ANY (${procedureIds}::uuid[])
         AND p.${sqlText(column)} <> ${after}::${sqlText(type)}
         AND coalesce(${effectiveOn}::date, ${UNDATED}) IS NOT NULL`);
  }
}
