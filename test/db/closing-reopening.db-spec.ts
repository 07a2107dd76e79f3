import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import { achievementFixture, type AchievementFixture } from './achievement-fixture.js';
import { ClosingStage, NOVEMBER, OCTOBER } from './closing-stage.js';

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

describe('taking a close back', () => {
  it('leaves a worker that still has the close in hand with nothing to write', async () => {
    await house.closing.close(stage.context, OCTOBER, { acceptSubmitted: true });
    house.afterFinal(() => house.closing.cancel(stage.context, OCTOBER));
    await house.runner.run(final());
    expect(await stage.monthState(OCTOBER)).toEqual({ state: 'open', revision: 1 });
    await stage.settle();
    expect(await stage.figure('2026-10', 'procedures-online')).toBe('2/3 provisional 1');
  });

  it('and closing again after a correction freezes the corrected figures, not those in the late worker’s hand', async () => {
    await house.closing.close(stage.context, OCTOBER, { acceptSubmitted: true });
    house.afterFinal(async () => {
      await house.closing.cancel(stage.context, OCTOBER);
      await stage.change(
        `UPDATE status_report SET applications_total = 30 WHERE municipality_id = $1 AND procedure_id = $2`,
        [stage.procedures[0]],
      );
      await house.closing.close(stage.context, OCTOBER, { acceptSubmitted: true });
    });
    await house.runner.run(final());
    expect(await stage.monthState(OCTOBER)).toEqual({ state: 'closing', revision: 1 });
    await stage.settle();
    expect(await stage.figure('2026-10', 'usage')).toBe('13/58 final 1');
  });

  it('lets the month be closed again afterwards, in the same revision', async () => {
    await house.closing.close(stage.context, OCTOBER, { acceptSubmitted: true });
    await house.closing.cancel(stage.context, OCTOBER);
    expect(await stage.monthState(OCTOBER)).toEqual({ state: 'open', revision: 1 });
    await stage.settle();
    expect(await stage.figure('2026-10', 'procedures-online')).toBe('2/3 provisional 1');
    await stage.close(OCTOBER);
    expect(await stage.figure('2026-10', 'procedures-online')).toBe('2/3 final 1');
  });

  it('is refused for a month that is not being closed', async () => {
    await expect(house.closing.cancel(stage.context, OCTOBER)).rejects.toMatchObject({
      code: 'wrong-month-state',
    });
  });
});

describe('reopening a month', () => {
  beforeEach(() => stage.close(OCTOBER));

  it('needs a reason', async () => {
    await expect(house.closing.reopen(stage.context, OCTOBER, ' ')).rejects.toMatchObject({ status: 422 });
  });

  it('makes revision 2, leaves revision 1 readable, and later months show the correction', async () => {
    await stage.openReported(NOVEMBER);
    await stage.close(NOVEMBER);
    const [october, november] = [await stage.bytes('2026-10'), await stage.bytes('2026-11')];
    await house.closing.reopen(stage.context, OCTOBER, '件数の誤り');
    await stage.change(
      `UPDATE status_report SET applications_total = 30, entered_revision = 2
        WHERE municipality_id = $1 AND month = '2026-10' AND procedure_id = $2`,
      [stage.procedures[0]],
    );
    await stage.settle();
    expect(await stage.figure('2026-10', 'usage')).toBe('13/38 final 1');
    expect(await stage.figure('2026-10', 'usage', 2)).toBe('13/58 provisional 2');
    await stage.close(OCTOBER);
    expect(await stage.figure('2026-10', 'usage')).toBe('13/58 final 2');
    expect(await stage.figure('2026-10', 'usage', 1)).toBe('13/38 final 1');
    expect(await stage.bytes('2026-10')).toBe(october);
    expect(await stage.bytes('2026-11')).toBe(november);
    const { corrections } = await house.figures.list(stage.context, NOVEMBER, { kind: 'municipality' });
    expect(corrections).toMatchObject([{ month: '2026-10', revision: 2 }]);

    const compared = await house.comparison.compare(
      stage.context,
      { period: OCTOBER, revision: 1 },
      { period: OCTOBER, revision: 2 },
    );
    expect(compared.procedures).toMatchObject([{ name: expect.any(String), changed: [{ what: 'count' }] }]);
    expect(compared.indicators.find(({ key }) => key === 'usage')).toMatchObject({
      numerator: 0,
      denominator: 20,
      points: '-11.8',
      responsible: [{ id: stage.procedures[0], denominator: 20, because: [{ what: 'count' }] }],
    });
  });

  it('is refused while the month is open', async () => {
    await house.closing.reopen(stage.context, OCTOBER, '件数の誤り');
    await expect(house.closing.reopen(stage.context, OCTOBER, 'もう一度')).rejects.toMatchObject({
      status: 409,
    });
  });
});

function final() {
  return { municipality: stage.town.municipality, kind: 'final', key: OCTOBER } as const;
}
