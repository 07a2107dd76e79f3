import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandContext } from '../../src/access/command-context.js';
import { type SecurityEventDto } from '../../src/access/security/security-event.dto.js';
import { TokenService } from '../../src/access/token/token.service.js';
import { UserService } from '../../src/access/user/user.service.js';
import { answer, ApiFixture } from '../setup/api-fixture.js';
import { FormBrowser } from '../setup/form-browser.js';
import { newPageUser, PASSWORD } from '../setup/page-users.js';
import { newDepartment, newMunicipality, type Town } from '../setup/town.js';
import { until } from '../setup/until.js';

let fixture: ApiFixture;
let town: Town;

beforeAll(async () => {
  fixture = await ApiFixture.setUp();
  town = await newMunicipality(fixture.database);
  await newDepartment(fixture.database, town);
});
afterAll(() => fixture.tearDown());

const browser = () => new FormBrowser(fixture.web.url);
const newUser = (role: 'viewer' | 'dx-office' = 'viewer') => newPageUser(fixture.database, town, { role });
const office = () => fixture.client(town, 'dx-office');

async function events(kind: string): Promise<SecurityEventDto[]> {
  const client = await office();
  const page = await answer<{ items: SecurityEventDto[] }>(
    client.get(`/api/v1/security-events?kind=${kind}&limit=200`),
  );
  return page.items;
}

describe('signing in on the page', () => {
  it('says how long to wait, to people and to programmes, and lets the owner in on a known device', async () => {
    const login = await newUser();
    const [mine, strangers] = [browser(), browser()];
    expect((await mine.signIn(login)).status).toBe(303);
    expect(mine.cookie('tetsuzuki_device')).toMatch(/^[\w-]{43}$/);
    for (let i = 0; i < 5; i += 1) expect((await strangers.signIn(login, 'wrong password')).status).toBe(422);
    const refused = await strangers.signIn(login);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([
      429,
      expect.stringMatching(/^\d+$/),
    ]);
    expect(strangers.page).toContain('あと1分ほど待って');
    await mine.get('/account');
    await mine.post('/sign-out', {});
    expect((await mine.signIn(login)).status).toBe(303);
  });

  it('leaves failures with their address and agent for the DX office to see', async () => {
    const login = await newUser();
    await browser().signIn(login, 'wrong password');
    const seen = await until(
      () => events('sign-in-failed'),
      (all) => all.some(({ agent }) => agent === 'Test browser'),
    );
    expect(seen.every(({ municipality }) => municipality === town.municipality)).toBe(true);
    expect(seen.some(({ address }) => /^(127\.0\.0\.1|::1|::ffff:127\.0\.0\.1)$/.test(address))).toBe(true);
  });
});

describe('changing the password', () => {
  it('gives the session another id and shows the change on the account', async () => {
    const page = browser();
    await page.signIn(await newUser());
    await page.get('/account');
    const before = page.cookie('tetsuzuki_session');
    const form = {
      current: PASSWORD,
      password: 'みかんと青い傘と電車の猫',
      again: 'みかんと青い傘と電車の猫',
    };
    expect((await page.post('/account/password', form)).status).toBe(303);
    expect(page.cookie('tetsuzuki_session')).not.toBe(before);
    expect((await page.get('/account')).status).toBe(200);
    expect(page.page).toContain('パスワードの変更');
    expect(page.page).toContain('アカウントの最近の記録');
  });

  it('refuses what others would try, and says how to make a better one', async () => {
    const page = browser();
    await page.signIn(await newUser());
    await page.get('/account');
    const form = { current: PASSWORD, password: 'Tetsuzuki2026', again: 'Tetsuzuki2026' };
    expect((await page.post('/account/password', form)).status).toBe(422);
    expect(page.page).toContain('関係のない言葉を4つ以上');
  });
});

describe('a page opened before somebody signed in again in another tab', () => {
  const NEW = { code: 'X-77', name: '書きかけの手続', note: '書きかけの備考' };

  it('of the same user: what was typed is sent with one press, in the right words', async () => {
    const login = await newUser('dx-office');
    const first = browser();
    await first.signIn(login);
    await first.get('/procedures/new');
    const second = first.tab();
    await second.get('/account');
    await second.post('/sign-out', {});
    await second.signIn(login);
    expect((await first.post('/procedures/new', NEW)).status).toBe(409);
    expect(first.page).toContain('サインインし直したか');
    expect(first.page).toContain('書きかけの備考');
    expect(first.page).not.toContain('権限');
  });

  it('of somebody else: says who is signed in now, and keeps what was typed for the one who typed it', async () => {
    const [mine, other] = [await newUser('dx-office'), await newUser('dx-office')];
    const first = browser();
    await first.signIn(mine);
    await first.get('/procedures/new');
    const second = first.tab();
    await second.get('/account');
    await second.post('/sign-out', {});
    await second.signIn(other);
    expect((await first.post('/procedures/new', NEW)).status).toBe(403);
    expect(first.page).toContain('別の利用者でサインインし直しているため');
    expect(first.page).toContain(other);
    expect(first.page).toContain('書きかけの備考');
    expect(first.page).toContain(`value="${mine}"`);
  });

  it('that is the sign-in itself: says that one is signed in already', async () => {
    const login = await newUser();
    const first = browser();
    await first.get('/sign-in');
    const second = first.tab();
    await second.signIn(login);
    await first.post('/sign-in', { login, password: PASSWORD });
    expect(first.page).toContain('すでに');
    expect(first.page).not.toContain('権限がない');
  });
});

