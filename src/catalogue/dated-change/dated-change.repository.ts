import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../../kernel/date.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type Frequency } from '../procedure/procedure-words.js';
import { type DatedColumn } from './value-at.sql.js';

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
const UNDATED = `(SELECT undated_changes_from FROM municipality WHERE municipality_id = p.municipality_id)`;

/** Dated histories of frequency and department. Written before the procedure's own row, whose value is what stood. */
@Injectable()
export class DatedChangeRepository {
  /** Procedures that report in another rhythm from a day on; those that do already leave no trace. */
  async changeFrequency(tx: Transaction, frequency: Frequency, change: Change): Promise<void> {
    await this.record(
      tx,
      { table: 'procedure_frequency_change', column: 'frequency', type: 'text' },
      frequency,
      change,
    );
  }

  /** Procedures that another department owns from a day on; those it owns already leave no trace. */
  async move(tx: Transaction, departmentId: string, change: Change): Promise<void> {
    await this.record(
      tx,
      { table: 'procedure_move', column: 'department_id', type: 'uuid' },
      departmentId,
      change,
    );
  }

  /** The same for the procedures of a file, from the differences found in `procedure_change`; without a day. */
  async recordImported(tx: Transaction, recordedBy: string): Promise<void> {
    for (const [table, field, type] of [
      ['procedure_frequency_change', 'frequency', 'text'],
      ['procedure_move', 'departmentId', 'uuid'],
    ]) {
      await tx.execute(
        `INSERT INTO ${table} (municipality_id, procedure_id, effective_on, before, after, recorded_by)
         SELECT p.municipality_id, p.id, ${UNDATED}, (c.before #>> '{}')::${type}, (c.after #>> '{}')::${type}, $2
           FROM procedure_change c JOIN procedure p ON p.municipality_id = $1 AND p.id = c.procedure_id
          WHERE c.field = $3 AND ${UNDATED} IS NOT NULL`,
        [tx.municipality, recordedBy, field],
      );
    }
  }

  private async record(
    tx: Transaction,
    { table, column, type }: { table: string; column: DatedColumn; type: 'text' | 'uuid' },
    after: string,
    { procedureIds, recordedBy, effectiveOn = null }: Change,
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO ${table} (municipality_id, procedure_id, effective_on, before, after, recorded_by)
       SELECT p.municipality_id, p.id, coalesce($4::date, ${UNDATED}), p.${column}, $3::${type}, $5
         FROM procedure p
        WHERE p.municipality_id = $1 AND p.id = ANY ($2::uuid[]) AND p.${column} <> $3::${type}
          AND coalesce($4::date, ${UNDATED}) IS NOT NULL`,
      [tx.municipality, procedureIds, after, effectiveOn, recordedBy],
    );
  }
}
