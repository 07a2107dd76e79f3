import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fixedClock } from '../../src/kernel/clock.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import {
  departmentUser,
  dxOffice,
  newDepartment,
  newMunicipality,
  operator,
  type Town,
} from '../setup/town.js';
import { accessRoom } from './access-stage.js';

let fresh: FreshDatabase;
let room: ReturnType<typeof accessRoom>;

beforeAll(async () => {
  fresh = await freshDatabase();
  room = accessRoom(fresh);
});
afterAll(() => fresh.close());

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
    const { token, id } = await room.tokens.create(dxOffice(town), {
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
    expect(JSON.stringify(await room.tokens.list(dxOffice(town), { limit: 9 }))).not.toContain(token);
    expect(await room.tokens.authenticate(token)).toEqual({
      municipality: town.municipality,
      actor: { id, label: '市民課長', role: 'department', departmentId: department.id, sectionHead: true },
      source: 'api',
    });
  });

  it('opens nothing once it is revoked; revoking it again changes nothing', async () => {
    const town = await newMunicipality(fresh.database);
    const { token, id } = await room.tokens.create(dxOffice(town), { role: 'viewer', label: '議会' });
    await room.tokens.revoke(dxOffice(town), id);
    expect(await room.tokens.authenticate(token)).toBeNull();
    await room.tokens.revoke(dxOffice(town), id);
    const { items } = await room.auditTrail.list(dxOffice(town), { subjectId: id, limit: 9 });
    expect(items.map(({ action }) => action)).toEqual(['token.revoke', 'token.create']);
  });

  it('opens nothing from the instant it expires', async () => {
    const town = await newMunicipality(fresh.database);
    const { token } = await room.tokens.create(dxOffice(town), {
      role: 'viewer',
      label: '監査',
      expiresAt: '2026-12-01T00:00:00+09:00',
    });
    const at = (instant: string) => accessRoom(fresh, fixedClock(instant)).tokens.authenticate(token);
    expect(await at('2026-11-30T14:59:59.999Z')).not.toBeNull();
    expect(await at('2026-11-30T15:00:00.000Z')).toBeNull();
  });

  it('that we never made opens nothing, whatever it looks like', async () => {
    const town = await newMunicipality(fresh.database);
    const { token } = await room.tokens.create(dxOffice(town), { role: 'viewer', label: '議会' });
    const other = await newMunicipality(fresh.database);
    for (const guess of [
      '',
      'secret',
      `${token} `,
      token.replace(town.municipality, other.municipality),
      `ttz_${town.municipality}_${'A'.repeat(43)}`,
    ]) {
      expect(await room.tokens.authenticate(guess)).toBeNull();
    }
  });

  it('of an operator is made by an operator alone, and none by a department', async () => {
    const town = await newMunicipality(fresh.database);
    const input = { role: 'operator', label: '運用' } as const;
    await expect(room.tokens.create(dxOffice(town), input)).rejects.toMatchObject({ status: 403 });
    const { token } = await room.tokens.create(operator(town), input);
    expect((await room.tokens.authenticate(token))?.municipality).toBe(town.municipality);
    const department = await newDepartment(fresh.database, town);
    await expect(
      room.tokens.create(departmentUser(town, department), { role: 'viewer', label: 'x' }),
    ).rejects.toMatchObject({ status: 403 });
  });

  it('of an operator is revoked by an operator alone', async () => {
    const town = await newMunicipality(fresh.database);
    const { token, id } = await room.tokens.create(operator(town), { role: 'operator', label: '運用' });
    await expect(room.tokens.revoke(dxOffice(town), id)).rejects.toMatchObject({ status: 403 });
    expect(await room.tokens.authenticate(token)).not.toBeNull();
    await room.tokens.revoke(operator(town), id);
    expect(await room.tokens.authenticate(token)).toBeNull();
  });

  it('is refused with everything that is wrong with it', async () => {
    const town = await newMunicipality(fresh.database);
    const elsewhere = await newMunicipality(fresh.database);
    const foreign = await newDepartment(fresh.database, elsewhere);
    const wrong = (input: Parameters<typeof room.tokens.create>[1]) =>
      room.tokens.create(dxOffice(town), input).then(
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
    for (const label of ['1', '2', '3']) await room.tokens.create(dxOffice(town), { role: 'viewer', label });
    const first = await room.tokens.list(dxOffice(town), { limit: 2 });
    const rest = await room.tokens.list(dxOffice(town), { limit: 2, cursor: first.next ?? '' });
    expect(first.items).toHaveLength(2);
    expect(rest.next).toBeNull();
    expect([...first.items, ...rest.items].map(({ label }) => label).sort()).toEqual(['1', '2', '3']);
  });

  it('of another municipality is not there', async () => {
    const [here, there] = [await newMunicipality(fresh.database), await newMunicipality(fresh.database)];
    const { id, token } = await room.tokens.create(dxOffice(here), { role: 'viewer', label: '議会' });
    await expect(room.tokens.revoke(dxOffice(there), id)).rejects.toMatchObject({ status: 404 });
    expect(await room.tokens.authenticate(token)).not.toBeNull();
  });
});
