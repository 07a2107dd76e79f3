import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseMonth } from '../../src/kernel/month.js';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import { departmentUser, openMonth, viewer } from '../setup/town.js';
import { achievementFixture, type AchievementFixture } from './achievement-fixture.js';
import { putReport, putYearlyCount } from './achievement-reports.js';
import { CorrectionStage } from './correction-stage.js';
import { ClosingStage, NOVEMBER, OCTOBER } from './closing-stage.js';
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
const figures = (revision?: number) => at.figures(revision);
const told = (key: string, revision?: number) => at.told(key, revision);
const correctRow = (procedure: number, total: number, online: number) =>
  at.correctRow(procedure, total, online);

describe('what the catalogue has become since', () => {
  beforeEach(async () => {
    await stage.close(OCTOBER);
    await reopen();
  });

  const view = () => house.corrections.view(stage.context, OCTOBER);
  const take = (
    keys: Parameters<AchievementFixture['corrections']['takeOver']>[2]['keys'],
    reason = '確認済み',
  ) => house.corrections.takeOver(stage.context, OCTOBER, { keys, reason });

  it('is nothing where nothing was done', async () => {
    expect(await view()).toMatchObject({ revision: 2, reason: '件数の誤り', differences: [], takeovers: [] });
  });

  it('is shown beside, and moves the figures only when it is taken over, recorded with the reason', async () => {
    const before = await told('priority-items', 2);
    await stage.change(`DELETE FROM item_mapping WHERE municipality_id = $1`);
    const { differences } = await view();
    expect(differences).toMatchObject([
      { kind: 'procedure', what: 'mapping', subject: stage.procedures[0] },
      { kind: 'item', what: 'department' },
    ]);
    await stage.settle();
    expect(await told('priority-items', 2)).toBe(before);
    const after = await take(differences);
    expect(after.differences).toEqual([]);
    expect(after.takeovers).toMatchObject([
      { what: 'mapping', reason: '確認済み', revision: 2, takenBy: stage.context.actor.label },
      { what: 'department', reason: '確認済み', revision: 2 },
    ]);
    await stage.settle();
    expect(before.startsWith('1/')).toBe(true);
    // No handled item has a procedure any more: there is no value, not 0.
    expect((await told('priority-items', 2)).startsWith('null/')).toBe(true);
    await stage.close(OCTOBER);
    expect((await told('priority-items')).startsWith('null/')).toBe(true);
    expect((await told('priority-items', 1)).startsWith('1/')).toBe(true);
    expect(await house.corrections.history(stage.context, OCTOBER)).toHaveLength(2);
    const holds = await house.figures.verifyDigest(stage.context, OCTOBER, 2);
    expect(holds).toMatchObject({ holds: true, form: 2 });
  });

  it.each([
    ['name', `UPDATE procedure SET name = '新しい名' WHERE municipality_id = $1 AND code = 'P0'`],
    ['frequency', `UPDATE procedure SET frequency = 'yearly' WHERE municipality_id = $1 AND code = 'P0'`],
    [
      'channel',
      `DELETE FROM procedure_channel WHERE municipality_id = $1 AND procedure_id = (
       SELECT id FROM procedure WHERE municipality_id = $1 AND code = 'P0')`,
    ],
    [
      'gone',
      `UPDATE procedure SET retired_at = now(), retired_reason = '重複' WHERE municipality_id = $1 AND code = 'P0'`,
    ],
    [
      'department',
      `UPDATE procedure SET department_id = (
       SELECT id FROM department WHERE municipality_id = $1 AND name = '税務課')
       WHERE municipality_id = $1 AND code = 'P0'`,
    ],
  ])('tells the difference in %s, and is told no more of it once it is taken over', async (what, sql) => {
    await stage.change(sql);
    const { differences } = await view();
    expect(differences.map((one) => one.what)).toContain(what);
    expect((await take(differences)).differences).toEqual([]);
    await stage.settle();
    await stage.close(OCTOBER);
    expect(await stage.monthState(OCTOBER)).toEqual({ state: 'closed', revision: 2 });
  });

  it('tells of recorded counts of the year, and a taken one moves the rates by volume', async () => {
    await putYearlyCount(house.database, stage.town, 2025, { [stage.procedures[0]!]: [900, 100] });
    const { yearlyCountsChanged } = await house.figures.list(stage.context, OCTOBER, {
      kind: 'municipality',
    });
    expect(yearlyCountsChanged).toMatchObject([
      { procedureId: stage.procedures[0], before: null, after: { total: 900, online: 100 } },
    ]);
    const { differences } = await view();
    expect(differences).toMatchObject([{ what: 'yearly-count' }]);
    expect((await take(differences)).differences).toEqual([]);
    await stage.settle();
    expect(await told('volume-online', 2)).toBe('900/900 1/3');
    await stage.close(OCTOBER);
    const closed = await house.figures.list(stage.context, OCTOBER, { kind: 'municipality' });
    expect(closed.yearlyCountsChanged).toEqual([]);
  });

  it('tells of applicability and of the choice when an item is online', async () => {
    await stage.change(
      `INSERT INTO applicability (municipality_id, item_key, state, reason)
       SELECT $1, item_key, 'not-handled', 'no-facility' FROM item_mapping WHERE municipality_id = $1`,
    );
    await stage.change(`UPDATE municipality SET item_rule = 'all' WHERE municipality_id = $1`);
    const { differences } = await view();
    expect(differences.map(({ kind, what }) => `${kind} ${what}`)).toEqual([
      'list item-rule',
      'item applicability',
    ]);
    expect((await take(differences)).differences).toEqual([]);
    await stage.settle();
    const after = (await figures(2)).get('priority-items');
    expect(after).toMatchObject({ numerator: null, denominator: null, itemRule: 'all' });
  });

  it('is taken over only with a reason, only where it is a difference, and only by the DX office', async () => {
    await stage.change(`DELETE FROM item_mapping WHERE municipality_id = $1`);
    const { differences } = await view();
    await expect(take(differences, ' ')).rejects.toMatchObject({ status: 422 });
    await expect(take([])).rejects.toMatchObject({ status: 422 });
    await expect(
      take([{ kind: 'procedure', subject: stage.procedures[1]!, what: 'mapping' }]),
    ).rejects.toMatchObject({ status: 422 });
    for (const context of [viewer(stage.town), departmentUser(stage.town, stage.departments[0])]) {
      await expect(
        house.corrections.takeOver(context, OCTOBER, { keys: differences, reason: '理由' }),
      ).rejects.toMatchObject({ status: 403 });
    }
    await take(differences);
    await expect(take(differences)).rejects.toMatchObject({ status: 422 });
    await stage.close(OCTOBER);
    await expect(take(differences)).rejects.toMatchObject({ status: 409 });
    await expect(view()).rejects.toMatchObject({ status: 409, code: 'no-correction' });
  });
});

