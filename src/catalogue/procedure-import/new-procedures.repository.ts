import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { ENTERED_COLUMNS } from '../procedure/procedure-fields.js';

/** Writes the staged procedures that are new, with everything that stands beside them. */
@Injectable()
export class NewProceduresRepository {
  async insert(tx: Transaction, { actor, source, requestId, origin }: Context): Promise<void> {
    await tx.execute(
      `INSERT INTO procedure (municipality_id, id, search_key, ${ENTERED_COLUMNS.list()})
       SELECT $1, id, search_key, ${ENTERED_COLUMNS.list()} FROM staged_procedure WHERE is_new`,
      [tx.municipality],
    );
    await tx.execute(
      `INSERT INTO procedure_stage (municipality_id, procedure_id, effective_on, stage, exempt_reason, source, recorded_by)
       SELECT $1, id, stage_on, stage, exempt_reason, 'import', $2
         FROM staged_procedure WHERE is_new AND stage IS NOT NULL`,
      [tx.municipality, actor.label],
    );
    await tx.execute(
      `INSERT INTO procedure_channel (municipality_id, procedure_id, kind, url)
       SELECT $1, id, split_part(channel, ' ', 1), nullif(split_part(channel, ' ', 2), '')
         FROM staged_procedure, unnest(channels) AS channel WHERE is_new`,
      [tx.municipality],
    );
    await tx.execute(
      `INSERT INTO planned_month_change (municipality_id, procedure_id, planned_month, recorded_by)
       SELECT $1, id, planned_month, $2 FROM staged_procedure WHERE is_new AND planned_month IS NOT NULL`,
      [tx.municipality, actor.label],
    );
    await tx.execute(
      `INSERT INTO item_mapping (municipality_id, item_key, procedure_id)
       SELECT $1, item, id FROM staged_procedure, unnest(items) AS item WHERE is_new`,
      [tx.municipality],
    );
    await tx.execute(
      `INSERT INTO audit_event (municipality_id, actor_id, actor_label, actor_role, source, request_id,
                                address, agent, action, subject_kind, subject_id, after)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, 'procedure.import', 'procedure', id,
              jsonb_strip_nulls(${ENTERED_COLUMNS.json('s')} || jsonb_build_object(
                'stage', stage, 'exemptReason', exempt_reason, 'stageOn', stage_on,
                'channels', nullif(channels, '{}'), 'items', nullif(items, '{}')))
         FROM staged_procedure s WHERE is_new`,
      [
        tx.municipality,
        actor.id,
        actor.label,
        actor.role,
        source,
        requestId ?? null,
        origin?.address ?? null,
        origin?.agent ?? null,
      ],
    );
  }
}
