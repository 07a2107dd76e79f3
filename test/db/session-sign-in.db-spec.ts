import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandContext } from '../../src/access/command-context.js';
import { type Actor } from '../../src/access/context.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { TestClock } from '../setup/test-clock.js';
import { newPageUser, PASSWORD } from '../setup/page-users.js';
import { newMunicipality, type Town } from '../setup/town.js';
import { type AccessServices, accessServices } from './access-fixture.js';
import { until } from '../setup/until.js';

const NINE = '2026-11-16T00:00:00Z';

const clock = new TestClock(NINE);
let fresh: FreshDatabase;
let access: AccessServices;
let town: Town;
let addresses = 0;

const OFFICE: Actor = {
  id: 'office',
  label: 'DX推進課',
  role: 'dx-office',
  departmentId: null,
  sectionHead: false,
};

beforeAll(async () => {
  fresh = await freshDatabase();
  access = accessServices(await testApp(fresh, { clock, nudges: [] }));
  town = await newMunicipality(fresh.database);
});
afterAll(() => fresh.close());

const newUser = () => newPageUser(fresh.database, town);
const newAddress = () => `192.0.2.${(addresses += 1)}`;

/** What an attempt comes to: `in`, or the code of the refusal. */
async function attempt(
  login: string,
  password: string,
  address: string,
  { instant = NINE, device }: { instant?: string; device?: string } = {},
): Promise<string> {
  clock.set(instant);
  return access.sessions.signIn({ login, password, address, device }).then(
    () => 'in',
    (problem: { code: string }) => problem.code,
  );
}

