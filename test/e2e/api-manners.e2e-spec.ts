import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TokenService } from '../../src/access/token/token.service.js';
import { UserService } from '../../src/access/user/user.service.js';
import { announceBody } from '../setup/announce-body.js';
import { ApiFixture, type Client, answer } from '../setup/api-fixture.js';
import { newPageUser } from '../setup/page-users.js';
import { MANAGEMENT_TOKEN } from '../setup/processes.js';
import {
  type Department,
  type Town,
  newDepartment,
  newMunicipality,
  newProcedure,
  openMonth,
  operator,
} from '../setup/town.js';
import { type Problem } from './api-answers.js';

let fixture: ApiFixture;
let town: Town;
let neighbour: Town;
let department: Department;
let procedure: string;
let dx: Client;

beforeAll(async () => {
  fixture = await ApiFixture.setUp();
  const { database } = fixture;
  [town, neighbour] = [await newMunicipality(database), await newMunicipality(database)];
  department = await newDepartment(database, town);
  procedure = await newProcedure(database, town, { departmentId: department.id });
  await openMonth(database, town, '2026-03');
  dx = await fixture.client(town, 'dx-office');
});
afterAll(() => fixture.tearDown());

const OPERATOR = `Bearer ${MANAGEMENT_TOKEN}`;

const named = (title: string) => expect.stringContaining(title) as unknown;

describe('the web process', () => {
  it('says that it lives and that it can serve, and to the operator alone on what', async () => {
    await fixture.nobody().get('/health/live').expect(200, { status: 'up' });
    await fixture.nobody().get('/health/ready').expect(200, { status: 'up', reason: null });
    const ready = await fixture.nobody().get('/health/ready').set('authorization', OPERATOR).expect(200);
    expect(ready.body).toMatchObject({ status: 'up', database: 'up', queue: 'up', queueBackend: 'postgres' });
  });

  it('counts its requests by route and its jobs by queue', async () => {
    await dx.get('/api/v1/months').expect(200);
    const { text } = await fixture.nobody().get('/metrics').set('authorization', OPERATOR).expect(200);
    expect(text).toMatch(/http_request_duration_seconds_count\{[^}]*route="\/api\/v1\/months"[^}]*\} [1-9]/);
    expect(text).toMatch(/queue_jobs\{queue="figures",state="waiting"\} \d/);
    expect(text).toMatch(/figure_check_periods\{result="differing"\} 0/);
  });
});

describe('another municipality’s', () => {
  it('procedure, department, month and import answer 404 as if they were not there, never 403', async () => {
    const stranger = await fixture.client(neighbour, 'dx-office');
    for (const path of [
      `/api/v1/procedures/${procedure}`,
      `/api/v1/procedures/${procedure}/history`,
      `/api/v1/departments/${department.id}`,
      '/api/v1/months/2026-03',
      `/api/v1/months/2026-03/submissions/${department.id}`,
    ]) {
      await dx.get(path).expect(200);
      const problem = await answer<Problem>(stranger.get(path), 404);
      expect(problem.title).toMatch(/見つかりません|受付を始めていない月/);
    }
    const rename = stranger.patch(`/api/v1/procedures/${procedure}`, { name: '横取り' });
    await rename.set('if-match', '"1"').expect(404);
    const { id } = await answer<{ id: string }>(dx.upload('/api/v1/imports/departments', 'x', 'k'), 202);
    await dx.get(`/api/v1/imports/${id}`).expect(200);
    await stranger.get(`/api/v1/imports/${id}`).expect(404);
  });
});

describe('an edit', () => {
  const path = () => `/api/v1/procedures/${procedure}`;

  it('needs the version that was seen', async () => {
    const problem = await answer<Problem>(dx.patch(path(), { name: '版なし' }), 428);
    expect(problem).toMatchObject({ status: 428, detail: named('If-Match') });
    await dx.patch(path(), { name: '版なし' }).set('if-match', 'v1').expect(422);
  });

  it('over a version somebody else has changed is refused with both versions', async () => {
    const { headers } = await dx.get(path()).expect(200);
    const etag = (headers as Record<string, string>).etag ?? '';
    expect(etag).toMatch(/^"\d+"$/);
    const first = await dx.patch(path(), { name: '先の名称' }).set('if-match', etag).expect(200);
    expect((first.headers as Record<string, string>).etag).not.toBe(etag);
    const late = await answer<Problem>(dx.patch(path(), { name: '後の名称' }).set('if-match', etag), 409);
    expect(late).toMatchObject({
      yours: { name: '後の名称' },
      current: { name: '先の名称' },
    });
    expect(await answer(dx.get(path()))).toMatchObject({ name: '先の名称' });
  });
});

