import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../../kernel/date.js';
import { type CursorPart } from '../../platform/cursor-part.js';
import { type Sql, sql, sqlJoin, sqlText } from '../../platform/database/sql.js';
import { columnsOf } from '../../platform/database/table-columns.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { LISTED_FIELDS, type ProcedureListedDto } from './procedure-answer.dto.js';
import { type ProcedureQuery, type Sort } from './procedure-query.dto.js';
import { likeAnywhere, searchWords } from './procedure-search-key.js';
import { ProcedureEntity } from './procedure.entity.js';

const LISTED_COLUMNS = columnsOf(ProcedureEntity).only(...LISTED_FIELDS);

/** A procedure of a page with the sort key that a cursor is made of. */
export interface Listed {
  procedure: ProcedureListedDto;
  sortKey: string[];
}

/** How a list is put in order and taken up again after a row. */
interface Order {
  by: Sql;
  /** Values of the last row as text, in the order of `by`. */
  key: Sql;
  after(values: readonly string[]): Sql;
}

const ORDERS: Record<Exclude<Sort, 'relevance'>, Order> = {
  code: { by: sql`p.code`, key: sql`p.code`, after: ([code]) => sql`p.code > ${code}` },
  name: {
    by: sql`p.name, p.id`,
    key: sql`p.name, p.id::text`,
    after: ([name, id]) => sql`(p.name, p.id) > (${name}, ${id}::uuid)`,
  },
  updated: {
    by: sql`p.updated_at DESC, p.id DESC`,
    key: sql`p.updated_at::text, p.id::text`,
    after: ([at, id]) => sql`(p.updated_at, p.id) < (${at}::timestamptz, ${id}::uuid)`,
  },
};

const KEY_PARTS: Record<Sort, readonly CursorPart[]> = {
  code: ['text'],
  name: ['text', 'uuid'],
  updated: ['instant', 'uuid'],
  relevance: ['number', 'text'],
};

/** What the values in the cursor of an order are. */
export function sortKeyParts(sort: Sort): readonly CursorPart[] {
  return KEY_PARTS[sort];
}

/** The catalogue as a list. One municipality is scanned; only the rows of the page are looked up further. */
@Injectable()
export class ProcedureListRepository {
  /** Procedures after `after`, at most `limit` + 1: the one too many says that there are more. */
  async list(tx: Transaction, query: ProcedureQuery): Promise<Listed[]> {
    const { municipality } = tx;
    const order = orderOf(query);
    const conditions = [sql`p.municipality_id = ${municipality}`, ...conditionsOf(municipality, query)];
    if (query.after) conditions.push(order.after(query.after));
    const currentStage = currentStageOn(query.today);
    const rows = await tx.query<ProcedureListedDto & { sortKey: string[] }>(sql`
      SELECT ${sqlText(LISTED_COLUMNS.list('p'))}, d.name AS department_name, v.name AS division_name,
             s.stage, s.exempt_reason, s.effective_on AS stage_since,
             ARRAY(SELECT DISTINCT c.kind ${activeChannels(query.today)} ORDER BY c.kind) AS channels,
             ARRAY(SELECT m.item_key ${MAPPINGS} ORDER BY m.item_key) AS item_keys,
             p.retired_at IS NOT NULL AS retired, ARRAY[${order.key}] AS sort_key
        FROM (SELECT p.* FROM procedure p ${needsStage(query) ? currentStage : sql``}
               WHERE ${sqlJoin(conditions, ' AND ')}
               ORDER BY ${order.by} LIMIT ${query.limit + 1}) p
        JOIN department d ON d.municipality_id = p.municipality_id AND d.id = p.department_id
        LEFT JOIN division v ON v.municipality_id = p.municipality_id AND v.id = d.division_id
        ${currentStage}
       ORDER BY ${order.by}`);
    return rows.map(({ sortKey, ...procedure }) => ({ procedure, sortKey }));
  }
}

const currentStageOn = (today: IsoDate) => sql`LEFT JOIN LATERAL (
  SELECT stage, exempt_reason, effective_on FROM procedure_stage h
   WHERE h.municipality_id = p.municipality_id AND h.procedure_id = p.id
     AND h.effective_on <= ${today} AND h.withdrawn_at IS NULL
   ORDER BY h.effective_on DESC, h.seq DESC LIMIT 1) s ON true`;

const activeChannels = (today: IsoDate) => sql`FROM procedure_channel c
  WHERE c.municipality_id = p.municipality_id AND c.procedure_id = p.id
    AND coalesce(c.active_from <= ${today}, true) AND coalesce(c.active_to >= ${today}, true)`;

const MAPPINGS = sql`FROM item_mapping m WHERE m.municipality_id = p.municipality_id AND m.procedure_id = p.id`;

function needsStage({ stages, exempt }: ProcedureQuery): boolean {
  return stages !== undefined || exempt !== undefined;
}

function orderOf({ sort, search = '' }: ProcedureQuery): Order {
  if (sort !== 'relevance') return ORDERS[sort];
  const score = sql`similarity(p.search_key, ${searchWords(search).join(' ')})`;
  return {
    by: sql`${score} DESC, p.code`,
    key: sql`${score}::text, p.code`,
    after: ([last, code]) =>
      sql`(${score} < ${last}::real OR (${score} = ${last}::real AND p.code > ${code}))`,
  };
}

function* conditionsOf(municipality: string, query: ProcedureQuery): Generator<Sql> {
  const { stages, exempt, retired = 'no' } = query;
  for (const word of searchWords(query.search ?? '')) {
    yield sql`p.search_key LIKE ${likeAnywhere(word)}`;
  }
  if (retired !== 'all') yield retired === 'only' ? sql`p.retired_at IS NOT NULL` : sql`p.retired_at IS NULL`;
  if (query.departmentId) yield sql`p.department_id = ${query.departmentId}`;
  if (query.divisionId) {
    yield sql`p.department_id IN (SELECT id FROM department
                                   WHERE municipality_id = ${municipality} AND division_id = ${query.divisionId})`;
  }
  if (query.kind) yield sql`p.kind = ${query.kind}`;
  if (query.applicant) yield sql`p.applicant = ${query.applicant}`;
  if (query.identityCheck) yield sql`p.identity_check = ${query.identityCheck}`;
  if (query.frequency) yield sql`p.frequency = ${query.frequency}`;
  if (query.plannedFrom) yield sql`p.planned_month >= ${query.plannedFrom}`;
  if (query.plannedTo) yield sql`p.planned_month <= ${query.plannedTo}`;
  if (query.itemKey) yield sql`EXISTS (SELECT ${MAPPINGS} AND m.item_key = ${query.itemKey})`;
  if (query.mapped !== undefined) yield sql`EXISTS (SELECT ${MAPPINGS}) = ${query.mapped}`;
  if (query.channel) yield sql`EXISTS (SELECT ${activeChannels(query.today)} AND c.kind = ${query.channel})`;
  if (stages) yield sql`coalesce(s.stage, 'unanswered') = ANY (${[...stages]})`;
  if (exempt !== undefined) yield sql`(s.stage IS NOT DISTINCT FROM 'exempt') = ${exempt}`;
}