describe('signing in', () => {
  it('reads the login as it was meant: spaces around it, capitals and full-width letters', async () => {
    const login = await newUser();
    const wide = login.replace('viewer', 'ＶＩＥＷＥＲ').replace('@', '＠');
    expect(await attempt(` ${wide} `, PASSWORD, newAddress())).toBe('in');
  });

  it('answers alike for a wrong password, an unknown login and a user without a password', async () => {
    const login = await newUser();
    const { users } = access;
    clock.set(NINE);
    const office = {
      role: 'operator',
      id: 'x',
      label: '運用者',
      departmentId: null,
      sectionHead: false,
    } as const;
    const context = { municipality: town.municipality, actor: office, source: 'command' } as const;
    await users.create(context, { login: 'no-password', label: '未設定', role: 'viewer' });
    const answers = [login, 'nobody', 'no-password'].map((one) =>
      attempt(one, 'wrong password', newAddress()),
    );
    expect(await Promise.all(answers)).toEqual(['sign-in-refused', 'sign-in-refused', 'sign-in-refused']);
  });

  it('takes an unknown login as long as a wrong password', async () => {
    const login = await newUser();
    // The processor's time: the clock's depends on what else the machine does.
    const cost = async (one: string) => {
      const start = process.cpuUsage();
      await attempt(one, 'wrong password', newAddress());
      const { user, system } = process.cpuUsage(start);
      return user + system;
    };
    await cost(login);
    const least = async (one: string) => Math.min(await cost(one), await cost(one), await cost(one));
    const [known, unknown] = [await least(login), await least('nobody-else')];
    expect(unknown).toBeGreaterThan(known / 3);
    expect(unknown).toBeLessThan(known * 3);
  });

  it('waits after five failures from one address, with the right password too, and nobody elsewhere does', async () => {
    for (const login of [await newUser(), 'unknown-login']) {
      const address = newAddress();
      for (let i = 0; i < 5; i += 1) {
        expect(await attempt(login, 'wrong password', address)).toBe('sign-in-refused');
      }
      expect(await attempt(login, PASSWORD, address)).toBe('too-many-attempts');
      const known = login !== 'unknown-login';
      expect(await attempt(login, PASSWORD, newAddress())).toBe(known ? 'in' : 'sign-in-refused');
    }
  });

  it('waits ever longer, and says how long', async () => {
    const [login, address] = [await newUser(), newAddress()];
    const minute = (minutes: number) => new Date(Date.parse(NINE) + minutes * 60_000).toISOString();
    for (let i = 0; i < 5; i += 1) await attempt(login, 'wrong password', address);
    const { sessions } = access;
    clock.set(NINE);
    await expect(sessions.signIn({ login, password: PASSWORD, address })).rejects.toMatchObject({
      status: 429,
      particulars: {
        detail: expect.stringContaining('あと1分ほど待って'),
        extensions: { retryAfterSeconds: 60 },
      },
    });
    const wrong = (instant: string) => attempt(login, 'wrong password', address, { instant });
    expect(await wrong(new Date(Date.parse(minute(1)) - 1).toISOString())).toBe('too-many-attempts');
    expect(await wrong(minute(1))).toBe('sign-in-refused');
    expect(await wrong(minute(2))).toBe('too-many-attempts');
    expect(await wrong(minute(3))).toBe('sign-in-refused');
    expect(await wrong(minute(6))).toBe('too-many-attempts');
    expect(await attempt(login, PASSWORD, address, { instant: minute(7) })).toBe('in');
    expect(await attempt(login, 'wrong password', address, { instant: minute(7) })).toBe('sign-in-refused');
  });

  it('forgets failures from a place once the right password came from there', async () => {
    const [login, address] = [await newUser(), newAddress()];
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < 4; i += 1) await attempt(login, 'wrong password', address);
      expect(await attempt(login, PASSWORD, address)).toBe('in');
    }
  });

  it.each([40, 200])('cannot be tried more often by asking %i times at once', async (times) => {
    const [login, address] = [await newUser(), newAddress()];
    const answers = await Promise.all(
      Array.from({ length: times }, () => attempt(login, 'wrong password', address)),
    );
    expect(answers.filter((answer) => answer === 'sign-in-refused')).toHaveLength(5);
    expect(answers.filter((answer) => answer === 'too-many-attempts')).toHaveLength(times - 5);
  });

  it('from a town hall’s one address is not delayed for a login without failures, however often others failed', async () => {
    const [address, login] = [newAddress(), await newUser()];
    for (let i = 0; i < 120; i += 20) {
      await Promise.all(
        Array.from({ length: 20 }, (_, j) => attempt(`guess-${i + j}`, 'wrong password', address)),
      );
    }
    expect(await attempt(login, PASSWORD, address)).toBe('in');
  });

  it('counts IPv6 addresses of one line as one', async () => {
    const login = await newUser();
    for (let i = 0; i < 5; i += 1) await attempt(login, 'wrong password', `2001:db8:1:2::${i}`);
    expect(await attempt(login, PASSWORD, '2001:db8:1:2:ffff::1')).toBe('too-many-attempts');
    expect(await attempt(login, PASSWORD, '2001:db8:1:3::1')).toBe('in');
  });
});

