import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type CreateTarget } from '../../src/targets/target.dto.js';
import { TargetService } from '../../src/targets/target.service.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { departmentUser, viewer } from '../setup/town.js';
import { achievementFixture, type AchievementFixture } from './achievement-fixture.js';
import { ClosingFixture, NOVEMBER, OCTOBER } from './closing-fixture.js';
import { progressServices } from './progress-fixture.js';

let fresh: FreshDatabase;
let achievement: AchievementFixture;
let fixture: ClosingFixture;
let targets: TargetService;
let progress: ReturnType<typeof progressServices>;

beforeAll(async () => {
  fresh = await freshDatabase();
  achievement = await achievementFixture(fresh);
  targets = achievement.app.get(TargetService);
  progress = progressServices(achievement.app);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  fixture = await ClosingFixture.new(achievement);
  await fixture.settle();
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

const listProgress = (month = OCTOBER, revision?: number) =>
  progress.service.list(fixture.context, { month, revision });
const plan = (code: string, month: string) =>
  fixture.change(
    `WITH planned AS (UPDATE procedure SET planned_month = $3 WHERE municipality_id = $1 AND code = $2 RETURNING id)
     INSERT INTO planned_month_change (municipality_id, procedure_id, planned_month, recorded_by)
     SELECT $1, id, $3, 'test' FROM planned`,
    [code, month],
  );

describe('the targets as a closed month tells them', () => {
  it('stay as they stood at its close, whatever is changed, withdrawn, typed in or corrected later', async () => {
    const target = await targets.create(fixture.context, ONLINE);
    const survey = await targets.create(fixture.context, SURVEY);
    await targets.saveActual(fixture.context, survey.id, 2025, undefined, { value: '15.0' });
    await plan('P1', '2026-12');
    await fixture.settle();
    await fixture.close(OCTOBER);
    const first = await listProgress();
    const forecast = await progress.forecasts.forecast(fixture.context, { month: OCTOBER });
    expect(first.map(({ latest }) => latest?.value)).toEqual(['66.7', '15.0']);

    await targets.edit(fixture.context, target.id, 1, { targets: [year(2026, '90')] });
    await targets.move(fixture.context, survey.id, 1);
    expect(await listProgress()).toEqual(first);
    await targets.withdraw(fixture.context, survey.id, 1, '計画の改定のため');
    await targets.create(fixture.context, USE);
    await plan('P1', '2027-02');
    await fixture.openReported(NOVEMBER);
    await fixture.close(NOVEMBER);
    expect(await listProgress()).toEqual(first);
    expect(await progress.forecasts.forecast(fixture.context, { month: OCTOBER })).toEqual(forecast);

    await achievement.closing.reopen(fixture.context, OCTOBER, '件数の誤り');
    await fixture.settle();
    expect(await listProgress(OCTOBER, 1)).toEqual(first);
    expect(await listProgress(OCTOBER)).toEqual(first);
    const corrected = (await listProgress(OCTOBER, 2)).map(({ indicator }) => indicator);
    expect(corrected).toEqual(['procedures-online', 'usage']);
    const november = await listProgress(NOVEMBER);
    expect(november.map(({ next }) => next?.value)).toEqual(['90', '60']);
  });

  it('are none where they were entered afterwards, while the table of today has them', async () => {
    await fixture.close(OCTOBER);
    await targets.create(fixture.context, ONLINE);
    expect(await listProgress()).toEqual([]);
    const { rows } = await progress.service.table(viewer(fixture.town));
    expect(rows).toMatchObject([{ latest: { period: OCTOBER, state: 'final', value: '66.7' } }]);
  });

  it('know nothing of a later month or of a later fiscal year’s survey', async () => {
    const survey = await targets.create(fixture.context, SURVEY);
    await targets.create(fixture.context, ONLINE);
    await targets.saveActual(fixture.context, survey.id, 2026, undefined, { value: '19.0' });
    await fixture.openReported(NOVEMBER);
    await fixture.settle();
    const [ofSurvey, online] = await listProgress(OCTOBER);
    expect(ofSurvey?.latest?.period).toBe('FY2026');
    expect(online?.actuals.map(({ period }) => period)).toEqual([OCTOBER]);
    expect((await progress.service.list(fixture.context))[1]?.latest?.period).toBe(NOVEMBER);
  });
});

describe('an indicator that counts applications', () => {
  it('is judged by its fiscal year, with the newer month beside it as interim', async () => {
    await targets.create(fixture.context, USE);
    const [before] = await listProgress();
    expect(before).toMatchObject({ flows: true, latest: { period: OCTOBER, interim: true }, interim: null });
    await fixture.change(
      `INSERT INTO yearly_count (municipality_id, procedure_id, fiscal_year, applications_total, applications_online)
       SELECT $1, id, 2025, 100, 30 FROM procedure WHERE municipality_id = $1`,
    );
    await achievement.database.transaction(fixture.town, (tx) =>
      achievement.owedWork.raise(tx, 'provisional', ['FY2025']),
    );
    await fixture.settle();
    const [now] = await listProgress();
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
    await targets.create(fixture.context, ONLINE);
    await plan('P1', '2026-12');
    await plan('P1', '2027-01');
    await fixture.change(
      `INSERT INTO yearly_count (municipality_id, procedure_id, fiscal_year, applications_total, applications_online)
       SELECT $1, id, 2025, 100, 0 FROM procedure WHERE municipality_id = $1`,
    );
    await fixture.settle();
    const forecast = await progress.forecasts.forecast(fixture.context);
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
    await fixture.settle();
    await fixture.close(OCTOBER);
    const slips = async (month = NOVEMBER) =>
      (await progress.forecasts.forecast(fixture.context, { month }))?.slips;
    expect(await slips(OCTOBER)).toMatchObject([{ plans: 1, medianSlip: 2 }]);
    await fixture.openReported(NOVEMBER);
    await fixture.change(
      `INSERT INTO procedure_stage (municipality_id, procedure_id, effective_on, stage, source, recorded_by)
       SELECT $1, id, '2026-11-30', 'online', 'catalogue', 'test' FROM procedure
        WHERE municipality_id = $1 AND code = 'P1'`,
    );
    await fixture.settle();
    expect(await slips()).toMatchObject([{ plans: 1, medianSlip: 2 }]);
    await fixture.close(NOVEMBER);
    expect(await slips()).toMatchObject([{ plans: 1, medianSlip: 2 }]);
    expect(await slips(OCTOBER)).toMatchObject([{ plans: 1, medianSlip: 2 }]);
  });

  it('shows a department its own part alone', async () => {
    const [first, second] = fixture.departments;
    const mine = await progress.forecasts.forecast(departmentUser(fixture.town, second));
    expect(mine).toMatchObject({ departmentId: second.id, slips: [], targets: [], pareto: { rows: [] } });
    expect(mine?.lines.find(({ indicator }) => indicator === 'procedures-online')?.denominator).toBe(1);
    await expect(
      progress.forecasts.forecast(departmentUser(fixture.town, second), { departmentId: first.id }),
    ).rejects.toMatchObject({ status: 403 });
  });
});

describe('a withdrawn target', () => {
  it('leaves the table, stays readable with its reason, and makes room for another', async () => {
    const target = await targets.create(fixture.context, SURVEY);
    await targets.saveActual(fixture.context, target.id, 2025, undefined, { value: '15.0' });
    await expect(targets.withdraw(fixture.context, target.id, 1, ' ')).rejects.toMatchObject({ status: 422 });
    await expect(targets.withdraw(viewer(fixture.town), target.id, 1, '改定')).rejects.toMatchObject({
      status: 403,
    });
    await targets.withdraw(fixture.context, target.id, 1, '計画の改定のため');
    expect((await progress.service.table(fixture.context)).rows).toEqual([]);
    expect(await targets.list(fixture.context, { withdrawn: true })).toMatchObject([
      { id: target.id, withdrawn: { reason: '計画の改定のため' } },
    ]);
    await expect(targets.edit(fixture.context, target.id, 2, { kind: 'keep' })).rejects.toMatchObject({
      code: 'withdrawn-target',
    });
    const again = await targets.create(fixture.context, SURVEY);
    expect(again.actuals).toMatchObject([{ fiscalYear: 2025, value: '15.0' }]);
    await expect(targets.create(fixture.context, SURVEY)).rejects.toMatchObject({ code: 'target-exists' });
  });

  it('can be neither altered nor deleted in its history, even by the application itself', async () => {
    await targets.create(fixture.context, ONLINE);
    const tryTo = (sql: string) =>
      fresh.database
        .transaction(fixture.town, (tx) => tx.execute(sql, []))
        .catch((error: unknown) => String(error));
    expect(await tryTo('DELETE FROM target_history')).toContain('permission denied');
    expect(await tryTo('UPDATE target_history SET state = NULL')).toContain('permission denied');
  });
});
