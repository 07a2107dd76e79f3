import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseMonth } from '../../src/kernel/month.js';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import { departmentUser, openMonth, viewer } from '../setup/town.js';
import { achievementFixture, type AchievementFixture } from './achievement-fixture.js';
import { putReport, putYearlyCount } from './achievement-reports.js';
import { CorrectionFixture } from './correction-fixture.js';
import { ClosingFixture, NOVEMBER, OCTOBER } from './closing-fixture.js';
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
const figures = (revision?: number) => at.figures(revision);
const rateOf = (key: string, revision?: number) => at.rateOf(key, revision);
const correctRow = (procedure: number, total: number, online: number) =>
  at.correctRow(procedure, total, online);

describe('what the catalogue has become since', () => {
  beforeEach(async () => {
    await fixture.close(OCTOBER);
    await reopen();
  });

  const view = () => achievement.corrections.view(fixture.context, OCTOBER);
  const take = (
    keys: Parameters<AchievementFixture['corrections']['takeOver']>[2]['keys'],
    reason = '確認済み',
  ) => achievement.corrections.takeOver(fixture.context, OCTOBER, { keys, reason });

  it('is nothing where nothing was done', async () => {
    expect(await view()).toMatchObject({ revision: 2, reason: '件数の誤り', differences: [], takeovers: [] });
  });

  it('is shown beside, and moves the figures only when it is taken over, recorded with the reason', async () => {
    const before = await rateOf('priority-items', 2);
    await fixture.change(`DELETE FROM item_mapping WHERE municipality_id = $1`);
    const { differences } = await view();
    expect(differences).toMatchObject([
      { kind: 'procedure', what: 'mapping', subject: fixture.procedures[0] },
      { kind: 'item', what: 'department' },
    ]);
    await fixture.settle();
    expect(await rateOf('priority-items', 2)).toBe(before);
    const after = await take(differences);
    expect(after.differences).toEqual([]);
    expect(after.takeovers).toMatchObject([
      { what: 'mapping', reason: '確認済み', revision: 2, takenBy: fixture.context.actor.label },
      { what: 'department', reason: '確認済み', revision: 2 },
    ]);
    await fixture.settle();
    expect(before.startsWith('1/')).toBe(true);
    // No handled item has a procedure any more: there is no value, not 0.
    expect((await rateOf('priority-items', 2)).startsWith('null/')).toBe(true);
    await fixture.close(OCTOBER);
    expect((await rateOf('priority-items')).startsWith('null/')).toBe(true);
    expect((await rateOf('priority-items', 1)).startsWith('1/')).toBe(true);
    expect(await achievement.corrections.history(fixture.context, OCTOBER)).toHaveLength(2);
    const holds = await achievement.figures.verifyDigest(fixture.context, OCTOBER, 2);
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
    await fixture.change(sql);
    const { differences } = await view();
    expect(differences.map((one) => one.what)).toContain(what);
    expect((await take(differences)).differences).toEqual([]);
    await fixture.settle();
    await fixture.close(OCTOBER);
    expect(await fixture.monthState(OCTOBER)).toEqual({ state: 'closed', revision: 2 });
  });

  it('tells of recorded counts of the year, and a taken one moves the rates by volume', async () => {
    await putYearlyCount(achievement.database, fixture.town, 2025, { [fixture.procedures[0]!]: [900, 100] });
    const { yearlyCountsChanged } = await achievement.figures.list(fixture.context, OCTOBER, {
      kind: 'municipality',
    });
    expect(yearlyCountsChanged).toMatchObject([
      { procedureId: fixture.procedures[0], before: null, after: { total: 900, online: 100 } },
    ]);
    const { differences } = await view();
    expect(differences).toMatchObject([{ what: 'yearly-count' }]);
    expect((await take(differences)).differences).toEqual([]);
    await fixture.settle();
    expect(await rateOf('volume-online', 2)).toBe('900/900 1/3');
    await fixture.close(OCTOBER);
    const closed = await achievement.figures.list(fixture.context, OCTOBER, { kind: 'municipality' });
    expect(closed.yearlyCountsChanged).toEqual([]);
  });

  it('tells of applicability and of the choice when an item is online', async () => {
    await fixture.change(
      `INSERT INTO applicability (municipality_id, item_key, state, reason)
       SELECT $1, item_key, 'not-handled', 'no-facility' FROM item_mapping WHERE municipality_id = $1`,
    );
    await fixture.change(`UPDATE municipality SET item_rule = 'all' WHERE municipality_id = $1`);
    const { differences } = await view();
    expect(differences.map(({ kind, what }) => `${kind} ${what}`)).toEqual([
      'list item-rule',
      'item applicability',
    ]);
    expect((await take(differences)).differences).toEqual([]);
    await fixture.settle();
    const after = (await figures(2)).get('priority-items');
    expect(after).toMatchObject({ numerator: null, denominator: null, itemRule: 'all' });
  });

  it('is taken over only with a reason, only where it is a difference, and only by the DX office', async () => {
    await fixture.change(`DELETE FROM item_mapping WHERE municipality_id = $1`);
    const { differences } = await view();
    await expect(take(differences, ' ')).rejects.toMatchObject({ status: 422 });
    await expect(take([])).rejects.toMatchObject({ status: 422 });
    await expect(
      take([{ kind: 'procedure', subject: fixture.procedures[1]!, what: 'mapping' }]),
    ).rejects.toMatchObject({ status: 422 });
    for (const context of [viewer(fixture.town), departmentUser(fixture.town, fixture.departments[0])]) {
      await expect(
        achievement.corrections.takeOver(context, OCTOBER, { keys: differences, reason: '理由' }),
      ).rejects.toMatchObject({ status: 403 });
    }
    await take(differences);
    await expect(take(differences)).rejects.toMatchObject({ status: 422 });
    await fixture.close(OCTOBER);
    await expect(take(differences)).rejects.toMatchObject({ status: 409 });
    await expect(view()).rejects.toMatchObject({ status: 409, code: 'no-correction' });
  });
});

