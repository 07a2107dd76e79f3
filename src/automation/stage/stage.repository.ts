import { Injectable } from '@nestjs/common';
import { insertRows } from '../../platform/database/insert-rows.js';
import { prepared, sql, sqlText } from '../../platform/database/sql.js';
import { columnsOf } from '../../platform/database/table-columns.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { AutomationStageEntity } from './automation-stage.entity.js';
import { type StageLineDto } from './stage.dto.js';

const LINE = sqlText(columnsOf(AutomationStageEntity).except('municipalityId').list());

/** A line to be written down. */
export type StageToRecord = Pick<StageLineDto, 'projectId' | 'stage' | 'planned' | 'stageOn' | 'reason'>;

/** The dated stages of projects: lines are added and withdrawn, never altered. */
@Injectable()
export class ProjectStageRepository {
  /** Every line ever written of these projects, withdrawn ones included, in the order of writing. */
  async lines(tx: Transaction, projectIds: readonly string[]): Promise<StageLineDto[]> {
    return tx.query<StageLineDto>(
      prepared(sql`
      SELECT ${LINE} FROM automation_stage
       WHERE municipality_id = ${tx.municipality} AND project_id = ANY (${projectIds}::uuid[])
       ORDER BY seq`),
    );
  }

  /** Adds lines in the order given. */
  async record(tx: Transaction, lines: readonly StageToRecord[], by: string): Promise<void> {
    const rows = lines.map((line) => ({ ...line, recordedBy: by }));
    await insertRows(tx, AutomationStageEntity, rows);
  }

  /** Takes a line back; false where it was taken back before. */
  async withdraw(tx: Transaction, projectId: string, seq: number, by: string): Promise<boolean> {
    return tx.changesOne(sql`
      UPDATE automation_stage SET withdrawn_at = clock_timestamp(), withdrawn_by = ${by}
       WHERE municipality_id = ${tx.municipality} AND project_id = ${projectId} AND seq = ${seq}
         AND withdrawn_at IS NULL`);
  }
}
