import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { newPageUser, PASSWORD } from '../setup/page-users.js';
import { startWeb } from '../setup/processes.js';
import { newMunicipality } from '../setup/town.js';

let fresh: FreshDatabase;
let web: Awaited<ReturnType<typeof startWeb>>;
let cookies: string;
let operator: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  web = await startWeb({ DATABASE_URL: fresh.applicationUrl, TRUST_PROXY: '1' });
  const login = (operator = await newPageUser(fresh.database, await newMunicipality(fresh.database), {
    role: 'operator',
  }));
  const form = await ask('/sign-in');
  const csrf = cookieIn(form, 'tetsuzuki_csrf');
  const token = /name="_csrf" value="([^"]+)"/.exec(await form.text())?.[1] ?? '';
  const body = new URLSearchParams({ _csrf: token, login, password: PASSWORD, next: '/' });
  const answer = await ask('/sign-in', { method: 'POST', body, headers: { cookie: csrf } });
  expect(answer.status).toBe(303);
  cookies = cookieIn(answer, 'tetsuzuki_session');
});
afterAll(async () => {
  await web.end('SIGTERM');
  await fresh.close();
});

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${web.url}${path}`, { redirect: 'manual', ...init });

function cookieIn(answer: Response, name: string): string {
  const found = answer.headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`));
  return found?.split(';')[0] ?? '';
}

