import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type CreateTarget } from '../../src/targets/target.dto.js';
import { TargetService } from '../../src/targets/target.service.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { departmentUser, viewer } from '../setup/town.js';
import { achievementFixture, type AchievementFixture } from './achievement-fixture.js';
import { ClosingStage, NOVEMBER, OCTOBER } from './closing-stage.js';
import { progressServices } from './progress-fixture.js';

let fresh: FreshDatabase;
let house: AchievementFixture;
let stage: ClosingStage;
let targets: TargetService;
let rooms: ReturnType<typeof progressServices>;

beforeAll(async () => {
  fresh = await freshDatabase();
  house = await achievementFixture(fresh);
  targets = house.app.get(TargetService);
  rooms = progressServices(house.app);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  stage = await ClosingStage.new(house);
  await stage.settle();
});

const year = (fiscalYear: number, value: string) => ({ fiscalYear, value });
const ONLINE: CreateTarget = {
  indicator: 'procedures-online',
  kind: 'reach',
  baseline: year(2025, '40.0'),
  targets: [year(2026, '80'), year(2029, '100')],
};
const USE: CreateTarget = {
  indicator: 'usage',
  kind: 'reach',
  baseline: year(2024, '20.0'),
  targets: [year(2029, '60')],
};
const SURVEY: CreateTarget = {
  manual: { name: '満足している市民の割合', unit: '%', decimals: 1, level: 'outcome' },
  kind: 'reach',
  baseline: year(2024, '14.1'),
  targets: [year(2029, '20.0')],
};

const told = (month = OCTOBER, revision?: number) => rooms.service.list(stage.context, { month, revision });
const plan = (code: string, month: string) =>
  stage.change(
    `WITH planned AS (UPDATE procedure SET planned_month = $3 WHERE municipality_id = $1 AND code = $2 RETURNING id)
     INSERT INTO planned_month_change (municipality_id, procedure_id, planned_month, recorded_by)
     SELECT $1, id, $3, 'test' FROM planned`,
    [code, month],
  );

describe('the targets as a closed month tells them', () => {
  it('stay as they stood at its close, whatever is changed, withdrawn, typed in or corrected later', async () => {
    const made = await targets.create(stage.context, ONLINE);
    const survey = await targets.create(stage.context, SURVEY);
    await targets.saveActual(stage.context, survey.id, 2025, undefined, { value: '15.0' });
    await plan('P1', '2026-12');
    await stage.settle();
    await stage.close(OCTOBER);
    const first = await told();
    const forecast = await rooms.forecasts.forecast(stage.context, { month: OCTOBER });
    expect(first.map(({ latest }) => latest?.value)).toEqual(['66.7', '15.0']);

    await targets.edit(stage.context, made.id, 1, { targets: [year(2026, '90')] });
    await targets.move(stage.context, survey.id, 1);
    expect(await told()).toEqual(first);
    await targets.withdraw(stage.context, survey.id, 1, '計画の改定のため');
    await targets.create(stage.context, USE);
    await plan('P1', '2027-02');
    await stage.openReported(NOVEMBER);
    await stage.close(NOVEMBER);
    expect(await told()).toEqual(first);
    expect(await rooms.forecasts.forecast(stage.context, { month: OCTOBER })).toEqual(forecast);

    await house.closing.reopen(stage.context, OCTOBER, '件数の誤り');
    await stage.settle();
    expect(await told(OCTOBER, 1)).toEqual(first);
    expect(await told(OCTOBER)).toEqual(first);
    const corrected = (await told(OCTOBER, 2)).map(({ indicator }) => indicator);
    expect(corrected).toEqual(['procedures-online', 'usage']);
    const november = await told(NOVEMBER);
    expect(november.map(({ next }) => next?.value)).toEqual(['90', '60']);
  });

  it('are none where they were entered afterwards, while the table of today has them', async () => {
    await stage.close(OCTOBER);
    await targets.create(stage.context, ONLINE);
    expect(await told()).toEqual([]);
    const { rows } = await rooms.service.table(viewer(stage.town));
    expect(rows).toMatchObject([{ latest: { period: OCTOBER, state: 'final', value: '66.7' } }]);
  });

  it('know nothing of a later month or of a later fiscal year’s survey', async () => {
    const survey = await targets.create(stage.context, SURVEY);
    await targets.create(stage.context, ONLINE);
    await targets.saveActual(stage.context, survey.id, 2026, undefined, { value: '19.0' });
    await stage.openReported(NOVEMBER);
    await stage.settle();
    const [ofSurvey, online] = await told(OCTOBER);
    expect(ofSurvey?.latest?.period).toBe('FY2026');
    expect(online?.actuals.map(({ period }) => period)).toEqual([OCTOBER]);
    expect((await rooms.service.list(stage.context))[1]?.latest?.period).toBe(NOVEMBER);
  });
});

describe('an indicator that counts applications', () => {
  it('is judged by its fiscal year, with the newer month beside it as interim', async () => {
    await targets.create(stage.context, USE);
    const [before] = await told();
    expect(before).toMatchObject({ flows: true, latest: { period: OCTOBER, interim: true }, interim: null });
    await stage.change(
      `INSERT INTO yearly_count (municipality_id, procedure_id, fiscal_year, applications_total, applications_online)
       SELECT $1, id, 2025, 100, 30 FROM procedure WHERE municipality_id = $1`,
    );
    await house.database.transaction(stage.town, (tx) => house.owedWork.raise(tx, 'provisional', ['FY2025']));
    await stage.settle();
    const [now] = await told();
    expect(now).toMatchObject({
      countUnit: '件',
      latest: { period: 'FY2025', value: '30.0', interim: false, rate: { numerator: 90, denominator: 300 } },
      interim: { period: OCTOBER, interim: true },
      judgement: 'on-track',
      standing: { expected: '28.0', deviation: '2.0', deviationInCount: 6 },
    });
  });
});

