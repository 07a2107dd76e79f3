import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../../kernel/date.js';
import { type Month } from '../../kernel/month.js';
import { sql, sqlAmong, sqlText } from '../../platform/database/sql.js';
import { columnsOf, type RowOf } from '../../platform/database/table-columns.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { ProcedureStageEntity } from './procedure-stage.entity.js';
import { CURRENT_STAGE_FIELDS, type CurrentStageDto, type ProcedureStageDto } from './stage-answer.dto.js';

const COLUMNS = columnsOf(ProcedureStageEntity).except('municipalityId');
const CURRENT = COLUMNS.only(...CURRENT_STAGE_FIELDS).list();
const RECORDED = COLUMNS.except('seq', 'recordedAt', 'withdrawnAt');
const TIMELINE = COLUMNS.except('procedureId').list();

/** A stage to be written down. `reportMonth` is given with the source `report` and with no other. */
export type StageEntry = RowOf<ProcedureStageEntity, typeof RECORDED>;

/** The one dated history of stages: lines are added and withdrawn, never altered. */
@Injectable()
export class StageHistoryRepository {
  /**
   * The stage of each procedure at the end of a day: of the lines dated up to then the latest, of one date the
   * one written last. Procedures without an answer are absent (未回答). Without ids: of all procedures.
   */
  async asOf(
    tx: Transaction,
    date: IsoDate,
    procedureIds: readonly string[] | null = null,
  ): Promise<Map<string, CurrentStageDto>> {
    const rows = await tx.query<CurrentStageDto>(sql`
      SELECT DISTINCT ON (procedure_id) ${sqlText(CURRENT)}
        FROM procedure_stage
       WHERE municipality_id = ${tx.municipality} AND effective_on <= ${date} AND withdrawn_at IS NULL
         AND ${sqlAmong('procedure_id', procedureIds)}
       ORDER BY procedure_id DESC, effective_on DESC, seq DESC`);
    return new Map(rows.map((row) => [row.procedureId, row]));
  }

  /** Adds lines, in the order given: of two for the same procedure and day the later one holds. */
  async record(tx: Transaction, entries: readonly StageEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await tx.execute(sql`
      INSERT INTO procedure_stage (municipality_id, ${sqlText(RECORDED.list())})
      SELECT ${tx.municipality}, ${sqlText(RECORDED.list('e'))}
        FROM jsonb_populate_recordset(NULL::procedure_stage, ${asTableRows(entries)}) WITH ORDINALITY AS e
       ORDER BY e.ordinality`);
  }

  /** Takes back what reports of a month said of these procedures. Returns how many lines that were. */
  async withdraw(
    tx: Transaction,
    { reportMonth, procedureIds }: { reportMonth: Month; procedureIds: readonly string[] },
  ): Promise<number> {
    if (procedureIds.length === 0) return 0;
    return tx.execute(sql`
      UPDATE procedure_stage SET withdrawn_at = clock_timestamp()
       WHERE municipality_id = ${tx.municipality} AND procedure_id = ANY (${procedureIds}::uuid[])
         AND report_month = ${reportMonth}
         AND source = 'report' AND withdrawn_at IS NULL`);
  }

  /** Everything ever said of a procedure's stage, newest day first. */
  async timeline(tx: Transaction, procedureId: string): Promise<ProcedureStageDto[]> {
    return tx.query<ProcedureStageDto>(sql`
      SELECT ${sqlText(TIMELINE)}
        FROM procedure_stage
       WHERE municipality_id = ${tx.municipality} AND procedure_id = ${procedureId}
       ORDER BY effective_on DESC, seq DESC`);
  }
}