describe('a token over the API', () => {
  it.each([
    [['read'], { months: 200, procedures: 403, imports: 403, runs: 403 }],
    [['import'], { months: 403, procedures: 403, imports: 202, runs: 403 }],
    [['run-logs'], { months: 403, procedures: 403, imports: 403, runs: 200 }],
    [['catalogue'], { months: 200, procedures: 422, imports: 403, runs: 403 }],
  ] as const)('for %j does that and nothing else', async (scopes, expected) => {
    const client = await fixture.client(town, 'operator', {}, scopes);
    const runs = client
      .post('/api/v1/automation/run-logs', { runs: [] })
      .set('idempotency-key', `k-${scopes.join()}`);
    const input = {
      months: (await client.get('/api/v1/months')).status,
      procedures: (await client.post('/api/v1/procedures', {})).status,
      imports: (
        await client.upload('/api/v1/imports/departments', '課コード,課名\n9,九課\n', `k-${scopes.join()}`)
      ).status,
      runs: (await runs).status,
    };
    const { runs: ran, ...rest } = input;
    const { runs: due, ...others } = expected;
    expect(rest).toEqual(others);
    expect(ran === 403).toBe(due === 403);
  });

  it('makes no other, whatever its role, and says where they are made', async () => {
    const client = await fixture.client(town, 'operator');
    const refused = await client.post('/api/v1/tokens', { role: 'viewer', label: '子' });
    expect(refused.status).toBe(403);
    expect(JSON.stringify(refused.body)).toContain('トークンでは');
    expect((await client.call('delete', '/api/v1/tokens/00000000-0000-4000-8000-000000000000')).status).toBe(
      403,
    );
  });

  it('ends with its owner', async () => {
    const login = await newUser('dx-office');
    const [tokens, users] = [fixture.app.get(TokenService), fixture.app.get(UserService)];
    const operator = commandContext(town.municipality);
    const input = { role: 'viewer', label: '持ち主あり', ownerLogin: login } as const;
    const { token } = await tokens.create(operator, input);
    const status = async () =>
      (await fixture.nobody().get('/api/v1/months').set('authorization', `Bearer ${token}`)).status;
    expect(await status()).toBe(200);
    const user = (await users.findByLogin(operator, login))!;
    await users.setDisabled(operator, user.id, user.version, true);
    expect(await status()).toBe(401);
  });
});

describe('what leaves a trace', () => {
  it('is every file that leaves, every refusal and every forged form, once a minute with a count', async () => {
    const page = browser();
    await page.signIn(await newUser('viewer'));
    for (let i = 0; i < 3; i += 1) expect((await page.get('/procedures/export.csv')).status).toBe(200);
    await page.get('/account');
    const shown = page.page;
    expect((await page.get('/administration/users')).status).toBe(403);
    expect((await page.post('/account/mails', { _csrf: 'forged' }, shown)).status).toBeGreaterThanOrEqual(
      400,
    );
    const seen = async () => [
      ...(await events('download')),
      ...(await events('permission-refused')),
      ...(await events('form-refused')),
    ];
    // They are written a second later, and not all in one go.
    const downloads = (rows: SecurityEventDto[]) =>
      rows
        .filter(({ detail }) => detail === 'GET /procedures/export.csv')
        .reduce((sum, { count }) => sum + count, 0);
    const isRefusal = ({ detail }: SecurityEventDto) => detail === 'GET /administration/users';
    const all = await until(
      seen,
      (rows) =>
        new Set(rows.map(({ kind }) => kind)).size === 3 && downloads(rows) >= 3 && rows.some(isRefusal),
    );
    expect(downloads(all)).toBe(3);
    expect(all.some(isRefusal)).toBe(true);
    expect(all.every(({ agent }) => agent !== undefined)).toBe(true);
  });

  it('is the address and agent of a change in the audit trail, and of a request in the log', async () => {
    const page = browser();
    await page.signIn(await newUser());
    const client = await office();
    const trail = await answer<{ items: { action: string; address: string; agent: string }[] }>(
      client.get('/api/v1/audit?subjectKind=user&limit=20'),
    );
    const start = trail.items.find(({ action }) => action === 'session.start');
    expect(start).toMatchObject({
      agent: 'Test browser',
      address: expect.stringMatching(/127\.0\.0\.1|::1/),
    });
    await page.get('/procedures?words=secret-in-the-query');
    const line = await until(
      () =>
        Promise.resolve(
          fixture.web
            .output()
            .split('\n')
            .filter((text) => text.includes('"route":"/procedures"')),
        ),
      (lines) => lines.length > 0,
    );
    expect(JSON.parse(line.at(-1)!)).toMatchObject({
      method: 'GET',
      status: 200,
      municipality: town.municipality,
      actor: expect.any(String),
      address: expect.any(String),
    });
    expect(fixture.web.output()).not.toContain('secret-in-the-query');
  });

  it('is shown to the DX office and the operator, the latter of all, and to nobody else', async () => {
    for (const [role, own, everywhere] of [
      ['operator', 200, 200],
      ['dx-office', 200, 403],
      ['viewer', 403, 403],
    ] as const) {
      const client = await fixture.client(town, role);
      expect((await client.get('/api/v1/security-events')).status).toBe(own);
      expect((await client.get('/api/v1/security-events?everywhere=true')).status).toBe(everywhere);
    }
    const client = await office();
    for (const wrong of ['cursor=x', 'kind=none', 'day=2026-02-30', 'limit=9999'])
      expect((await client.get(`/api/v1/security-events?${wrong}`)).status).toBe(422);
  });
});
