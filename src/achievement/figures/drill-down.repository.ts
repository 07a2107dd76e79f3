import { Injectable } from '@nestjs/common';
import { type Transaction } from '../../platform/database/transaction.js';
import { type ScopeKind } from './figure.js';
import { ITEM_COLUMNS } from '../rows/item-row.js';
import { measure, type MeasureName } from '../indicator/measures.js';
import { type Sql, sql, sqlText } from '../../platform/database/sql.js';
import { PROCEDURE_COLUMNS } from '../rows/procedure-row.js';
import { type AddingItemDto, type AddingProcedureDto } from './rows-answer.dto.js';
import { type RowSource } from '../rows/row-source.js';
import { UNDECIDED_DEPARTMENT } from '../computation/scopes.js';

export interface MeasureRowsQuery {
  measure: MeasureName;
  /** Only items with this tag; null for all. */
  tag: string | null;
  scope: { kind: ScopeKind; key: string };
  /** Keyset: only rows after this number (items) or code (procedures). */
  after: string | null;
  limit: number;
}

/** The columns of a procedure in the answer: its counts, not their parts. */
const ANSWER_COLUMNS = PROCEDURE_COLUMNS.except('mergedParts');

/** Lists exactly the rows that one part of a figure counts. */
@Injectable()
export class DrillDownRepository {
  /** By number. */
  async items(tx: Transaction, source: RowSource, query: MeasureRowsQuery): Promise<AddingItemDto[]> {
    const { adds, where } = measure(query.measure);
    return tx.query<AddingItemDto>(sql`
      SELECT ${sqlText(ITEM_COLUMNS.list('r'))}, ${sqlText(adds)}::bigint AS adds
        FROM (${source.items}) r
       WHERE (${sqlText(where)}) AND ${itemsIn(query)}
         AND (${query.after}::text IS NULL OR number > ${query.after}::text::integer)
       ORDER BY number LIMIT ${query.limit}`);
  }

  /** By code. */
  async procedures(
    tx: Transaction,
    source: RowSource,
    query: MeasureRowsQuery,
  ): Promise<AddingProcedureDto[]> {
    const { adds, where } = measure(query.measure);
    return tx.query<AddingProcedureDto>(sql`
      SELECT ${sqlText(ANSWER_COLUMNS.list('r'))}, ${sqlText(adds)}::bigint AS adds
        FROM (${source.procedures}) r
       WHERE (${sqlText(where)}) AND ${proceduresIn(query)}
         AND (${query.after}::text IS NULL OR code > ${query.after}::text)
       ORDER BY code LIMIT ${query.limit}`);
  }
}

function itemsIn({ tag, scope: { kind, key } }: MeasureRowsQuery): Sql {
  const tagged = tag === null ? sql`true` : sql`${tag}::text = ANY(tags)`;
  switch (kind) {
    case 'municipality':
      return tagged;
    case 'department':
      return key === UNDECIDED_DEPARTMENT.key
        ? sql`${tagged} AND lead_department_id IS NULL`
        : sql`${tagged} AND lead_department_id = ${key}::text::uuid`;
    case 'group':
      return sql`${tagged} AND group_key = ${key}`;
    case 'tag':
      return sql`${tagged} AND ${key}::text = ANY(tags)`;
  }
}

/** Procedures belong to departments only: groups and tags have no figures of procedures. */
function proceduresIn({ scope: { kind, key } }: MeasureRowsQuery): Sql {
  if (kind === 'municipality') return sql`true`;
  if (kind !== 'department' || key === UNDECIDED_DEPARTMENT.key) return sql`false`;
  return sql`department_id = ${key}::text::uuid`;
}