describe('the doors of the web process', () => {
  it('let a session into pages and not into the API, and answer each in its own form', async () => {
    expect((await ask('/account', { headers: { cookie: cookies } })).status).toBe(200);
    for (const path of ['/api/v1/procedures', '/%61pi/v1/procedures']) {
      const answer = await ask(path, { headers: { cookie: cookies } });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
    const answer = await ask('/account', { headers: { authorization: 'Bearer x' } });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in?next=%2Faccount']);
  });

  it('tell htmx to leave the page instead of drawing the sign-in into a corner of it', async () => {
    const answer = await ask('/account', {
      headers: { 'hx-request': 'true', referer: `${web.url}/account?q=1` },
    });
    expect(answer.headers.get('hx-redirect')).toBe('/sign-in?next=%2Faccount%3Fq%3D1');
  });

  it('refuse every form that posts without a token', async () => {
    for (const path of [
      '/sign-in',
      '/sign-out',
      '/password',
      '/account/password',
      '/account/sign-out-everywhere',
    ]) {
      const body = new URLSearchParams({ login: 'x' });
      const answer = await ask(path, { method: 'POST', body, headers: { cookie: cookies } });
      expect([path, answer.status]).toEqual([path, 403]);
    }
    expect((await ask('/account', { headers: { cookie: cookies } })).status).toBe(200);
  });

  it('forbid everything that is not ours, and keep pages out of caches', async () => {
    const { headers } = await ask('/sign-in');
    const policy = headers.get('content-security-policy') ?? '';
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toContain('unsafe');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const { headers: again } = await ask('/sign-in');
    const lasting = (all: Headers) => {
      const kept: string[] = [];
      all.forEach((value, name) => {
        const changes = /ratelimit|^(?:date|set-cookie|etag|content-length)$/.test(name);
        if (!changes) kept.push(`${name}: ${value}`);
      });
      return kept;
    };
    expect(lasting(again)).toEqual(lasting(headers));
  });

  it('give cookies that scripts cannot read, and over TLS only where the proxy says TLS', async () => {
    const plain = (await ask('/sign-in')).headers.get('set-cookie');
    const safe = (await ask('/sign-in', { headers: { 'x-forwarded-proto': 'https' } })).headers;
    expect(plain).toMatch(/HttpOnly; SameSite=Lax/);
    expect(plain).not.toContain('Secure');
    expect(safe.get('set-cookie')).toMatch(/HttpOnly; Secure; SameSite=Lax/);
    expect(safe.get('strict-transport-security')).toBe('max-age=31536000');
  });

  it('bind cookies over TLS to this host alone, and take no others there', async () => {
    const https = { 'x-forwarded-proto': 'https' };
    const form = await ask('/sign-in', { headers: https });
    const [visitor = ''] = form.headers.getSetCookie();
    expect(visitor).toMatch(/^__Host-tetsuzuki_csrf=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const token = /name="_csrf" value="([^"]+)"/.exec(await form.text())?.[1] ?? '';
    const answer = await ask('/sign-in', {
      method: 'POST',
      body: new URLSearchParams({ _csrf: token, login: operator, password: PASSWORD, next: '/' }),
      headers: { ...https, cookie: visitor.split(';')[0] ?? '' },
    });
    expect(answer.status).toBe(303);
    const session = cookieIn(answer, '__Host-tetsuzuki_session');
    const status = async (cookie: string) =>
      (await ask('/account', { headers: { ...https, cookie } })).status;
    expect(await status(session)).toBe(200);
    expect(await status(cookies)).toBe(303);
    expect(await status(session.replace('__Host-', ''))).toBe(303);
  });

  it('know a client by what the proxy says of it, whatever the client says before', async () => {
    const strict = await startWeb({
      DATABASE_URL: fresh.applicationUrl,
      REQUESTS_PER_MINUTE: '3',
      TRUST_PROXY: '1',
    });
    try {
      const status = async (forwarded: string) =>
        (await fetch(`${strict.url}/sign-in`, { headers: { 'x-forwarded-for': forwarded } })).status;
      for (const [at, first] of ['198.51.100.1', '127.0.0.1', '::1', 'x'].entries()) {
        expect(await status(`${first}, 203.0.113.9`)).toBe(at < 3 ? 200 : 429);
      }
      expect(await status('203.0.113.9, 203.0.113.10')).toBe(200);
    } finally {
      await strict.end('SIGTERM');
    }
  });

  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['gzip;q=1, br;q=0', 'gzip'],
    ['br;q=0, *', 'gzip'],
    ['gzip;q=0, *', 'br'],
    ['gzip;q=0, br;q=0', null],
    ['deflate', null],
    ['identity', null],
  ])('compress pages for who takes %s', async (accepted, encoding) => {
    const headers = { cookie: cookies, 'accept-encoding': accepted };
    const answer = await ask('/account', { headers });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('vary')).toContain('accept-encoding');
    expect(await answer.text()).toMatch(/^<!doctype html>[\s\S]*<\/html>$/);
  });

  it('compress no short answer, and give every form a token that looks different', async () => {
    const headers = { cookie: cookies, 'accept-encoding': 'br' };
    expect((await ask('/health/live', { headers })).headers.get('content-encoding')).toBeNull();
    const tokens = await Promise.all([1, 2].map(async () => (await ask('/account', { headers })).text()));
    const [first, second] = tokens.map((text) => /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '');
    const alike = [...(first ?? '')].filter((letter, at) => letter === second?.[at]).length;
    expect(first).toHaveLength(56);
    expect(alike).toBeLessThan(15);
  });

  it.each([
    ['app.css', 'br', 'br'],
    ['app.css', 'gzip', 'gzip'],
    ['htmx.js', 'br;q=0, gzip', 'gzip'],
    ['icon.svg', 'gzip;q=0, br;q=0', null],
    ['htmx.js', '', null],
    ['font/noto-sans-jp-400.woff2', 'br, gzip', null],
  ])('send %s to who takes “%s” as %s', async (name, accepted, encoding) => {
    const page = await (await ask('/account', { headers: { cookie: cookies } })).text();
    const path = page.match(/\/assets\/[^"]+/g)?.find((one) => one.endsWith(`/${name}`)) ?? '';
    const answer = await ask(path, { headers: { 'accept-encoding': accepted } });
    expect([answer.status, answer.headers.get('content-encoding')]).toEqual([200, encoding]);
    expect(answer.headers.get('vary')).toContain('accept-encoding');
    const plain = await ask(path, { headers: { 'accept-encoding': 'identity' } });
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(await plain.arrayBuffer()));
  });

  it('compress no page that shows a secret', async () => {
    const headers = { cookie: cookies, 'accept-encoding': 'br' };
    const form = await (await ask('/administration/tokens', { headers })).text();
    const token = /name="_csrf" value="([^"]+)"/.exec(form)?.[1] ?? '';
    const body = new URLSearchParams({
      _csrf: token,
      role: 'viewer',
      label: '連携'.repeat(40),
      scopes: 'read',
    });
    const issued = await ask('/administration/tokens', { method: 'POST', body, headers });
    expect(await issued.text()).toMatch(/class="secret">ttz_/);
    const link = await ask('/password?link=none', { headers });
    for (const answer of [issued, link]) expect(answer.headers.get('content-encoding')).toBeNull();
    expect((await ask('/administration/tokens', { headers })).headers.get('content-encoding')).toBe('br');
  });

  it('inflate no request', async () => {
    const body = gzipSync(new URLSearchParams({ login: 'x' }).toString());
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-encoding': 'gzip' };
    const answer = await ask('/sign-in', { method: 'POST', body, headers });
    expect(answer.status).toBe(415);
    expect(await answer.text()).toContain('圧縮しないで送ってください');
  });

  it('serve assets for ever under their hash, and nothing but what is listed', async () => {
    const page = await (await ask('/sign-in')).text();
    const style = /href="(\/assets\/[0-9a-f]{12}\/app\.css)"/.exec(page)?.[1] ?? '';
    const answer = await ask(style);
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(await answer.text()).toContain('--color-primitive-blue-900');
    expect((await ask(style.replace(/[0-9a-f]{12}/, '000000000000'))).headers.get('cache-control')).toBe(
      'no-store',
    );
    for (const name of [
      'package.json',
      '..%2F..%2Fpackage.json',
      'font/files/../../../../package.json',
      'base.css',
    ]) {
      expect([name, (await ask(style.replace('app.css', name))).status]).toEqual([name, 404]);
    }
  });

  it('send nobody to another site after signing in', async () => {
    const answer = await ask('/sign-in?next=//evil.example/', { headers: { cookie: cookies } });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
  });

  it('show a page to a person and a document to a programme that asks too often', async () => {
    const strict = await startWeb({ DATABASE_URL: fresh.applicationUrl, REQUESTS_PER_MINUTE: '1' });
    try {
      await fetch(`${strict.url}/sign-in`);
      const [page, api] = [
        await fetch(`${strict.url}/sign-in`),
        await fetch(`${strict.url}/api/v1/procedures`),
      ];
      expect([page.status, api.status]).toEqual([429, 429]);
      expect(await page.text()).toContain('しばらく待って');
      expect(api.headers.get('content-type')).toContain('application/problem+json');
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    } finally {
      await strict.end('SIGTERM');
    }
  });
});
