import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseMonth } from '../../src/kernel/month.js';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import { newProcedure, openMonth } from '../setup/town.js';
import { achievementFixture, type AchievementFixture } from './achievement-fixture.js';
import { CorrectionStage } from './correction-stage.js';
import { ClosingStage, NOVEMBER, OCTOBER } from './closing-stage.js';
import { entry, reportingServices, type ReportingServices } from './reporting-fixture.js';

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
const save = (procedure: number, total: number, online: number) => at.save(procedure, total, online);

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
