import { Injectable } from '@nestjs/common';
import { sql, sqlText } from '../../platform/database/sql.js';
import { columnsOf } from '../../platform/database/table-columns.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { ProcedureChannelEntity } from './procedure-channel.entity.js';
import { type ProcedureChannelDto } from './channel-answer.dto.js';

const COLUMNS = columnsOf(ProcedureChannelEntity).except('municipalityId', 'procedureId');
const ENTERED = COLUMNS.except('id');

/** A channel to be kept (with its id) or added (without). */
export type ChannelToKeep = Omit<ProcedureChannelDto, 'id'> & { id?: string };

@Injectable()
export class ChannelRepository {
  /** The channels of a procedure, past and coming ones too, by kind and start. */
  async list(tx: Transaction, procedureId: string): Promise<ProcedureChannelDto[]> {
    return tx.query<ProcedureChannelDto>(sql`
      SELECT ${sqlText(COLUMNS.list())}
        FROM procedure_channel
       WHERE municipality_id = ${tx.municipality} AND procedure_id = ${procedureId}
       ORDER BY kind, active_from NULLS FIRST, id`);
  }

  /** Makes these the channels of a procedure: others go, ids that are there are altered, the rest is added. */
  async replace(tx: Transaction, procedureId: string, channels: readonly ChannelToKeep[]): Promise<void> {
    const keptIds = channels.flatMap(({ id }) => (id === undefined ? [] : [id]));
    await tx.execute(sql`
      DELETE FROM procedure_channel
       WHERE municipality_id = ${tx.municipality} AND procedure_id = ${procedureId}
         AND NOT id = ANY (${keptIds}::uuid[])`);
    await tx.execute(sql`
      INSERT INTO procedure_channel (municipality_id, procedure_id, id, ${sqlText(ENTERED.list())})
      SELECT ${tx.municipality}, ${procedureId}, coalesce(c.id, gen_random_uuid()),
             ${sqlText(ENTERED.list('c'))}
        FROM jsonb_populate_recordset(NULL::procedure_channel, ${asTableRows(channels)}) AS c
      ON CONFLICT (municipality_id, procedure_id, id)
      DO UPDATE SET ${sqlText(ENTERED.assignedFrom('excluded'))}`);
  }
}
