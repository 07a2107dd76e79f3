import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { type Count } from '../../src/kernel/count.js';
import { monthFrom, monthRange, type Month } from '../../src/kernel/month.js';
import { STAGES, type Stage } from '../../src/kernel/stage.js';
import { type Database } from '../../src/platform/database/database.js';
import { type Town } from '../setup/town.js';

export interface RandomReport {
  stage: Stage | null;
  total: Count;
  online: Count;
  returned: boolean;
}

export interface RandomProcedure {
  department: number;
  /** Whether it reported once a year before the first change of its rhythm. */
  yearly: boolean;
  /** Changes of its rhythm in the order in which they were stated. */
  rhythm: { on: string; yearly: boolean }[];
  retired: boolean;
  /** The procedure it was merged into, by its place; of a retired one. */
  mergedInto: number | null;
  history: { on: string; stage: Stage; withdrawn: boolean }[];
  channels: { mynaportal: boolean; from: string | null; to: string | null }[];
  items: string[];
  /** By month; a month not in it has no row. */
  reports: Record<Month, RandomReport>;
  recorded: { total: Count; online: Count } | null;
}

export interface RandomTown {
  kind: 'municipality' | 'prefecture';
  applicability: Record<string, 'handled' | 'not-handled' | 'unconfirmed'>;
  /** Which months were opened, whether they are closed, and each department's submission. */
  months: Record<Month, { closed: boolean; submissions: string[] }>;
  procedures: RandomProcedure[];
}

/** Fiscal year 2025 and the two months after. */
export const MONTHS = monthRange(monthFrom(2025, 4), monthFrom(2026, 5));
export const DEPARTMENTS = 2;

const count: fc.Arbitrary<Count> = fc.oneof(
  { weight: 4, arbitrary: fc.nat(50).map((value): Count => ({ kind: 'value', value })) },
  { weight: 1, arbitrary: fc.constant<Count>({ kind: 'not-provided' }) },
  { weight: 1, arbitrary: fc.constant<Count>({ kind: 'not-applicable' }) },
);
const pair = fc
  .tuple(count, count)
  .map(([total, online]) =>
    total.kind === 'value' && online.kind === 'value' && online.value > total.value
      ? { total: online, online: total }
      : { total, online },
  );
const stage = fc.constantFrom(...STAGES);
const day = fc.constantFrom(
  '2024-01-01',
  '2025-06-30',
  '2025-09-15',
  '2026-03-31',
  '2026-05-31',
  '2026-06-01',
);

const changeDay = fc.constantFrom('2025-04-01', '2025-07-01', '2025-11-01', '2026-03-01', '2026-05-01');

function reports(chance: number): fc.Arbitrary<RandomProcedure['reports']> {
  const one = fc.tuple(
    fc.record({
      stage: fc.option(stage, { freq: 8 }),
      counts: pair,
      returned: fc.nat(12).map((n) => n === 0),
    }),
    fc.nat(99),
  );
  return fc.tuple(...MONTHS.map(() => one)).map((rows) => {
    const byMonth: RandomProcedure['reports'] = {};
    for (const [i, [{ stage: reportedStage, counts, returned }, luck]] of rows.entries()) {
      if (luck < chance) byMonth[MONTHS[i]!] = { stage: reportedStage, ...counts, returned };
    }
    return byMonth;
  });
}

const procedure = (items: string[]): fc.Arbitrary<Omit<RandomProcedure, 'mergedInto'> & { luck: number }> =>
  fc.record({
    luck: fc.nat(99),
    rhythm: fc.oneof(
      { weight: 3, arbitrary: fc.constant<RandomProcedure['rhythm']>([]) },
      {
        weight: 1,
        arbitrary: fc.array(fc.record({ on: changeDay, yearly: fc.boolean() }), { maxLength: 3 }),
      },
    ),
    department: fc.nat(DEPARTMENTS - 1),
    yearly: fc.nat(3).map((n) => n === 0),
    retired: fc.nat(4).map((n) => n === 0),
    history: fc.array(fc.record({ on: day, stage, withdrawn: fc.nat(5).map((n) => n === 0) }), {
      maxLength: 4,
    }),
    channels: fc.array(fc.record({ mynaportal: fc.boolean(), from: fc.option(day), to: fc.constant(null) }), {
      maxLength: 2,
    }),
    items: fc.subarray(items, { maxLength: 2 }),
    reports: fc.oneof(reports(100), reports(60), fc.constant({})),
    recorded: fc.option(pair),
  });

/** Two of three retired procedures were merged, into one that stands behind them: never in a circle. */
function mergedInto(one: { retired: boolean; luck: number }, at: number, procedures: number): number | null {
  const later = procedures - at - 1;
  return one.retired && later > 0 && one.luck % 3 > 0 ? at + 1 + (one.luck % later) : null;
}

export function randomTown(items: string[]): fc.Arbitrary<RandomTown> {
  const state = fc.constantFrom(
    'accepted',
    'accepted',
    'accepted',
    'submitted',
    'draft',
    'returned',
    'checking',
  );
  const month = fc.option(
    fc.record({
      closed: fc.boolean(),
      submissions: fc.array(state, { minLength: DEPARTMENTS, maxLength: DEPARTMENTS }),
    }),
    { freq: 15 },
  );
  return fc.record({
    kind: fc.constantFrom('municipality', 'prefecture'),
    applicability: fc.dictionary(
      fc.constantFrom(...items),
      fc.constantFrom('handled', 'not-handled', 'unconfirmed'),
    ),
    months: fc.tuple(...MONTHS.map(() => month)).map((given) => {
      const byMonth: RandomTown['months'] = {};
      for (const [i, one] of given.entries()) if (one) byMonth[MONTHS[i]!] = one;
      return byMonth;
    }),
    procedures: fc
      .array(procedure(items), { minLength: 1, maxLength: 6 })
      .map((given) => given.map((one, at) => ({ ...one, mergedInto: mergedInto(one, at, given.length) }))),
  });
}

