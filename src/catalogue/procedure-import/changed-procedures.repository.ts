import { Injectable } from '@nestjs/common';
import { ACTOR_COLUMNS, actorValues } from '../../access/audit/audit.repository.js';
import { type Context } from '../../access/context.js';
import { type IsoDate } from '../../kernel/date.js';
import { sql, sqlText } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { ENTERED_COLUMNS } from '../procedure/procedure-fields.js';
import { type ProcedureField } from './procedure-columns.js';

/** Which columns the file has. */
export type Present = ReadonlySet<ProcedureField>;

/** The fields of the procedure's own row that a file with these columns fills. */
const filledColumns = (present: Present) =>
  ENTERED_COLUMNS.except('code').all.filter(({ field }) =>
    present.has(field === 'departmentId' ? 'department' : field),
  );

/** Finds which of the staged procedures that exist differ, field by field, and brings them up to the file. */
@Injectable()
export class ChangedProceduresRepository {
  /** Notes in `procedure_change` the fields of the procedures' own rows that differ. */
  async findFields(tx: Transaction, present: Present): Promise<void> {
    const columns = filledColumns(present);
    const columnList = (alias: string) => columns.map(({ name }) => `${alias}.${name}`).join(', ');
    const pairs = columns.map(({ field, name }) => `('${field}', to_jsonb(p.${name}), to_jsonb(s.${name}))`);
    await tx.execute(sql`
      INSERT INTO procedure_change
      SELECT p.id, f.field, f.before, f.after
        FROM staged_procedure s JOIN procedure p ON p.municipality_id = ${tx.municipality} AND p.id = s.id,
             LATERAL (VALUES ${sqlText(pairs.join(', '))}) AS f(field, before, after)
       WHERE NOT s.is_new AND (${sqlText(columnList('p'))}) IS DISTINCT FROM (${sqlText(columnList('s'))})
         AND f.before IS DISTINCT FROM f.after`);
  }

  /** Adds to the history of stages where the file says something else than holds on its day. */
  async addStages(tx: Transaction, { actor }: Context): Promise<void> {
    await tx.execute(sql`
      INSERT INTO procedure_change
      SELECT s.id, f.field, f.before, f.after
        FROM staged_procedure s
        LEFT JOIN LATERAL (
          SELECT stage, exempt_reason, effective_on FROM procedure_stage h
           WHERE h.municipality_id = ${tx.municipality} AND h.procedure_id = s.id
             AND h.effective_on <= s.stage_on AND h.withdrawn_at IS NULL
           ORDER BY h.effective_on DESC, h.seq DESC LIMIT 1) h ON true,
             LATERAL (VALUES ('stage', to_jsonb(h.stage), to_jsonb(s.stage)),
                             ('exemptReason', to_jsonb(h.exempt_reason), to_jsonb(s.exempt_reason)),
                             ('stageOn', to_jsonb(h.effective_on), to_jsonb(s.stage_on)))
               AS f(field, before, after)
       WHERE NOT s.is_new AND s.stage IS NOT NULL
         AND (h.stage, h.exempt_reason) IS DISTINCT FROM (s.stage, s.exempt_reason)
         AND f.before IS DISTINCT FROM f.after`);
    await tx.execute(sql`
      INSERT INTO procedure_stage (municipality_id, procedure_id, effective_on, stage, exempt_reason, source,
                                   recorded_by)
      SELECT ${tx.municipality}, s.id, s.stage_on, s.stage, s.exempt_reason, 'import', ${actor.label}
        FROM staged_procedure s
       WHERE s.id IN (SELECT procedure_id FROM procedure_change WHERE field IN ('stage', 'exemptReason'))`);
  }

