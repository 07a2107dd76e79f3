import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandContext } from '../../src/access/command-context.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { TestClock } from '../setup/test-clock.js';
import { newPageUser, PASSWORD } from '../setup/page-users.js';
import { newDepartment, newMunicipality, type Town } from '../setup/town.js';
import { type AccessServices, accessServices } from './access-fixture.js';

const NINE = '2026-11-16T00:00:00Z';
const address = '192.0.2.1';

const clock = new TestClock(NINE);
let fresh: FreshDatabase;
let access: AccessServices;
let town: Town;

beforeAll(async () => {
  fresh = await freshDatabase();
  access = accessServices(await testApp(fresh, { clock, nudges: [] }));
  town = await newMunicipality(fresh.database);
});
afterAll(() => fresh.close());

const at = (instant: string): AccessServices => {
  clock.set(instant);
  return access;
};
const newUser = (more: Parameters<typeof newPageUser>[2] = {}) => newPageUser(fresh.database, town, more);

describe('a session', () => {
  it('acts as the user, from a page', async () => {
    const department = await newDepartment(fresh.database, town, { name: '市民課' });
    const login = await newUser({ role: 'department', department, sectionHead: true });
    const secret = await at(NINE).sessions.signIn({ login, password: PASSWORD, address });
    expect(await at(NINE).sessions.authenticate(secret)).toMatchObject({
      login,
      sample: true,
      context: {
        municipality: town.municipality,
        source: 'page',
        actor: { label: '市民課 担当', role: 'department', departmentId: department.id, sectionHead: true },
      },
    });
  });

  it('ends after an hour without use, to the millisecond, and lives on while it is used', async () => {
    const login = await newUser();
    const secret = await at(NINE).sessions.signIn({ login, password: PASSWORD, address });
    expect(await at('2026-11-16T00:59:59.999Z').sessions.authenticate(secret)).not.toBeNull();
    expect(await at('2026-11-16T01:59:59.998Z').sessions.authenticate(secret)).not.toBeNull();
    expect(await at('2026-11-16T02:59:59.998Z').sessions.authenticate(secret)).toBeNull();
  });

  it('ends after an hour under a page that only asks by itself how far things have come', async () => {
    const login = await newUser();
    const secret = await at(NINE).sessions.signIn({ login, password: PASSWORD, address });
    for (let minute = 5; minute < 60; minute += 5) {
      const instant = new Date(Date.parse(NINE) + minute * 60_000).toISOString();
      expect(await at(instant).sessions.authenticate(secret, { background: true })).not.toBeNull();
    }
    const anHourLater = at('2026-11-16T01:00:00Z').sessions;
    expect(await anHourLater.authenticate(secret, { background: true })).toBeNull();
    expect(await anHourLater.authenticate(secret)).toBeNull();
  });

  it('ends after twelve hours however much it is used', async () => {
    const login = await newUser();
    const secret = await at(NINE).sessions.signIn({ login, password: PASSWORD, address });
    for (let half = 1; half < 24; half += 1) {
      const instant = new Date(Date.parse(NINE) + half * 1_800_000).toISOString();
      expect(await at(instant).sessions.authenticate(secret)).not.toBeNull();
    }
    expect(await at('2026-11-16T12:00:00Z').sessions.authenticate(secret)).toBeNull();
  });

  it('is kept as a hash: what the database holds opens nothing', async () => {
    const login = await newUser();
    const secret = await at(NINE).sessions.signIn({ login, password: PASSWORD, address });
    const stored = await fresh.database.transaction(town, (tx) =>
      tx.query<{ id: string; passwordHash: string }>(
        'SELECT * FROM app_session JOIN app_user u ON u.id = user_id',
      ),
    );
    expect(JSON.stringify(stored)).not.toContain(secret);
    expect(stored.every(({ passwordHash: hash }) => hash.startsWith('$argon2id$v=19$m=19456,t=2,p=1$'))).toBe(
      true,
    );
    for (const { id } of stored) expect(await at(NINE).sessions.authenticate(id)).toBeNull();
  });

  it('ends everywhere at once when its user says so, and nobody else’s does', async () => {
    const [login, other] = [await newUser(), await newUser()];
    clock.set(NINE);
    const mine = [1, 2, 3].map(() => access.sessions.signIn({ login, password: PASSWORD, address }));
    const secrets = await Promise.all(mine);
    const theirs = await access.sessions.signIn({ login: other, password: PASSWORD, address });
    const me = await access.sessions.authenticate(secrets[0]!);
    expect(await access.sessions.signOutEverywhere(me!.context)).toBe(3);
    for (const secret of secrets) expect(await access.sessions.authenticate(secret)).toBeNull();
    expect(await access.sessions.authenticate(theirs)).not.toBeNull();
  });

  it('goes on under another id when the password is changed, and ends on all other machines', async () => {
    const login = await newUser();
    clock.set(NINE);
    const [here, there] = [
      await access.sessions.signIn({ login, password: PASSWORD, address }),
      await access.sessions.signIn({ login, password: PASSWORD, address }),
    ];
    const me = await access.sessions.authenticate(here);
    const changed = { password: 'a new and longer one', again: 'a new and longer one' };
    await expect(
      access.passwords.change(me!, { ...changed, current: 'not the password' }),
    ).rejects.toMatchObject({ status: 422, particulars: { errors: [{ where: 'current' }] } });
    const secret = await access.passwords.change(me!, { ...changed, current: PASSWORD });
    expect(await access.sessions.authenticate(here)).toBeNull();
    expect(await access.sessions.authenticate(secret)).toMatchObject({ login });
    expect(await access.sessions.authenticate(there)).toBeNull();
    await expect(access.sessions.signIn({ login, password: PASSWORD, address })).rejects.toMatchObject({
      code: 'sign-in-refused',
    });
  });

  it('lets wrong current passwords delay their change alone, not signing in', async () => {
    const login = await newUser();
    clock.set(NINE);
    const me = await access.sessions.authenticate(
      await access.sessions.signIn({ login, password: PASSWORD, address }),
    );
    const changed = { password: 'a new and longer one', again: 'a new and longer one' };
    const change = (current: string) =>
      access.passwords.change(me!, { ...changed, current }).then(
        () => 200,
        (problem: { status: number }) => problem.status,
      );
    const answers = [];
    for (let i = 0; i < 6; i += 1) answers.push(await change('not the password'));
    expect(answers).toEqual([422, 422, 422, 422, 422, 429]);
    expect(await change(PASSWORD)).toBe(429);
    const again = access.sessions.signIn({ login, password: PASSWORD, address });
    await expect(again).resolves.toEqual(expect.any(String));
    for (let i = 0; i < 6; i += 1)
      await access.sessions.signIn({ login, password: 'wrong', address }).catch(() => undefined);
    const later = at('2026-11-16T00:01:00Z');
    const renewed = await later.passwords.change(me!, { ...changed, current: PASSWORD });
    expect(await later.sessions.authenticate(renewed)).not.toBeNull();
  });

  it('ends when its user is disabled, who then cannot sign in again', async () => {
    const login = await newUser();
    clock.set(NINE);
    const secret = await access.sessions.signIn({ login, password: PASSWORD, address });
    const office = commandContext(town.municipality);
    const user = await access.users.findByLogin(office, login);
    await access.users.setDisabled(office, user!.id, user!.version, true);
    expect(await access.sessions.authenticate(secret)).toBeNull();
    await expect(access.sessions.signIn({ login, password: PASSWORD, address })).rejects.toMatchObject({
      code: 'sign-in-refused',
    });
  });

  it('takes a change of role from the next page on', async () => {
    const login = await newUser({ role: 'dx-office' });
    clock.set(NINE);
    const secret = await access.sessions.signIn({ login, password: PASSWORD, address });
    const office = commandContext(town.municipality);
    const { id, version, label } = (await access.users.findByLogin(office, login))!;
    await access.users.edit(office, id, version, { label, role: 'viewer' });
    expect((await access.sessions.authenticate(secret))?.context.actor.role).toBe('viewer');
  });
});
