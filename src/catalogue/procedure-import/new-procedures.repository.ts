import { Injectable } from '@nestjs/common';
import { ACTOR_COLUMNS, actorValues } from '../../access/audit/audit.repository.js';
import { type Context } from '../../access/context.js';
import { sql, sqlText } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { ENTERED_COLUMNS } from '../procedure/procedure-fields.js';

/** Writes the staged procedures that are new, with everything that stands beside them. */
@Injectable()
export class NewProceduresRepository {
  async insert(tx: Transaction, context: Context): Promise<void> {
    await tx.execute(sql`
      INSERT INTO procedure (municipality_id, id, search_key, ${sqlText(ENTERED_COLUMNS.list())},
                             current_stage, current_exempt_reason, current_stage_on)
      SELECT ${tx.municipality}, id, search_key, ${sqlText(ENTERED_COLUMNS.list())},
             stage, exempt_reason, stage_on
        FROM staged_procedure WHERE is_new`);
    await tx.execute(sql`
      INSERT INTO procedure_stage (municipality_id, procedure_id, effective_on, stage, exempt_reason, source,
                                   recorded_by)
      SELECT ${tx.municipality}, id, stage_on, stage, exempt_reason, 'import', ${context.actor.label}
        FROM staged_procedure WHERE is_new AND stage IS NOT NULL`);
    await tx.execute(sql`
      INSERT INTO procedure_channel (municipality_id, procedure_id, kind, url)
      SELECT ${tx.municipality}, id, split_part(channel, ' ', 1), nullif(split_part(channel, ' ', 2), '')
        FROM staged_procedure, unnest(channels) AS channel WHERE is_new`);
    await tx.execute(sql`
      INSERT INTO planned_month_change (municipality_id, procedure_id, planned_month, recorded_by)
      SELECT ${tx.municipality}, id, planned_month, ${context.actor.label}
        FROM staged_procedure WHERE is_new AND planned_month IS NOT NULL`);
    await tx.execute(sql`
      INSERT INTO item_mapping (municipality_id, item_key, procedure_id)
      SELECT ${tx.municipality}, item, id FROM staged_procedure, unnest(items) AS item WHERE is_new`);
    await tx.execute(sql`
      INSERT INTO audit_event (${ACTOR_COLUMNS}, action, subject_kind, subject_id, after)
      SELECT ${actorValues(tx, context)}, 'procedure.import', 'procedure', id,
             jsonb_strip_nulls(${sqlText(ENTERED_COLUMNS.json('s'))} || jsonb_build_object(
               'stage', stage, 'exemptReason', exempt_reason, 'stageOn', stage_on,
               'channels', nullif(channels, '{}'), 'items', nullif(items, '{}')))
        FROM staged_procedure s WHERE is_new`);
  }
}
