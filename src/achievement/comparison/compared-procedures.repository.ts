import { Injectable } from '@nestjs/common';
import { type Sql, sql, sqlJoin, sqlText } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import {
  JOINED_REASONS,
  type JoinedReason,
  LEFT_REASONS,
  type LeftReason,
} from '../coverage/coverage-reasons.js';
import { inOrder } from '../coverage/coverage-change.js';
import { type ComparedRows } from '../coverage/rate-change.js';
import { type Indicator } from '../indicator/indicator.js';
import { type PairsQuery, partOf, procedurePairs } from './procedure-pairs.sql.js';

/** How many rows there are, and the ids of the first of them. */
export interface FirstIds {
  total: number;
  ids: readonly string[];
}

/** What the procedures of two sides say, without the procedures. */
export interface ComparedProcedures {
  changed: FirstIds;
  /** Those whose stage or channels differ and that are mapped to an item. */
  moved: readonly string[];
  /** By indicator. */
  rows: ReadonlyMap<string, ComparedRows>;
  /** By indicator, those that add otherwise to one of its parts. */
  responsible: ReadonlyMap<string, FirstIds>;
}

export interface ProceduresQuery extends PairsQuery {
  /** The definitions of the side before, by which it adds; where one is missing it adds nothing. */
  definitionsBefore: readonly Indicator[];
  /** At most so many ids of each list. */
  most: number;
}

/** A line of the answer: a verdict on procedures under an indicator, with what they add, or a list. */
interface Line {
  indicator: string;
  what:
    | 'alike'
    | 'changed'
    | 'moved'
    | 'yearly'
    | 'responsible'
    | `left ${LeftReason}`
    | `joined ${JoinedReason}`;
  rows: number;
  beforeNumerator: number | null;
  beforeDenominator: number | null;
  afterNumerator: number | null;
  afterDenominator: number | null;
  answered: boolean | null;
  ids: string[] | null;
}

/** Compares the procedures of two sides in the database: the rules are those of `src/achievement/coverage/`. */
@Injectable()
export class ComparedProceduresRepository {
  async compare(tx: Transaction, query: ProceduresQuery): Promise<ComparedProcedures> {
    const { indicators, definitionsBefore, most } = query;
    const parts = [
      list('', 'changed', sql`changed`, most),
      list('', 'moved', sql`moved`, null),
      list('', 'yearly', sql`yearly_differs`, 0),
      ...indicators.flatMap((indicator) => {
        const then = definitionsBefore.find(({ key }) => key === indicator.key);
        return [
          verdicts(indicator),
          list(indicator.key, 'responsible', addsOtherwise(indicator, then), most),
        ];
      }),
    ];
    const lines = await tx.query<Line>(sql`
      WITH pairs AS MATERIALIZED (${procedurePairs(query)})
      ${sqlJoin(parts, ' UNION ALL ')}`);
    const found = (what: Line['what'], indicator = '') =>
      lines.find((line) => line.what === what && line.indicator === indicator);
    const yearlyCounts = found('yearly')?.rows ?? 0;
    const firstOf = (line: Line | undefined) => ({ total: line?.rows ?? 0, ids: line?.ids ?? [] });
    return {
      changed: firstOf(found('changed')),
      moved: found('moved')?.ids ?? [],
      rows: new Map(
        indicators.map(({ key }) => [
          key,
          comparedRows(
            lines.filter(({ indicator }) => indicator === key),
            yearlyCounts,
          ),
        ]),
      ),
      responsible: new Map(indicators.map(({ key }) => [key, firstOf(found('responsible', key))])),
    };
  }
}

