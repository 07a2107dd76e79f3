import { Injectable } from '@nestjs/common';
import { type CursorPart } from '../../platform/cursor-part.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type ProcedureQuery, type Sort } from './procedure-filter.js';
import { type ProcedureListedDto } from './procedure-answer.dto.js';
import { likeAnywhere, searchWords } from './procedure-search-key.js';

/** A procedure of a page with the sort key that a cursor is made of. */
export interface Listed {
  procedure: ProcedureListedDto;
  sortKey: string[];
}

/** Numbers the parameters of a statement as they come up. */
class Parameters {
  constructor(readonly values: unknown[]) {}

  /** The place of a value in the statement, e.g. `$3`. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** How a list is put in order and taken up again after a row. */
interface Order {
  by: string;
  /** Values of the last row as text, in the order of `by`. */
  key: string[];
  after(places: string[]): string;
}

const ORDERS: Record<Exclude<Sort, 'relevance'>, Order> = {
  code: { by: 'p.code', key: ['p.code'], after: ([code]) => `p.code > ${code}` },
  name: {
    by: 'p.name, p.id',
    key: ['p.name', 'p.id::text'],
    after: ([name, id]) => `(p.name, p.id) > (${name}, ${id}::uuid)`,
  },
  updated: {
    by: 'p.updated_at DESC, p.id DESC',
    key: ['p.updated_at::text', 'p.id::text'],
    after: ([at, id]) => `(p.updated_at, p.id) < (${at}::timestamptz, ${id}::uuid)`,
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
    const parameters = new Parameters([tx.municipality, query.today]);
    const order = orderOf(query, parameters);
    const conditions = [...conditionsOf(query, parameters)];
    if (query.after) conditions.push(order.after(query.after.map((value) => parameters.add(value))));
    const rows = await tx.query<ProcedureListedDto & { sortKey: string[] }>(
      `SELECT p.id, p.code, p.name, p.kana, p.department_id, d.name AS department_name,
              v.name AS division_name, p.kind, p.applicant, p.frequency, p.planned_month,
              s.stage, s.exempt_reason, s.effective_on AS stage_since,
              ARRAY(SELECT DISTINCT c.kind ${ACTIVE_CHANNELS} ORDER BY c.kind) AS channels,
              ARRAY(SELECT m.item_key ${MAPPINGS} ORDER BY m.item_key) AS item_keys,
              p.retired_at IS NOT NULL AS retired, p.updated_at, p.version,
              ARRAY[${order.key.join(', ')}] AS sort_key
         FROM (SELECT p.* FROM procedure p ${needsStage(query) ? CURRENT_STAGE : ''}
                WHERE p.municipality_id = $1 ${conditions.map((condition) => `AND ${condition}`).join(' ')}
                ORDER BY ${order.by} LIMIT ${parameters.add(query.limit + 1)}) p
         JOIN department d ON d.municipality_id = $1 AND d.id = p.department_id
         LEFT JOIN division v ON v.municipality_id = $1 AND v.id = d.division_id
         ${CURRENT_STAGE}
        ORDER BY ${order.by}`,
      parameters.values,
    );
    return rows.map(({ sortKey, ...procedure }) => ({ procedure, sortKey }));
  }
}

const CURRENT_STAGE = `LEFT JOIN LATERAL (
  SELECT stage, exempt_reason, effective_on FROM procedure_stage h
   WHERE h.municipality_id = $1 AND h.procedure_id = p.id AND h.effective_on <= $2 AND h.withdrawn_at IS NULL
   ORDER BY h.effective_on DESC, h.seq DESC LIMIT 1) s ON true`;

const ACTIVE_CHANNELS = `FROM procedure_channel c
  WHERE c.municipality_id = $1 AND c.procedure_id = p.id
    AND coalesce(c.active_from <= $2, true) AND coalesce(c.active_to >= $2, true)`;

const MAPPINGS = `FROM item_mapping m WHERE m.municipality_id = $1 AND m.procedure_id = p.id`;

function needsStage({ stages, exempt }: ProcedureQuery): boolean {
  return stages !== undefined || exempt !== undefined;
}

function orderOf({ sort, search = '' }: ProcedureQuery, parameters: Parameters): Order {
  if (sort !== 'relevance') return ORDERS[sort];
  const score = `similarity(p.search_key, ${parameters.add(searchWords(search).join(' '))})`;
  return {
    by: `${score} DESC, p.code`,
    key: [`${score}::text`, 'p.code'],
    after: ([last, code]) => `(${score} < ${last}::real OR (${score} = ${last}::real AND p.code > ${code}))`,
  };
}

function* conditionsOf(query: ProcedureQuery, parameters: Parameters): Generator<string> {
  const { stages, exempt, retired = 'no' } = query;
  for (const word of searchWords(query.search ?? '')) {
    yield `p.search_key LIKE ${parameters.add(likeAnywhere(word))}`;
  }
  if (retired !== 'all') yield `p.retired_at IS ${retired === 'only' ? 'NOT NULL' : 'NULL'}`;
  if (query.departmentId) yield `p.department_id = ${parameters.add(query.departmentId)}`;
  if (query.divisionId) {
    yield `p.department_id IN (SELECT id FROM department
             WHERE municipality_id = $1 AND division_id = ${parameters.add(query.divisionId)})`;
  }
  if (query.kind) yield `p.kind = ${parameters.add(query.kind)}`;
  if (query.applicant) yield `p.applicant = ${parameters.add(query.applicant)}`;
  if (query.identityCheck) yield `p.identity_check = ${parameters.add(query.identityCheck)}`;
  if (query.frequency) yield `p.frequency = ${parameters.add(query.frequency)}`;
  if (query.plannedFrom) yield `p.planned_month >= ${parameters.add(query.plannedFrom)}`;
  if (query.plannedTo) yield `p.planned_month <= ${parameters.add(query.plannedTo)}`;
  if (query.itemKey) yield `EXISTS (SELECT ${MAPPINGS} AND m.item_key = ${parameters.add(query.itemKey)})`;
  if (query.mapped !== undefined) yield `${query.mapped ? '' : 'NOT '}EXISTS (SELECT ${MAPPINGS})`;
  if (query.channel) yield `EXISTS (SELECT ${ACTIVE_CHANNELS} AND c.kind = ${parameters.add(query.channel)})`;
  if (stages) yield `coalesce(s.stage, 'unanswered') = ANY (${parameters.add([...stages])})`;
  if (exempt !== undefined) yield `s.stage IS ${exempt ? 'NOT ' : ''}DISTINCT FROM 'exempt'`;
}
