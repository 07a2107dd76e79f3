import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseMonth } from '../../src/kernel/month.js';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import { newProcedure, openMonth } from '../setup/town.js';
import { achievementFixture, type AchievementFixture } from './achievement-fixture.js';
import { CorrectionFixture } from './correction-fixture.js';
import { ClosingFixture, NOVEMBER, OCTOBER } from './closing-fixture.js';
import { entry, reportingServices, type ReportingServices } from './reporting-fixture.js';

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
const save = (procedure: number, total: number, online: number) => at.save(procedure, total, online);

describe('months closed for the first time', () => {
  it('close in order: November waits for October, and the refusal names it', async () => {
    await fixture.openReported(NOVEMBER);
    await expect(fixture.close(NOVEMBER)).rejects.toMatchObject({
      status: 409,
      code: 'earlier-month-open',
      title: expect.stringContaining('2026年10月'),
    });
    expect(await achievement.closing.readiness(fixture.context, NOVEMBER)).toMatchObject({
      waitsFor: [OCTOBER],
    });
    await fixture.close(OCTOBER);
    await fixture.close(NOVEMBER);
    expect(await fixture.monthState(NOVEMBER)).toEqual({ state: 'closed', revision: 1 });
  });

  it('do not wait for a correction under way, nor for months never opened', async () => {
    await fixture.close(OCTOBER);
    await reopen();
    const december = parseMonth('2026-12');
    await fixture.openReported(december);
    await fixture.close(december);
    expect(await fixture.monthState(december)).toEqual({ state: 'closed', revision: 1 });
  });

  it('carry the mark of an older month that was opened and closed late', async () => {
    await fixture.close(OCTOBER);
    await openMonth(achievement.database, fixture.town, '2026-08');
    await fixture.close(parseMonth('2026-08'));
    const { corrections } = await achievement.figures.list(fixture.context, OCTOBER, {
      kind: 'municipality',
    });
    expect(corrections).toMatchObject([{ month: '2026-08', revision: 1 }]);
    expect(await achievement.rates.rates(fixture.context, OCTOBER)).toMatchObject({ corrections });
  });

  it('carry no mark of months closed before them', async () => {
    await fixture.openReported(NOVEMBER);
    await fixture.close(OCTOBER);
    await fixture.close(NOVEMBER);
    const { corrections } = await achievement.figures.list(fixture.context, NOVEMBER, {
      kind: 'municipality',
    });
    expect(corrections).toEqual([]);
  });
});