function comparedRows(lines: readonly Line[], yearlyCounts: number): ComparedRows {
  const alike = lines.find(({ what }) => what === 'alike');
  const countOf = (what: string) => lines.find((line) => line.what === what)?.rows ?? 0;
  const counts = <Reason extends string>(side: 'left' | 'joined', words: Record<Reason, string>) =>
    new Map((Object.keys(words) as Reason[]).map((reason) => [reason, countOf(`${side} ${reason}`)]));
  return {
    alike: {
      before: { numerator: alike?.beforeNumerator ?? 0, denominator: alike?.beforeDenominator ?? 0 },
      after: { numerator: alike?.afterNumerator ?? 0, denominator: alike?.afterDenominator ?? 0 },
      rows: alike?.rows ?? 0,
      answered: alike?.answered ?? true,
    },
    ...inOrder(counts('left', LEFT_REASONS), counts('joined', JOINED_REASONS)),
    yearlyCounts,
  };
}

/** A line for one list of pairs; without ids for 0, with all of them for null. */
function list(indicator: string, what: Line['what'], where: Sql, most: number | null): Sql {
  return sql`
    SELECT ${indicator}::text AS indicator, ${what}::text AS what,
           (SELECT count(*) FROM pairs WHERE ${where}) AS rows,
           NULL::bigint AS before_numerator, NULL::bigint AS before_denominator,
           NULL::bigint AS after_numerator, NULL::bigint AS after_denominator, NULL::boolean AS answered,
           ARRAY(SELECT id FROM pairs WHERE ${where} ORDER BY late, code LIMIT ${most}::bigint) AS ids`;
}

function addsOtherwise(now: Indicator, then: Indicator | undefined): Sql {
  const part = (name: 'numerator' | 'denominator') =>
    sql`${partOf('a', now[name])} <> ${then ? partOf('b', then[name]) : sql`0`}`;
  return sql`(${part('numerator')} OR ${part('denominator')})`;
}

/** Pairs by what `like-for-like.ts` and `coverage-change.ts` make of them, with their sums. */
function verdicts(indicator: Indicator): Sql {
  const { numerator, denominator, expected, reported } = indicator;
  const of = (side: 'b' | 'a') => sql`
    ${partOf(side, numerator)} AS ${sqlText(side)}_n, ${partOf(side, denominator)} AS ${sqlText(side)}_d,
    CASE WHEN ${partOf(side, expected)} > 0 THEN ${partOf(side, reported)} > 0
         ELSE ${partOf(side, denominator)} > 0 END AS ${sqlText(side)}_answered,
    ${partOf(side, expected)} > 0 AND ${partOf(side, reported)} <= 0 AS ${sqlText(side)}_unanswered`;
  return sql`
    SELECT ${indicator.key}::text, what, count(*), sum(b_n)::bigint, sum(b_d)::bigint, sum(a_n)::bigint,
           sum(a_d)::bigint, bool_and(b_answered), NULL::uuid[]
      FROM (SELECT *, ${VERDICT} AS what
              FROM (SELECT *, b_answered OR b_unanswered AND b_d > 0 AS b_counted,
                           a_answered OR a_unanswered AND a_d > 0 AS a_counted
                      FROM (SELECT b_there, a_there, b_stage, a_stage, frequency_differs, ${of('b')}, ${of('a')}
                              FROM pairs) parts) states) verdicts
     WHERE what IS NOT NULL GROUP BY what`;
}

const VERDICT = sqlText(`
  CASE WHEN b_there AND a_there AND (b_answered AND a_answered OR b_unanswered AND a_unanswered AND b_d = a_d)
       THEN 'alike'
       WHEN b_unanswered AND a_unanswered THEN 'left partial'
       WHEN b_counted AND (NOT a_counted OR b_answered) THEN 'left ' ||
         CASE WHEN NOT a_there THEN 'gone' WHEN a_unanswered THEN 'unanswered'
              WHEN a_stage IN ('exempt', 'abolished') THEN a_stage
              WHEN frequency_differs THEN 'frequency'
              WHEN b_stage IS DISTINCT FROM a_stage THEN 'offline' ELSE 'other' END
       WHEN a_counted THEN 'joined ' ||
         CASE WHEN NOT b_there THEN 'new' WHEN b_unanswered THEN 'answered'
              WHEN b_stage IN ('exempt', 'abolished') THEN 'scope'
              WHEN frequency_differs THEN 'frequency'
              WHEN b_stage IS DISTINCT FROM a_stage THEN 'online' ELSE 'other' END
  END`);
