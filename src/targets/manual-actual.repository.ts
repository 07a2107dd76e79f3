import { Injectable } from '@nestjs/common';
import { prepared, sql } from '../platform/database/sql.js';
import { type Transaction } from '../platform/database/transaction.js';
import { type SavedActualDto } from './target-answer.dto.js';

const select = (tx: Transaction) => sql`
  SELECT t.id AS target_id, a.fiscal_year, a.value::text AS value, a.source, a.version
    FROM manual_actual a
    JOIN target t ON t.municipality_id = a.municipality_id AND t.manual_indicator_id = a.manual_indicator_id
   WHERE a.municipality_id = ${tx.municipality}`;

@Injectable()
export class ManualActualRepository {
  /** All of one target, or of every target, oldest first. */
  async list(tx: Transaction, targetId: string | null = null): Promise<SavedActualDto[]> {
    return tx.query<SavedActualDto>(
      prepared(sql`
      ${select(tx)} AND (${targetId}::uuid IS NULL OR t.id = ${targetId}) ORDER BY a.fiscal_year`),
    );
  }

  /** Writes one fiscal year's value, over the one there is. Call it with the target locked. */
  async save(
    tx: Transaction,
    { targetId, fiscalYear, value, source }: Omit<SavedActualDto, 'version'>,
  ): Promise<void> {
    await tx.execute(sql`
      INSERT INTO manual_actual AS a (municipality_id, manual_indicator_id, fiscal_year, value, source)
      SELECT ${tx.municipality}, manual_indicator_id, ${fiscalYear}::integer, ${value}::numeric, ${source}
       FROM target WHERE municipality_id = ${tx.municipality} AND id = ${targetId}
      ON CONFLICT (municipality_id, manual_indicator_id, fiscal_year) DO UPDATE
        SET value = EXCLUDED.value, source = EXCLUDED.source, version = a.version + 1`);
  }
}
