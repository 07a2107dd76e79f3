import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { TargetProgress1763700000010 } from '../../migrations/10-target-progress.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { ManualActualRepository } from '../../src/targets/manual-actual.repository.js';
import { TargetHistoryRepository } from '../../src/targets/target-history.repository.js';
import { TargetRepository } from '../../src/targets/target.repository.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { newMunicipality, type Town } from '../setup/town.js';

let fresh: FreshDatabase;
let owner: DataSource;

beforeAll(async () => {
  fresh = await freshDatabase();
  owner = createDataSource(fresh.ownerUrl, { poolSize: 1, applicationName: 'test-owner' });
  await owner.initialize();
});
afterAll(async () => {
  await owner.destroy();
  await fresh.close();
});

/** A computed target with a way, and one typed in with an actual value, as they were kept before. */
async function oldTargets(town: Town): Promise<void> {
  await fresh.database.transaction(town, async (tx) => {
    await tx.query(
      `WITH manual AS (
         INSERT INTO manual_indicator (municipality_id, name, unit, decimals, level)
         VALUES ($1, '財政調整基金残高', '億円', 1, 'outcome') RETURNING id),
       target AS (
         INSERT INTO target (municipality_id, indicator, manual_indicator_id, kind, baseline_fiscal_year,
                             baseline_value, sort)
         SELECT $1, 'priority-items', NULL, 'reach', 2023, 71.7, 1
         UNION ALL SELECT $1, NULL, id, 'keep', 2023, 72.3, 2 FROM manual
         RETURNING id, indicator)
       INSERT INTO target_value (municipality_id, target_id, fiscal_year, value, on_path)
       SELECT $1, id, 2029, CASE WHEN indicator IS NULL THEN 80 ELSE 100.0 END, false FROM target
       UNION ALL SELECT $1, id, 2026, 85, true FROM target WHERE indicator IS NOT NULL`,
      [town.municipality],
    );
    await tx.query(
      `INSERT INTO manual_actual (municipality_id, manual_indicator_id, fiscal_year, value, source)
       SELECT $1, id, 2024, 79.9, '決算' FROM manual_indicator WHERE municipality_id = $1`,
      [town.municipality],
    );
  });
}

it('targets of before begin their history exactly as they stand, in every municipality', async () => {
  const migration = new TargetProgress1763700000010();
  const towns = [await newMunicipality(fresh.database), await newMunicipality(fresh.database)];
  const app = await testApp(fresh);
  const runner = owner.createQueryRunner();
  await migration.down(runner);
  for (const town of towns) await oldTargets(town);
  await runner.startTransaction();
  await migration.up(runner);
  await runner.commitTransaction();
  await runner.release();
  for (const town of towns) {
    const [begun, live, actuals] = await fresh.database.snapshot(town, async (tx) => [
      await app.get(TargetHistoryRepository).at(tx, new Date('2100-01-01')),
      await app.get(TargetRepository).list(tx),
      await app.get(ManualActualRepository).list(tx),
    ]);
    expect(begun).toEqual(live);
    expect(begun.map((one) => one.actuals)).toEqual([[], actuals]);
    expect(live).toHaveLength(2);
    expect(actuals).toHaveLength(1);
  }
});