describe('an answer that a client has already', () => {
  const askAgain = async (client: Client, path: string, etag: string) =>
    client.get(path).set('if-none-match', etag);
  const headersOf = ({ headers }: { headers: unknown }) => headers as Record<string, string>;

  it.each([
    '/api/v1/procedures?limit=5',
    '/api/v1/departments',
    '/api/v1/months',
    '/api/v1/months/2026-03/submissions',
    '/api/v1/months/2026-03/readiness',
    '/api/v1/applicability',
    '/api/v1/targets/progress',
    '/api/v1/owed-work',
  ])('is sent once: %s', async (path) => {
    const first = await dx.get(path).expect(200);
    const { etag = '', vary } = headersOf(first);
    expect(etag).toMatch(/^W\/"[\w-]{43}"$/);
    expect(headersOf(first)['cache-control']).toBe('no-store');
    const again = await askAgain(dx, path, `"other", ${etag}`);
    expect([again.status, again.text]).toEqual([304, '']);
    expect(headersOf(again)).toMatchObject({ etag, vary, 'cache-control': 'no-store' });
    const plain = await dx.get(path).set('accept-encoding', 'identity').expect(200);
    expect(headersOf(plain).etag).toBe(etag);
    await askAgain(dx, path, 'W/"other"').then(({ status, body }) => {
      expect([status, body]).toEqual([200, first.body]);
    });
  });

  it('is sent anew after a change', async () => {
    const list = '/api/v1/procedures?limit=50';
    const one = await newProcedure(fixture.database, town, { departmentId: department.id });
    const { etag = '' } = headersOf(await dx.get(list).expect(200));
    await dx.patch(`/api/v1/procedures/${one}`, { name: '改めた名称' }).set('if-match', '"1"').expect(200);
    const after = await askAgain(dx, list, etag);
    expect([after.status, JSON.stringify(after.body).includes('改めた名称')]).toEqual([200, true]);
    expect(headersOf(after).etag).not.toBe(etag);
  });

  it('is always sent where its ETag is a version: what it shows from elsewhere changes without it', async () => {
    const path = `/api/v1/procedures/${procedure}`;
    const { etag = '' } = headersOf(await dx.get(path).expect(200));
    const again = await askAgain(dx, path, etag);
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ id: procedure });
    expect(headersOf(again)).toMatchObject({ etag, 'cache-control': 'no-store' });
  });

  it('is refused first to who may not have it: another role, another town, a token revoked or outgrown', async () => {
    const path = '/api/v1/security-events';
    const { app } = fixture;
    const login = await newPageUser(fixture.database, town, { role: 'dx-office' });
    const user = (await app.get(UserService).findByLogin(operator(town), login))!;
    const create = (ownerLogin: string) =>
      app.get(TokenService).create(operator(town), { role: 'dx-office', label: '連携', ownerLogin });
    const [revoked, outgrown] = [await create(login), await create(login)];
    const ask = async (authorization: string, etag = '"none"') => {
      const headers = { authorization, 'if-none-match': etag };
      const answered = await fetch(`${fixture.web.url}${path}?limit=1`, { headers });
      return { status: answered.status, caching: answered.headers.get('cache-control') };
    };
    const known = async (token: string) =>
      (
        await fetch(`${fixture.web.url}${path}?limit=1`, { headers: { authorization: `Bearer ${token}` } })
      ).headers.get('etag') ?? '';
    const etag = await known(revoked.token);
    expect(etag).toMatch(/^W\//);
    expect(await ask(`Bearer ${outgrown.token}`, etag)).toMatchObject({ status: 304 });

    const of = await fixture.client(town, 'department', department);
    expect(await ask(of.authorization, etag)).toEqual({ status: 403, caching: 'no-store' });
    await app.get(TokenService).revoke(operator(town), revoked.id);
    await app
      .get(UserService)
      .edit(operator(town), user.id, user.version, { label: user.label, role: 'viewer' });
    for (const { token } of [revoked, outgrown])
      expect(await ask(`Bearer ${token}`, '*')).toEqual({ status: 401, caching: 'no-store' });
    const stranger = await fixture.client(neighbour, 'dx-office');
    await askAgain(stranger, `/api/v1/procedures/${procedure}/stages`, '*').then(({ status }) =>
      expect(status).toBe(404),
    );
  });

  it('is described: an ETag of each answer in JSON, and 304 where it is no version', () => {
    const { operations } = fixture.description;
    const at = (path: string) => operations.find((one) => one.method === 'get' && one.path === path);
    for (const path of [
      '/api/v1/procedures',
      '/api/v1/figures',
      '/api/v1/months',
      '/api/v1/targets/forecast',
    ]) {
      expect(at(path)?.responses).toMatchObject({ 200: { headers: { ETag: {} } }, 304: {} });
      expect(at(path)?.parameters?.map(({ name }) => name)).toContain('If-None-Match');
    }
    const versioned = at('/api/v1/procedures/{id}');
    expect(versioned?.responses).toMatchObject({ 200: { headers: { ETag: {} } } });
    expect(versioned?.responses).not.toHaveProperty('304');
  });
});

