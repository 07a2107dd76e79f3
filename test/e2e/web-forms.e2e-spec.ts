import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { SESSION_COOKIE } from '../../src/access/session/session-cookie.js';
import { ApiFixture, type Client } from '../setup/api-fixture.js';
import { PageClient } from '../setup/page-client.js';
import { newPageUser } from '../setup/page-users.js';
import { startWeb } from '../setup/processes.js';
import { RawConnection } from '../setup/raw-request.js';
import { newMunicipality, type Town } from '../setup/town.js';
import { until } from '../setup/until.js';

const MIB = 1024 * 1024;

let fixture: ApiFixture;
let town: Town;
let client: Client;
let secret: string;
let page: PageClient;

beforeAll(async () => {
  fixture = await ApiFixture.setUp();
  town = await newMunicipality(fixture.database);
  client = await fixture.client(town, 'dx-office');
  const login = await newPageUser(fixture.database, town, { role: 'dx-office' });
  secret = await PageClient.signIn(fixture.web.url, login);
  page = await PageClient.open(fixture.web.url, secret);
});
afterAll(() => fixture.tearDown());

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${fixture.web.url}${path}`, { redirect: 'manual', ...init });

describe('a form with a file', () => {
  const boundary = 'xxBOUNDARYxx';
  const part = (name: string, value: string, further = '') =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${further}\r\n\r\n${value}\r\n`;
  const start = async (body: string, cookie = `${SESSION_COOKIE}=${secret}`) => {
    const connection = await RawConnection.open(fixture.web.url);
    const type = `multipart/form-data; boundary=${boundary}`;
    connection.head('/months/2026-06/import', 40 * MIB, { 'content-type': type, cookie });
    connection.socket.write(body);
    const status = await connection.status(5_000);
    await connection.end();
    return status;
  };
  const upload = '; filename="a.csv"\r\nContent-Type: text/csv';

  it.each<[string, () => string]>([
    ['no token before the file', () => part('file', 'x', upload)],
    ['another field first', () => part('run', 'take') + part('_csrf', page.token)],
    ['a wrong token', () => part('_csrf', 'x.y') + part('file', 'x', upload)],
    [
      'a token as JSON',
      () => part('_csrf', '{"a":1}', '\r\nContent-Type: application/json') + part('run', 'x'),
    ],
  ])('is refused before the file comes: %s', async (_, body) => {
    expect([400, 403]).toContain(await start(body()));
  });

  it.each<[string, string]>([
    ['JSON as a field', part('table', '{"a":[1]}', '\r\nContent-Type: application/json')],
    ['broken JSON as a field', part('table', '{"a":', '\r\nContent-Type: application/json')],
    ['too many fields', Array.from({ length: 40 }, (_, at) => part(`f${at}`, 'x')).join('')],
    ['a field named like a prototype', part('__proto__', 'x')],
    ['two files', part('file', 'a', upload) + part('more', 'b', upload) + part('third', 'c', upload)],
    ['a name of 10,000 signs', part('n'.repeat(10_000), 'x')],
  ])('is refused in words and never with 500: %s', async (_, parts) => {
    const body = `${part('_csrf', page.token)}${parts}--${boundary}--\r\n`;
    const answer = await ask('/months/2026-06/import', {
      method: 'POST',
      body,
      headers: {
        cookie: `${SESSION_COOKIE}=${secret}`,
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(await answer.text()).toContain('<!doctype html>');
  });
});

describe('a form', () => {
  const cookie = () => `${SESSION_COOKIE}=${secret}`;
  const post = (token: string, headers: Record<string, string> = {}) =>
    ask('/account/mails', {
      method: 'POST',
      body: new URLSearchParams({ _csrf: token }),
      headers: { cookie: cookie(), ...headers },
    });

  it('is taken with a token of its own session only', async () => {
    expect((await post(page.token)).status).toBe(303);
    const other = await newPageUser(fixture.database, town, { role: 'viewer' });
    const theirs = await PageClient.signIn(fixture.web.url, other);
    const { token } = await PageClient.open(fixture.web.url, theirs);
    const visitor = await PageClient.open(fixture.web.url);
    for (const wrong of [token, visitor.token, '', `${page.token}x`])
      expect((await post(wrong)).status).toBe(403);
  });

  it.each<[Record<string, string>, number]>([
    [{ 'sec-fetch-site': 'same-origin' }, 303],
    [{ 'sec-fetch-site': 'none' }, 303],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'CROSS-SITE' }, 403],
    [{ origin: 'https://elsewhere.example.jp' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://127.0.0.1:1' }, 403],
  ])('of a page that says %j is answered %i', async (headers, status) => {
    expect((await post(page.token, headers)).status).toBe(status);
  });

  it('and the way out tell the browser to forget', async () => {
    const login = await newPageUser(fixture.database, town, { role: 'viewer' });
    const own = await PageClient.signIn(fixture.web.url, login);
    const answer = await (await PageClient.open(fixture.web.url, own)).call('POST', '/sign-out');
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(answer.headers.getSetCookie().some((one) => one.startsWith(`${SESSION_COOKIE}=;`))).toBe(true);
  });
});

describe('what may be kept by a cache', () => {
  it.each([
    ['/api/v1/procedures', true],
    ['/api/v1/nothing', true],
    ['/account', false],
    ['/no/such/page', false],
    ['/procedures/export.csv', false],
    ['/metrics', false],
    ['/health/ready', false],
    ['/%ED%A0%80', false],
  ])('is nothing of %s', async (path, api) => {
    const [name, value] = api
      ? ['authorization', client.authorization]
      : ['cookie', `${SESSION_COOKIE}=${secret}`];
    const headers = { [name ?? '']: value ?? '' };
    expect((await ask(path, { headers })).headers.get('cache-control')).toBe('no-store');
    expect((await ask(path)).headers.get('cache-control')).toBe('no-store');
  });
});

describe('what is the operator’s', () => {
  it('is not there without a token set, and on its own port with nothing else', async () => {
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    const web = await startWeb({
      DATABASE_URL: fixture.applicationUrl,
      MANAGEMENT_TOKEN: '',
      MANAGEMENT_PORT: String(port),
    });
    try {
      const own = `http://127.0.0.1:${port}`;
      const statuses = async (url: string, paths: string[]) =>
        Promise.all(paths.map(async (path) => (await fetch(`${url}${path}`, { redirect: 'manual' })).status));
      const theirs = ['/metrics', '/api/docs', '/api/docs/openapi.json'];
      expect(await statuses(web.url, theirs)).toEqual([404, 404, 404]);
      expect(await statuses(own, [...theirs, '/health/live'])).toEqual([200, 200, 200, 200]);
      expect(await statuses(own, ['/sign-in', '/api/v1/procedures', '/', '/account'])).toEqual([
        404, 404, 404, 404,
      ]);
      expect(await (await fetch(`${own}/health/ready`)).json()).toMatchObject({ queueBackend: 'postgres' });
      expect(await (await fetch(`${web.url}/health/ready`)).json()).toEqual({ status: 'up', reason: null });
    } finally {
      expect(await web.end('SIGTERM')).toBe(0);
    }
  });

  it.each(['Bearer wrong-wrong-wrong-wrong', 'Basic eDp5', ''])(
    'is refused to “%s”',
    async (authorization) => {
      expect((await ask('/metrics', { headers: { authorization } })).status).toBe(401);
      expect((await ask('/api/docs', { headers: { authorization } })).status).toBe(401);
      expect(await (await ask('/health/ready', { headers: { authorization } })).json()).not.toHaveProperty(
        'queue',
      );
    },
  );
});

describe('while the database takes nobody', () => {
  it('pages and API say so with 503 and when to come again, and serve again by themselves', async () => {
    const [owner, application] = [new pg.Client(fixture.ownerUrl), new pg.Client(fixture.applicationUrl)];
    await owner.connect();
    await application.connect();
    const { rows } = await owner.query<{ name: string }>('SELECT current_database() AS name');
    const name = String(rows[0]?.name);
    const headers = { cookie: `${SESSION_COOKIE}=${secret}` };
    try {
      await owner.query(`ALTER DATABASE ${name} CONNECTION LIMIT 0`);
      await application.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND application_name = 'tetsuzuki-web'`,
      );
      await until(
        async () => (await ask('/account', { headers })).status,
        (status) => status === 503,
      );
      const shown = await ask('/account', { headers });
      expect([shown.status, shown.headers.get('retry-after')]).toEqual([503, '10']);
      const why = /データベースにつながりません|ただいま混み合っています/;
      expect(await shown.text()).toMatch(why);
      const response = await client.get('/api/v1/procedures');
      expect(response.status).toBe(503);
      expect((response.headers as Record<string, string>)['retry-after']).toBe('10');
      expect(response.text).toMatch(why);
      expect((await ask('/health/live')).status).toBe(200);
    } finally {
      await owner.query(`ALTER DATABASE ${name} CONNECTION LIMIT -1`);
      await owner.end();
      await application.end();
    }
    await until(
      async () => (await ask('/account', { headers })).status,
      (status) => status === 200,
    );
  });
});
