import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SESSION_COOKIE } from '../../src/access/session/session-cookie.js';
import { ApiFixture, type Client } from '../setup/api-fixture.js';
import { PageClient } from '../setup/page-client.js';
import { newPageUser } from '../setup/page-users.js';
import { MANAGEMENT_TOKEN } from '../setup/processes.js';
import { RawConnection } from '../setup/raw-request.js';
import { newMunicipality, type Town } from '../setup/town.js';
import { until } from '../setup/until.js';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const MIB = 1024 * 1024;
/** Nothing that anybody sends may make the server deaf for longer (on a busy machine). */
const PATIENCE_MS = 400;

let fixture: ApiFixture;
let town: Town;
let client: Client;
let secret: string;
let page: PageClient;
let slow: Promise<{ status: number | undefined; whole: boolean; seconds: number }[]>;

beforeAll(async () => {
  fixture = await ApiFixture.setUp();
  town = await newMunicipality(fixture.database);
  client = await fixture.client(town, 'dx-office');
  const login = await newPageUser(fixture.database, town, { role: 'dx-office' });
  secret = await PageClient.signIn(fixture.web.url, login);
  page = await PageClient.open(fixture.web.url, secret);
  slow = Promise.all([
    send({ path: '/sign-in', headers: FORM, bytes: 1 }),
    send({ path: '/sign-in', headers: FORM, bytes: 200 }),
    send({ path: '/procedures/new', headers: { ...FORM, cookie: `${SESSION_COOKIE}=${secret}` }, bytes: 20 }),
    send({
      path: '/procedures/new',
      headers: { ...FORM, cookie: `${SESSION_COOKIE}=${secret}` },
      bytes: 400,
    }),
  ]);
});
afterAll(() => fixture.tearDown());

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${fixture.web.url}${path}`, { redirect: 'manual', ...init });

/** Sends the bytes of 40 seconds as a form, so many of them a second. */
async function send({
  path,
  headers,
  bytes,
}: {
  path: string;
  headers: Record<string, string>;
  bytes: number;
}) {
  const started = Date.now();
  const connection = await RawConnection.open(fixture.web.url);
  connection.head(path, bytes * 40, headers);
  const whole = await connection.trickle('x'.repeat(bytes * 40), { bytes, everyMs: 1_000 });
  const status = await connection.status();
  await connection.end();
  return { status, whole, seconds: (Date.now() - started) / 1000 };
}

/**
 * The longest that the server was deaf to everybody while something was done, in ms, by its own measure: a client
 * that sends much is itself slow to look. What the work costs it costs every time, what other processes take away
 * only now and then: so the least of a few times counts.
 */
async function longestPause(work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let time = 0; time < 5 && least >= PATIENCE_MS; time += 1)
    least = Math.min(least, await pauseOf(work));
  return least;
}

async function pauseOf(work: () => Promise<unknown>): Promise<number> {
  const lag = async () => {
    const answer = await ask('/metrics', { headers: { authorization: `Bearer ${MANAGEMENT_TOKEN}` } });
    return Number(/^nodejs_eventloop_lag_max_seconds (\S+)$/m.exec(await answer.text())?.[1]) * 1000;
  };
  await lag();
  await work();
  return lag();
}

describe('somebody unknown', () => {
  const names = Array.from({ length: 600_000 }, (_, at) => `n${at}`).join('&');
  const nested = '['.repeat(2 * MIB) + ']'.repeat(2 * MIB);
  const file = () => {
    const form = new FormData();
    for (let at = 0; at < 1_000; at += 1) form.append(`field${at}`, 'x'.repeat(8_000));
    return form;
  };

  it.each<[string, string, () => RequestInit, number]>([
    ['a form with many fields and a file', '/months/2026-06/import', () => ({ body: file() }), 303],
    ['the same where no form is', '/health/live', () => ({ body: file() }), 404],
    ['600,000 names', '/procedures/new', () => ({ body: names, headers: FORM }), 303],
    ['600,000 names to the sign-in', '/sign-in', () => ({ body: names, headers: FORM }), 413],
    ['nested JSON', '/api/v1/procedures', () => json(nested), 401],
    ['nested JSON to a page', '/sign-in', () => json(nested), 415],
    ['a file', '/api/v1/imports/departments', () => ({ body: 'x'.repeat(8 * MIB), headers: CSV }), 401],
    ['a file to a page', '/password', () => ({ body: 'x'.repeat(8 * MIB), headers: CSV }), 415],
    [
      'anything to what is not there',
      '/no/such/page',
      () => ({ body: 'x'.repeat(8 * MIB), headers: FORM }),
      404,
    ],
  ])('who sends %s is answered without its being read', async (_, path, init, status) => {
    const send = async () => (await ask(path, { method: 'POST', ...init() })).status;
    const pause = await longestPause(async () => {
      expect(await Promise.all([send(), send(), send(), send()])).toEqual([status, status, status, status]);
    });
    expect(pause).toBeLessThan(PATIENCE_MS);
  });

  it('gets the answer before the body has come, also where the client waits to be asked for it', async () => {
    const both: Record<string, string>[] = [{}, { expect: '100-continue' }];
    for (const further of both) {
      const connection = await RawConnection.open(fixture.web.url);
      connection.head('/procedures/new', 50 * MIB, { ...FORM, ...further });
      expect(await connection.status(5_000)).toBe(303);
      await connection.end();
    }
  });

  it('cannot make the server keep a form by saying that it is of a session that has ended', async () => {
    const headers = {
      ...FORM,
      host: 'here',
      origin: 'http://here',
      cookie: `${SESSION_COOKIE}=x; tetsuzuki_csrf=y`,
    };
    for (const body of [`a=${'x'.repeat(200_000)}`, `_csrf=x.y&a=${'x'.repeat(200_000)}`]) {
      const connection = await RawConnection.open(fixture.web.url);
      connection.head('/procedures/new', 250_000, headers);
      connection.socket.write(body.slice(0, 2_000));
      expect(await connection.status(5_000)).toBe(303);
      await connection.end();
    }
  });

  it('with a password of a megabyte, or a thousand at once, holds nobody up', async () => {
    const visitor = await PageClient.open(fixture.web.url);
    const try1 = (password: string) => visitor.call('POST', '/sign-in', { login: 'nobody', password });
    expect((await try1('ﷺ'.repeat(MIB / 4))).status).toBe(413);
    expect((await try1('あ'.repeat(1_025))).status).toBe(422);
    const many = Array.from({ length: 90 }, () => () => try1('a password that is wrong'));
    const statuses: number[] = [];
    const pause = await longestPause(() =>
      Promise.all(many.map(async (one) => statuses.push((await one()).status))),
    );
    for (const status of statuses) expect([422, 429, 503]).toContain(status);
    expect(pause).toBeLessThan(PATIENCE_MS);
  });

  it('who opens connections and says nothing keeps nobody out', async () => {
    const opened = await Promise.all(
      Array.from({ length: 700 }, () => RawConnection.open(fixture.web.url).catch(() => null)),
    );
    // A new connection: one that this test has kept waiting is among those that make room.
    const another = await RawConnection.open(fixture.web.url);
    another.get('/health/live');
    expect(await another.status()).toBe(200);
    await another.end();
    const still = () =>
      opened.filter((one) => one && !one.socket.destroyed && !one.socket.readableEnded).length;
    await until(
      () => Promise.resolve(still()),
      (left) => left <= 500,
    );
    for (const one of opened) await one?.end();
  });
});

const CSV = { 'content-type': 'text/csv' };
const json = (body: string): RequestInit => ({ body, headers: { 'content-type': 'application/json' } });

describe('somebody known', () => {
  const named = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`n${at}`, '1'] as const));

  it('is told what is too much of a form', async () => {
    const answer = await page.call('POST', '/procedures/new', named(20_000));
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain('送られた項目が多すぎます');
    expect((await page.call('POST', '/procedures/new', { name: 'あ'.repeat(40_000) })).status).toBe(413);
  });

  it('saves a month of 300 rows, each with a long note, as a form', async () => {
    const row = (at: number) => {
      const id = `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
      return [
        ['row', id],
        [`version.${id}`, '0'],
        [`was.${id}`, ''],
        [`note.${id}`, '備考を長めに書いた行です。'.repeat(40)],
        ...['stage', 'exemptReason', 'applicationsTotal', 'applicationsOnline', 'plannedMonth'].map(
          (field) => [`${field}.${id}`, ''],
        ),
      ] as [string, string][];
    };
    const rows = Array.from({ length: 300 }, (_, at) => row(at)).flat();
    const answer = await page.post('/report/2026-06', rows);
    expect(answer.status).not.toBe(413);
    expect(answer.status).toBeLessThan(500);
  });

  it.each([
    ['too deep', '['.repeat(40) + ']'.repeat(40), 400],
    ['very deep', '['.repeat(100_000), 400],
    ['too many values', `{"names":[${'1,'.repeat(100_000)}1]}`, 413],
    ['too large', JSON.stringify({ name: 'x'.repeat(300_000) }), 413],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 422],
    ['half a character', '{"names":["\\ud800"]}', 422],
    ['a prototype', '{"__proto__":{"a":1}}', 400],
    ['a constructor', '{"constructor":{"prototype":{}}}', 400],
    ['nothing', '', 400],
  ])('is told that JSON is refused: %s', async (_, body, status) => {
    const headers = { 'content-type': 'application/json', authorization: client.authorization };
    const answer = await ask('/api/v1/priority-list/matches', { method: 'POST', body, headers });
    const other = await ask('/api/v1/procedures', { method: 'POST', body, headers });
    expect([answer.status === 404 ? status : answer.status, other.status]).toEqual([status, status]);
    expect(other.headers.get('content-type')).toContain('application/problem+json');
  });

  it('is told that a page takes no JSON and the API no form, and that a file goes only where files go', async () => {
    const headers = { authorization: client.authorization };
    const api = (type: string) =>
      ask('/api/v1/procedures', {
        method: 'POST',
        body: 'a=1',
        headers: { ...headers, 'content-type': type },
      });
    for (const type of [
      'application/x-www-form-urlencoded',
      'text/csv',
      'multipart/form-data; boundary=x',
      'x',
    ])
      expect([type, (await api(type)).status]).toEqual([type, 415]);
    const cookie = `${SESSION_COOKIE}=${secret}`;
    for (const type of ['application/json', 'text/csv', 'multipart/form-data; boundary=x', 'text/plain']) {
      const answer = await ask('/procedures/new', {
        method: 'POST',
        body: '{}',
        headers: { cookie, 'content-type': type },
      });
      expect([type, answer.status]).toEqual([type, 415]);
    }
  });

  it('without the permission to import is refused before the file is read', async () => {
    const viewer = await fixture.client(town, 'viewer');
    const connection = await RawConnection.open(fixture.web.url);
    connection.head('/api/v1/imports/departments', 40 * MIB, {
      'content-type': 'text/csv',
      'idempotency-key': 'k',
      authorization: viewer.authorization,
    });
    expect(await connection.status(5_000)).toBe(403);
    await connection.end();
  });
});

describe('a body that comes slowly', () => {
  it('is ended where it does not move on or a stranger sends it, and taken where it moves', async () => {
    const [byte, stranger, crawling, moving] = await slow;
    for (const one of [byte, stranger, crawling]) {
      // A client that goes on writing may be reset before it has read why.
      expect(one?.whole).toBe(false);
      expect([408, undefined]).toContain(one?.status);
      expect(one?.seconds).toBeLessThan(60);
    }
    expect(moving).toMatchObject({ whole: true, status: 403 });
  });
});