describe('while a correction is open', () => {
  beforeEach(async () => {
    await fixture.close(OCTOBER);
    await reopen();
  });

  it('readers see the final revision and are told of the open one', async () => {
    await correctRow(0, 30, 5);
    const answer = await achievement.figures.list(fixture.context, OCTOBER, { kind: 'municipality' });
    expect(answer.snapshot).toMatchObject({ state: 'final', revision: 1 });
    expect(answer.correction).toEqual({ revision: 2 });
    expect(await fixture.figure('2026-10', 'usage')).toBe('13/38 final 1');
    expect(await fixture.figure('2026-10', 'usage', 2)).toBe('13/58 provisional 2');
    const rates = await achievement.rates.rates(fixture.context, OCTOBER);
    expect(rates).toMatchObject({ correction: { revision: 2 } });
    expect(rates.indicators[0]).toMatchObject({ state: 'final', revision: 1 });
    await fixture.close(OCTOBER);
    const closed = await achievement.figures.list(fixture.context, OCTOBER, { kind: 'municipality' });
    expect(closed).toMatchObject({ snapshot: { state: 'final', revision: 2 }, correction: null });
  });

  it('a returned row takes itself out of the count, not its department, and keeps its stage', async () => {
    expect([await rateOf('usage', 2), await rateOf('procedures-online', 2)]).toEqual([
      '13/38 3/3',
      '2/3 3/3',
    ]);
    await reporting.submissions.return(fixture.context, OCTOBER, fixture.departments[0].id, {
      reason: null,
      rows: [{ procedureId: fixture.procedures[0]!, reason: '確認' }],
    });
    await fixture.settle();
    expect([await rateOf('usage', 2), await rateOf('procedures-online', 2)]).toEqual(['8/28 2/3', '2/3 2/3']);
    await save(0, 40, 4);
    await fixture.settle();
    expect(await rateOf('usage', 2)).toBe('8/28 2/3');
    await reporting.submissions.submit(fixture.context, OCTOBER, fixture.departments[0].id);
    await fixture.settle();
    expect(await rateOf('usage', 2)).toBe('12/68 3/3');
  });

  it('a row entered beside a returned one counts as it was closed until it is submitted', async () => {
    await reporting.submissions.return(fixture.context, OCTOBER, fixture.departments[0].id, {
      reason: null,
      rows: [{ procedureId: fixture.procedures[0]!, reason: '確認' }],
    });
    await save(1, 25, 1);
    await fixture.settle();
    expect(await rateOf('usage', 2)).toBe('8/28 2/3');
    await save(0, 10, 5);
    await reporting.submissions.submit(fixture.context, OCTOBER, fixture.departments[0].id);
    await fixture.settle();
    expect(await rateOf('usage', 2)).toBe('14/43 3/3');
  });

  it('a report returned as a whole takes all its rows out', async () => {
    await reporting.submissions.return(fixture.context, OCTOBER, fixture.departments[0].id, {
      reason: '全部の確認',
      rows: [],
    });
    await fixture.settle();
    expect([await rateOf('usage', 2), await rateOf('procedures-online', 2)]).toEqual(['8/8 1/3', '2/3 1/3']);
  });

  it('what is done to the catalogue moves no figure of it', async () => {
    const before = await figures(2);
    await fixture.change(`DELETE FROM item_mapping WHERE municipality_id = $1`);
    await fixture.change(`UPDATE procedure SET frequency = 'yearly' WHERE municipality_id = $1`);
    await fixture.change(`UPDATE municipality SET item_rule = 'all' WHERE municipality_id = $1`);
    await fixture.settle();
    expect(await figures(2)).toEqual(before);
  });

  it('a procedure registered later is not demanded, and cannot be reported without being taken over', async () => {
    const id = await newProcedure(achievement.database, fixture.town, {
      code: 'NEW',
      departmentId: fixture.departments[0].id,
    });
    const { rows } = await reporting.reports.form(fixture.context, OCTOBER, fixture.departments[0].id);
    expect(rows.map(({ code }) => code)).toEqual(['P0', 'P1']);
    const overview = await reporting.submissions.list(fixture.context, OCTOBER);
    expect(overview.map(({ expected, saved }) => `${saved}/${expected}`)).toEqual(['2/2', '1/1']);
    await expect(
      reporting.reports.saveRow(fixture.context, OCTOBER, id, entry('online', 1, 1)),
    ).rejects.toMatchObject({ status: 404, code: 'not-in-correction' });
    await achievement.corrections.takeOver(fixture.context, OCTOBER, {
      keys: [{ kind: 'procedure', subject: id, what: 'new' }],
      reason: '登録漏れ',
    });
    await fixture.settle();
    expect(await rateOf('procedures-online', 2)).toBe('2/4 3/4');
    const form = await reporting.reports.form(fixture.context, OCTOBER, fixture.departments[0].id);
    expect(form.rows.map(({ code }) => code).sort()).toEqual(['NEW', 'P0', 'P1']);
  });

  it('a procedure retired since stays a row, can be corrected, and its history is left alone', async () => {
    await fixture.change(
      `UPDATE procedure SET retired_at = now(), retired_reason = '統合' WHERE municipality_id = $1 AND code = 'P1'`,
    );
    const lines = () =>
      fixture.achievement.database.transaction(fixture.town, (tx) =>
        reporting.stages.timeline(tx, fixture.procedures[1]!),
      );
    const before = await lines();
    await correctRow(1, 22, 2);
    expect(await rateOf('usage', 2)).toBe('15/40 3/3');
    expect(await lines()).toEqual(before);
    await fixture.close(OCTOBER);
    expect(await rateOf('usage')).toBe('15/40 3/3');
  });

  it('a row of a procedure that moved is asked of its new department and counted under the frozen one', async () => {
    await fixture.close(OCTOBER);
    await fixture.change(
      `UPDATE procedure SET department_id = $2 WHERE municipality_id = $1 AND code = 'P1'`,
      [fixture.departments[1].id],
    );
    await reopen('もう一度');
    const { rows } = await reporting.reports.form(fixture.context, OCTOBER, fixture.departments[1].id);
    expect(rows.map(({ code }) => code)).toEqual(['P1', 'P2']);
    const { figures: parts } = await achievement.figures.list(fixture.context, OCTOBER, {
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
    await fixture.openReported(NOVEMBER);
    await reporting.submissions.return(fixture.context, OCTOBER, fixture.departments[0].id, {
      reason: null,
      rows: [{ procedureId: fixture.procedures[1]!, reason: '段階' }],
    });
    const { rows } = await reporting.reports.form(fixture.context, OCTOBER, fixture.departments[0].id);
    const { version } = rows.find(({ code }) => code === 'P1')!;
    const corrected = entry('online', 20, 0, { confirmedWarnings: ['online-without-channel'] });
    await reporting.reports.saveRow(fixture.context, OCTOBER, fixture.procedures[1]!, corrected, version);
    await reporting.submissions.submit(fixture.context, OCTOBER, fixture.departments[0].id);
    await reporting.submissions.accept(fixture.context, OCTOBER, fixture.departments[0].id);
    await fixture.close(OCTOBER);
    expect(await rateOf('procedures-online')).toBe('3/3 3/3');
    const asOf = (day: string) =>
      achievement.database.transaction(fixture.town, async (tx) =>
        (await reporting.stages.asOf(tx, day as never)).get(fixture.procedures[1]!),
      );
    expect(await asOf('2026-10-31')).toMatchObject({ stage: 'online', effectiveOn: '2026-10-31' });
    expect(await asOf('2026-11-30')).toMatchObject({ stage: 'preparing', effectiveOn: '2026-11-30' });
  });
});
