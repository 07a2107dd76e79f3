import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sqlState } from '../../src/platform/database/sql-state.js';
import { prepared, type Sql, sql } from '../../src/platform/database/sql.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { newDepartment, newMunicipality, type Town } from '../setup/town.js';

let fresh: FreshDatabase;
let [here, there]: Town[] = [];

beforeAll(async () => {
  // One connection: whatever a transaction leaves on it meets the next one.
  fresh = await freshDatabase({ poolSize: 1 });
  here = await newMunicipality(fresh.database);
  there = await newMunicipality(fresh.database);
  await newDepartment(fresh.database, here, { name: '市民課', code: 'A' });
  await newDepartment(fresh.database, there, { name: '税務課', code: 'A' });
});
afterAll(() => fresh.close());

const NAMES = sql`SELECT name FROM department ORDER BY name`;
const named = (code: string) => sql`SELECT name FROM department WHERE code = ${code}`;

async function namesIn(town: Town, statement: Sql): Promise<string[]> {
  const rows = await fresh.database.lookUp(town, (tx) => tx.query<{ name: string }>(statement));
  return rows.map(({ name }) => name);
}

describe('a look-up in one round trip', () => {
  it.each([
    ['sent as it is', NAMES],
    ['with a kept plan', prepared(NAMES)],
    ['with values', named('A')],
    ['with values and a kept plan', prepared(named('A'))],
  ])('sees its own municipality and no other, %s', async (_, statement) => {
    for (let turn = 0; turn < 7; turn += 1) {
      expect(await namesIn(here!, statement)).toEqual(['市民課']);
      expect(await namesIn(there!, statement)).toEqual(['税務課']);
    }
  });

  it('leaves no municipality, role or plan setting behind', async () => {
    await namesIn(here!, prepared(named('A')));
    const left = await fresh.database.dataSource.query<unknown[]>(`
      SELECT coalesce(current_setting('app.municipality', true), '') AS municipality, current_user = session_user AS own,
             current_setting('plan_cache_mode') AS plans, pg_current_xact_id_if_assigned() IS NULL AS free`);
    expect(left).toEqual([{ municipality: '', own: true, plans: 'auto', free: true }]);
    await fresh.database.systemLookUp((system) => system.query(sql`SELECT 1`));
    const roles = await fresh.database.dataSource.query<unknown[]>(
      `SELECT current_user = session_user AS own`,
    );
    expect(roles).toEqual([{ own: true }]);
  });

  it('of the system has the role of the system', async () => {
    const role = await fresh.database.systemLookUp((system) =>
      system.one<{ role: string }>(sql`SELECT current_user::text AS role`),
    );
    expect(role).toEqual({ role: 'tetsuzuki_system' });
  });

  it('writes nothing', async () => {
    const writing = fresh.database.lookUp(here!, (tx) => tx.execute(sql`UPDATE department SET name = 'x'`));
    expect(await writing.catch(sqlState)).toBe('25006');
    expect(await namesIn(here!, NAMES)).toEqual(['市民課']);
  });

  it('takes one statement and no second one', async () => {
    const two = fresh.database.lookUp(here!, async (tx) => [await tx.query(NAMES), await tx.query(NAMES)]);
    await expect(two).rejects.toThrow('a second one');
    expect(await namesIn(here!, NAMES)).toEqual(['市民課']);
  });

  it.each([
    ['a statement that cannot be read', sql`SELECT FROM nowhere`, '42P01'],
    ['a value that is none', sql`SELECT ${'x'}::integer`, '22P02'],
    ['a statement with a kept plan that fails', prepared(sql`SELECT 1 / (${0}::integer)`), '22012'],
  ])('leaves the connection whole after %s', async (_, statement, code) => {
    for (let turn = 0; turn < 2; turn += 1) {
      const failing = fresh.database.lookUp(here!, (tx) => tx.query(statement));
      expect(await failing.catch(sqlState)).toBe(code);
    }
    expect(await namesIn(there!, prepared(named('A')))).toEqual(['税務課']);
    const renamed = await fresh.database.transaction(here!, (tx) =>
      tx.execute(sql`UPDATE department SET name = name WHERE code = ${'A'}`),
    );
    expect(renamed).toBe(1);
  });
});
