import { Injectable } from '@nestjs/common';
import { type Transaction } from '../../platform/database/transaction.js';
import { type StageLineDto } from './stage.dto.js';

/** A line to be written down. */
export type StageToRecord = Pick<StageLineDto, 'projectId' | 'stage' | 'planned' | 'stageOn' | 'reason'>;

/** The dated stages of projects: lines are added and withdrawn, never altered. */
@Injectable()
export class ProjectStageRepository {
  /** Every line ever written, withdrawn ones included, in the order of writing; of these projects alone if given. */
  async lines(tx: Transaction, projectIds?: readonly string[]): Promise<StageLineDto[]> {
    return tx.query<StageLineDto>(
      `SELECT project_id, seq, stage, planned, stage_on, reason,
              recorded_at, recorded_by, withdrawn_at,
              withdrawn_by
         FROM automation_stage
        WHERE municipality_id = $1 AND ($2::uuid[] IS NULL OR project_id = ANY ($2))
        ORDER BY seq`,
      [tx.municipality, projectIds ?? null],
    );
  }

  /** Adds lines in the order given. */
  async record(tx: Transaction, lines: readonly StageToRecord[], by: string): Promise<void> {
    if (lines.length === 0) return;
    await tx.execute(
      `INSERT INTO automation_stage (municipality_id, project_id, stage, planned, stage_on, reason, recorded_by)
       SELECT $1, e."projectId", e.stage, e.planned, e."stageOn", e.reason, $3
         FROM ROWS FROM (jsonb_to_recordset($2) AS ("projectId" uuid, stage text, planned boolean, "stageOn" date,
                reason text)) WITH ORDINALITY AS e
        ORDER BY e.ordinality`,
      [tx.municipality, JSON.stringify(lines), by],
    );
  }

  /** Takes a line back; false where it was taken back before. */
  async withdraw(tx: Transaction, projectId: string, seq: number, by: string): Promise<boolean> {
    const rowCount = await tx.execute(
      `UPDATE automation_stage SET withdrawn_at = clock_timestamp(), withdrawn_by = $4
        WHERE municipality_id = $1 AND project_id = $2 AND seq = $3 AND withdrawn_at IS NULL`,
      [tx.municipality, projectId, seq, by],
    );
    return rowCount === 1;
  }
}