describe('the forecast', () => {
  it('tells what plans make of the target, and which procedures carry the most', async () => {
    await targets.create(stage.context, ONLINE);
    await plan('P1', '2026-12');
    await plan('P1', '2027-01');
    await stage.change(
      `INSERT INTO yearly_count (municipality_id, procedure_id, fiscal_year, applications_total, applications_online)
       SELECT $1, id, 2025, 100, 0 FROM procedure WHERE municipality_id = $1`,
    );
    await stage.settle();
    const forecast = await rooms.forecasts.forecast(stage.context);
    const line = forecast?.lines.find(({ indicator }) => indicator === 'procedures-online');
    expect(line).toMatchObject({ now: 2, denominator: 3 });
    expect(line?.months.map(({ month, held, slipped }) => `${month} ${held} ${slipped}`)).toEqual([
      '2026-11 2 2',
      '2026-12 2 2',
      '2027-01 3 2',
      '2027-02 3 3',
      '2027-03 3 3',
    ]);
    expect(forecast?.slips).toMatchObject([{ departmentName: '市民課', plans: 1, medianSlip: 1 }]);
    expect(forecast?.targets).toMatchObject([
      {
        next: { value: '80' },
        held: { missing: 0, reachedIn: '2027-01' },
        slipped: { reachedIn: '2027-02' },
      },
    ]);
    expect(forecast?.pareto).toMatchObject({
      fiscalYear: 2025,
      unknown: 0,
      rows: [{ code: 'P1', applications: 100, cumulativePercent: '100.0' }],
    });
  });

  it('counts a plan as slipped by when the procedure came online, though nobody wrote it over', async () => {
    await plan('P1', '2026-09');
    await stage.settle();
    await stage.close(OCTOBER);
    const slips = async (month = NOVEMBER) =>
      (await rooms.forecasts.forecast(stage.context, { month }))?.slips;
    expect(await slips(OCTOBER)).toMatchObject([{ plans: 1, medianSlip: 2 }]);
    await stage.openReported(NOVEMBER);
    await stage.change(
      `INSERT INTO procedure_stage (municipality_id, procedure_id, effective_on, stage, source, recorded_by)
       SELECT $1, id, '2026-11-30', 'online', 'catalogue', 'test' FROM procedure
        WHERE municipality_id = $1 AND code = 'P1'`,
    );
    await stage.settle();
    expect(await slips()).toMatchObject([{ plans: 1, medianSlip: 2 }]);
    await stage.close(NOVEMBER);
    expect(await slips()).toMatchObject([{ plans: 1, medianSlip: 2 }]);
    expect(await slips(OCTOBER)).toMatchObject([{ plans: 1, medianSlip: 2 }]);
  });

  it('shows a department its own part alone', async () => {
    const [first, second] = stage.departments;
    const mine = await rooms.forecasts.forecast(departmentUser(stage.town, second));
    expect(mine).toMatchObject({ departmentId: second.id, slips: [], targets: [], pareto: { rows: [] } });
    expect(mine?.lines.find(({ indicator }) => indicator === 'procedures-online')?.denominator).toBe(1);
    await expect(
      rooms.forecasts.forecast(departmentUser(stage.town, second), { departmentId: first.id }),
    ).rejects.toMatchObject({ status: 403 });
  });
});

describe('a withdrawn target', () => {
  it('leaves the table, stays readable with its reason, and makes room for another', async () => {
    const made = await targets.create(stage.context, SURVEY);
    await targets.saveActual(stage.context, made.id, 2025, undefined, { value: '15.0' });
    await expect(targets.withdraw(stage.context, made.id, 1, ' ')).rejects.toMatchObject({ status: 422 });
    await expect(targets.withdraw(viewer(stage.town), made.id, 1, '改定')).rejects.toMatchObject({
      status: 403,
    });
    await targets.withdraw(stage.context, made.id, 1, '計画の改定のため');
    expect((await rooms.service.table(stage.context)).rows).toEqual([]);
    expect(await targets.list(stage.context, { withdrawn: true })).toMatchObject([
      { id: made.id, withdrawn: { reason: '計画の改定のため' } },
    ]);
    await expect(targets.edit(stage.context, made.id, 2, { kind: 'keep' })).rejects.toMatchObject({
      code: 'withdrawn-target',
    });
    const again = await targets.create(stage.context, SURVEY);
    expect(again.actuals).toMatchObject([{ fiscalYear: 2025, value: '15.0' }]);
    await expect(targets.create(stage.context, SURVEY)).rejects.toMatchObject({ code: 'target-exists' });
  });

  it('can be neither altered nor deleted in its history, even by the application itself', async () => {
    await targets.create(stage.context, ONLINE);
    const tryTo = (sql: string) =>
      fresh.database
        .transaction(stage.town, (tx) => tx.execute(sql, []))
        .catch((error: unknown) => String(error));
    expect(await tryTo('DELETE FROM target_history')).toContain('permission denied');
    expect(await tryTo('UPDATE target_history SET state = NULL')).toContain('permission denied');
  });
});
