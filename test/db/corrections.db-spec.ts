import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type FigureView } from '../../src/achievement/figure-view.js';
import { parseMonth } from '../../src/kernel/month.js';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import { departmentUser, newProcedure, openMonth, viewer } from '../setup/town.js';
import { achievementHouse, type AchievementHouse } from './achievement-house.js';
import { putReport, putYearlyCount } from './achievement-reports.js';
import { ClosingStage, NOVEMBER, OCTOBER } from './closing-stage.js';
import { entry, reportingRooms, type ReportingRooms } from './reporting-rooms.js';

let fresh: FreshDatabase;
let house: AchievementHouse;
let rooms: ReportingRooms;
let stage: ClosingStage;

beforeAll(async () => {
  fresh = await freshDatabase();
  house = achievementHouse(fresh.database);
  rooms = reportingRooms(fresh.database);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  stage = await ClosingStage.new(house);
});

const reopen = async (reason = '件数の誤り') => {
  await house.closing.reopen(stage.context, OCTOBER, reason);
  await stage.settle();
};

async function figures(revision?: number): Promise<Map<string, FigureView>> {
  const { figures: found } = await house.figures.list(stage.context, OCTOBER, {
    revision,
    kind: 'municipality',
  });
  return new Map(found.map((figure) => [figure.key, figure]));
}

/** `numerator/denominator reported/expected` of an indicator. */
async function told(key: string, revision?: number): Promise<string> {
  const found = (await figures(revision)).get(key);
  const { reported, expected } = found?.completeness ?? {};
  return `${found?.numerator}/${found?.denominator} ${reported}/${expected}`;
}

/** Corrects one row through the form: returned, entered anew, submitted, accepted. */
async function correctRow(procedure: number, total: number, online: number): Promise<void> {
  const department = stage.departments[procedure === 2 ? 1 : 0].id;
  const procedureId = stage.procedures[procedure]!;
  await rooms.submissions.return(stage.context, OCTOBER, department, {
    reason: null,
    rows: [{ procedureId, reason: '件数を確かめてください' }],
  });
  await save(procedure, total, online);
  await rooms.submissions.submit(stage.context, OCTOBER, department);
  await rooms.submissions.accept(stage.context, OCTOBER, department);
  await stage.settle();
}

async function save(procedure: number, total: number, online: number): Promise<void> {
  const department = stage.departments[procedure === 2 ? 1 : 0].id;
  const procedureId = stage.procedures[procedure]!;
  const { rows } = await rooms.reports.form(stage.context, OCTOBER, department);
  const row = rows.find((one) => one.procedureId === procedureId);
  const confirmedWarnings = ['online-without-channel', 'total-unlike-previous-month'];
  const given = entry(row!.stage, total, online, { confirmedWarnings });
  await rooms.reports.saveRow(stage.context, OCTOBER, procedureId, given, row!.version);
}

describe('months closed for the first time', () => {
  it('close in order: November waits for October, and the refusal names it', async () => {
    await stage.openReported(NOVEMBER);
    await expect(stage.close(NOVEMBER)).rejects.toMatchObject({
      status: 409,
      code: 'earlier-month-open',
      title: expect.stringContaining('2026年10月'),
    });
    expect(await house.closing.readiness(stage.context, NOVEMBER)).toMatchObject({ waitsFor: [OCTOBER] });
    await stage.close(OCTOBER);
    await stage.close(NOVEMBER);
    expect(await stage.monthState(NOVEMBER)).toEqual({ state: 'closed', revision: 1 });
  });

  it('do not wait for a correction under way, nor for months never opened', async () => {
    await stage.close(OCTOBER);
    await reopen();
    const december = parseMonth('2026-12');
    await stage.openReported(december);
    await stage.close(december);
    expect(await stage.monthState(december)).toEqual({ state: 'closed', revision: 1 });
  });

  it('carry the mark of an older month that was opened and closed late', async () => {
    await stage.close(OCTOBER);
    await openMonth(house.database, stage.town, '2026-08');
    await stage.close(parseMonth('2026-08'));
    const { corrections } = await house.figures.list(stage.context, OCTOBER, { kind: 'municipality' });
    expect(corrections).toMatchObject([{ month: '2026-08', revision: 1 }]);
    expect(await house.rates.rates(stage.context, OCTOBER)).toMatchObject({ corrections });
  });

  it('carry no mark of months closed before them', async () => {
    await stage.openReported(NOVEMBER);
    await stage.close(OCTOBER);
    await stage.close(NOVEMBER);
    const { corrections } = await house.figures.list(stage.context, NOVEMBER, { kind: 'municipality' });
    expect(corrections).toEqual([]);
  });
});