describe('a request that cannot be taken', () => {
  const isProblem = (type: unknown) => expect(type).toMatch(/^application\/problem\+json/);

  it('is told every fault at once, in Japanese, with the field of each', async () => {
    const response = await dx.post('/api/v1/procedures', { code: '', feeYen: -1, colour: '赤' }).expect(422);
    isProblem(response.headers['content-type']);
    const { errors, title } = response.body as Problem;
    expect(title).toBe('入力内容に誤りがあります。');
    const fields = new Set(errors.map(({ where }) => where));
    expect(fields).toEqual(new Set(['code', 'name', 'departmentId', 'feeYen', 'colour']));
    for (const { message } of errors) expect(message).toMatch(/[ぁ-んァ-ヶ一-龠]/);
    expect(errors.find(({ where }) => where === 'colour')?.message).toContain('colour');
  });

  it('loses characters nobody can see out of its texts, and is told which', async () => {
    const one = await newProcedure(fixture.database, town, { departmentId: department.id });
    const change = { name: '転\u200B出届\u0000\nの控え', note: '1行目\n2行目\uFEFF葛\u{E0100}' };
    const answered = await dx.patch(`/api/v1/procedures/${one}`, change).set('if-match', '"1"').expect(200);
    expect(answered.headers['x-removed-characters']).toContain('U+200B;count=1');
    const kept = await answer<object>(dx.get(`/api/v1/procedures/${one}`), 200);
    expect(kept).toMatchObject({ name: '転出届 の控え', note: '1行目\n2行目葛\u{E0100}' });
  });

  it('is told that its JSON is none', async () => {
    const send = dx.call('post', '/api/v1/procedures').set('content-type', 'application/json');
    const response = await send.send('{"name": ').expect(400);
    isProblem(response.headers['content-type']);
    expect((response.body as Problem).title).toBe('要求の形式が正しくありません。');
  });

  it('is told that it is too large before all of it is sent', async () => {
    const { status, type, text } = await announceBody(`${fixture.web.url}/api/v1/procedures`, 5_000_000, {
      authorization: dx.authorization,
    });
    expect(status).toBe(413);
    isProblem(type);
    expect(text).toContain('大きすぎます');
  });

  it('of a kind nobody reads, or to a place that is not there, is told so', async () => {
    const odd = dx.call('post', '/api/v1/procedures').set('content-type', 'application/xml').send('<x/>');
    isProblem((await odd.expect(415)).headers['content-type']);
    isProblem((await dx.get('/api/v1/nothing').expect(404)).headers['content-type']);
    isProblem((await dx.get('/api/v1/procedures/not-an-id').expect(404)).headers['content-type']);
    isProblem((await dx.get('/api/v1/months/2026-13').expect(422)).headers['content-type']);
    isProblem((await dx.get('/api/v1/procedures?limit=100000').expect(422)).headers['content-type']);
    isProblem((await dx.get('/api/v1/procedures?cursor=x').expect(422)).headers['content-type']);
  });
});