/** Writes a random town into a municipality, all at once. */
export async function settle(
  database: Database,
  { municipality }: Town,
  departmentIds: string[],
  town: RandomTown,
): Promise<void> {
  const procedures = town.procedures.map((one) => ({ ...one, id: randomUUID() }));
  const columns = (name: string, given: Count) => ({
    [name]: given.kind === 'value' ? given.value : null,
    [`${name}_na`]: given.kind === 'not-applicable',
  });
  const frequencyOf = (yearly: boolean) => (yearly ? 'yearly' : 'monthly');
  const exempt = (reportedStage: Stage | null) => (reportedStage === 'exempt' ? 'other' : null);
  const tables: Record<string, object[]> = {
    procedure: procedures.map((one, i) => ({
      id: one.id,
      code: `P${i}`,
      name: `手続${i}`,
      search_key: '',
      department_id: departmentIds[one.department],
      frequency: frequencyOf(one.rhythm.at(-1)?.yearly ?? one.yearly),
      retired_at: one.retired ? '2026-01-01' : null,
      retired_reason: one.retired ? '重複' : null,
      version: 1,
      created_at: '2026-01-01',
      updated_at: '2026-01-01',
    })),
    procedure_frequency_change: procedures.flatMap((one) =>
      one.rhythm.map(({ on, yearly }, at) => ({
        procedure_id: one.id,
        effective_on: on,
        before: frequencyOf(one.rhythm[at - 1]?.yearly ?? one.yearly),
        after: frequencyOf(yearly),
        recorded_at: '2026-01-01',
        recorded_by: 'test',
      })),
    ),
    procedure_channel: procedures.flatMap(({ id, channels }) =>
      channels.map(({ mynaportal, from, to }) => ({
        id: randomUUID(),
        procedure_id: id,
        kind: mynaportal ? 'mynaportal' : 'e-application',
        active_from: from,
        active_to: to,
      })),
    ),
    item_mapping: procedures.flatMap(({ id, items }) =>
      items.map((item_key) => ({ item_key, procedure_id: id })),
    ),
    applicability: Object.entries(town.applicability).map(([item_key, state]) => ({
      item_key,
      state,
      reason: state === 'not-handled' ? 'other' : null,
      version: 1,
    })),
    reporting_month: Object.entries(town.months).map(([month, { closed }]) => ({
      month,
      state: closed ? 'closed' : 'open',
      revision: 1,
      due_on: '2026-01-01',
      opened_at: '2026-01-01',
      opened_by: 'test',
      version: 1,
    })),
    submission: Object.entries(town.months).flatMap(([month, { submissions }]) =>
      submissions.map((state, i) => ({
        month,
        department_id: departmentIds[i],
        state,
        on_behalf: false,
        version: 1,
      })),
    ),
    status_report: procedures.flatMap(({ id, department, reports: given }) =>
      Object.entries(given)
        .filter(([month]) => town.months[month as Month] !== undefined)
        .map(([month, { stage: reportedStage, total, online, returned }]) => ({
          month,
          procedure_id: id,
          department_id: departmentIds[department],
          stage: reportedStage,
          exempt_reason: exempt(reportedStage),
          ...columns('applications_total', total),
          ...columns('applications_online', online),
          confirmed_warnings: [],
          return_reason: returned ? '確認' : null,
          on_behalf: false,
          entered_by: 'test',
          entered_at: '2026-01-01',
          version: 1,
        })),
    ),
    yearly_count: procedures.flatMap(({ id, recorded }) =>
      recorded
        ? [
            {
              fiscal_year: 2025,
              procedure_id: id,
              ...columns('applications_total', recorded.total),
              ...columns('applications_online', recorded.online),
              version: 1,
            },
          ]
        : [],
    ),
  };
  await database.transaction({ municipality }, async (tx) => {
    await tx.query(`UPDATE municipality SET kind = $2 WHERE municipality_id = $1`, [municipality, town.kind]);
    for (const [table, rows] of Object.entries(tables)) {
      if (rows.length === 0) continue;
      const given = rows.map((row) => ({ municipality_id: municipality, ...row }));
      // The order of changes is their rows': `seq` is the database's own.
      const columns = [...new Set(given.flatMap((row) => Object.keys(row)))].join(', ');
      await tx.query(
        `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1)`,
        [JSON.stringify(given)],
      );
    }
    for (const { id, mergedInto: heir } of procedures) {
      if (heir === null) continue;
      await tx.query(`UPDATE procedure SET merged_into = $3 WHERE municipality_id = $1 AND id = $2`, [
        municipality,
        id,
        procedures[heir]!.id,
      ]);
    }
    for (const { id, history } of procedures) {
      for (const { on, stage: effectiveStage, withdrawn } of history) {
        await tx.query(
          `INSERT INTO procedure_stage (municipality_id, procedure_id, effective_on, stage, exempt_reason, source,
                                        recorded_by, withdrawn_at)
           VALUES ($1, $2, $3, $4, $5, 'catalogue', 'test', $6)`,
          [municipality, id, on, effectiveStage, exempt(effectiveStage), withdrawn ? new Date() : null],
        );
      }
    }
  });
}
