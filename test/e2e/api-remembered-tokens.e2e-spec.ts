import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TenantContext, Unproven } from '../../src/platform/database/context.js';
import { TokenService } from '../../src/access/token/token.service.js';
import { ApiFixture, type Client, answer } from '../setup/api-fixture.js';
import { type Department, newDepartment, newMunicipality, newProcedure, type Town } from '../setup/town.js';

const LIST = '/api/v1/procedures?sort=updated&limit=10';

let fixture: ApiFixture;
let town: Town;
let [residents, childcare]: Department[] = [];

beforeAll(async () => {
  fixture = await ApiFixture.setUp();
  town = await newMunicipality(fixture.database);
  residents = await newDepartment(fixture.database, town, { name: '市民課' });
  childcare = await newDepartment(fixture.database, town, { name: '子育て支援課' });
  await newProcedure(fixture.database, town, { code: 'R-1', departmentId: residents.id });
  await newProcedure(fixture.database, town, { code: 'C-1', departmentId: childcare.id });
});
afterAll(() => fixture.tearDown());

async function codes(client: Client): Promise<string[]> {
  const { items } = await answer<{ items: { code: string }[] }>(client.get(LIST));
  return items.map(({ code }) => code).sort();
}

/** What a row of the database becomes by another process. */
async function set(statement: string, values: unknown[]): Promise<void> {
  await fixture.database.transaction(town, async (tx) => {
    expect(await tx.execute(statement, values)).toBe(1);
  });
}

/** The secret of a client's token. */
const secretOf = (client: Client) => client.authorization.slice('Bearer '.length);

async function idOf(client: Client): Promise<string> {
  const context = await fixture.app.get(TokenService).authenticate(secretOf(client));
  return context?.actor.id ?? '';
}

describe('a token that was admitted before', () => {
  it('opens nothing from the moment another process revokes it, well asked or badly', async () => {
    const client = await fixture.client(town, 'dx-office');
    const id = await idOf(client);
    for (let n = 0; n < 3; n += 1) expect(await codes(client)).toEqual(['C-1', 'R-1']);
    await set(`UPDATE access_token SET revoked_at = now() WHERE id = $1`, [id]);
    for (const path of [LIST, `${LIST}&cursor=x`, `${LIST}&limit=0`, '/api/v1/procedures?departmentId=x'])
      await client.get(path).expect(401);
    await set(`UPDATE access_token SET revoked_at = NULL WHERE id = $1`, [id]);
    expect(await codes(client)).toEqual(['C-1', 'R-1']);
  });

  it('opens nothing once its time is over', async () => {
    const client = await fixture.client(town, 'viewer');
    expect(await codes(client)).toHaveLength(2);
    expect(await codes(client)).toHaveLength(2);
    await set(`UPDATE access_token SET expires_at = now() WHERE id = $1`, [await idOf(client)]);
    await client.get(LIST).expect(401);
  });

  it('has the rights of this moment, not those that are remembered', async () => {
    const client = await fixture.client(town, 'department', residents);
    expect(await codes(client)).toEqual(['R-1']);
    expect(await codes(client)).toEqual(['R-1']);
    const id = await idOf(client);
    await set(`UPDATE access_token SET department_id = $2 WHERE id = $1`, [id, childcare!.id]);
    expect(await codes(client)).toEqual(['C-1']);
    await client.get(`${LIST}&departmentId=${residents!.id}`).expect(403);
    await set(`UPDATE access_token SET scopes = '{run-logs}' WHERE id = $1`, [id]);
    await client.get(LIST).expect(403);
    await set(`UPDATE access_token SET scopes = '{read}' WHERE id = $1`, [id]);
    expect(await codes(client)).toEqual(['C-1']);
  });

  it('is nobody of another municipality', async () => {
    const client = await fixture.client(town, 'dx-office');
    expect(await codes(client)).toHaveLength(2);
    const elsewhere = await newMunicipality(fixture.database);
    const stranger = await fixture.client(elsewhere, 'dx-office');
    for (let n = 0; n < 3; n += 1) {
      expect(await codes(stranger)).toEqual([]);
      expect(await codes(client)).toHaveLength(2);
    }
  });
});

describe('a context that was only remembered', () => {
  /** One of a token that is revoked since. */
  async function stale(): Promise<TenantContext> {
    const tokens = fixture.app.get(TokenService);
    const secret = secretOf(await fixture.client(town, 'dx-office'));
    const id = (await tokens.authenticate(secret))?.actor.id;
    const context = tokens.remembered(secret)!;
    await set(`UPDATE access_token SET revoked_at = now() WHERE id = $1`, [id]);
    return context;
  }

  it.each(['lookUp', 'snapshot', 'transaction'] as const)('reads and writes nothing by %s', async (way) => {
    const context = await stale();
    let seen: unknown;
    const work = fixture.database[way](context, async (tx) => {
      seen = await tx.query(`SELECT code FROM procedure`);
    });
    await expect(work).rejects.toThrow(Unproven);
    expect(seen).toBeUndefined();
  });

  it('is proven with what it reads first, then no more', async () => {
    const tokens = fixture.app.get(TokenService);
    const secret = secretOf(await fixture.client(town, 'dx-office'));
    expect(tokens.remembered(secret)).toBeNull();
    await tokens.authenticate(secret);
    const context = tokens.remembered(secret)!;
    expect(context.proof?.held).toBe(false);
    const rows = await fixture.database.lookUp(context, (tx) => tx.query(`SELECT code FROM procedure`));
    expect(rows).toHaveLength(2);
    expect(context.proof?.held).toBe(true);
  });

  it('is not proven by a statement that fails', async () => {
    const tokens = fixture.app.get(TokenService);
    const secret = secretOf(await fixture.client(town, 'dx-office'));
    await tokens.authenticate(secret);
    const context = tokens.remembered(secret)!;
    await expect(fixture.database.lookUp(context, (tx) => tx.query(`SELECT 1/0`))).rejects.toThrow(/zero/);
    expect(context.proof?.held).toBe(false);
  });
});
