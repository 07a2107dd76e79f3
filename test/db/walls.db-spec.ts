import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { refuseUnwalledRole } from '../../src/platform/database/start-guard.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { newDepartment, newMunicipality } from '../setup/town.js';

/** Tables that belong to no tenant. A new table without a tenant's key has to be named here, or the test fails. */
const NATIONAL = [
  'indicator',
  'list_edition',
  'list_edition_item',
  'list_item',
  'migration',
  'set_up_code',
  'sign_in_attempt',
];

interface TableFacts {
  name: string;
  secured: boolean;
  forced: boolean;
  policies: string[];
  tenantColumn: boolean;
  keyed: boolean;
}

let fresh: FreshDatabase;

beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

async function tables(): Promise<TableFacts[]> {
  const owner = new pg.Client(fresh.ownerUrl);
  await owner.connect();
  try {
    const { rows } = await owner.query<TableFacts>(`
      SELECT c.relname AS name, c.relrowsecurity AS secured, c.relforcerowsecurity AS forced,
             ARRAY(SELECT p.polname::text FROM pg_policy p WHERE p.polrelid = c.oid) AS policies,
             EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'municipality_id') AS "tenantColumn",
             EXISTS (SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
                      WHERE i.indrelid = c.oid AND i.indisprimary AND a.attname = 'municipality_id') AS keyed
        FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY 1`);
    return rows;
  } finally {
    await owner.end();
  }
}

describe('the walls between municipalities', () => {
  it('stand around every table that holds a tenant’s data', async () => {
    const all = await tables();
    expect(all.length).toBeGreaterThan(15);
    for (const table of all) {
      if (NATIONAL.includes(table.name)) {
        expect(table).toMatchObject({ tenantColumn: false });
      } else {
        expect(table).toMatchObject({ secured: true, forced: true, tenantColumn: true, keyed: true });
        expect(table.policies).toContain('tenant');
      }
    }
  });

  it('show the application no row of anybody while no municipality is set', async () => {
    const town = await newMunicipality(fresh.database);
    await newDepartment(fresh.database, town);
    for (const { name } of (await tables()).filter((table) => table.tenantColumn)) {
      const rows = await fresh.database.dataSource.query<unknown[]>(`SELECT * FROM ${name}`);
      expect({ name, rows }).toEqual({ name, rows: [] });
    }
  });

  it('keep a thousand interleaved requests of two municipalities apart on one small pool', async () => {
    const small = await freshDatabase({ poolSize: 3 });
    try {
      const towns = [await newMunicipality(small.database), await newMunicipality(small.database)];
      for (const town of towns) await newDepartment(small.database, town, { name: town.municipality });
      const seen = await Promise.all(
        Array.from({ length: 1_000 }, async (_, i) => {
          const town = towns[i % 2]!;
          const rows = await small.database.transaction(town, (tx) =>
            tx.query<{ name: string; municipalityId: string }>(
              'SELECT name, municipality_id FROM department',
            ),
          );
          return rows.every((row) => row.municipalityId === town.municipality) && rows.length === 1;
        }),
      );
      expect(seen.filter(Boolean)).toHaveLength(1_000);
    } finally {
      await small.close();
    }
  });

  it('let nobody write into another municipality', async () => {
    const [mine, other] = [await newMunicipality(fresh.database), await newMunicipality(fresh.database)];
    const trespass = fresh.database.transaction(mine, (tx) =>
      tx.query(`INSERT INTO division (municipality_id, name) VALUES ($1, 'x')`, [other.municipality]),
    );
    await expect(trespass).rejects.toThrow(/row-level security/);
  });

  it('let nobody alter or delete the audit trail', async () => {
    const town = await newMunicipality(fresh.database);
    await expect(
      fresh.database.transaction(town, (tx) => tx.query('DELETE FROM audit_event')),
    ).rejects.toThrow(/permission denied/);
    const owner = new pg.Client(fresh.ownerUrl);
    await owner.connect();
    await expect(owner.query('DELETE FROM audit_event')).rejects.toThrow(/append-only/);
    await owner.end();
  });

  it('give the system’s door no view of procedures or reports', async () => {
    for (const table of ['procedure', 'status_report', 'department', 'figure']) {
      await expect(fresh.database.system((tx) => tx.query(`SELECT FROM ${table}`))).rejects.toThrow(
        /permission denied/,
      );
    }
    expect(await fresh.database.system((tx) => tx.query('SELECT FROM municipality'))).not.toHaveLength(0);
  });

  it('refuse to start as the owner of the tables', async () => {
    const asOwner = createDataSource(fresh.ownerUrl, { poolSize: 1 });
    await asOwner.initialize();
    await expect(refuseUnwalledRole(asOwner)).rejects.toThrow(/owner/);
    await asOwner.destroy();
    await expect(refuseUnwalledRole(fresh.database.dataSource)).resolves.toBeUndefined();
  });
});

describe('a transaction', () => {
  it('that runs into a deadlock is started again as a whole', async () => {
    const town = await newMunicipality(fresh.database);
    const [a, b] = [await newDepartment(fresh.database, town), await newDepartment(fresh.database, town)];
    let runs = 0;
    let bothHoldOne: () => void = () => undefined;
    const met = new Promise<void>((resolve) => (bothHoldOne = resolve));
    let holding = 0;
    const rename = (first: string, second: string, name: string) =>
      fresh.database.transaction(town, async (tx) => {
        runs += 1;
        await tx.query('UPDATE department SET name = $2 WHERE id = $1', [first, name]);
        holding += 1;
        if (holding === 2) bothHoldOne();
        await met;
        await tx.query('UPDATE department SET name = $2 WHERE id = $1', [second, name]);
      });
    await Promise.all([rename(a.id, b.id, '先'), rename(b.id, a.id, '後')]);
    expect(runs).toBe(3);
    const names = await fresh.database.transaction(town, (tx) =>
      tx.query<{ name: string }>('SELECT name FROM department'),
    );
    expect(new Set(names.map((row) => row.name)).size).toBe(1);
  });
});
