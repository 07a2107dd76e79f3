import { Injectable } from '@nestjs/common';
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
    return tx.query<ProcedureChannelDto>(
      `SELECT ${COLUMNS.list()}
         FROM procedure_channel
        WHERE municipality_id = $1 AND procedure_id = $2
        ORDER BY kind, active_from NULLS FIRST, id`,
      [tx.municipality, procedureId],
    );
  }

  /** Makes these the channels of a procedure: others go, ids that are there are altered, the rest is added. */
  async replace(tx: Transaction, procedureId: string, channels: readonly ChannelToKeep[]): Promise<void> {
    const keptIds = channels.flatMap(({ id }) => (id === undefined ? [] : [id]));
    await tx.execute(
      `DELETE FROM procedure_channel
        WHERE municipality_id = $1 AND procedure_id = $2 AND NOT id = ANY ($3::uuid[])`,
      [tx.municipality, procedureId, keptIds],
    );
    await tx.execute(
      `INSERT INTO procedure_channel (municipality_id, procedure_id, id, ${ENTERED.list()})
       SELECT $1, $2, coalesce(c.id, gen_random_uuid()), ${ENTERED.list('c')}
         FROM jsonb_populate_recordset(NULL::procedure_channel, $3) AS c
       ON CONFLICT (municipality_id, procedure_id, id)
       DO UPDATE SET ${ENTERED.assignedFrom('excluded')}`,
      [tx.municipality, procedureId, asTableRows(channels)],
    );
  }
}
