import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { reach } from '../../src/access/permissions.js';
import { type TokenScope, TOKEN_SCOPES } from '../../src/access/token/token-scope.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { TestClock } from '../setup/test-clock.js';
import {
  departmentUser,
  dxOffice,
  newDepartment,
  newMunicipality,
  operator,
  type Town,
} from '../setup/town.js';
import { newPageUser } from '../setup/page-users.js';
import { type AccessServices, accessServices } from './access-fixture.js';

const clock = new TestClock('2026-11-15');
let fresh: FreshDatabase;
let access: AccessServices;

beforeAll(async () => {
  fresh = await freshDatabase();
  access = accessServices(await testApp(fresh, { clock, nudges: [] }));
});
afterAll(() => fresh.close());
beforeEach(() => clock.set('2026-11-15'));

function authenticateAt(instant: string, token: string) {
  clock.set(instant);
  return access.tokens.authenticate(token);
}

/** Everything the database holds about a municipality's tokens, secrets and audit trail included. */
async function storedAbout(town: Town): Promise<string> {
  return fresh.database.transaction(town, async (tx) =>
    JSON.stringify([
      await tx.query('SELECT * FROM access_token'),
      await tx.query('SELECT * FROM audit_event'),
    ]),
  );
}

describe('an access token', () => {
  it('is told once, kept only as a hash, and opens the door as who it was made for', async () => {
    const town = await newMunicipality(fresh.database);
    const department = await newDepartment(fresh.database, town, { code: '0101', name: '市民課' });
    const { token, id } = await access.tokens.create(dxOffice(town), {
      role: 'department',
      departmentCode: '0101',
      sectionHead: true,
      label: '市民課長',
    });
    expect(token).toMatch(new RegExp(`^ttz_${town.municipality}_[A-Za-z0-9_-]{43}$`));
    const stored = await storedAbout(town);
    expect(stored).toContain(id);
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(token.slice(-43));
    expect(JSON.stringify(await access.tokens.list(dxOffice(town), { limit: 9 }))).not.toContain(token);
    expect(await access.tokens.authenticate(token)).toEqual({
      municipality: town.municipality,
      actor: { id, label: '市民課長', role: 'department', departmentId: department.id, sectionHead: true },
      source: 'api',
      scopes: TOKEN_SCOPES,
    });
  });

  it('opens nothing once it is revoked; revoking it again changes nothing', async () => {
    const town = await newMunicipality(fresh.database);
    const { token, id } = await access.tokens.create(dxOffice(town), { role: 'viewer', label: '議会' });
    await access.tokens.revoke(dxOffice(town), id);
    expect(await access.tokens.authenticate(token)).toBeNull();
    await access.tokens.revoke(dxOffice(town), id);
    const { items } = await access.auditTrail.list(dxOffice(town), { subjectId: id, limit: 9 });
    expect(items.map(({ action }) => action)).toEqual(['token.revoke', 'token.create']);
  });

  it('opens nothing from the instant it expires', async () => {
    const town = await newMunicipality(fresh.database);
    const { token } = await access.tokens.create(dxOffice(town), {
      role: 'viewer',
      label: '監査',
      expiresAt: '2026-12-01T00:00:00+09:00',
    });
    expect(await authenticateAt('2026-11-30T14:59:59.999Z', token)).not.toBeNull();
    expect(await authenticateAt('2026-11-30T15:00:00.000Z', token)).toBeNull();
  });

  it('that we never made opens nothing, whatever it looks like', async () => {
    const town = await newMunicipality(fresh.database);
    const { token } = await access.tokens.create(dxOffice(town), { role: 'viewer', label: '議会' });
    const other = await newMunicipality(fresh.database);
    for (const guess of [
      '',
      'secret',
      `${token} `,
      token.replace(town.municipality, other.municipality),
      `ttz_${town.municipality}_${'A'.repeat(43)}`,
    ]) {
      expect(await access.tokens.authenticate(guess)).toBeNull();
    }
  });

  it('of an operator is made by an operator alone, and none by a department', async () => {
    const town = await newMunicipality(fresh.database);
    const input = { role: 'operator', label: '運用' } as const;
    await expect(access.tokens.create(dxOffice(town), input)).rejects.toMatchObject({ status: 403 });
    const { token } = await access.tokens.create(operator(town), input);
    expect((await access.tokens.authenticate(token))?.municipality).toBe(town.municipality);
    const department = await newDepartment(fresh.database, town);
    await expect(
      access.tokens.create(departmentUser(town, department), { role: 'viewer', label: 'x' }),
    ).rejects.toMatchObject({ status: 403 });
  });

  it('of an operator is revoked by an operator alone', async () => {
    const town = await newMunicipality(fresh.database);
    const { token, id } = await access.tokens.create(operator(town), { role: 'operator', label: '運用' });
    await expect(access.tokens.revoke(dxOffice(town), id)).rejects.toMatchObject({ status: 403 });
    expect(await access.tokens.authenticate(token)).not.toBeNull();
    await access.tokens.revoke(operator(town), id);
    expect(await access.tokens.authenticate(token)).toBeNull();
  });

  it('is refused with everything that is wrong with it', async () => {
    const town = await newMunicipality(fresh.database);
    const elsewhere = await newMunicipality(fresh.database);
    const foreign = await newDepartment(fresh.database, elsewhere);
    const wrong = (input: Parameters<typeof access.tokens.create>[1]) =>
      access.tokens.create(dxOffice(town), input).then(
        () => [],
        (problem: { particulars: { errors: { where: string }[] } }) =>
          problem.particulars.errors.map(({ where }) => where),
      );
    expect(
      await wrong({
        role: 'viewer',
        label: ' ',
        sectionHead: true,
        departmentCode: 'A',
        expiresAt: '2026-11-15',
      }),
    ).toEqual(['label', 'departmentCode', 'sectionHead', 'expiresAt']);
    expect(await wrong({ role: 'department', label: '課' })).toEqual(['departmentCode']);
    expect(await wrong({ role: 'department', label: '課', departmentId: foreign.id })).toEqual([
      'departmentCode',
    ]);
  });

  it('is listed in pages, newest first', async () => {
    const town = await newMunicipality(fresh.database);
    for (const label of ['1', '2', '3'])
      await access.tokens.create(dxOffice(town), { role: 'viewer', label });
    const first = await access.tokens.list(dxOffice(town), { limit: 2 });
    const rest = await access.tokens.list(dxOffice(town), { limit: 2, cursor: first.next ?? '' });
    expect(first.items).toHaveLength(2);
    expect(rest.next).toBeNull();
    expect([...first.items, ...rest.items].map(({ label }) => label).sort()).toEqual(['1', '2', '3']);
  });

  it('of another municipality is not there', async () => {
    const [here, there] = [await newMunicipality(fresh.database), await newMunicipality(fresh.database)];
    const { id, token } = await access.tokens.create(dxOffice(here), { role: 'viewer', label: '議会' });
    await expect(access.tokens.revoke(dxOffice(there), id)).rejects.toMatchObject({ status: 404 });
    expect(await access.tokens.authenticate(token)).not.toBeNull();
  });
});