describe('guessing from everywhere', () => {
  /** A browser on which the user has signed in before. */
  async function knownDevice(login: string): Promise<string> {
    const { sessions, devices } = access;
    clock.set(NINE);
    const secret = await sessions.signIn({ login, password: PASSWORD, address: newAddress() });
    const signedIn = await sessions.authenticate(secret);
    return devices.remember(signedIn!.context, undefined);
  }

  async function flood(login: string): Promise<string[]> {
    const guesses = Array.from({ length: 60 }, (_, at) =>
      attempt(login, 'wrong password', `198.51.100.${at}`),
    );
    return Promise.all(guesses);
  }

  it('delays devices nobody knows, and spares the owner’s', async () => {
    const login = await newUser();
    const device = await knownDevice(login);
    const answers = await flood(login);
    expect(answers.filter((answer) => answer === 'sign-in-refused')).toHaveLength(20);
    expect(await attempt(login, PASSWORD, newAddress())).toBe('too-many-attempts');
    expect(await attempt(login, PASSWORD, newAddress(), { device })).toBe('in');
    expect(await attempt(login, PASSWORD, '198.51.100.1', { device })).toBe('in');
    for (const forged of ['', 'x', 'A'.repeat(43)])
      expect(await attempt(login, PASSWORD, newAddress(), { device: forged })).toBe('too-many-attempts');
  });

  it('is not helped by a device of somebody else', async () => {
    const [login, other] = [await newUser(), await newUser()];
    await flood(login);
    const device = await knownDevice(other);
    expect(await attempt(login, PASSWORD, newAddress(), { device })).toBe('too-many-attempts');
  });

  it('on a known device waits like any after failures of its own', async () => {
    const login = await newUser();
    const device = await knownDevice(login);
    for (let i = 0; i < 5; i += 1)
      expect(await attempt(login, 'wrong password', newAddress(), { device })).toBe('sign-in-refused');
    expect(await attempt(login, PASSWORD, newAddress(), { device })).toBe('too-many-attempts');
    expect(await attempt(login, PASSWORD, newAddress())).toBe('in');
  });

  it('is told to the owner once a day, and to nobody where there is none', async () => {
    const login = await newUser();
    const { users, securityEvents } = access;
    clock.set(NINE);
    const user = (await users.findByLogin(commandContext(town.municipality), login))!;
    const owed = () =>
      fresh.database.transaction(town, (tx) =>
        tx.query<{ key: string }>(
          `SELECT o.key FROM owed_work o JOIN security_event e ON o.key = 'account.' || e.id
            WHERE o.kind = 'notice' AND e.user_id = $1 AND e.kind = 'sign-in-delayed'`,
          [user.id],
        ),
      );
    for (const address of [newAddress(), newAddress()])
      for (let i = 0; i < 5; i += 1) await attempt(login, 'wrong password', address);
    await until(owed, (rows) => rows.length > 0);
    expect(await owed()).toHaveLength(1);
    const context = { ...commandContext(town.municipality), actor: { ...OFFICE, id: user.id } };
    const mine = await securityEvents.ofAccount(context);
    expect(mine.map(({ kind }) => kind)).toContain('sign-in-delayed');
  });
});

describe('what a sign-in leaves behind', () => {
  it('is who, from where and how often, with no login that is nobody’s', async () => {
    const login = await newUser();
    clock.set(NINE);
    const address = newAddress();
    const input = { password: 'wrong password', address, agent: 'Mozilla/5.0' };
    for (let i = 0; i < 3; i += 1) await access.sessions.signIn({ login, ...input }).catch(() => undefined);
    await access.sessions.signIn({ login: 'my-secret-password', ...input }).catch(() => undefined);
    await access.trail.flush();
    const office = { ...commandContext(town.municipality), actor: OFFICE };
    const { items } = await access.securityEvents.list(office, { kind: 'sign-in-failed', limit: 200 });
    const mine = items.filter((event) => event.address === address);
    expect(mine).toMatchObject([
      { count: 3, actorLabel: expect.stringContaining('サンプル'), agent: 'Mozilla/5.0' },
    ]);
    const all = await access.securityEvents.list(
      { ...office, actor: { ...OFFICE, role: 'operator' } },
      { everywhere: true, limit: 200 },
    );
    expect(all.items.filter((event) => event.municipality === '-' && event.address === address)).toHaveLength(
      1,
    );
    expect(JSON.stringify(all)).not.toContain('my-secret-password');
    await expect(access.securityEvents.list(office, { everywhere: true, limit: 9 })).rejects.toMatchObject({
      status: 403,
    });
  });

  it('stays: rows can neither be changed nor deleted, and old ones go by themselves', async () => {
    clock.set(NINE);
    await access.sessions
      .signIn({ login: await newUser(), password: 'wrong password', address: newAddress() })
      .catch(() => undefined);
    await access.trail.flush();
    for (const sql of [
      `UPDATE security_event SET address = 'x'`,
      `UPDATE security_event SET count = 1`,
      `DELETE FROM security_event`,
    ]) {
      await expect(fresh.database.transaction(town, (tx) => tx.execute(sql))).rejects.toThrow();
      await expect(fresh.database.system((tx) => tx.execute(sql))).rejects.toThrow();
    }
  });
});
