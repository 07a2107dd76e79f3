import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { TestClock } from '../setup/test-clock.js';
import { PASSWORD } from '../setup/page-users.js';
import { departmentUser, dxOffice, newDepartment, newMunicipality, operator, viewer } from '../setup/town.js';
import { type AccessServices, accessServices } from './access-fixture.js';

const clock = new TestClock('2026-11-16');
let fresh: FreshDatabase;
let access: AccessServices;

beforeAll(async () => {
  fresh = await freshDatabase();
  access = accessServices(await testApp(fresh, { clock, nudges: [] }));
});
afterAll(() => fresh.close());
beforeEach(() => clock.set('2026-11-16'));

const typed = { password: PASSWORD, again: PASSWORD };
const hoursLater = (hours: number) =>
  clock.set(new Date(Date.parse('2026-11-16T03:00:00Z') + hours * 3_600_000).toISOString());

describe('the link for setting a password', () => {
  it('works once, within 72 hours', async () => {
    const town = await newMunicipality(fresh.database);
    const { link } = await access.users.create(dxOffice(town), {
      login: 'once',
      label: '一度',
      role: 'viewer',
    });
    hoursLater(72);
    await expect(access.passwords.openLink(link.secret)).rejects.toMatchObject({ status: 404 });
    hoursLater(71);
    expect(await access.passwords.openLink(link.secret)).toMatchObject({ login: 'once' });
    hoursLater(0);
    await access.passwords.setByLink(link.secret, typed);
    await expect(access.passwords.setByLink(link.secret, typed)).rejects.toMatchObject({ status: 404 });
  });

  it('is used once only by two who press at the same time', async () => {
    const town = await newMunicipality(fresh.database);
    const { link } = await access.users.create(dxOffice(town), {
      login: 'twice',
      label: '同時',
      role: 'viewer',
    });
    const results = await Promise.allSettled(
      [1, 2, 3].map(() => access.passwords.setByLink(link.secret, typed)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is replaced by a newer one, and refuses a short password without being used up', async () => {
    const town = await newMunicipality(fresh.database);
    const { user, link } = await access.users.create(dxOffice(town), {
      login: 'new',
      label: '新',
      role: 'viewer',
    });
    const newer = await access.users.newLink(dxOffice(town), user.id);
    await expect(access.passwords.openLink(link.secret)).rejects.toMatchObject({ status: 404 });
    await expect(
      access.passwords.setByLink(newer.secret, { password: 'short', again: 'short' }),
    ).rejects.toMatchObject({ particulars: { errors: [{ where: 'password' }] } });
    await expect(
      access.passwords.setByLink(newer.secret, { ...typed, again: 'something else' }),
    ).rejects.toMatchObject({ particulars: { errors: [{ where: 'again' }] } });
    await access.passwords.setByLink(newer.secret, typed);
  });
});

describe('a link for setting a password', () => {
  const signedIn = async (login: string) => {
    const secret = await access.sessions.signIn({ login, password: PASSWORD, address: '192.0.2.9' });
    return (await access.sessions.authenticate(secret))!;
  };
  const withLink = async (login: string) => {
    const town = await newMunicipality(fresh.database);
    const { user, link } = await access.users.create(dxOffice(town), {
      login,
      label: '担当',
      role: 'viewer',
    });
    await access.passwords.setByLink(link.secret, typed);
    const newer = await access.users.newLink(dxOffice(town), user.id);
    return { town, user, newer };
  };

  it('dies when the password is changed', async () => {
    const { newer } = await withLink('changes');
    const changed = { current: PASSWORD, password: 'a new and longer one', again: 'a new and longer one' };
    await access.passwords.change(await signedIn('changes'), changed);
    await expect(access.passwords.openLink(newer.secret)).rejects.toMatchObject({ status: 404 });
    await expect(access.passwords.setByLink(newer.secret, typed)).rejects.toMatchObject({ status: 404 });
  });

  it('dies when its user is disabled, and does not come back with the user', async () => {
    const { town, user, newer } = await withLink('disabled');
    const { version } = await access.users.get(dxOffice(town), user.id);
    const off = await access.users.setDisabled(dxOffice(town), user.id, version, true);
    await expect(access.passwords.openLink(newer.secret)).rejects.toMatchObject({ status: 404 });
    await access.users.setDisabled(dxOffice(town), user.id, off.version, false);
    await expect(access.passwords.openLink(newer.secret)).rejects.toMatchObject({ status: 404 });
  });

  it.each(['tetsuzuki2026', 'reiwa8nen4gatsu', 'qwertyuiop12'])('does not take %s', async (password) => {
    const { newer } = await withLink(`common-${password}`);
    await expect(
      access.passwords.setByLink(newer.secret, { password, again: password }),
    ).rejects.toMatchObject({ status: 422, particulars: { errors: [{ where: 'password' }] } });
  });

  it('is heard of by its owner: made, used; and so is a change', async () => {
    const { town, user, newer } = await withLink('hears');
    await access.passwords.setByLink(newer.secret, typed);
    const changed = { current: PASSWORD, password: 'a new and longer one', again: 'a new and longer one' };
    await access.passwords.change(await signedIn('hears'), changed);
    const notices = await fresh.database.transaction(town, (tx) =>
      tx.query<{ kind: string }>(
        `SELECT e.kind FROM owed_work o JOIN security_event e ON o.key = 'account.' || e.id
          WHERE o.kind = 'notice' AND e.user_id = $1 ORDER BY e.id`,
        [user.id],
      ),
    );
    // The link created with the user is passed on by whoever created the user.
    const kinds = notices.map(({ kind }) => kind);
    expect(kinds.slice(-3)).toEqual(['password-link-made', 'password-link-used', 'password-changed']);
  });
});

describe('users', () => {
  it('are managed by the DX office and the operator alone', async () => {
    const town = await newMunicipality(fresh.database);
    const department = await newDepartment(fresh.database, town);
    for (const context of [viewer(town), departmentUser(town, department)]) {
      await expect(access.users.list(context, { limit: 9 })).rejects.toMatchObject({ status: 403 });
      await expect(
        access.users.create(context, { login: 'x', label: 'x', role: 'viewer' }),
      ).rejects.toMatchObject({ status: 403 });
    }
  });

  it('with the role of an operator are made, changed and let in by an operator alone', async () => {
    const town = await newMunicipality(fresh.database);
    const input = { login: 'root', label: '運用', role: 'operator' } as const;
    await expect(access.users.create(dxOffice(town), input)).rejects.toMatchObject({ status: 403 });
    const { user } = await access.users.create(operator(town), input);
    const { id, version } = user;
    const office = dxOffice(town);
    await expect(access.users.newLink(office, id)).rejects.toMatchObject({ status: 403 });
    await expect(access.users.setDisabled(office, id, version, true)).rejects.toMatchObject({ status: 403 });
    await expect(
      access.users.edit(office, id, version, { label: 'x', role: 'viewer' }),
    ).rejects.toMatchObject({
      status: 403,
    });
  });

  it('have a login of their own over all municipalities, and are not there for another one', async () => {
    const [here, there] = [await newMunicipality(fresh.database), await newMunicipality(fresh.database)];
    const { user } = await access.users.create(dxOffice(here), {
      login: 'Tanaka',
      label: '担当',
      role: 'viewer',
    });
    await expect(
      access.users.create(dxOffice(there), { login: 'tanaka ', label: '担当', role: 'viewer' }),
    ).rejects.toMatchObject({ status: 422, particulars: { errors: [{ where: 'login' }] } });
    await expect(access.users.get(dxOffice(there), user.id)).rejects.toMatchObject({ status: 404 });
    await expect(access.users.newLink(dxOffice(there), user.id)).rejects.toMatchObject({ status: 404 });
  });

  it('are not overwritten by whoever has an old version before them', async () => {
    const town = await newMunicipality(fresh.database);
    const { user } = await access.users.create(dxOffice(town), { login: 'v', label: '旧', role: 'viewer' });
    await access.users.edit(dxOffice(town), user.id, 1, { label: '新', role: 'viewer' });
    await expect(
      access.users.edit(dxOffice(town), user.id, 1, { label: '別', role: 'viewer' }),
    ).rejects.toMatchObject({
      status: 409,
      particulars: { extensions: { current: { label: '新', version: 2 } } },
    });
  });

  it('are listed in pages by login', async () => {
    const town = await newMunicipality(fresh.database);
    for (const login of ['c3', 'a1', 'b2']) {
      await access.users.create(dxOffice(town), { login, label: login, role: 'viewer' });
    }
    const first = await access.users.list(dxOffice(town), { limit: 2 });
    const rest = await access.users.list(dxOffice(town), { limit: 2, cursor: first.next ?? '' });
    expect([...first.items, ...rest.items].map(({ login }) => login)).toEqual(['a1', 'b2', 'c3']);
  });
});