describe('the owner of a token', () => {
  /** Somebody of the DX office, signed in to a page, and a token of theirs. */
  async function owned(scopes?: TokenScope[]) {
    const town = await newMunicipality(fresh.database);
    const login = await newPageUser(fresh.database, town, { role: 'dx-office' });
    const { users } = access;
    const user = (await users.findByLogin(operator(town), login))!;
    const page = { ...dxOffice(town), source: 'page' as const };
    const context = { ...page, actor: { ...page.actor, id: user.id, label: user.label } };
    const created = await access.tokens.create(context, { role: 'dx-office', label: '連携', scopes });
    return { town, users, user, context, created };
  }

  it('is whoever makes it on a page; its end is a year away, and its last use is kept to the minute', async () => {
    const { town, user, created } = await owned();
    expect(created).toMatchObject({ ownerId: user.id, ownerMayHold: true, lastUsedAt: null });
    expect(created.expiresAt.toISOString()).toBe('2027-11-15T03:00:00.000Z');
    const lastUse = async () => (await access.tokens.list(dxOffice(town), { limit: 1 })).items[0]?.lastUsedAt;
    await authenticateAt('2026-11-16T00:00:00Z', created.token);
    await authenticateAt('2026-11-16T00:00:59Z', created.token);
    expect(access.tokens.remembered(created.token)).not.toBeNull();
    expect(await lastUse()).toEqual(new Date('2026-11-16T00:00:00Z'));
    clock.set('2026-11-16T00:01:00Z');
    expect(access.tokens.remembered(created.token)).toBeNull();
    await authenticateAt('2026-11-16T00:01:00Z', created.token);
    expect(await lastUse()).toEqual(new Date('2026-11-16T00:01:00Z'));
  });

  it('takes it along when disabled, for good', async () => {
    const { town, users, user, created } = await owned();
    const off = await users.setDisabled(operator(town), user.id, user.version, true);
    expect(await access.tokens.authenticate(created.token)).toBeNull();
    await users.setDisabled(operator(town), user.id, off.version, false);
    expect(await access.tokens.authenticate(created.token)).toBeNull();
    const { items } = await access.auditTrail.list(dxOffice(town), { subjectId: created.id, limit: 9 });
    expect(items.map(({ action }) => action)).toEqual(['token.revoke', 'token.create']);
  });

  it.each([
    ['viewer', false],
    ['operator', true],
  ] as const)('that becomes %s: the token of a DX office opens: %s', async (role, opens) => {
    const { town, users, user, created } = await owned();
    await users.edit(operator(town), user.id, user.version, { label: user.label, role });
    expect((await access.tokens.authenticate(created.token)) !== null).toBe(opens);
  });

  it('cannot hold more than the own role allows, nor be unknown or disabled', async () => {
    const { town, users } = await owned();
    const viewer = await newPageUser(fresh.database, town, { role: 'viewer' });
    const create = (ownerLogin: string, role: 'viewer' | 'dx-office' = 'viewer') =>
      access.tokens.create(operator(town), { role, label: '連携', ownerLogin });
    await expect(create(viewer, 'dx-office')).rejects.toMatchObject({
      particulars: { errors: [{ where: 'ownerLogin' }] },
    });
    await expect(create('nobody-at-all')).rejects.toMatchObject({ status: 422 });
    expect(await create(viewer.toUpperCase())).toMatchObject({ ownerMayHold: true });
    const found = (await users.findByLogin(operator(town), viewer))!;
    await users.setDisabled(operator(town), found.id, found.version, true);
    await expect(create(viewer)).rejects.toMatchObject({ status: 422 });
  });

  it('of an operator’s command is the municipality, unless a user is named', async () => {
    const town = await newMunicipality(fresh.database);
    const created = await access.tokens.create(operator(town), { role: 'viewer', label: '機械' });
    expect(created).toMatchObject({ ownerId: null, ownerMayHold: true });
    expect(await access.tokens.authenticate(created.token)).not.toBeNull();
  });

  it('hears of it', async () => {
    const { town, context, created } = await owned();
    await access.tokens.revoke(context, created.id);
    const notices = await fresh.database.transaction(town, (tx) =>
      tx.query<{ kind: string }>(
        `SELECT e.kind FROM owed_work o JOIN security_event e ON o.key = 'account.' || e.id
          WHERE o.kind = 'notice' AND e.kind LIKE 'token-%' ORDER BY e.id`,
      ),
    );
    expect(notices.map(({ kind }) => kind)).toEqual(['token-made', 'token-revoked']);
  });
});

