import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BaselineService } from '../../src/automation/baseline/baseline.service.js';
import { AutomationPortfolioService } from '../../src/automation/portfolio/portfolio.service.js';
import { NOTHING_ENTERED } from '../../src/automation/result/result.js';
import { AutomationResultService } from '../../src/automation/result/result.service.js';
import { ProjectStageService } from '../../src/automation/stage/project-stage.service.js';
import { value } from '../../src/kernel/count.js';
import { parseDate } from '../../src/kernel/date.js';
import { parseMonth } from '../../src/kernel/month.js';
import { departmentUser, newDepartment, openMonth } from '../setup/town.js';
import { AutomationFixture } from './automation-fixture.js';

let fixture: AutomationFixture;
let results: AutomationResultService;
let portfolios: AutomationPortfolioService;
const OCTOBER = parseMonth('2026-10');

beforeAll(async () => {
  fixture = await AutomationFixture.setUp();
  results = fixture.app.get(AutomationResultService);
  portfolios = fixture.app.get(AutomationPortfolioService);
  for (const month of ['2026-09', '2026-10']) await openMonth(fixture.fresh.database, fixture.town, month);
});
afterAll(() => fixture.tearDown());

const line = async (id: string, month = OCTOBER) =>
  (await results.form(fixture.office, month)).find(({ projectId }) => projectId === id);

describe('the results of a month', () => {
  it('are asked of projects on trial and in production, expected of those in production', async () => {
    const running = await fixture.running();
    const { id } = await fixture.project();
    expect(await line(running.id)).toMatchObject({ expected: true, saved: null, version: 0 });
    expect(await line(id)).toBeUndefined();
    const seasonal = await fixture.running('2026-04-01', { operatingMonths: [2, 3] });
    expect(await line(seasonal.id)).toMatchObject({ expected: false });
  });

  it('can be told of the days until a stop in the middle of the month, without being expected', async () => {
    const reason = '契約の終了';
    const stopOn = async (day: string) => {
      const { id, version } = await fixture.running();
      const stop = { stage: 'abandoned' as const, stageOn: parseDate(day), reason };
      await fixture.app.get(ProjectStageService).move(fixture.office, id, version, stop);
      return id;
    };
    const [inOctober, before] = [await stopOn('2026-10-20'), await stopOn('2026-10-01')];
    expect(await line(inOctober)).toMatchObject({ stage: 'abandoned', expected: false });
    expect(await line(before)).toBeUndefined();
    await fixture.result(inOctober, '2026-10', 150, '1050');
    const { hours } = await portfolios.ofProject(fixture.office, inOctober, 2026);
    expect(hours).toMatchObject({ saved: '32.5', completeness: { reported: 0, expected: 6 } });
  });

  it('start with what did not apply last month and the sums of the logs, never with last month’s numbers', async () => {
    const { id } = await fixture.running();
    await fixture.result(id, '2026-09', 300, '2100', {
      rework: { kind: 'not-applicable' },
      basis: 'reported',
    });
    await fixture.fresh.database.transaction(fixture.town, (tx) =>
      tx.query(
        `INSERT INTO automation_run_sum (municipality_id, project_id, month, runs, failures, robot_seconds, summed_at)
         VALUES ($1, $2, '2026-10', 40, 3, 5400, now())`,
        [fixture.town.municipality, id],
      ),
    );
    expect(await line(id)).toMatchObject({
      last: { cases: value(300), peopleMinutes: '2100' },
      logged: { runs: 40, failures: 3, cases: { kind: 'not-provided' }, robotSeconds: 5400 },
      prefilled: {
        ...NOTHING_ENTERED,
        robotRuns: value(40),
        failures: value(3),
        rework: { kind: 'not-applicable' },
        robotMinutes: '90',
        basis: 'reported',
      },
    });
    const { months, hours } = await portfolios.ofProject(fixture.office, id, 2026);
    expect(months.at(-1)).toMatchObject({ month: '2026-10', saved: null, unknown: '処理件数が未回答' });
    expect(hours).toMatchObject({ saved: '65.0', robotHours: '1.5' });
  });

  it('are written over the version seen, all or none', async () => {
    const { id } = await fixture.running();
    await fixture.result(id, '2026-10', 300, '2100');
    await expect(fixture.result(id, '2026-10', 301, '2100')).rejects.toMatchObject({ status: 409 });
    await fixture.result(id, '2026-10', 301, '2100', {}, 1);
    const wrong = { robotRuns: value(3), failures: value(4) };
    await expect(fixture.result(id, '2026-10', 300, '12.345', wrong, 2)).rejects.toMatchObject({
      status: 422,
      particulars: { errors: [{}, {}] },
    });
    expect(await line(id)).toMatchObject({ version: 2, saved: { cases: value(301) } });
  });

  it('are entered by their own department only, and by the office on its behalf', async () => {
    const { id } = await fixture.running();
    const other = departmentUser(fixture.town, await newDepartment(fixture.fresh.database, fixture.town));
    const input = { projectId: id, version: 0, entry: NOTHING_ENTERED };
    await expect(results.save(other, OCTOBER, [input])).rejects.toMatchObject({ status: 403 });
    const own = departmentUser(fixture.town, fixture.department);
    expect(await results.save(own, OCTOBER, [input])).toMatchObject([{ version: 1 }]);
  });

  it('stay as they are once the month is closed, even where the "before" is put right later', async () => {
    const { id, version } = await fixture.running();
    await fixture.result(id, '2026-09', 300, '2100');
    await fixture.result(id, '2026-10', 300, '2100');
    await fixture.fresh.database.transaction(fixture.town, (tx) =>
      tx.query(
        `UPDATE reporting_month SET state = 'closed' WHERE municipality_id = $1 AND month = '2026-09'`,
        [fixture.town.municipality],
      ),
    );
    await expect(fixture.result(id, '2026-09', 301, '2100', {}, 1)).rejects.toMatchObject({
      code: 'month-not-open',
    });
    const { before } = await fixture.app.get(BaselineService).setBefore(fixture.office, id, version, {
      minutesPerCase: '10',
      people: '1',
      cases: value(900),
      measuredFrom: parseMonth('2025-04'),
      measuredTo: parseMonth('2025-06'),
      basis: 'measured',
      note: '測り直した',
    });
    expect(before).toMatchObject({ minutesPerCase: '10' });
    const { months } = await portfolios.ofProject(fixture.office, id, 2026);
    expect(months.slice(-2).map(({ saved }) => saved)).toEqual(['65.0', '15.0']);
  });
});
