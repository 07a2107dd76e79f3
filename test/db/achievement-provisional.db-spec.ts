import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import { achievementFixture, type AchievementFixture } from './achievement-fixture.js';
import { ClosingStage, OCTOBER } from './closing-stage.js';

let fresh: FreshDatabase;
let house: AchievementFixture;
let stage: ClosingStage;

beforeAll(async () => {
  fresh = await freshDatabase();
  house = await achievementFixture(fresh);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  stage = await ClosingStage.new(house);
});

describe('provisional figures', () => {
  it('count what is submitted and not yet accepted', async () => {
    await stage.settle();
    expect(await stage.figure('2026-10', 'procedures-online')).toBe('2/3 provisional 1');
    expect(await stage.figure('2026-10', 'usage')).toBe('13/38 provisional 1');
  });

  it('stay the same to the byte when the job runs twice, or twice at once', async () => {
    await stage.settle();
    const before = await stage.bytes('2026-10');
    await stage.change(`SELECT $1::text`);
    const nudge = { municipality: stage.town.municipality, kind: 'provisional', key: '2026-10' } as const;
    await Promise.all([house.runner.run(nudge), house.runner.run(nudge)]);
    await house.runner.run(nudge);
    await stage.settle();
    expect(await stage.bytes('2026-10')).toBe(before);
  });

  it('forget a department that has nothing any more', async () => {
    await stage.settle();
    const names = async () =>
      (await house.figures.list(stage.context, OCTOBER, { kind: 'department' })).figures.map(
        ({ scope }) => scope.name,
      );
    expect(await names()).toContain('税務課');
    await stage.change(`UPDATE procedure SET department_id = $2 WHERE municipality_id = $1`, [
      stage.departments[0].id,
    ]);
    await stage.settle();
    expect(await names()).not.toContain('税務課');
  });

  it('are worked out again when something changes while they are being worked out', async () => {
    house.afterProvisional(() =>
      stage.change(
        `UPDATE status_report SET applications_total = 30 WHERE municipality_id = $1 AND procedure_id = $2`,
        [stage.procedures[0]],
      ),
    );
    await house.runner.run({ municipality: stage.town.municipality, kind: 'provisional', key: OCTOBER });
    expect(await stage.figure('2026-10', 'usage')).toBe('13/38 provisional 1');
    await stage.settle();
    expect(await stage.figure('2026-10', 'usage')).toBe('13/58 provisional 1');
  });

  it('of a month closed and opened again meanwhile are not those of its next revision', async () => {
    house.afterProvisional(async () => {
      await house.closing.close(stage.context, OCTOBER, { acceptSubmitted: true });
      await house.runner.run({ municipality: stage.town.municipality, kind: 'final', key: OCTOBER });
      await house.closing.reopen(stage.context, OCTOBER, '件数の誤り');
    });
    const nudge = { municipality: stage.town.municipality, kind: 'provisional', key: OCTOBER } as const;
    await expect(house.runner.run(nudge)).rejects.toThrow('opened again');
    await stage.settle();
    expect(await stage.figure('2026-10', 'usage')).toBe('13/38 final 1');
    expect(await stage.figure('2026-10', 'usage', 2)).toBe('13/38 provisional 2');
  });
});