describe('the scopes of a token', () => {
  const bearing = async (scopes: TokenScope[]) => {
    const town = await newMunicipality(fresh.database);
    const { token } = await access.tokens.create(operator(town), { role: 'operator', label: '連携', scopes });
    return (await access.tokens.authenticate(token))!;
  };

  it('say what it may be used for, and nobody manages tokens or users with one', async () => {
    const importing = await bearing(['import']);
    expect([reach(importing, 'import.run'), reach(importing, 'procedure.read')]).toEqual(['all', 'none']);
    const everything = await bearing([...TOKEN_SCOPES]);
    await expect(access.tokens.create(everything, { role: 'viewer', label: 'x' })).rejects.toMatchObject({
      status: 403,
    });
    await expect(access.tokens.revoke(everything, everything.actor.id)).rejects.toMatchObject({
      status: 403,
    });
    const { users } = access;
    await expect(users.list(everything, { limit: 1 })).rejects.toMatchObject({ status: 403 });
    expect((await access.tokens.list(everything, { limit: 1 })).items).toHaveLength(1);
  });

  it('are at least one, and end within 366 days', async () => {
    const town = await newMunicipality(fresh.database);
    const wrong = { role: 'viewer', label: 'x', scopes: [], expiresAt: '2027-11-17T00:00:00+09:00' } as const;
    await expect(access.tokens.create(operator(town), wrong)).rejects.toMatchObject({
      particulars: { errors: [{ where: 'scopes' }, { where: 'expiresAt' }] },
    });
  });

  it('leave a trace where a token is refused: whose it was and why, or nothing of whose', async () => {
    const town = await newMunicipality(fresh.database);
    const { token, id } = await access.tokens.create(operator(town), { role: 'viewer', label: '連携' });
    await access.tokens.revoke(operator(town), id);
    const origin = { address: '192.0.2.77', agent: 'curl/8' };
    await access.tokens.authenticate(token, origin);
    await access.tokens.authenticate(`ttz_${town.municipality}_${'A'.repeat(43)}`, origin);
    await access.trail.flush();
    const kind = 'token-refused';
    const { items } = await access.securityEvents.list(dxOffice(town), { kind, limit: 9 });
    expect(items).toMatchObject([
      { actorLabel: '連携', address: '192.0.2.77', detail: '失効しています', count: 1 },
    ]);
    const all = await access.securityEvents.list(operator(town), { kind, everywhere: true, limit: 200 });
    expect(all.items.some((event) => event.municipality === '-' && event.address === '192.0.2.77')).toBe(
      true,
    );
  });
});