  /**
   * Makes the channels those of the file from the day `from` on: one not named ends the day before (or goes, where
   * it had not begun), one not known begins then, or counts as active since ever where it is the first. Without a
   * column of addresses the kinds alone are compared.
   */
  async changeChannels(tx: Transaction, present: Present, from: IsoDate): Promise<void> {
    const key = sqlText(`c.kind || ' ' ${present.has('addresses') ? `|| coalesce(c.url, '')` : ''}`);
    const going = sql`s.id IN (SELECT procedure_id FROM procedure_change WHERE field = 'channels')
      AND c.municipality_id = ${tx.municipality} AND c.procedure_id = s.id AND coalesce(c.active_to >= ${from}, true)
      AND NOT ${key} = ANY (s.channels)`;
    await tx.execute(sql`
      INSERT INTO procedure_change
      SELECT s.id, 'channels', to_jsonb(coalesce(c.keys, '{}')), to_jsonb(s.channels)
        FROM staged_procedure s
        LEFT JOIN (SELECT procedure_id, array_agg(DISTINCT ${key}) AS keys FROM procedure_channel c
                    WHERE municipality_id = ${tx.municipality} AND coalesce(active_to >= ${from}, true)
                    GROUP BY procedure_id) c ON c.procedure_id = s.id
       WHERE NOT s.is_new
         AND NOT (s.channels @> coalesce(c.keys, '{}') AND s.channels <@ coalesce(c.keys, '{}'))`);
    await tx.execute(sql`
      INSERT INTO procedure_channel (municipality_id, procedure_id, kind, url, active_from)
      SELECT ${tx.municipality}, s.id, split_part(channel, ' ', 1), nullif(split_part(channel, ' ', 2), ''),
             CASE WHEN EXISTS (SELECT FROM procedure_channel c
                                WHERE c.municipality_id = ${tx.municipality} AND c.procedure_id = s.id)
                  THEN ${from}::date END
        FROM staged_procedure s, unnest(s.channels) AS channel
       WHERE s.id IN (SELECT procedure_id FROM procedure_change WHERE field = 'channels')
         AND NOT EXISTS (SELECT FROM procedure_channel c
                          WHERE c.municipality_id = ${tx.municipality} AND c.procedure_id = s.id
                            AND coalesce(c.active_to >= ${from}, true) AND ${key} = channel)`);
    await tx.execute(sql`
      DELETE FROM procedure_channel c USING staged_procedure s WHERE ${going} AND c.active_from >= ${from}`);
    await tx.execute(sql`
      UPDATE procedure_channel c SET active_to = ${from}::date - 1 FROM staged_procedure s WHERE ${going}`);
  }

  /** Brings the procedures' own rows up to the file, with the leads and plans that go with them, and counts them. */
  async writeFields(tx: Transaction, present: Present, { actor }: Context, today: IsoDate): Promise<number> {
    const sets = filledColumns(present).map(({ name }) => `${name} = s.${name}`);
    const key = present.has('kana')
      ? 's.search_key'
      : `concat_ws(' ', split_part(s.search_key, ' ', 1), split_part(p.search_key, ' ', 2), split_part(s.search_key, ' ', 3))`;
    await tx.execute(sql`
      UPDATE item_mapping m SET lead_department_id = (c.after #>> '{}')::uuid
        FROM procedure_change c
       WHERE c.field = 'departmentId' AND m.municipality_id = ${tx.municipality}
         AND m.procedure_id = c.procedure_id AND m.lead_department_id = (c.before #>> '{}')::uuid`);
    await tx.execute(sql`
      INSERT INTO planned_month_change (municipality_id, procedure_id, planned_month, effective_on, recorded_by)
      SELECT ${tx.municipality}, procedure_id, after #>> '{}', ${today}, ${actor.label}
        FROM procedure_change
       WHERE field = 'plannedMonth'`);
    return tx.execute(sql`
      UPDATE procedure p SET ${sqlText(sets.join(', '))}, search_key = ${sqlText(key)}, version = version + 1,
             updated_at = now()
        FROM staged_procedure s
       WHERE p.municipality_id = ${tx.municipality} AND p.id = s.id
         AND s.id IN (SELECT procedure_id FROM procedure_change)`);
  }

  /** One audit record a procedure, with all its fields that changed. */
  async audit(tx: Transaction, context: Context): Promise<void> {
    await tx.execute(sql`
      INSERT INTO audit_event (${ACTOR_COLUMNS}, action, subject_kind, subject_id, before, after)
      SELECT ${actorValues(tx, context)}, 'procedure.import', 'procedure', procedure_id,
             jsonb_object_agg(field, before), jsonb_object_agg(field, after)
        FROM procedure_change GROUP BY procedure_id`);
  }
}
