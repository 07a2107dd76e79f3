import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import { newProcedure } from '../setup/town.js';
import { achievementFixture, type AchievementFixture } from './achievement-fixture.js';
import { putYearlyCount } from './achievement-reports.js';
import { CorrectionStage } from './correction-stage.js';
import { ClosingStage, OCTOBER } from './closing-stage.js';
import { reportingServices, type ReportingServices } from './reporting-fixture.js';

let fresh: FreshDatabase;
let house: AchievementFixture;
let rooms: ReportingServices;
let stage: ClosingStage;
let at: CorrectionStage;

beforeAll(async () => {
  fresh = await freshDatabase();
  house = await achievementFixture(fresh);
  rooms = reportingServices(house.app);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  stage = await ClosingStage.new(house);
  at = new CorrectionStage(house, rooms, stage);
});

const reopen = (reason?: string) => at.reopen(reason);
const told = (key: string, revision?: number) => at.told(key, revision);
const correctRow = (procedure: number, total: number, online: number) =>
  at.correctRow(procedure, total, online);
const merge = (gone: string, heir: string) =>
  stage.change(
    `UPDATE procedure SET retired_at = now(), retired_reason = '重複', merged_into = (
       SELECT id FROM procedure WHERE municipality_id = $1 AND code = $3)
      WHERE municipality_id = $1 AND code = $2`,
    [gone, heir],
  );

describe('what a correction takes over', () => {
  beforeEach(async () => {
    await stage.close(OCTOBER);
    await reopen();
  });

  const view = () => house.corrections.view(stage.context, OCTOBER);
  const take = (keys: Parameters<AchievementFixture['corrections']['takeOver']>[2]['keys']) =>
    house.corrections.takeOver(stage.context, OCTOBER, { keys, reason: '確認済み' });

  it('is a merger: what came in for the one that is gone goes to the one that stays, in every revision to come', async () => {
    const usage = await told('usage', 2);
    expect(usage).toBe('13/38 3/3');
    await merge('P1', 'P0');
    const { differences } = await view();
    expect(differences.map(({ what, subject }) => [what, subject])).toEqual([['gone', stage.procedures[1]]]);
    expect((await take(differences)).differences).toEqual([]);
    await stage.settle();
    expect(await told('usage', 2)).toBe('13/38 2/2');
    await stage.close(OCTOBER);
    expect(await told('usage', 2)).toBe('13/38 2/2');
    await reopen('もう一度');
    await correctRow(0, 15, 6);
    expect(await told('usage', 3)).toBe('14/43 2/2');
    expect((await view()).differences).toEqual([]);
    await stage.close(OCTOBER);
    expect(await told('usage', 3)).toBe('14/43 2/2');
    expect(await told('usage', 1)).toBe(usage);
  });

  it('is a merger of one whose counts had been corrected before: they go along as corrected', async () => {
    await correctRow(1, 30, 3);
    expect(await told('usage', 2)).toBe('16/48 3/3');
    await merge('P1', 'P0');
    await take((await view()).differences);
    await stage.settle();
    expect(await told('usage', 2)).toBe('16/48 2/2');
    await stage.close(OCTOBER);
    expect(await told('usage')).toBe('16/48 2/2');
  });

  it('is one merger after another, each taken over by itself', async () => {
    await merge('P1', 'P0');
    await take((await view()).differences);
    await merge('P0', 'P2');
    const left = (await view()).differences;
    expect(left.map(({ what }) => what)).toContain('gone');
    await take(left.filter(({ what }) => what === 'gone'));
    await stage.settle();
    expect(await told('usage', 2)).toBe('13/38 1/1');
  });

  it('is a merger into a procedure registered later only once that one has been taken over', async () => {
    await newProcedure(house.database, stage.town, { code: 'P9', departmentId: stage.departments[0].id });
    await merge('P1', 'P9');
    const first = (await view()).differences;
    expect(first.map(({ what }) => what)).toEqual(['new']);
    const second = (await take(first)).differences;
    expect(second.map(({ what }) => what)).toEqual(['gone']);
    expect((await take(second)).differences).toEqual([]);
    await stage.settle();
    expect((await told('usage', 2)).split(' ')[0]).toBe('13/38');
  });
});

describe('the mark of yearly counts changed since a close', () => {
  const marks = async () =>
    (await house.figures.list(stage.context, OCTOBER, { kind: 'municipality' })).yearlyCountsChanged;
  const put = (counts: Record<number, [number, number]>) =>
    putYearlyCount(
      house.database,
      stage.town,
      2025,
      Object.fromEntries(Object.entries(counts).map(([at, given]) => [stage.procedures[Number(at)]!, given])),
    );

  beforeEach(async () => {
    await put({ 0: [900, 100], 1: [60, 6] });
    await merge('P1', 'P0');
    await stage.close(OCTOBER);
  });

  it('does not take what was merged into a procedure before the close for a change', async () => {
    expect(await marks()).toEqual([]);
    await reopen();
    await stage.close(OCTOBER);
    expect(await marks()).toEqual([]);
  });

  it("tells of a change of such a procedure's own count, from its own count as it was closed", async () => {
    await stage.change(
      `UPDATE yearly_count SET applications_total = 950 WHERE municipality_id = $1 AND applications_total = 900`,
    );
    expect(await marks()).toMatchObject([
      {
        procedureId: stage.procedures[0],
        before: { total: 900, online: 100 },
        after: { total: 950, online: 100 },
      },
    ]);
  });

  const setTotal = (from: number, to: number) =>
    stage.change(
      `UPDATE yearly_count SET applications_total = $3 WHERE municipality_id = $1 AND applications_total = $2`,
      [from, to],
    );

  it('tells of a change of what was merged into it, by the name of the one that was', async () => {
    await setTotal(60, 70);
    expect(await marks()).toMatchObject([
      {
        procedureId: stage.procedures[1],
        before: { total: 60, online: 6 },
        after: { total: 70, online: 6 },
      },
    ]);
    await setTotal(70, 60);
    expect(await marks()).toEqual([]);
    await stage.change(`DELETE FROM yearly_count WHERE municipality_id = $1 AND applications_total = 60`);
    expect(await marks()).toMatchObject([{ procedureId: stage.procedures[1], after: null }]);
  });

  it('keeps watching over a correction, and over what is merged by one', async () => {
    await reopen();
    await correctRow(0, 15, 6);
    await merge('P0', 'P2');
    const { differences } = await house.corrections.view(stage.context, OCTOBER);
    await house.corrections.takeOver(stage.context, OCTOBER, {
      keys: differences.filter(({ what }) => what === 'gone'),
      reason: '確認済み',
    });
    await stage.close(OCTOBER);
    expect(await marks()).toEqual([]);
    await setTotal(900, 950);
    await setTotal(60, 70);
    expect((await marks()).map(({ procedureId }) => procedureId).sort()).toEqual(
      stage.procedures.slice(0, 2).sort(),
    );
  });

  it('tells of a count recorded only since, of one that had none', async () => {
    await reopen();
    await merge('P2', 'P0');
    const { differences } = await house.corrections.view(stage.context, OCTOBER);
    await house.corrections.takeOver(stage.context, OCTOBER, { keys: differences, reason: '確認済み' });
    await stage.close(OCTOBER);
    expect(await marks()).toEqual([]);
    await put({ 2: [8, 8] });
    expect(await marks()).toMatchObject([
      { procedureId: stage.procedures[2], before: null, after: { total: 8, online: 8 } },
    ]);
  });
});