describe('while a correction is open', () => {
  beforeEach(async () => {
    await stage.close(OCTOBER);
    await reopen();
  });

  it('readers see the final revision and are told of the open one', async () => {
    await correctRow(0, 30, 5);
    const answer = await house.figures.list(stage.context, OCTOBER, { kind: 'municipality' });
    expect(answer.snapshot).toMatchObject({ state: 'final', revision: 1 });
    expect(answer.correction).toEqual({ revision: 2 });
    expect(await stage.figure('2026-10', 'usage')).toBe('13/38 final 1');
    expect(await stage.figure('2026-10', 'usage', 2)).toBe('13/58 provisional 2');
    const rates = await house.rates.rates(stage.context, OCTOBER);
    expect(rates).toMatchObject({ correction: { revision: 2 } });
    expect(rates.indicators[0]).toMatchObject({ state: 'final', revision: 1 });
    await stage.close(OCTOBER);
    const closed = await house.figures.list(stage.context, OCTOBER, { kind: 'municipality' });
    expect(closed).toMatchObject({ snapshot: { state: 'final', revision: 2 }, correction: null });
  });

  it('a returned row takes itself out of the count, not its department, and keeps its stage', async () => {
    expect([await told('usage', 2), await told('procedures-online', 2)]).toEqual(['13/38 3/3', '2/3 3/3']);
    await rooms.submissions.return(stage.context, OCTOBER, stage.departments[0].id, {
      reason: null,
      rows: [{ procedureId: stage.procedures[0]!, reason: '確認' }],
    });
    await stage.settle();
    expect([await told('usage', 2), await told('procedures-online', 2)]).toEqual(['8/28 2/3', '2/3 2/3']);
    await save(0, 40, 4);
    await stage.settle();
    expect(await told('usage', 2)).toBe('8/28 2/3');
    await rooms.submissions.submit(stage.context, OCTOBER, stage.departments[0].id);
    await stage.settle();
    expect(await told('usage', 2)).toBe('12/68 3/3');
  });

  it('a row entered beside a returned one counts as it was closed until it is submitted', async () => {
    await rooms.submissions.return(stage.context, OCTOBER, stage.departments[0].id, {
      reason: null,
      rows: [{ procedureId: stage.procedures[0]!, reason: '確認' }],
    });
    await save(1, 25, 1);
    await stage.settle();
    expect(await told('usage', 2)).toBe('8/28 2/3');
    await save(0, 10, 5);
    await rooms.submissions.submit(stage.context, OCTOBER, stage.departments[0].id);
    await stage.settle();
    expect(await told('usage', 2)).toBe('14/43 3/3');
  });

  it('a report returned as a whole takes all its rows out', async () => {
    await rooms.submissions.return(stage.context, OCTOBER, stage.departments[0].id, {
      reason: '全部の確認',
      rows: [],
    });
    await stage.settle();
    expect([await told('usage', 2), await told('procedures-online', 2)]).toEqual(['8/8 1/3', '2/3 1/3']);
  });

  it('what is done to the catalogue moves no figure of it', async () => {
    const before = await figures(2);
    await stage.change(`DELETE FROM item_mapping WHERE municipality_id = $1`);
    await stage.change(`UPDATE procedure SET frequency = 'yearly' WHERE municipality_id = $1`);
    await stage.change(`UPDATE municipality SET item_rule = 'all' WHERE municipality_id = $1`);
    await stage.settle();
    expect(await figures(2)).toEqual(before);
  });

  it('a procedure registered later is not demanded, and cannot be reported without being taken over', async () => {
    const id = await newProcedure(house.database, stage.town, {
      code: 'NEW',
      departmentId: stage.departments[0].id,
    });
    const { rows } = await rooms.reports.form(stage.context, OCTOBER, stage.departments[0].id);
    expect(rows.map(({ code }) => code)).toEqual(['P0', 'P1']);
    const overview = await rooms.submissions.list(stage.context, OCTOBER);
    expect(overview.map(({ expected, saved }) => `${saved}/${expected}`)).toEqual(['2/2', '1/1']);
    await expect(
      rooms.reports.saveRow(stage.context, OCTOBER, id, entry('online', 1, 1)),
    ).rejects.toMatchObject({ status: 404, code: 'not-in-correction' });
    await house.corrections.takeOver(stage.context, OCTOBER, {
      keys: [{ kind: 'procedure', subject: id, what: 'new' }],
      reason: '登録漏れ',
    });
    await stage.settle();
    expect(await told('procedures-online', 2)).toBe('2/4 3/4');
    const asked = await rooms.reports.form(stage.context, OCTOBER, stage.departments[0].id);
    expect(asked.rows.map(({ code }) => code).sort()).toEqual(['NEW', 'P0', 'P1']);
  });

  it('a procedure retired since stays a row, can be corrected, and its history is left alone', async () => {
    await stage.change(
      `UPDATE procedure SET retired_at = now(), retired_reason = '統合' WHERE municipality_id = $1 AND code = 'P1'`,
    );
    const lines = () =>
      stage.house.database.transaction(stage.town, (tx) => rooms.stages.timeline(tx, stage.procedures[1]!));
    const before = await lines();
    await correctRow(1, 22, 2);
    expect(await told('usage', 2)).toBe('15/40 3/3');
    expect(await lines()).toEqual(before);
    await stage.close(OCTOBER);
    expect(await told('usage')).toBe('15/40 3/3');
  });

  it('a row of a procedure that moved is asked of its new department and counted under the frozen one', async () => {
    await stage.close(OCTOBER);
    await stage.change(`UPDATE procedure SET department_id = $2 WHERE municipality_id = $1 AND code = 'P1'`, [
      stage.departments[1].id,
    ]);
    await reopen('もう一度');
    const { rows } = await rooms.reports.form(stage.context, OCTOBER, stage.departments[1].id);
    expect(rows.map(({ code }) => code)).toEqual(['P1', 'P2']);
    const { figures: parts } = await house.figures.list(stage.context, OCTOBER, {
      revision: 3,
      kind: 'department',
    });
    const usage = parts.filter(({ key }) => key === 'procedures-online');
    expect(usage.map(({ scope, denominator }) => `${scope.name} ${denominator}`).sort()).toEqual([
      '市民課 2',
      '税務課 1',
    ]);
  });

  it('the history of stages takes the corrected stage of the month, and the newest month’s word holds', async () => {
    await stage.openReported(NOVEMBER);
    await rooms.submissions.return(stage.context, OCTOBER, stage.departments[0].id, {
      reason: null,
      rows: [{ procedureId: stage.procedures[1]!, reason: '段階' }],
    });
    const { rows } = await rooms.reports.form(stage.context, OCTOBER, stage.departments[0].id);
    const { version } = rows.find(({ code }) => code === 'P1')!;
    const corrected = entry('online', 20, 0, { confirmedWarnings: ['online-without-channel'] });
    await rooms.reports.saveRow(stage.context, OCTOBER, stage.procedures[1]!, corrected, version);
    await rooms.submissions.submit(stage.context, OCTOBER, stage.departments[0].id);
    await rooms.submissions.accept(stage.context, OCTOBER, stage.departments[0].id);
    await stage.close(OCTOBER);
    expect(await told('procedures-online')).toBe('3/3 3/3');
    const asOf = (day: string) =>
      house.database.transaction(stage.town, async (tx) =>
        (await rooms.stages.asOf(tx, day as never)).get(stage.procedures[1]!),
      );
    expect(await asOf('2026-10-31')).toMatchObject({ stage: 'online', effectiveOn: '2026-10-31' });
    expect(await asOf('2026-11-30')).toMatchObject({ stage: 'preparing', effectiveOn: '2026-11-30' });
  });
});

describe('what the catalogue has become since', () => {
  beforeEach(async () => {
    await stage.close(OCTOBER);
    await reopen();
  });

  const view = () => house.corrections.view(stage.context, OCTOBER);
  const take = (
    keys: Parameters<AchievementHouse['corrections']['takeOver']>[2]['keys'],
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
    expect((await told('priority-items', 2)).startsWith('0/')).toBe(true);
    await stage.close(OCTOBER);
    expect((await told('priority-items')).startsWith('0/')).toBe(true);
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
    const before = (await figures(2)).get('priority-items');
    expect((await take(differences)).differences).toEqual([]);
    await stage.settle();
    const after = (await figures(2)).get('priority-items');
    expect(after).toMatchObject({ denominator: before!.denominator! - 1, numerator: 0, itemRule: 'all' });
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
