import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import { achievementFixture, type AchievementFixture } from './achievement-fixture.js';
import { ClosingFixture, NOVEMBER, OCTOBER } from './closing-fixture.js';

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

describe('taking a close back', () => {
  it('leaves a worker that still has the close in hand with nothing to write', async () => {
    await achievement.closing.close(fixture.context, OCTOBER, { acceptSubmitted: true });
    achievement.afterFinal(() => achievement.closing.cancel(fixture.context, OCTOBER));
    await achievement.runner.run(final());
    expect(await fixture.monthState(OCTOBER)).toEqual({ state: 'open', revision: 1 });
    await fixture.settle();
    expect(await fixture.figure('2026-10', 'procedures-online')).toBe('2/3 provisional 1');
  });

  it('and closing again after a correction freezes the corrected figures, not those in the late worker’s hand', async () => {
    await achievement.closing.close(fixture.context, OCTOBER, { acceptSubmitted: true });
    achievement.afterFinal(async () => {
      await achievement.closing.cancel(fixture.context, OCTOBER);
      await fixture.change(
        `UPDATE status_report SET applications_total = 30 WHERE municipality_id = $1 AND procedure_id = $2`,
        [fixture.procedures[0]],
      );
      await achievement.closing.close(fixture.context, OCTOBER, { acceptSubmitted: true });
    });
    await achievement.runner.run(final());
    expect(await fixture.monthState(OCTOBER)).toEqual({ state: 'closing', revision: 1 });
    await fixture.settle();
    expect(await fixture.figure('2026-10', 'usage')).toBe('13/58 final 1');
  });

  it('lets the month be closed again afterwards, in the same revision', async () => {
    await achievement.closing.close(fixture.context, OCTOBER, { acceptSubmitted: true });
    await achievement.closing.cancel(fixture.context, OCTOBER);
    expect(await fixture.monthState(OCTOBER)).toEqual({ state: 'open', revision: 1 });
    await fixture.settle();
    expect(await fixture.figure('2026-10', 'procedures-online')).toBe('2/3 provisional 1');
    await fixture.close(OCTOBER);
    expect(await fixture.figure('2026-10', 'procedures-online')).toBe('2/3 final 1');
  });

  it('is refused for a month that is not being closed', async () => {
    await expect(achievement.closing.cancel(fixture.context, OCTOBER)).rejects.toMatchObject({
      code: 'wrong-month-state',
    });
  });
});

describe('reopening a month', () => {
  beforeEach(() => fixture.close(OCTOBER));

  it('needs a reason', async () => {
    await expect(achievement.closing.reopen(fixture.context, OCTOBER, ' ')).rejects.toMatchObject({
      status: 422,
    });
  });

  it('makes revision 2, leaves revision 1 readable, and later months show the correction', async () => {
    await fixture.openReported(NOVEMBER);
    await fixture.close(NOVEMBER);
    const [october, november] = [await fixture.bytes('2026-10'), await fixture.bytes('2026-11')];
    await achievement.closing.reopen(fixture.context, OCTOBER, '件数の誤り');
    await fixture.change(
      `UPDATE status_report SET applications_total = 30, entered_revision = 2
        WHERE municipality_id = $1 AND month = '2026-10' AND procedure_id = $2`,
      [fixture.procedures[0]],
    );
    await fixture.settle();
    expect(await fixture.figure('2026-10', 'usage')).toBe('13/38 final 1');
    expect(await fixture.figure('2026-10', 'usage', 2)).toBe('13/58 provisional 2');
    await fixture.close(OCTOBER);
    expect(await fixture.figure('2026-10', 'usage')).toBe('13/58 final 2');
    expect(await fixture.figure('2026-10', 'usage', 1)).toBe('13/38 final 1');
    expect(await fixture.bytes('2026-10')).toBe(october);
    expect(await fixture.bytes('2026-11')).toBe(november);
    const { corrections } = await achievement.figures.list(fixture.context, NOVEMBER, {
      kind: 'municipality',
    });
    expect(corrections).toMatchObject([{ month: '2026-10', revision: 2 }]);

    const compared = await achievement.comparison.compare(
      fixture.context,
      { period: OCTOBER, revision: 1 },
      { period: OCTOBER, revision: 2 },
    );
    expect(compared.procedures).toMatchObject([{ name: expect.any(String), changed: [{ what: 'count' }] }]);
    expect(compared.indicators.find(({ key }) => key === 'usage')).toMatchObject({
      numerator: 0,
      denominator: 20,
      points: '-11.8',
      responsible: [{ id: fixture.procedures[0], denominator: 20, because: [{ what: 'count' }] }],
    });
  });

  it('is refused while the month is open', async () => {
    await achievement.closing.reopen(fixture.context, OCTOBER, '件数の誤り');
    await expect(achievement.closing.reopen(fixture.context, OCTOBER, 'もう一度')).rejects.toMatchObject({
      status: 409,
    });
  });
});

function final() {
  return { municipality: fixture.town.municipality, kind: 'final', key: OCTOBER } as const;
}
