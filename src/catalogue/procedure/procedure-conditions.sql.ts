import { type IsoDate } from '../../kernel/date.js';
import { searchWords } from '../../kernel/text.js';
import { type Sql, sql, sqlText } from '../../platform/database/sql.js';
import { likeAnywhere } from '../../platform/database/text-search.sql.js';
import { DEFAULT_PAGE } from '../../platform/keyset.js';
import { type ProcedureQuery } from './procedure-query.dto.js';

/** Whether a channel `c` is active on the day. */
export const activeOn = (today: IsoDate): Sql =>
  sql`coalesce(c.active_from <= ${today}, true) AND coalesce(c.active_to >= ${today}, true)`;

const CHANNELS = sqlText(
  'FROM procedure_channel c WHERE c.municipality_id = p.municipality_id AND c.procedure_id = p.id',
);
const MAPPINGS = sqlText(
  'FROM item_mapping m WHERE m.municipality_id = p.municipality_id AND m.procedure_id = p.id',
);

/** The stage that the history of a procedure `p` has for the day, where its newest statement is of a later one. */
export const stageUntil = (municipality: string, today: IsoDate): Sql => sql`(
  SELECT h.stage, h.exempt_reason, h.effective_on FROM procedure_stage h
   WHERE p.current_stage_on > ${today} AND h.municipality_id = ${municipality} AND h.procedure_id = p.id
     AND h.effective_on <= ${today} AND h.withdrawn_at IS NULL
   ORDER BY h.effective_on DESC, h.seq DESC LIMIT 1)`;

/** What a procedure `p` must meet to be found by the words that were searched for. */
export function wordConditions({ search = '' }: Pick<ProcedureQuery, 'search'>): Sql[] {
  return searchWords(search).map((word) => sql`p.search_key LIKE ${likeAnywhere(word)}`);
}

/** What a procedure `p` must meet besides its municipality, its stage and the words. */
export function* conditionsOf(municipality: string, query: ProcedureQuery): Generator<Sql> {
  const { retired = 'no' } = query;
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
  if (query.mapped !== undefined)
    yield sql`${sqlText(query.mapped ? '' : 'NOT')} EXISTS (SELECT ${MAPPINGS})`;
  if (query.channel)
    yield sql`EXISTS (SELECT ${CHANNELS} AND ${activeOn(query.today)} AND c.kind = ${query.channel})`;
}

/** A part of the procedures, as a table, and what a procedure `p` of it must meet. */
export interface Part {
  from: Sql;
  where: Sql[];
}

export const ALL = sqlText('procedure');

/**
 * The procedures of the matching stages in parts without a common row. By the time of change each stage is a part of
 * its own: an index gives its rows in that order. The newest statement stands beside the procedure; only where it is of
 * a day to come does the history say what holds today.
 */
export function stageConditions(
  municipality: string,
  { stages, exempt, today, sort }: ProcedureQuery,
): Part[] {
  if (stages === undefined && exempt === undefined) return [{ from: ALL, where: [] }];
  const before = sql`(SELECT stage FROM ${stageUntil(municipality, today)} s)`;
  // In the order of an index, so that no plan for any day takes another way.
  const withFutureStage = sql`(SELECT * FROM procedure WHERE municipality_id = ${municipality}
    AND current_stage_on > ${today} ORDER BY current_stage_on DESC OFFSET 0)`;
  const statedBy = sql`coalesce(p.current_stage_on <= ${today}, true)`;
  if (stages === undefined && exempt === false) {
    return [
      { from: ALL, where: [sql`p.current_stage IS DISTINCT FROM 'exempt'`, statedBy] },
      { from: withFutureStage, where: [sql`${before} IS DISTINCT FROM 'exempt'`] },
    ];
  }
  const matching = [...new Set(stages ?? ['exempt' as const])].filter(
    (stage) => exempt === undefined || (stage === 'exempt') === exempt,
  );
  const groups = sort === 'updated' ? matching.map((stage) => [stage]) : [matching];
  return [
    ...groups.map((group) => ({ from: ALL, where: [anyOf(group), statedBy] })),
    { from: withFutureStage, where: [sql`coalesce(${before}, 'unanswered') = ANY (${matching})`] },
  ];
}

function anyOf(stages: readonly string[]): Sql {
  const [stage] = stages;
  if (stages.length === 1)
    return stage === 'unanswered' ? sql`p.current_stage IS NULL` : sql`p.current_stage = ${stage}`;
  const unanswered = stages.includes('unanswered') ? sql` OR p.current_stage IS NULL` : sqlText('');
  return sql`(p.current_stage = ANY (${stages})${unanswered})`;
}

const BY_INDEX = new Set(['departmentId', 'stages', 'after', 'before', 'limit', 'sort', 'today', 'cursor']);

/**
 * Whether one index gives exactly the rows of a page, whatever the values are, and the statement is one of few: a page
 * of the usual length by nothing but a department and one stage, in an order that the index has.
 */
export function foundByIndex(query: ProcedureQuery): boolean {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  if (query.limit !== DEFAULT_PAGE || !given.every(([field]) => BY_INDEX.has(field))) return false;
  if (query.stages) return query.stages.length === 1 && query.sort === 'updated';
  return query.departmentId === undefined || query.sort === 'code';
}
