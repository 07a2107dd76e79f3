import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parsePeriod } from '../../src/kernel/period.js';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import { dxOffice, newDepartment, newMunicipality, newProcedure } from '../setup/town.js';
import { achievementHouse, type AchievementHouse } from './achievement-house.js';

let fresh: FreshDatabase;
let house: AchievementHouse;
beforeAll(async () => {
  fresh = await freshDatabase();
  house = achievementHouse(fresh.database);
});
afterAll(() => fresh.close());

describe('smoke', () => {
  it('computes', async () => {
    const town = await newMunicipality(fresh.database);
    const department = await newDepartment(fresh.database, town);
    await newProcedure(fresh.database, town, {
      departmentId: department.id,
      stage: 'online',
      items: ['library-loan-reservation'],
      channels: [{ kind: 'mynaportal' }],
    });
    const context = dxOffice(town);
    await house.rates.request(context, parsePeriod('2026-10'));
    await house.runner.settle(context);
    console.log(JSON.stringify(await house.rates.rates(context, parsePeriod('2026-10')), null, 1));
    await house.rates.request(context, parsePeriod('FY2025'));
    await house.runner.settle(context);
    console.log(
      JSON.stringify(
        (await house.rates.rates(context, parsePeriod('FY2025'))).indicators.map((i) => [
          i.key,
          i.numerator,
          i.denominator,
          i.completeness,
          i.reason,
        ]),
      ),
    );
    expect(1).toBe(1);
  });
});
