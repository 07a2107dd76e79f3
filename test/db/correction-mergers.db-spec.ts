import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import { newProcedure } from '../setup/town.js';
import { achievementFixture, type AchievementFixture } from './achievement-fixture.js';
import { putYearlyCount } from './achievement-reports.js';
import { CorrectionFixture } from './correction-fixture.js';
import { ClosingFixture, OCTOBER } from './closing-fixture.js';
import { reportingServices, type ReportingServices } from './reporting-fixture.js';

let fresh: FreshDatabase;
let achievement: AchievementFixture;
let reporting: ReportingServices;
let fixture: ClosingFixture;
let at: CorrectionFixture;

beforeAll(async () => {
  fresh = await freshDatabase();
  achievement = await achievementFixture(fresh);
  reporting = reportingServices(achievement.app);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  fixture = await ClosingFixture.new(achievement);
  at = new CorrectionFixture(achievement, reporting, fixture);
});

const reopen = (reason?: string) => at.reopen(reason);
const rateOf = (key: string, revision?: number) => at.rateOf(key, revision);
const correctRow = (procedure: number, total: number, online: number) =>
  at.correctRow(procedure, total, online);
const merge = (gone: string, heir: string) =>
  fixture.change(
    `UPDATE procedure SET retired_at = now(), retired_reason = '重複', merged_into = (
       SELECT id FROM procedure WHERE municipality_id = $1 AND code = $3)
      WHERE municipality_id = $1 AND code = $2`,
    [gone, heir],
  );

describe('what a correction takes over', () => {
  beforeEach(async () => {
    await fixture.close(OCTOBER);
    await reopen();
  });

  const view = () => achievement.corrections.view(fixture.context, OCTOBER);
  const take = (keys: Parameters<AchievementFixture['corrections']['takeOver']>[2]['keys']) =>
    achievement.corrections.takeOver(fixture.context, OCTOBER, { keys, reason: '確認済み' });

  it('is a merger: what came in for the one that is gone goes to the one that stays, in every revision to come', async () => {
    const usage = await rateOf('usage', 2);
    expect(usage).toBe('13/38 3/3');
    await merge('P1', 'P0');
    const { differences } = await view();
    expect(differences.map(({ what, subject }) => [what, subject])).toEqual([
      ['gone', fixture.procedures[1]],
    ]);
    expect((await take(differences)).differences).toEqual([]);
    await fixture.settle();
    expect(await rateOf('usage', 2)).toBe('13/38 2/2');
    await fixture.close(OCTOBER);
    expect(await rateOf('usage', 2)).toBe('13/38 2/2');
    await reopen('もう一度');
    await correctRow(0, 15, 6);
    expect(await rateOf('usage', 3)).toBe('14/43 2/2');
    expect((await view()).differences).toEqual([]);
    await fixture.close(OCTOBER);
    expect(await rateOf('usage', 3)).toBe('14/43 2/2');
    expect(await rateOf('usage', 1)).toBe(usage);
  });

  it('is a merger of one whose counts had been corrected before: they go along as corrected', async () => {
    await correctRow(1, 30, 3);
    expect(await rateOf('usage', 2)).toBe('16/48 3/3');
    await merge('P1', 'P0');
    await take((await view()).differences);
    await fixture.settle();
    expect(await rateOf('usage', 2)).toBe('16/48 2/2');
    await fixture.close(OCTOBER);
    expect(await rateOf('usage')).toBe('16/48 2/2');
  });

  it('is one merger after another, each taken over by itself', async () => {
    await merge('P1', 'P0');
    await take((await view()).differences);
    await merge('P0', 'P2');
    const left = (await view()).differences;
    expect(left.map(({ what }) => what)).toContain('gone');
    await take(left.filter(({ what }) => what === 'gone'));
    await fixture.settle();
    expect(await rateOf('usage', 2)).toBe('13/38 1/1');
  });

  it('is a merger into a procedure registered later only once that one has been taken over', async () => {
    await newProcedure(achievement.database, fixture.town, {
      code: 'P9',
      departmentId: fixture.departments[0].id,
    });
    await merge('P1', 'P9');
    const first = (await view()).differences;
    expect(first.map(({ what }) => what)).toEqual(['new']);
    const second = (await take(first)).differences;
    expect(second.map(({ what }) => what)).toEqual(['gone']);
    expect((await take(second)).differences).toEqual([]);
    await fixture.settle();
    expect((await rateOf('usage', 2)).split(' ')[0]).toBe('13/38');
  });
});

