import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ProjectDetailDto } from '../../src/automation/project/project.dto.js';
import { type ResultLineDto } from '../../src/automation/result/result.dto.js';
import { type ProjectEffectDto } from '../../src/automation/portfolio/project-effect.dto.js';
import { type PortfolioDto } from '../../src/automation/portfolio/portfolio.dto.js';
import { systemClock, tokyoToday } from '../../src/kernel/clock.js';
import { fiscalYearOf } from '../../src/kernel/fiscal-year.js';
import { newestEndedMonth } from '../../src/kernel/month.js';
import { run } from '../db/run-log-fixture.js';
import { answer, ApiFixture, type Client } from '../setup/api-fixture.js';
import { newDepartment, newMunicipality, newProcedure, openMonth } from '../setup/town.js';
import { until } from '../setup/until.js';

const ROOT = '/api/v1/automation';
/** The web has the real clock, so the month is the newest that has ended. */
const MONTH = newestEndedMonth(tokyoToday(systemClock));
const YEAR = fiscalYearOf(MONTH);
const value = (number: number) => ({ kind: 'value', value: number });

let fixture: ApiFixture;
let office: Client;
let departmentId: string;
let procedureId: string;

beforeAll(async () => {
  fixture = await ApiFixture.setUp({ worker: true });
  const town = await newMunicipality(fixture.database);
  ({ id: departmentId } = await newDepartment(fixture.database, town));
  procedureId = await newProcedure(fixture.database, town, { departmentId });
  await openMonth(fixture.database, town, MONTH);
  office = await fixture.client(town, 'dx-office');
});
afterAll(() => fixture.tearDown());

const at = (id: string, part = '') => `${ROOT}/projects/${id}${part}`;
const get = (id: string) => answer<ProjectDetailDto>(office.get(at(id)));

/** Changes a part of a project over the version there is. */
async function change<Body>(
  method: 'post' | 'put' | 'patch' | 'delete',
  { id, part = '', status }: { id: string; part?: string; status?: number },
  body?: object,
): Promise<Body> {
  const { version } = await get(id);
  const test = office.call(method, at(id, part)).set('if-match', `"${version}"`);
  return answer<Body>(body === undefined ? test : test.send(body), status);
}

function create(code: string, more: object = {}): Promise<ProjectDetailDto> {
  const body = { code, name: `サンプル案件${code}`, departmentId, kind: 'rpa', field: 'tax', ...more };
  return answer<ProjectDetailDto>(office.post(`${ROOT}/projects`, body), 201);
}

/** A project in production since the month's first day that was to save 10 hours a month. */
async function inProduction(code: string, robotKey: string): Promise<string> {
  const { id } = await create(code, { robotKey, procedureIds: [procedureId], stageOn: '2020-04-01' });
  await change(
    'patch',
    { id },
    { difficulty: 'low', sourcing: 'in-house', tool: 'サンプルRPA', note: '備考' },
  );
  const before = { minutesPerCase: '12.5', basis: 'measured', cases: value(60), note: 'ストップウォッチ' };
  const measured = { measuredFrom: '2019-04', measuredTo: '2019-05' };
  await change('put', { id, part: '/before' }, { ...before, ...measured });
  await change('put', { id, part: '/estimate' }, { minutesPerCase: '0.5', casesPerYear: 600 });
  const plan = { stage: 'production', stageOn: `${MONTH}-02`, reason: '調達による' };
  const lines = await change<ProjectDetailDto['timeline']>('post', { id, part: '/plans', status: 201 }, plan);
  await change('post', { id, part: `/stages/${lines.at(-1)?.seq}/withdraw` });
  await change('post', { id, part: '/plans', status: 201 }, plan);
  const move = { stage: 'production', stageOn: `${MONTH}-01` };
  await change('post', { id, part: '/stages', status: 201 }, move);
  return id;
}

/** The result of the month of a project, with what is said of it; of the rest nobody says anything. */
async function enter(projectId: string, content: object): Promise<void> {
  const silent = { kind: 'not-provided' };
  const nothing = { cases: silent, robotRuns: silent, failures: silent, rework: { kind: 'not-applicable' } };
  const rows = [{ projectId, basis: 'reported', ...nothing, ...content }];
  await answer(office.put(`${ROOT}/results/${MONTH}`, { rows }));
}

const form = () => answer<ResultLineDto[]>(office.get(`${ROOT}/results/${MONTH}`));

