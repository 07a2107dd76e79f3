import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Month } from '../../src/kernel/month.js';
import { parsePeriod, type Period } from '../../src/kernel/period.js';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import { dxOffice, newDepartment, newMunicipality, type Town } from '../setup/town.js';
import { achievementFixture, type AchievementFixture } from './achievement-fixture.js';
import { DEPARTMENTS, MONTHS, randomTown, settle, type RandomTown } from './achievement-random-town.js';
import { itemKeys } from './achievement-reports.js';

let fresh: FreshDatabase;
let achievement: AchievementFixture;
let mappable: string[];

beforeAll(async () => {
  fresh = await freshDatabase();
  achievement = await achievementFixture(fresh);
  mappable = (await itemKeys(fresh.database)).slice(0, 8);
});
afterAll(() => fresh.close());

/** A random town of which every month that was opened has been closed, oldest first. */
async function closedTown(overrides: RandomTown): Promise<{ town: Town; months: Month[] }> {
  const town = await newMunicipality(fresh.database);
  const departments: string[] = [];
  for (let i = 0; i < DEPARTMENTS; i += 1) departments.push((await newDepartment(fresh.database, town)).id);
  const months = Object.fromEntries(
    Object.entries(overrides.months).map(([month, one]) => [month, { ...one, closed: false }]),
  );
  await settle(fresh.database, town, departments, { ...overrides, months });
  const opened = MONTHS.filter((month) => overrides.months[month] !== undefined);
  for (const month of opened) await close(town, month);
  return { town, months: opened };
}

async function close(town: Town, month: Month): Promise<void> {
  await achievement.closing.close(dxOffice(town), month, { acceptSubmitted: true });
  await achievement.settle(dxOffice(town));
}

/** Everything a revision says, but for its number, its times and its digest. */
async function storedReport(town: Town, period: Period, revision: number): Promise<unknown> {
  return fresh.database.transaction(town, async (tx) => {
    const of = async (table: string, without: string) =>
      tx.query<{ row: object }>(
        `SELECT to_jsonb(t) - ARRAY['revision', 'computed_at', 'basis_at', 'digest', 'final', 'state'] AS row
           FROM ${table} t WHERE municipality_id = $1 AND period = $2 AND revision = $3 ORDER BY ${without}`,
        [town.municipality, period, revision],
      );
    return {
      snapshot: await of('snapshot', 'period'),
      figures: await of('figure', 'scope_kind, scope_key, indicator'),
      procedures: await of('frozen_procedure', 'procedure_id'),
      items: await of('frozen_item', 'item_key'),
    };
  });
}

/** What a busy year does to a catalogue: nothing of it may move a closed month. */
async function changeEverything(town: Town): Promise<void> {
  await fresh.database.transaction(town, async (tx) => {
    const of = [town.municipality];
    await tx.query(
      `UPDATE procedure SET name = name || '改', frequency = 'yearly' WHERE municipality_id = $1`,
      of,
    );
    await tx.query(`DELETE FROM item_mapping WHERE municipality_id = $1`, of);
    await tx.query(`DELETE FROM procedure_channel WHERE municipality_id = $1`, of);
    await tx.query(`UPDATE department SET name = name || '改' WHERE municipality_id = $1`, of);
    await tx.query(
      `UPDATE procedure SET department_id = (SELECT min(id::text)::uuid FROM department WHERE municipality_id = $1)
        WHERE municipality_id = $1`,
      of,
    );
    await tx.query(
      `UPDATE applicability SET state = 'handled', reason = NULL WHERE municipality_id = $1`,
      of,
    );
    await tx.query(
      `UPDATE procedure SET retired_at = '2026-06-01', retired_reason = '重複' WHERE municipality_id = $1 AND code = 'P0'`,
      of,
    );
    await tx.query(
      `INSERT INTO yearly_count (municipality_id, fiscal_year, procedure_id, applications_total, applications_online)
       SELECT $1, 2025, id, 12345, 2345 FROM procedure WHERE municipality_id = $1
       ON CONFLICT (municipality_id, fiscal_year, procedure_id) DO UPDATE
          SET applications_total = 12345, applications_total_na = false, applications_online = 2345,
              applications_online_na = false`,
      of,
    );
    await tx.query(
      `INSERT INTO procedure_stage (municipality_id, procedure_id, effective_on, stage, source, recorded_by)
       SELECT $1, id, '2025-05-05', 'end-to-end', 'catalogue', 'test' FROM procedure WHERE municipality_id = $1`,
      of,
    );
    await tx.query(
      `INSERT INTO procedure (municipality_id, code, name, search_key, department_id, frequency)
       SELECT $1, 'NEW', '新しい手続', '', min(id::text)::uuid, 'monthly' FROM department WHERE municipality_id = $1`,
      of,
    );
    await tx.query(`UPDATE municipality SET item_rule = 'all' WHERE municipality_id = $1`, of);
  });
}

describe('a correction in which nothing is corrected', () => {
  it('closes with the figures and the rows of the revision before, for every month of any town', async () => {
    await fc.assert(
      fc.asyncProperty(randomTown(mappable), async (input) => {
        const { town, months } = await closedTown(input);
        await changeEverything(town);
        for (const month of months) {
          const periods = month === '2026-03' ? [month, parsePeriod('FY2025')] : [month];
          await achievement.closing.reopen(dxOffice(town), month, '確かめ');
          await achievement.settle(dxOffice(town));
          for (const period of periods) {
            const before = await figuresOf(town, period, 1);
            expect(await figuresOf(town, period, 2)).toEqual(before);
          }
          await close(town, month);
          for (const period of periods) {
            expect(await storedReport(town, period, 2)).toEqual(await storedReport(town, period, 1));
            const { holds } = await achievement.figures.verifyDigest(dxOffice(town), period, 2);
            expect(holds).toBe(true);
          }
        }
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });
});

async function figuresOf(town: Town, period: Period, revision: number): Promise<unknown> {
  const { figures } = await achievement.figures.list(dxOffice(town), period, {
    revision,
    kind: 'department',
  });
  return figures.map((figure) => ({ ...figure, state: null, revision: null }));
}