describe('a correction of the second of two months', () => {
  it('keeps the mark of the first one’s correction, which it has not taken over', async () => {
    await stage.openReported(NOVEMBER);
    await stage.close(OCTOBER);
    await stage.close(NOVEMBER);
    await reopen();
    await correctRow(0, 30, 5);
    await stage.close(OCTOBER);
    await house.closing.reopen(stage.context, NOVEMBER, '確認');
    await stage.close(NOVEMBER);
    const { corrections, snapshot } = await house.figures.list(stage.context, NOVEMBER, {
      kind: 'municipality',
    });
    expect(snapshot).toMatchObject({ revision: 2, state: 'final' });
    expect(corrections).toMatchObject([{ month: '2026-10', revision: 2 }]);
  });
});

describe('a fiscal year', () => {
  it('is corrected with its March, and takes a correction of another month over when told so', async () => {
    const [february, march] = ['2026-02', '2026-03'].map(parseMonth) as [typeof OCTOBER, typeof OCTOBER];
    for (const month of [february, march]) {
      await openMonth(house.database, stage.town, month);
      await putReport(house.database, stage.town, stage.departments[0], {
        month,
        rows: [{ procedureId: stage.procedures[0]!, stage: 'online', total: 100, online: 40 }],
      });
    }
    await stage.close(february);
    await stage.close(march);
    const year = (revision?: number) => stage.figure('FY2025', 'usage', revision);
    expect(await year()).toBe('80/200 final 1');

    await house.closing.reopen(stage.context, february, '件数');
    await stage.change(
      `UPDATE status_report SET applications_total = 150, entered_revision = 2
        WHERE municipality_id = $1 AND month = '2026-02'`,
    );
    await stage.close(february);
    expect(await year()).toBe('80/200 final 1');
    const { corrections } = await house.figures.list(stage.context, 'FY2025', { kind: 'municipality' });
    expect(corrections).toMatchObject([{ month: '2026-02', revision: 2 }]);

    await house.closing.reopen(stage.context, march, '年度の訂正');
    await stage.settle();
    expect(await year(2)).toBe('80/200 provisional 2');
    const { differences } = await house.corrections.view(stage.context, march);
    expect(differences).toMatchObject([
      { kind: 'month', subject: '2026-02', before: '第1版', after: '第2版' },
    ]);
    await house.corrections.takeOver(stage.context, march, { keys: differences, reason: '2月の訂正' });
    await stage.settle();
    expect(await year(2)).toBe('80/250 provisional 2');
    await stage.change(
      `UPDATE status_report SET applications_online = 60, entered_revision = 2
        WHERE municipality_id = $1 AND month = '2026-03'`,
    );
    await stage.settle();
    expect(await year(2)).toBe('100/250 provisional 2');
    await stage.close(march);
    expect(await year()).toBe('100/250 final 2');
    const closed = await house.figures.list(stage.context, 'FY2025', { kind: 'municipality' });
    expect(closed.corrections).toEqual([]);
  });
});