describe('automation projects over the API are told as the description says', () => {
  let failing: string;
  let still: string;

  it('from their entry to their production, with their steps', async () => {
    failing = await inProduction('A-1', 'robot-1');
    still = await inProduction('A-2', 'robot-2');
    const step = { step: 'entry', name: '入力', actor: '職員', minutes: '12.5', byMachine: false };
    const steps = {
      before: [step, { ...step, name: '照合', minutes: null }],
      after: [
        { ...step, actor: 'ロボット', byMachine: true, replaces: [1] },
        { ...step, name: '結果の確認', per: 'day' },
      ],
    };
    await change('put', { id: failing, part: '/steps' }, steps);
    await answer(office.get(at(failing, '/steps')));
    await answer(office.get(at(failing, '/stages')));
    const answered = await get(failing);
    expect(answered).toMatchObject({
      stage: { stage: 'production' },
      planned: { production: `${MONTH}-02` },
    });
    await answer(office.get(`${ROOT}/projects`));
    await answer(office.get(`${ROOT}/fields`));
  });

  it('with what was entered and what their robots’ logs say', async () => {
    const runs = [
      run('robot-1', `${MONTH}-05T00:00:00Z`),
      run('robot-1', `${MONTH}-06T00:00:00Z`, { outcome: 'failed', reason: 'サンプル', endedAt: null }),
    ];
    const sent = office.post(`${ROOT}/run-logs`, { runs }).set('idempotency-key', 'one');
    await answer(sent, 201);
    const minutes = { peopleMinutes: '60', robotMinutes: '2' };
    await enter(failing, { cases: value(20), robotRuns: value(3), failures: value(0), ...minutes });
    await enter(still, { cases: value(1), robotRuns: value(0), peopleMinutes: '5' });
    const lines = await until(form, (all) => all.some(({ logged }) => logged !== null));
    const line = lines.find(({ projectId }) => projectId === failing);
    expect(line?.differs).toEqual(['cases', 'robotRuns', 'failures', 'robotMinutes']);
    expect(line?.saved).toMatchObject({ peopleMinutes: '60' });
  });

  it('with their costs', async () => {
    const hourly = `${ROOT}/hourly-costs/${YEAR}`;
    await answer(office.put(hourly, { yen: 3000, source: '令和6年度決算' }));
    await answer(office.get(`${ROOT}/hourly-costs`));
    const cost = { kind: 'licence', name: 'サンプル', yearly: true, fiscalYear: YEAR };
    const shares = [failing, still].map((projectId) => ({ projectId }));
    const added = await answer<{ id: string }>(
      office.post(`${ROOT}/costs`, { ...cost, yen: 120_000, shares }),
      201,
    );
    const inHours = { kind: 'development', name: '開発', hours: '40.5', yearly: false, fiscalYear: YEAR };
    await answer(office.post(`${ROOT}/costs`, { ...inHours, shares }), 201);
    const edited = { ...cost, yen: 60_000, split: 'weight', lastFiscalYear: YEAR, shares };
    await answer(office.put(`${ROOT}/costs/${added.id}`, edited).set('if-match', '"1"'));
    await answer(office.get(`${ROOT}/costs`));
  });

  it('with their effects, one by one and all together', async () => {
    const effects = await answer<ProjectEffectDto>(office.get(at(failing, `/effects/${YEAR}`)));
    expect(effects).toMatchObject({ trouble: { kind: 'failing' }, shortfall: { missing: '6.8' } });
    await answer(office.get(at(still, `/effects/${YEAR}`)));
    const portfolio = await answer<PortfolioDto>(office.get(`${ROOT}/portfolio/${YEAR}`));
    expect(portfolio.robots.map(({ trouble }) => trouble.kind)).toEqual(['failing', 'stood-still']);
    expect(portfolio.shortfalls).toHaveLength(2);
    await answer(office.get(`${ROOT}/portfolio/${YEAR + 1}`));
    await answer(office.get(`${ROOT}/months/${MONTH}`));
  });

  it('with an estimate that was lowered after 本番, for a reason', async () => {
    const lower = { minutesPerCase: '10', casesPerYear: 600 };
    await change('put', { id: still, part: '/estimate', status: 422 }, lower);
    await change('put', { id: still, part: '/estimate' }, { ...lower, note: '例外が多いため' });
    const effects = await answer<ProjectEffectDto>(office.get(at(still, `/effects/${YEAR}`)));
    const moved = { from: '120.0', to: '25.0', difference: '-95.0' };
    expect(effects.estimateAfterProduction).toMatchObject({
      changes: [{ note: '例外が多いため' }],
      moved,
      lowered: true,
    });
    const portfolio = await answer<PortfolioDto>(office.get(`${ROOT}/portfolio/${YEAR}`));
    expect(portfolio.estimatesChanged).toMatchObject([{ projectId: still, changes: 1, ...moved }]);
  });

  it('also where next to nothing is known of one', async () => {
    const { id } = await create('A-3');
    const linked = await create('A-4', { procedureIds: [procedureId] });
    await change('put', { id: linked.id, part: '/before' }, { minutesPerCase: '3', basis: 'estimated' });
    await answer(office.get(`${ROOT}/candidates`));
    await answer(office.get(at(id, `/effects/${YEAR}`)));
    await answer(office.get(at(linked.id, `/effects/${YEAR}`)));
    await change('delete', { id: linked.id, part: '/before' });
    await change('delete', { id: linked.id, part: '/estimate' });
    await answer(office.get(`${ROOT}/portfolio/${YEAR}`));
    await answer(office.get(`${ROOT}/projects?limit=2`));
  });

  it('and so is everything else there is about them', () => {
    expect(fixture.description.notAnswered(/^\/api\/v1\/automation/)).toEqual([]);
  });
});
