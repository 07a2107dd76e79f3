import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Database } from '../../src/platform/database/database.js';
import { insertRows } from '../../src/platform/database/insert-rows.js';
import { type Transaction } from '../../src/platform/database/transaction.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';

@Entity('parcel')
class ParcelEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @Column({ type: 'text' }) parcelCode!: string;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}

class Untabled {
  parcelCode!: string;
}

let fresh: FreshDatabase;
let database: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = (await testApp(fresh)).get(Database);
});
afterAll(() => fresh.close());

/** Runs `work` beside an empty table of parcels that only this transaction sees, and gives its rows in their order. */
function parcelsAfter(work: (tx: Transaction) => Promise<void>): Promise<object[]> {
  return database.transaction({ municipality: '131130' }, async (tx) => {
    await tx.execute(`
      CREATE TEMP TABLE parcel (
        municipality_id text, parcel_code text, note text DEFAULT '記載なし', version integer DEFAULT 1,
        seq integer GENERATED ALWAYS AS IDENTITY
      ) ON COMMIT DROP`);
    await work(tx);
    return tx.query('SELECT municipality_id, parcel_code, note, version FROM parcel ORDER BY seq');
  });
}

describe('rows of an entity', () => {
  const stored = { municipalityId: '131130', note: '記載なし', version: 1 };

  it('are added in their order under the municipality, with the defaults of what none of them names', async () => {
    const rows = [{ parcelCode: 'b' }, { parcelCode: 'a' }, { parcelCode: 'c' }];
    expect(await parcelsAfter((tx) => insertRows(tx, ParcelEntity, rows))).toEqual(
      rows.map((row) => ({ ...stored, ...row })),
    );
  });

  it('have nothing where another names a column', async () => {
    const rows = [{ parcelCode: 'a' }, { parcelCode: 'b', note: 'x' }];
    expect(await parcelsAfter((tx) => insertRows(tx, ParcelEntity, rows))).toEqual([
      { ...stored, parcelCode: 'a', note: null },
      { ...stored, parcelCode: 'b', note: 'x' },
    ]);
  });

  it('are added without the fields the table has no column for', async () => {
    const row = { parcelCode: 'a', house: 1 };
    expect(await parcelsAfter((tx) => insertRows(tx, ParcelEntity, [row]))).toEqual([
      { ...stored, parcelCode: 'a' },
    ]);
  });

  it('may be none', async () => {
    expect(await parcelsAfter((tx) => insertRows(tx, ParcelEntity, []))).toEqual([]);
  });

  it('are refused where the class is no entity, by its name and nothing of the rows', async () => {
    await expect(parcelsAfter((tx) => insertRows(tx, Untabled, [{ parcelCode: 'secret' }]))).rejects.toThrow(
      new Error('Untabled names no table'),
    );
  });
});
