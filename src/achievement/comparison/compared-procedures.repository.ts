import { Injectable } from '@nestjs/common';
import { type Sql, sql, sqlJoin, sqlText } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type JoinedReason, type LeftReason } from '../coverage/coverage-reasons.js';
import { inOrder } from '../coverage/coverage-change.js';
import { type ComparedRows } from '../coverage/rate-change.js';
import { type Indicator } from '../indicator/indicator.js';
import { type RowSource } from '../rows/row-source.js';
import { KnownComparisons } from './known-comparisons.js';
import { type PairKind, verdictOf } from './pair-kind.js';
import { CHANGE_COLUMNS, type ChangeRow } from './row-changes.js';
import { definedBefore, type PairsQuery, partOf, procedurePairs } from './procedure-pairs.sql.js';

/** A procedure that adds otherwise to an indicator, and by how much. */
interface OtherWeight {
  id: string;
  numerator: number;
  denominator: number;
}

/** How many there are, and the first of them. */
export interface First<Entry> {
  total: number;
  first: readonly Entry[];
}

/** What the procedures of two sides say, with the first procedures that say it. */
export interface ComparedProcedures {
  /** The ids of those that changed. */
  changed: First<string>;
  /** By indicator. */
  rows: ReadonlyMap<string, ComparedRows>;
  /** By indicator, those that add otherwise to one of its parts. */
  responsible: ReadonlyMap<string, First<OtherWeight>>;
  /** The rows of all those named here, on each side where they are there. */
  before: readonly ChangeRow[];
  after: readonly ChangeRow[];
}

export interface ProceduresQuery extends PairsQuery {
  /** At most so many of each list. */
  most: number;
}

/** Procedures alike in all that decides about them, with what they add: to two parts on two sides, by indicator. */
interface Kind {
  kind: PairKind;
  rows: number;
  sums: [before: number, ofBefore: number, after: number, ofAfter: number][];
}

/** An entry of a list, with how otherwise it adds. */
type Entry = [list: number, id: string, numerator: number | null, denominator: number | null];

interface Answer {
  kinds: Kind[] | null;
  entries: Entry[] | null;
  before: unknown[][] | null;
  after: unknown[][] | null;
}

/** Compares the procedures of two sides in the database: the rules are those of `src/achievement/coverage/`. */
@Injectable()
export class ComparedProceduresRepository {
  private readonly known = new KnownComparisons();

  async compare(tx: Transaction, query: ProceduresQuery): Promise<ComparedProcedures> {
    return this.known.of(tx.municipality, query, () => this.compareNow(tx, query));
  }

  private async compareNow(tx: Transaction, query: ProceduresQuery): Promise<ComparedProcedures> {
    const { indicators } = query;
    const answer = await tx.one<Answer>(sql`
      WITH pairs AS MATERIALIZED (${procedurePairs(query)}),
      named AS MATERIALIZED (${sqlJoin(lists(query), ' UNION ALL ')})
      SELECT (SELECT jsonb_agg(k) FROM (${kinds(query)}) k) AS kinds,
             (SELECT json_agg(json_build_array(list, id, numerator, denominator) ORDER BY list, late, code)
                FROM named) AS entries,
             ${namedRows(query.before)} AS before, ${namedRows(query.after)} AS after`);
    const known = answer?.kinds ?? [];
    const total = (list: number) => rowsOf(known.filter(({ kind: [lists] }) => (lists & (1 << list)) > 0));
    const entries = (list: number) => (answer?.entries ?? []).filter(([one]) => one === list);
    const yearlyCounts = total(YEARLY);
    return {
      changed: { total: total(CHANGED), first: entries(CHANGED).map(([, id]) => id) },
      rows: new Map(
        indicators.map(({ key }, at) => [key, { ...comparedRows(known, indicators, at), yearlyCounts }]),
      ),
      responsible: new Map(
        indicators.map(({ key }, at) => [
          key,
          { total: total(RESPONSIBLE + at), first: entries(RESPONSIBLE + at).map(weightOf) },
        ]),
      ),
      before: (answer?.before ?? []).map(changeRow),
      after: (answer?.after ?? []).map(changeRow),
    };
  }
}

