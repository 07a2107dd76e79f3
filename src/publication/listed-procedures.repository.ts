import { Injectable } from '@nestjs/common';
import { type ProcedureRow } from '../achievement/rows/procedure-row.js';
import { type RowSource } from '../achievement/rows/row-source.js';
import { type Month } from '../kernel/month.js';
import { ONLINE_STAGES } from '../kernel/stage.js';
import { type Sql, sql } from '../platform/database/sql.js';
import { type Transaction } from '../platform/database/transaction.js';
import { type ProcedureFacts, type StagedProcedure } from './procedure-facts.js';
import { type ReadList } from './report-model.js';
import { delayedOf, type ListedRow, LONGEST_LIST, newlyOnlineOf } from './sections/procedures.js';

interface ListsQuery {
  month: Month;
  now: RowSource;
  /** The month before; null where nothing was known of it. */
  before: RowSource | null;
}

interface Listed extends ListedRow {
  /** Null where it was not there in the month before. */
  was: Pick<ProcedureRow, 'stage' | 'plannedMonth'> | null;
}

interface Answer extends Record<ReadList, Listed[]> {
  lengths: Record<ReadList, number>;
  mapped: { itemKey: string; of: StagedProcedure[] }[];
  names: Record<string, string>;
}

/** What a page of the report says of the procedures, its lists by their first rows: `sections/procedures.ts`. */
@Injectable()
export class ListedProceduresRepository {
  async listed(
    tx: Transaction,
    { month, now, before }: ListsQuery,
  ): Promise<Pick<ProcedureFacts, ReadList | 'lengths' | 'mapped' | 'departmentNames'>> {
    const answer = await tx.one<Answer>(sql`
      WITH rows AS MATERIALIZED (
        SELECT procedure_id, code, name, department_id, department_name, stage, in_scope, stage_since, planned_month,
               applications_total, applications_total_na, applications_online, applications_online_na,
               pair_online, pair_total, ${isOnline('stage')} AS online
          FROM (${now.procedures}) r),
      pairs AS MATERIALIZED (
        SELECT rows.*, was.procedure_id IS NOT NULL AS was_there, was.stage AS was_stage,
               was.planned_month AS was_planned_month
          FROM rows LEFT JOIN (${before?.procedures ?? NO_ROWS}) was ON was.procedure_id = rows.procedure_id
         WHERE CASE WHEN online THEN NOT ${isOnline('was.stage')} ELSE rows.in_scope AND rows.planned_month IS NOT NULL END)
      SELECT ${list(NEWLY_ONLINE)} AS newly_online, ${list(delayed(month))} AS behind,
             jsonb_build_object('newlyOnline', (SELECT count(*) FROM pairs WHERE ${NEWLY_ONLINE}),
                                'behind', (SELECT count(*) FROM pairs WHERE ${delayed(month)})) AS lengths,
             (SELECT coalesce(jsonb_agg(jsonb_build_object('itemKey', item_key, 'of', of)), '[]')
                FROM (SELECT item_key, jsonb_agg(DISTINCT jsonb_build_object('inScope', in_scope, 'stage', stage)) AS of
                        FROM (${now.items}) i CROSS JOIN unnest(i.procedure_ids) AS id JOIN rows ON procedure_id = id
                       GROUP BY item_key) mapped) AS mapped,
             (SELECT coalesce(jsonb_object_agg(department_id, name[2]), '{}')
                FROM (SELECT department_id, max(ARRAY[code, department_name]) AS name
                        FROM rows GROUP BY department_id) named) AS names`);
    const { newlyOnline, behind, lengths, mapped, names } = answer!;
    return {
      newlyOnline: newlyOnline.flatMap((row) => newlyOnlineOf(row, row.was ?? undefined)),
      behind: behind.flatMap((row) => delayedOf(row, row.was ?? undefined, month)),
      lengths,
      mapped: new Map(mapped.map(({ itemKey, of }) => [itemKey, of])),
      departmentNames: new Map(Object.entries(names)),
    };
  }
}

const NO_ROWS = sql`SELECT NULL::uuid AS procedure_id, NULL::text AS stage, NULL::text AS planned_month WHERE false`;
const NEWLY_ONLINE = sql`online AND was_stage IS NOT NULL`;

function isOnline(stage: 'stage' | 'was.stage'): Sql {
  const value = stage === 'stage' ? sql`stage` : sql`was.stage`;
  return sql`coalesce(${value} = ANY (${ONLINE_STAGES}::text[]), false)`;
}

function delayed(month: Month): Sql {
  return sql`NOT online AND (planned_month <= ${month} OR was_planned_month < planned_month)`;
}

/** The rows with the most applications, by code. */
function list(where: Sql): Sql {
  return sql`
    (SELECT coalesce(jsonb_agg(jsonb_build_object(
              'code', code, 'name', name, 'departmentName', department_name, 'stage', stage, 'inScope', in_scope,
              'stageSince', stage_since, 'plannedMonth', planned_month,
              'applicationsTotal', applications_total, 'applicationsTotalNa', applications_total_na,
              'applicationsOnline', applications_online, 'applicationsOnlineNa', applications_online_na,
              'pairOnline', pair_online, 'pairTotal', pair_total,
              'was', CASE WHEN was_there
                          THEN jsonb_build_object('stage', was_stage, 'plannedMonth', was_planned_month) END)
              ORDER BY code), '[]')
       FROM (SELECT * FROM pairs WHERE ${where}
              ORDER BY CASE WHEN applications_total_na THEN -1 ELSE coalesce(applications_total, -1) END DESC, code
              LIMIT ${LONGEST_LIST}::integer) first)`;
}