describe('the mark of yearly counts changed since a close', () => {
  const marks = async () =>
    (await achievement.figures.list(fixture.context, OCTOBER, { kind: 'municipality' })).yearlyCountsChanged;
  const put = (counts: Record<number, [number, number]>) =>
    putYearlyCount(
      achievement.database,
      fixture.town,
      2025,
      Object.fromEntries(
        Object.entries(counts).map(([at, overrides]) => [fixture.procedures[Number(at)]!, overrides]),
      ),
    );

  beforeEach(async () => {
    await put({ 0: [900, 100], 1: [60, 6] });
    await merge('P1', 'P0');
    await fixture.close(OCTOBER);
  });

  it('does not take what was merged into a procedure before the close for a change', async () => {
    expect(await marks()).toEqual([]);
    await reopen();
    await fixture.close(OCTOBER);
    expect(await marks()).toEqual([]);
  });

  it("tells of a change of such a procedure's own count, from its own count as it was closed", async () => {
    await fixture.change(
      `UPDATE yearly_count SET applications_total = 950 WHERE municipality_id = $1 AND applications_total = 900`,
    );
    expect(await marks()).toMatchObject([
      {
        procedureId: fixture.procedures[0],
        before: { total: 900, online: 100 },
        after: { total: 950, online: 100 },
      },
    ]);
  });

  const setTotal = (from: number, to: number) =>
    fixture.change(
      `UPDATE yearly_count SET applications_total = $3 WHERE municipality_id = $1 AND applications_total = $2`,
      [from, to],
    );

  it('tells of a change of what was merged into it, by the name of the one that was', async () => {
    await setTotal(60, 70);
    expect(await marks()).toMatchObject([
      {
        procedureId: fixture.procedures[1],
        before: { total: 60, online: 6 },
        after: { total: 70, online: 6 },
      },
    ]);
    await setTotal(70, 60);
    expect(await marks()).toEqual([]);
    await fixture.change(`DELETE FROM yearly_count WHERE municipality_id = $1 AND applications_total = 60`);
    expect(await marks()).toMatchObject([{ procedureId: fixture.procedures[1], after: null }]);
  });

  it('keeps watching over a correction, and over what is merged by one', async () => {
    await reopen();
    await correctRow(0, 15, 6);
    await merge('P0', 'P2');
    const { differences } = await achievement.corrections.view(fixture.context, OCTOBER);
    await achievement.corrections.takeOver(fixture.context, OCTOBER, {
      keys: differences.filter(({ what }) => what === 'gone'),
      reason: '確認済み',
    });
    await fixture.close(OCTOBER);
    expect(await marks()).toEqual([]);
    await setTotal(900, 950);
    await setTotal(60, 70);
    expect((await marks()).map(({ procedureId }) => procedureId).sort()).toEqual(
      fixture.procedures.slice(0, 2).sort(),
    );
  });

  it('tells of a count recorded only since, of one that had none', async () => {
    await reopen();
    await merge('P2', 'P0');
    const { differences } = await achievement.corrections.view(fixture.context, OCTOBER);
    await achievement.corrections.takeOver(fixture.context, OCTOBER, {
      keys: differences,
      reason: '確認済み',
    });
    await fixture.close(OCTOBER);
    expect(await marks()).toEqual([]);
    await put({ 2: [8, 8] });
    expect(await marks()).toMatchObject([
      { procedureId: fixture.procedures[2], before: null, after: { total: 8, online: 8 } },
    ]);
  });
});