function weightOf([, id, numerator, denominator]: Entry): OtherWeight {
  return { id, numerator: numerator ?? 0, denominator: denominator ?? 0 };
}

function changeRow(values: readonly unknown[]): ChangeRow {
  return Object.fromEntries(
    CHANGE_COLUMNS.fields.map((field, at) => [field, values[at]]),
  ) as unknown as ChangeRow;
}

function rowsOf(kinds: readonly Kind[]): number {
  return kinds.reduce((sum, { rows }) => sum + rows, 0);
}

/** What the indicator at a place makes of procedures. */
function comparedRows(
  kinds: readonly Kind[],
  indicators: readonly Indicator[],
  at: number,
): Omit<ComparedRows, 'yearlyCounts'> {
  const alike: Kind[] = [];
  let answered = true;
  const [left, joined] = [new Map<LeftReason, number>(), new Map<JoinedReason, number>()];
  for (const one of kinds) {
    const verdict = verdictOf(one.kind, indicators, indicators[at]!);
    if (verdict === null) continue;
    if (verdict === 'alike' || verdict === 'unanswered alike') {
      alike.push(one);
      answered &&= verdict === 'alike';
    } else if (verdict.side === 'left') {
      left.set(verdict.reason, (left.get(verdict.reason) ?? 0) + one.rows);
    } else {
      joined.set(verdict.reason, (joined.get(verdict.reason) ?? 0) + one.rows);
    }
  }
  const sum = (place: 0 | 1 | 2 | 3) =>
    alike.reduce((total, { sums }) => total + (sums[at]?.[place] ?? 0), 0);
  return {
    alike: {
      before: { numerator: sum(0), denominator: sum(1) },
      after: { numerator: sum(2), denominator: sum(3) },
      rows: rowsOf(alike),
      answered,
    },
    ...inOrder(left, joined),
  };
}

/** The lists of `procedurePairs` by their place. */
const [CHANGED, MOVED, YEARLY, RESPONSIBLE] = [0, 1, 2, 3] as const;

/** The first entries of each list: none of the yearly counts, and all that moved. */
function lists(query: ProceduresQuery): Sql[] {
  const { indicators, most } = query;
  const named = (list: number, limit: Sql, numerator = NOTHING, denominator = NOTHING) => sql`
    (SELECT ${sqlText(String(list))} AS list, id, late, code, ${numerator} AS numerator, ${denominator} AS denominator
       FROM pairs WHERE kind[1] & ${sqlText(String(1 << list))} > 0
      ORDER BY late, code LIMIT ${limit})`;
  const first = sql`${most}::bigint`;
  const difference = (now: Indicator, part: 'numerator' | 'denominator') => {
    const then = definedBefore(query, now);
    return sql`(${partOf('a', now[part])} - ${then ? partOf('b', then[part]) : sql`0`})::bigint`;
  };
  return [
    named(CHANGED, first),
    named(MOVED, sql`NULL`),
    ...indicators.map((one, at) =>
      named(RESPONSIBLE + at, first, difference(one, 'numerator'), difference(one, 'denominator')),
    ),
  ];
}

const NOTHING = sqlText('NULL::bigint');
const CHANGE_VALUES = sqlText(CHANGE_COLUMNS.list('r'));

/** The rows of a side that are named, as lists of their values. */
function namedRows({ procedures }: RowSource): Sql {
  return sql`
    (SELECT json_agg(json_build_array(${CHANGE_VALUES})) FROM (${procedures}) r
      WHERE r.procedure_id = ANY (ARRAY(SELECT DISTINCT id FROM named)))`;
}

/** How many pairs are of each kind, with what they add. */
function kinds({ indicators }: PairsQuery): Sql {
  const sums = indicators.map(({ numerator, denominator }) => {
    const of = (['b', 'a'] as const).flatMap((side) => [partOf(side, numerator), partOf(side, denominator)]);
    return sql`jsonb_build_array(${sqlJoin(
      of.map((part) => sql`sum(${part})`),
      ', ',
    )})`;
  });
  return sql`
    SELECT kind, count(*) AS rows, jsonb_build_array(${sqlJoin(sums, ', ')}) AS sums FROM pairs GROUP BY kind`;
}
