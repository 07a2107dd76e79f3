import { Injectable } from '@nestjs/common';
import { type Transaction } from '../platform/database/transaction.js';
import { selectList } from './column-list.js';
import { type ScopeKind } from './figure.js';
import { ITEM_COLUMNS } from './item-row.js';
import { measure, type MeasureName } from './measures.js';
import { Parameters } from './parameters.js';
import { PROCEDURE_COLUMNS } from './procedure-row.js';
import { type AddingItemDto, type AddingProcedureDto } from './rows-answer.dto.js';
import { type RowSource } from './row-source.js';
import { UNDECIDED_DEPARTMENT } from './scopes.js';

/** Which rows are asked for: those that add to a measure, within a scope. */
export interface RowsAsked {
  measure: MeasureName;
  /** Only items with this tag; null for all. */
  tag: string | null;
  scope: { kind: ScopeKind; key: string };
  /** Keyset: only rows after this number (items) or code (procedures). */
  after: string | null;
  limit: number;
}

/** The columns of a procedure that are answered: its counts, not what they are made of. */
const LISTED = Object.fromEntries(
  Object.entries(PROCEDURE_COLUMNS).filter(([field]) => field !== 'mergedParts'),
);

/** Lists exactly the rows behind one part of a figure. */
@Injectable()
export class DrillDownRepository {
  /** By number. */
  async items(tx: Transaction, source: RowSource, asked: RowsAsked): Promise<AddingItemDto[]> {
    const parameters = new Parameters();
    const { adds, where } = measure(asked.measure);
    const after = parameters.bind(asked.after);
    return tx.query<AddingItemDto>(
      `SELECT ${selectList(ITEM_COLUMNS, 'r')}, ${adds}::bigint AS adds
         FROM (${source.items(parameters)}) r
        WHERE (${where}) AND ${itemsIn(parameters, asked)}
          AND (${after}::text IS NULL OR number > ${after}::text::integer)
        ORDER BY number LIMIT ${parameters.bind(asked.limit)}`,
      parameters.values,
    );
  }

  /** By code. */
  async procedures(tx: Transaction, source: RowSource, asked: RowsAsked): Promise<AddingProcedureDto[]> {
    const parameters = new Parameters();
    const { adds, where } = measure(asked.measure);
    const after = parameters.bind(asked.after);
    return tx.query<AddingProcedureDto>(
      `SELECT ${selectList(LISTED, 'r')}, ${adds}::bigint AS adds
         FROM (${source.procedures(parameters)}) r
        WHERE (${where}) AND ${proceduresIn(parameters, asked)}
          AND (${after}::text IS NULL OR code > ${after}::text)
        ORDER BY code LIMIT ${parameters.bind(asked.limit)}`,
      parameters.values,
    );
  }
}

function itemsIn(parameters: Parameters, { tag, scope: { kind, key } }: RowsAsked): string {
  const tagged = tag === null ? 'true' : `${parameters.bind(tag)}::text = ANY(tags)`;
  switch (kind) {
    case 'municipality':
      return tagged;
    case 'department':
      return key === UNDECIDED_DEPARTMENT.key
        ? `${tagged} AND lead_department_id IS NULL`
        : `${tagged} AND lead_department_id = ${parameters.bind(key)}::text::uuid`;
    case 'group':
      return `${tagged} AND group_key = ${parameters.bind(key)}`;
    case 'tag':
      return `${tagged} AND ${parameters.bind(key)}::text = ANY(tags)`;
  }
}

/** Procedures lie in departments only: by group and tag there are no figures of them. */
function proceduresIn(parameters: Parameters, { scope: { kind, key } }: RowsAsked): string {
  if (kind === 'municipality') return 'true';
  if (kind !== 'department' || key === UNDECIDED_DEPARTMENT.key) return 'false';
  return `department_id = ${parameters.bind(key)}::text::uuid`;
}
