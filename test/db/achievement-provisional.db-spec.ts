import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import { achievementFixture, type AchievementFixture } from './achievement-fixture.js';
import { ClosingFixture, OCTOBER } from './closing-fixture.js';

let fresh: FreshDatabase;
let achievement: AchievementFixture;
let fixture: ClosingFixture;

beforeAll(async () => {
  fresh = await freshDatabase();
  achievement = await achievementFixture(fresh);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  fixture = await ClosingFixture.new(achievement);
});

describe('provisional figures', () => {
  it('count what is submitted and not yet accepted', async () => {
    await fixture.settle();
    expect(await fixture.figure('2026-10', 'procedures-online')).toBe('2/3 provisional 1');
    expect(await fixture.figure('2026-10', 'usage')).toBe('13/38 provisional 1');
  });

  it('stay the same to the byte when the job runs twice, or twice at once', async () => {
    await fixture.settle();
    const before = await fixture.bytes('2026-10');
    await fixture.change(`SELECT $1::text`);
    const nudge = { municipality: fixture.town.municipality, kind: 'provisional', key: '2026-10' } as const;
    await Promise.all([achievement.runner.run(nudge), achievement.runner.run(nudge)]);
    await achievement.runner.run(nudge);
    await fixture.settle();
    expect(await fixture.bytes('2026-10')).toBe(before);
  });

  it('forget a department that has nothing any more', async () => {
    await fixture.settle();
    const names = async () =>
      (await achievement.figures.list(fixture.context, OCTOBER, { kind: 'department' })).figures.map(
        ({ scope }) => scope.name,
      );
    expect(await names()).toContain('税務課');
    await fixture.change(`UPDATE procedure SET department_id = $2 WHERE municipality_id = $1`, [
      fixture.departments[0].id,
    ]);
    await fixture.settle();
    expect(await names()).not.toContain('税務課');
  });

  it('are worked out again when something changes while they are being worked out', async () => {
    achievement.afterProvisional(() =>
      fixture.change(
        `UPDATE status_report SET applications_total = 30 WHERE municipality_id = $1 AND procedure_id = $2`,
        [fixture.procedures[0]],
      ),
    );
    await achievement.runner.run({
      municipality: fixture.town.municipality,
      kind: 'provisional',
      key: OCTOBER,
    });
    // The rows are read as they are written, and who changed one is owed a computation all the same.
    expect(await fixture.figure('2026-10', 'usage')).toBe('13/58 provisional 1');
    const owed = await fresh.database.snapshot(fixture.town, (tx) =>
      achievement.owedWork.find(tx, 'provisional', OCTOBER),
    );
    expect(owed!.requested).toBeGreaterThan(owed!.done);
    await fixture.settle();
    expect(await fixture.figure('2026-10', 'usage')).toBe('13/58 provisional 1');
  });

  it('of a month closed and opened again meanwhile are not those of its next revision', async () => {
    achievement.afterProvisional(async () => {
      await achievement.closing.close(fixture.context, OCTOBER, { acceptSubmitted: true });
      await achievement.runner.run({ municipality: fixture.town.municipality, kind: 'final', key: OCTOBER });
      await achievement.closing.reopen(fixture.context, OCTOBER, '件数の誤り');
    });
    const nudge = { municipality: fixture.town.municipality, kind: 'provisional', key: OCTOBER } as const;
    await expect(achievement.runner.run(nudge)).rejects.toThrow('opened again');
    await fixture.settle();
    expect(await fixture.figure('2026-10', 'usage')).toBe('13/38 final 1');
    expect(await fixture.figure('2026-10', 'usage', 2)).toBe('13/38 provisional 2');
  });
});
