import { Injectable } from '@nestjs/common';
import { prepared, type Sql, sql, sqlText } from '../../platform/database/sql.js';
import { columnsOf } from '../../platform/database/table-columns.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type ProcedureQuery } from './procedure-query.dto.js';
import { LISTED_FIELDS, type ProcedureListedDto } from './procedure-answer.dto.js';
import { activeOn, foundByIndex, stageUntil } from './procedure-conditions.sql.js';
import { inOrder, orderOf } from './procedure-order.sql.js';
import { countOfRows, rowsOfPage } from './procedure-page.sql.js';
import { ProcedureEntity } from './procedure.entity.js';

const LISTED = columnsOf(ProcedureEntity).only(...LISTED_FIELDS);
const OF_PAGE = sqlText(
  columnsOf(ProcedureEntity)
    .only(
      ...LISTED_FIELDS,
      ...(['searchKey', 'retiredAt', 'currentStage', 'currentExemptReason', 'currentStageOn'] as const),
    )
    .list('p'),
);

/** A procedure of a page. */
export interface Listed<Procedure = ProcedureListedDto> {
  procedure: Procedure;
  /** What a cursor is made of, as JSON: only one of a page is read. */
  sortKey: string;
}

/** The catalogue as a list. */
@Injectable()
export class ProcedureListRepository {
  /**
   * Procedures beside a position, in their order, at most `limit` + 1: the one too many says that there are more. One
   * statement.
   */
  async list(tx: Transaction, query: ProcedureQuery): Promise<Listed[]> {
    const rows = await tx.query<ProcedureListedDto & { sortKey?: string }>(listOf(tx.municipality, query));
    return rows.map((procedure) => {
      const { sortKey = '' } = procedure;
      delete procedure.sortKey;
      return { procedure, sortKey };
    });
  }

  /** The same, each as the JSON of a `ProcedureListedDto` that PostgreSQL wrote: for whoever only hands it on. */
  async listAsJson(tx: Transaction, query: ProcedureQuery): Promise<Listed<string>[]> {
    return tx.query(listOf(tx.municipality, query, { asJson: true }));
  }

  /** How many procedures there are in the whole list, whatever the position. One statement. */
  async count(tx: Transaction, query: ProcedureQuery): Promise<number> {
    return (await tx.one<{ total: number }>(countOfRows(tx.municipality, query)))?.total ?? 0;
  }

  /** The procedure with a code, unless it is retired; one of the department alone where one is named. */
  async idOfCode(tx: Transaction, code: string, departmentId: string | null): Promise<string | null> {
    const found = await tx.one<{ id: string }>(sql`
      SELECT id FROM procedure WHERE municipality_id = ${tx.municipality} AND code = ${code}
         AND retired_at IS NULL AND (${departmentId}::uuid IS NULL OR department_id = ${departmentId})`);
    return found?.id ?? null;
  }
}

/** The page first, narrowed and in its order; then what stands beside its rows, for all of them at once. */
function listOf(municipality: string, query: ProcedureQuery, { asJson = false } = {}): Sql {
  const { today } = query;
  const order = orderOf(query);
  const ofPage = (alias: string): Sql =>
    sql`${sqlText(alias)}.municipality_id = ${municipality} AND ${sqlText(alias)}.procedure_id = ANY (ARRAY(SELECT id FROM page))`;
  const fields = sql`${sqlText(LISTED.inFields('p', { asJson }))}, d.name AS "departmentName", v.name AS "divisionName",
        CASE WHEN p.current_stage_on > ${today} THEN s.stage ELSE p.current_stage END AS stage,
        CASE WHEN p.current_stage_on > ${today} THEN s.exempt_reason ELSE p.current_exempt_reason END AS "exemptReason",
        CASE WHEN p.current_stage_on > ${today} THEN s.effective_on ELSE p.current_stage_on END AS "stageSince",
        coalesce(c.kinds, '{}') AS channels, coalesce(i.keys, '{}') AS "itemKeys", p.retired_at IS NOT NULL AS retired`;
  const statement = sql`
    WITH page AS MATERIALIZED (${rowsOfPage(municipality, query, OF_PAGE)}),
    channels AS (
      SELECT c.procedure_id, array_agg(DISTINCT c.kind ORDER BY c.kind) AS kinds
        FROM procedure_channel c WHERE ${ofPage('c')} AND ${activeOn(today)} GROUP BY c.procedure_id),
    items AS (
      SELECT m.procedure_id, array_agg(m.item_key ORDER BY m.item_key) AS keys
        FROM item_mapping m WHERE ${ofPage('m')} GROUP BY m.procedure_id)
    SELECT ${asJson ? sql`(SELECT row_to_json(f)::text FROM (SELECT ${fields}) f) AS procedure` : fields},
        json_build_array(${order.key})::text AS "sortKey"
      FROM page p
      JOIN department d ON d.municipality_id = ${municipality} AND d.id = p.department_id
      LEFT JOIN division v ON v.municipality_id = ${municipality} AND v.id = d.division_id
      LEFT JOIN channels c ON c.procedure_id = p.id
      LEFT JOIN items i ON i.procedure_id = p.id
      LEFT JOIN LATERAL ${stageUntil(municipality, today)} s ON true
     ORDER BY ${inOrder(order)}`;
  return foundByIndex(query) ? prepared(statement) : statement;
}
