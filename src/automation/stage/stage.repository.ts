import { Injectable } from '@nestjs/common';
import { insertRows } from '../../platform/database/insert-rows.js';
import { prepared, type Sql, sql, sqlText } from '../../platform/database/sql.js';
import { columnsOf } from '../../platform/database/table-columns.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { AutomationStageEntity } from './automation-stage.entity.js';
import { type StageLineDto } from './stage.dto.js';

const STAGE_LINE = columnsOf(AutomationStageEntity).except('municipalityId');
const LINE = sqlText(STAGE_LINE.list());
const LINE_AS_JSON = sqlText(STAGE_LINE.inFields('s', { asJson: true }));

/** Every line of a project that a statement names, for `row_to_json`. */
export function stageLinesOf(municipality: string, project: Sql): Sql {
  return sql`
    SELECT ${LINE_AS_JSON} FROM automation_stage s
     WHERE s.municipality_id = ${municipality} AND s.project_id = ${project} ORDER BY s.seq`;
}

export function stageLineFromJson(row: StageLineDto): StageLineDto {
  return STAGE_LINE.fromJson(row);
}

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
