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
  await fixture.settle();
});

const figures = () => achievement.figures.list(fixture.context, NOVEMBER, { kind: 'municipality' });
const usage = async () => (await figures()).figures.find(({ key }) => key === 'usage');

/** November, in which the second department never gets past its draft. */
async function novemberWithoutTax(): Promise<void> {
  await fixture.close(OCTOBER);
  await fixture.openReported(NOVEMBER);
  await fixture.change(
    `UPDATE submission SET state = 'draft' WHERE municipality_id = $1 AND month = '2026-11' AND department_id = $2`,
    [fixture.departments[1].id],
  );
  await fixture.settle();
}

describe('a month in which a department is missing', () => {
  it('names it beside the figures, first of all, and in what is printed', async () => {
    await novemberWithoutTax();
    const { missing } = await figures();
    expect(missing).toMatchObject({
      before: '2026-10',
      departments: [{ name: '税務課', procedures: 1, reportedBefore: true }],
    });
    expect((await usage())?.notCounted).toEqual({
      ...{ rows: 1, departments: ['税務課'] },
      sentence: '未回答：税務課（1手続）を含みません。',
    });
    const rates = await achievement.rates.rates(fixture.context, NOVEMBER);
    expect(rates.missing).toEqual(missing);
    expect(rates.indicators.find(({ key }) => key === 'usage')?.notCounted?.departments).toEqual(['税務課']);
  });

  it('still does so when it is closed, and after the department is called otherwise', async () => {
    await novemberWithoutTax();
    await fixture.close(NOVEMBER);
    await fixture.change(`UPDATE department SET name = name || '（旧）' WHERE municipality_id = $1`);
    expect((await figures()).missing?.sentence).toMatch(
      /^2026年10月（令和8年10月）分に報告のあった税務課（1手続）/,
    );
  });

  it('is compared over what both months hold', async () => {
    await novemberWithoutTax();
    const { indicators, missing } = await achievement.comparison.compare(
      fixture.context,
      { period: OCTOBER },
      { period: NOVEMBER },
    );
    expect(missing).toMatchObject({ from: null, to: { departments: [{ name: '税務課' }] } });
    expect(indicators.find(({ key }) => key === 'usage')).toMatchObject({
      points: '-17.5',
      change: {
        likeForLike: { before: { numerator: 5, denominator: 30 }, points: '0.0', rows: 2 },
        left: [{ reason: 'unanswered', rows: 1 }],
      },
      sentence: expect.stringMatching(/^両月とも報告のある手続で比べると、差は±0\.0ポイントです/),
    });
  });

  it('of nobody says nothing', async () => {
    expect(await achievement.figures.list(fixture.context, OCTOBER, { kind: 'municipality' })).toMatchObject({
      ...{ missing: null, stale: null },
    });
  });
});

describe('figures whose computation is owed', () => {
  const stale = async () =>
    (await achievement.figures.list(fixture.context, OCTOBER, { kind: 'municipality' })).stale;

  it('say so in every answer until it is done', async () => {
    await fixture.change(
      `UPDATE status_report SET applications_total = 30 WHERE municipality_id = $1 AND procedure_id = $2`,
      [fixture.procedures[0]],
    );
    const stated = await stale();
    expect(stated).toMatchObject({ state: 'waiting', failures: 0, reason: null });
    const page = await achievement.figures.listRows(fixture.context, {
      ...{ period: OCTOBER, indicator: 'usage', part: 'numerator', limit: 5 },
      scope: { kind: 'municipality', key: '' },
    });
    expect(page.stale).toEqual(stated);
    expect((await achievement.rates.rates(fixture.context, OCTOBER)).stale).toEqual(stated);
    const { items } = await achievement.figures.listSnapshots(fixture.context, { limit: 5 });
    expect(items.find(({ period }) => period === '2026-10')?.stale).toEqual(stated);
    const { to } = await achievement.comparison.compare(
      fixture.context,
      { period: OCTOBER },
      { period: OCTOBER },
    );
    expect(to.stale).toEqual(stated);
    await fixture.settle();
    expect(await stale()).toBeNull();
  });

  it('say that it fails, and why, without technical insides', async () => {
    achievement.afterProvisional(() => Promise.reject(new Error('deadlock in figure.repository.ts:12')));
    await fixture.change(`SELECT $1::text`);
    const nudge = { municipality: fixture.town.municipality, kind: 'provisional', key: OCTOBER } as const;
    await expect(achievement.runner.run(nudge)).rejects.toThrow('deadlock');
    expect(await stale()).toMatchObject({
      ...{ state: 'failing', failures: 1, reason: '計算の途中で内部のエラーが起きました。' },
      sentence: expect.not.stringContaining('deadlock'),
    });
  });

  it('say that there are none yet, and why, where the first computation fails', async () => {
    achievement.afterProvisional(() => Promise.reject(new Error('no such column')));
    await fixture.openReported(NOVEMBER);
    const nudge = { municipality: fixture.town.municipality, kind: 'provisional', key: NOVEMBER } as const;
    await expect(achievement.runner.run(nudge)).rejects.toThrow('no such column');
    await expect(figures()).rejects.toMatchObject({
      status: 404,
      particulars: { detail: expect.stringMatching(/^2026年11月（令和8年11月）の値は、.*内部のエラー/) },
    });
    const stated = await achievement.figures.uncomputed(fixture.context);
    expect(stated.some((sentence) => sentence.startsWith('2026年11月（令和8年11月）の値は、'))).toBe(true);
    await fixture.settle();
    expect(await achievement.figures.uncomputed(fixture.context)).toEqual([]);
  });

  it('are not those of a closed month, whatever is owed to its correction', async () => {
    await fixture.close(OCTOBER);
    expect(await stale()).toBeNull();
  });
});
