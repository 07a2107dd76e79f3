import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { run } from '../db/run-log-fixture.js';
import { announceBody } from '../setup/announce-body.js';
import { ApiFixture, type Client, answer } from '../setup/api-fixture.js';
import { type Department, type Town, newDepartment, newMunicipality } from '../setup/town.js';
import { until } from '../setup/until.js';
import { type Problem } from './api-answers.js';

const PATH = '/api/v1/automation/run-logs';
let fixture: ApiFixture;
let town: Town;
let department: Department;
let robots: Client;

beforeAll(async () => {
  fixture = await ApiFixture.setUp({ worker: true });
  town = await newMunicipality(fixture.database);
  department = await newDepartment(fixture.database, town);
  robots = await fixture.client(town, 'department', department);
  await robots
    .post('/api/v1/automation/projects', {
      ...{ code: 'A-1', name: 'サンプル案件', departmentId: department.id, kind: 'rpa', field: 'tax' },
      robotKey: 'robot',
    })
    .expect(201);
});
afterAll(() => fixture.tearDown());

const send = (runs: unknown[], key: string) => robots.post(PATH, { runs }).set('idempotency-key', key);
const runsEverySecond = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_, at) =>
    run('robot', new Date(Date.parse('2026-10-05T00:00:00Z') + at * 1000).toISOString(), more),
  );
const sums = () =>
  fixture.database.snapshot(town, (tx) =>
    tx.query<{ runs: number }>(`SELECT runs FROM automation_run_sum WHERE municipality_id = $1`, [
      town.municipality,
    ]),
  );

describe('run logs over the API', () => {
  it('come ten thousand at once, also with long reasons, and are summed by the worker', async () => {
    const runs = runsEverySecond(10_000, {
      outcome: 'failed',
      reason: '画面の読み込みが終わらない。'.repeat(30),
    });
    const first = await send(runs, 'long').expect(201);
    expect(first.body).toMatchObject({ received: 10_000, stored: 10_000, known: 0 });
    const again = await send(runs, 'long').expect(201);
    expect(again.body).toEqual(first.body);
    await until(sums, ([sum]) => sum?.runs === 10_000);
  });

  it('need a key of their own and may not be more or larger than stated', async () => {
    await robots.post(PATH, { runs: [] }).expect(400);
    const many = await answer<Problem>(send(runsEverySecond(10_001), 'many'), 422);
    expect(many.errors).toMatchObject([{ where: 'runs', message: expect.stringContaining('10,000件まで') }]);
    const { authorization } = robots;
    const announced = await announceBody(`${fixture.web.url}${PATH}`, 17 * 1024 * 1024, { authorization });
    expect(announced.status).toBe(413);
    await send('nothing' as unknown as unknown[], 'shape').expect(422);
  });
});