describe('a correction of the second of two months', () => {
  it('keeps the mark of the first one’s correction, which it has not taken over', async () => {
    await fixture.openReported(NOVEMBER);
    await fixture.close(OCTOBER);
    await fixture.close(NOVEMBER);
    await reopen();
    await correctRow(0, 30, 5);
    await fixture.close(OCTOBER);
    await achievement.closing.reopen(fixture.context, NOVEMBER, '確認');
    await fixture.close(NOVEMBER);
    const { corrections, snapshot } = await achievement.figures.list(fixture.context, NOVEMBER, {
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
      await openMonth(achievement.database, fixture.town, month);
      await putReport(achievement.database, fixture.town, fixture.departments[0], {
        month,
        rows: [{ procedureId: fixture.procedures[0]!, stage: 'online', total: 100, online: 40 }],
      });
    }
    await fixture.close(february);
    await fixture.close(march);
    const year = (revision?: number) => fixture.figure('FY2025', 'usage', revision);
    expect(await year()).toBe('80/200 final 1');

    await achievement.closing.reopen(fixture.context, february, '件数');
    await fixture.change(
      `UPDATE status_report SET applications_total = 150, entered_revision = 2
        WHERE municipality_id = $1 AND month = '2026-02'`,
    );
    await fixture.close(february);
    expect(await year()).toBe('80/200 final 1');
    const { corrections } = await achievement.figures.list(fixture.context, 'FY2025', {
      kind: 'municipality',
    });
    expect(corrections).toMatchObject([{ month: '2026-02', revision: 2 }]);

    await achievement.closing.reopen(fixture.context, march, '年度の訂正');
    await fixture.settle();
    expect(await year(2)).toBe('80/200 provisional 2');
    const { differences } = await achievement.corrections.view(fixture.context, march);
    expect(differences).toMatchObject([
      { kind: 'month', subject: '2026-02', before: '第1版', after: '第2版' },
    ]);
    await achievement.corrections.takeOver(fixture.context, march, {
      keys: differences,
      reason: '2月の訂正',
    });
    await fixture.settle();
    expect(await year(2)).toBe('80/250 provisional 2');
    await fixture.change(
      `UPDATE status_report SET applications_online = 60, entered_revision = 2
        WHERE municipality_id = $1 AND month = '2026-03'`,
    );
    await fixture.settle();
    expect(await year(2)).toBe('100/250 provisional 2');
    await fixture.close(march);
    expect(await year()).toBe('100/250 final 2');
    const closed = await achievement.figures.list(fixture.context, 'FY2025', { kind: 'municipality' });
    expect(closed.corrections).toEqual([]);
  });
});

describe('another edition of the list', () => {
  /** A town whose procedures stand for an item of both editions, one of the newer alone, and none. */
  async function townUnder(edition: string): Promise<ClosingFixture> {
    const one = await ClosingFixture.new(achievement);
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

  const putInForce = (one: ClosingFixture, edition: string) =>
    one.change(`UPDATE municipality SET list_edition = $2 WHERE municipality_id = $1`, [edition]);

  async function everyFigure(one: ClosingFixture, revision: number) {
    // Departments stand in the order of their ids, which are of each town its own.
    const found: string[] = [];
    for (const kind of ['municipality', 'department', 'group', 'tag'] as const) {
      const { figures: ofKind } = await achievement.figures.list(one.context, OCTOBER, { revision, kind });
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
      await achievement.closing.reopen(corrected.context, OCTOBER, '版の誤り');
      await corrected.settle();
      expect(await everyFigure(corrected, 2)).toEqual(closed);
      const { differences } = await achievement.corrections.view(corrected.context, OCTOBER);
      expect(differences).toMatchObject([{ kind: 'list', what: 'edition', before: was, after: is }]);
      const after = await achievement.corrections.takeOver(corrected.context, OCTOBER, {
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