describe('another edition of the list', () => {
  /** A town whose procedures stand for an item of both editions, one of the newer alone, and none. */
  async function townUnder(edition: string): Promise<ClosingStage> {
    const one = await ClosingStage.new(house);
    for (const [item, code] of [
      ['bidding', 'P2'],
      ['fire-service-filings', 'P1'],
    ]) {
      await one.change(
        `INSERT INTO item_mapping (municipality_id, item_key, procedure_id)
         SELECT $1, $2, id FROM procedure WHERE municipality_id = $1 AND code = $3`,
        [item, code],
      );
    }
    await putInForce(one, edition);
    return one;
  }

  const putInForce = (one: ClosingStage, edition: string) =>
    one.change(`UPDATE municipality SET list_edition = $2 WHERE municipality_id = $1`, [edition]);

  async function everyFigure(one: ClosingStage, revision: number) {
    // Departments stand in the order of their ids, which are of each town its own.
    const found: string[] = [];
    for (const kind of ['municipality', 'department', 'group', 'tag'] as const) {
      const { figures: ofKind } = await house.figures.list(one.context, OCTOBER, { revision, kind });
      for (const { key, scope, numerator, denominator, completeness, edition } of ofKind) {
        const { reported, expected } = completeness;
        const quotient = `${numerator}/${denominator} ${reported}/${expected}`;
        found.push(`${kind} ${scope.name} ${key}: ${quotient}, ${edition}`);
      }
    }
    return found.sort();
  }

  it.each([
    ['2020-12-25', '2021-12-24'],
    ['2021-12-24', '2020-12-25'],
  ])(
    'closed under %s and taken over, %s gives what the month would have been closed with',
    async (was, is) => {
      const [corrected, twin] = [await townUnder(was), await townUnder(is)];
      for (const one of [corrected, twin]) await one.close(OCTOBER);
      const closed = await everyFigure(corrected, 1);
      await putInForce(corrected, is);
      await house.closing.reopen(corrected.context, OCTOBER, '版の誤り');
      await corrected.settle();
      expect(await everyFigure(corrected, 2)).toEqual(closed);
      const { differences } = await house.corrections.view(corrected.context, OCTOBER);
      expect(differences).toMatchObject([{ kind: 'list', what: 'edition', before: was, after: is }]);
      const after = await house.corrections.takeOver(corrected.context, OCTOBER, {
        keys: differences,
        reason: '正しい版で確定する',
      });
      expect(after.differences).toEqual([]);
      await corrected.close(OCTOBER);
      expect(await everyFigure(corrected, 2)).toEqual(await everyFigure(twin, 1));
      expect(await everyFigure(corrected, 2)).not.toEqual(closed);
      expect(await everyFigure(corrected, 1)).toEqual(closed);
    },
  );
});
