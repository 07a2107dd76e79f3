import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CellRepository } from '../../src/achievement/computation/cell.repository.js';
import { RowSources } from '../../src/achievement/rows/row-sources.js';
import { type MeasureSums } from '../../src/achievement/indicator/measures.js';
import { type Count } from '../../src/kernel/count.js';
import { type Month, parseMonth } from '../../src/kernel/month.js';
import { parsePeriod } from '../../src/kernel/period.js';
import { type Stage } from '../../src/kernel/stage.js';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import { dxOffice, newDepartment, newMunicipality, type Town } from '../setup/town.js';
import { achievementFixture, type AchievementFixture } from './achievement-fixture.js';
import { DEPARTMENTS, MONTHS, randomTown, settle, type RandomTown } from './achievement-random-town.js';
import { referenceMeasures, type ReferenceItem } from './achievement-reference.js';

let fresh: FreshDatabase;
let achievement: AchievementFixture;
let items: ReferenceItem[];

beforeAll(async () => {
  fresh = await freshDatabase();
  achievement = await achievementFixture(fresh);
  items = await fresh.database.system((tx) =>
    tx.query<ReferenceItem>(
      `SELECT item_key AS key, handler FROM list_edition_item
        WHERE edition = (SELECT max(edition) FROM list_edition) ORDER BY number`,
    ),
  );
});
afterAll(() => fresh.close());

/** What a correction does to a report of the month: new counts, or sent back. Null leaves it. */
type Correcting = { total: Count; online: Count; returned: boolean } | null;

const count = fc.oneof(
  fc.nat(50).map((value): Count => ({ kind: 'value', value })),
  fc.constant<Count>({ kind: 'not-provided' }),
  fc.constant<Count>({ kind: 'not-applicable' }),
);
const correcting: fc.Arbitrary<Correcting> = fc.option(
  fc.tuple(count, count, fc.boolean()).map(([one, other, returned]) => {
    const swapped = one.kind === 'value' && other.kind === 'value' && other.value > one.value;
    return { total: swapped ? other : one, online: swapped ? one : other, returned };
  }),
);

const CASES = [
  { month: '2026-03', period: '2026-03', kind: 'month' },
  { month: '2026-03', period: 'FY2025', kind: 'fiscal-year' },
  { month: '2026-05', period: '2026-05', kind: 'month' },
] as const;

describe('a correction of reports', () => {
  it('gives for any town what the town would have closed with, had it been so reported', async () => {
    const mappable = items.slice(0, 8).map(({ key }) => key);
    await fc.assert(
      fc.asyncProperty(
        randomTown(mappable),
        fc.array(correcting, { minLength: 6, maxLength: 6 }),
        async (input, corrections) => {
          const { town, closed } = await closedTown(input);
          for (const month of ['2026-03', '2026-05'].map(parseMonth)) {
            if (closed.months[month] === undefined) continue;
            await achievement.closing.reopen(dxOffice(town), month, '訂正');
            const corrected = await correct(town, closed, { month, corrections });
            for (const { period, kind } of CASES.filter((one) => one.month === month)) {
              const expected = referenceMeasures(corrected, items, {
                period: kind,
                stageMonth: month,
                counting: 'final',
              });
              expect({ period, sums: await sums(town, period) }).toEqual({ period, sums: expected });
            }
            await achievement.closing.close(dxOffice(town), month, { acceptSubmitted: true });
            await achievement.settle(dxOffice(town));
          }
        },
      ),
      { numRuns: 6, endOnFailure: true },
    );
  });
});

async function closedTown(overrides: RandomTown): Promise<{ town: Town; closed: RandomTown }> {
  const town = await newMunicipality(fresh.database);
  const departments: string[] = [];
  for (let i = 0; i < DEPARTMENTS; i += 1) departments.push((await newDepartment(fresh.database, town)).id);
  const open = Object.fromEntries(
    Object.entries(overrides.months).map(([month, one]) => [month, { ...one, closed: false }]),
  );
  // What a month reports is what the history says at its end, as acceptance writes it.
  const procedures = overrides.procedures.map((one) => ({ ...one, reports: asHistory(one) }));
  await settle(fresh.database, town, departments, { ...overrides, procedures, months: open });
  for (const month of MONTHS.filter((one) => overrides.months[one])) {
    await achievement.closing.close(dxOffice(town), month, { acceptSubmitted: true });
    await achievement.settle(dxOffice(town));
  }
  const months = Object.fromEntries(
    Object.entries(overrides.months).map(([month, { submissions }]) => [
      month,
      { closed: true, submissions: submissions.map((state) => (state === 'submitted' ? 'accepted' : state)) },
    ]),
  );
  return { town, closed: { ...overrides, procedures, months } };
}

function asHistory(one: RandomTown['procedures'][number]): RandomTown['procedures'][number]['reports'] {
  return Object.fromEntries(
    Object.entries(one.reports).map(([month, report]) => [
      month,
      { ...report, stage: report.stage === null ? null : stageAt(one, month as Month) },
    ]),
  );
}

function stageAt({ history }: RandomTown['procedures'][number], month: Month): Stage | null {
  let currentStage: { on: string; stage: Stage } | null = null;
  for (const one of history) {
    if (!one.withdrawn && one.on <= `${month}-31` && one.on >= (currentStage?.on ?? '')) currentStage = one;
  }
  return currentStage?.stage ?? null;
}

/** Corrects the reports of a month in the database, and in the town that the reference reads. */
async function correct(
  town: Town,
  closed: RandomTown,
  { month, corrections }: { month: Month; corrections: readonly Correcting[] },
): Promise<RandomTown> {
  const procedures = closed.procedures.map((one, i) => {
    const change = corrections[i];
    const report = one.reports[month];
    return change && report && !one.retired
      ? { ...one, reports: { ...one.reports, [month]: { ...report, ...change } } }
      : one;
  });
  const columns = ({ kind, ...rest }: Count) =>
    'value' in rest ? [rest.value, false] : [null, kind === 'not-applicable'];
  await fresh.database.transaction(town, async (tx) => {
    for (const [i, change] of corrections.entries()) {
      const one = closed.procedures[i];
      // A retired procedure is no line of the correction: nobody is asked about it.
      if (!change || !one?.reports[month] || one.retired) continue;
      await tx.query(
        `UPDATE status_report SET applications_total = $4, applications_total_na = $5, applications_online = $6,
                applications_online_na = $7, entered_revision = 2, return_reason = $8, returned_revision = $9
          WHERE municipality_id = $1 AND month = $2
            AND procedure_id = (SELECT id FROM procedure WHERE municipality_id = $1 AND code = $3)`,
        [
          town.municipality,
          month,
          `P${i}`,
          ...columns(change.total),
          ...columns(change.online),
          change.returned ? '確認' : null,
          change.returned ? 2 : null,
        ],
      );
    }
  });
  return { ...closed, procedures };
}

async function sums(town: Town, period: string): Promise<Partial<MeasureSums>> {
  return fresh.database.snapshot(town, async (tx) => {
    const { source } = await achievement.app.get(RowSources).ofOpenPeriod(tx, parsePeriod(period), 'final');
    const cells = achievement.app.get(CellRepository);
    const all = [...(await cells.items(tx, source)), ...(await cells.procedures(tx, source)).cells];
    const added: Partial<MeasureSums> = {};
    for (const cell of all) {
      for (const [name, value] of Object.entries(cell.sums) as [keyof MeasureSums, number][]) {
        added[name] = (added[name] ?? 0) + value;
      }
    }
    return added;
  });
}
