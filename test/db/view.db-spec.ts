import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sqlState } from '../../src/platform/database/sql-state.js';
import { sql } from '../../src/platform/database/sql.js';
import { type Transaction } from '../../src/platform/database/transaction.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { newDepartment, newMunicipality, type Town } from '../setup/town.js';

let fresh: FreshDatabase;
let [here, there]: Town[] = [];

beforeAll(async () => {
  // One connection: whatever a view leaves on it meets the next one.
  fresh = await freshDatabase({ poolSize: 1 });
  here = await newMunicipality(fresh.database);
  there = await newMunicipality(fresh.database);
  await newDepartment(fresh.database, here, { name: '市民課', code: 'A' });
  await newDepartment(fresh.database, there, { name: '税務課', code: 'A' });
});
afterAll(() => fresh.close());

const NAMES = sql`SELECT name FROM department ORDER BY name`;
const names = async (tx: Transaction) => (await tx.query<{ name: string }>(NAMES)).map(({ name }) => name);
const namesIn = (town: Town) => fresh.database.snapshot(town, names);

describe('one view of the data', () => {
  it('answers each of the statements that are asked at once, and each municipality its own', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const numbers = await fresh.database.snapshot(here!, (tx) =>
        Promise.all([1, 2, 3].map((n) => tx.one(sql`SELECT ${n}::integer AS n`))),
      );
      expect(numbers).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
      expect(await Promise.all([namesIn(here!), namesIn(there!)])).toEqual([['市民課'], ['税務課']]);
    }
  });

  it('is the same for every service that is given its context', async () => {
    const at = (context: Town) =>
      fresh.database.snapshot(context, (tx) => tx.one(sql`SELECT pg_current_snapshot()::text, now()::text`));
    const [first, second, third] = await fresh.database.oneView(here!, async (context) => [
      ...(await Promise.all([at(context), fresh.database.lookUp(context, () => at(context))])),
      await fresh.database.oneView(context, at),
    ]);
    expect(second).toEqual(first);
    expect(third).toEqual(first);
  });

  it('lets nobody write, on it or beside it', async () => {
    const writing = fresh.database.snapshot(here!, (tx) => tx.execute(`UPDATE department SET name = 'x'`));
    expect(await writing.catch(sqlState)).toBe('25006');
    const beside = fresh.database.oneView(here!, (context) => fresh.database.transaction(context, names));
    await expect(beside).rejects.toThrow('nothing is written');
    expect(await namesIn(here!)).toEqual(['市民課']);
  });

  it.each([
    ['fails before others', ['SELECT 1 / 0', 'SELECT 1', 'SELECT 2']],
    ['fails after others', ['SELECT 1', 'SELECT 2', 'SELECT 1 / 0']],
    ['is the only one', ['SELECT 1 / 0']],
  ])('leaves the connection whole after a statement that %s', async (_, statements) => {
    for (let turn = 0; turn < 3; turn += 1) {
      const failing = fresh.database.snapshot(here!, (tx) =>
        Promise.all(statements.map((one) => tx.query(one))),
      );
      expect(await failing.catch(sqlState)).toBe('22012');
      expect(await namesIn(here!)).toEqual(['市民課']);
    }
  });

  it('gives nothing more once it has ended, and does not begin for nothing', async () => {
    const kept = await fresh.database.snapshot(here!, (tx) => Promise.resolve({ tx }));
    await expect(names(kept.tx)).rejects.toThrow('after its end');
    const late = fresh.database.snapshot(here!, (tx) => {
      void names(tx).catch(() => undefined);
      return Promise.reject(new Error('given up'));
    });
    await expect(late).rejects.toThrow('given up');
    expect(await namesIn(here!)).toEqual(['市民課']);
  });

  it('leaves no municipality behind', async () => {
    await namesIn(here!);
    const left = await fresh.database.dataSource.query<unknown[]>(`
      SELECT coalesce(current_setting('app.municipality', true), '') AS municipality,
             current_setting('transaction_isolation') AS isolation`);
    expect(left).toEqual([{ municipality: '', isolation: 'read committed' }]);
  });
});

describe('statements that are asked for at once', () => {
  const ways = [['transaction'], ['snapshot']] as const;
  /** Its failure is heard of later than that of what is not called through others. */
  const throughOthers = async (tx: Transaction, statement: string, depth = 5): Promise<unknown> => {
    const rows = depth === 0 ? await tx.query(statement) : await throughOthers(tx, statement, depth - 1);
    return rows;
  };

  it.each(ways)('fail with what failed first, however deep it was asked for: %s', async (way) => {
    for (const statements of [
      ['SELECT 1 / 0', 'SELECT 1'],
      ['SELECT 1', 'SELECT 1 / 0', 'SELECT 2'],
      ['SELECT 1 / 0', `SELECT 'x'::uuid`],
    ]) {
      const failing = fresh.database[way](here!, (tx) =>
        Promise.all(
          statements.map((one) => (one === 'SELECT 1 / 0' ? throughOthers(tx, one) : tx.query(one))),
        ),
      );
      expect(await failing.catch(sqlState)).toBe('22012');
    }
  });

  it.each(ways)('fail with a stack that names who asked: %s', async (way) => {
    const failing = fresh.database[way](here!, (tx) =>
      Promise.all([throughOthers(tx, 'SELECT 1 / 0'), names(tx)]),
    );
    expect(await failing.catch((error: Error) => error.stack)).toContain('throughOthers');
  });

  it('run in their order, each seeing what those before it wrote', async () => {
    const seen = await fresh.database.transaction(here!, (tx) =>
      Promise.all([
        names(tx),
        tx.execute(sql`UPDATE department SET name = ${'戸籍課'}`),
        names(tx),
        tx.execute(sql`UPDATE department SET name = ${'市民課'}`),
        names(tx),
      ]),
    );
    expect(seen).toEqual([['市民課'], 1, ['戸籍課'], 1, ['市民課']]);
  });

  it('fail with what fails now, after something else has failed and was taken back', async () => {
    const failing = fresh.database.transaction(here!, async (tx) => {
      await expect(
        tx.attempt(
          () => tx.query('SELECT 1 / 0'),
          () => true,
        ),
      ).rejects.toThrow();
      expect(await names(tx)).toEqual(['市民課']);
      return tx.query(`SELECT 'x'::uuid`);
    });
    expect(await failing.catch(sqlState)).toBe('22P02');
  });

  it('write nothing where one of them fails', async () => {
    const failing = fresh.database.transaction(here!, (tx) =>
      Promise.all([
        tx.execute(sql`UPDATE department SET name = 'x'`),
        tx.query('SELECT 1 / 0'),
        tx.execute(sql`UPDATE department SET name = 'y'`),
      ]),
    );
    expect(await failing.catch(sqlState)).toBe('22012');
    expect(await namesIn(here!)).toEqual(['市民課']);
  });

  it('answer a text of several statements by its last', async () => {
    const answers = await fresh.database.transaction(here!, (tx) =>
      Promise.all([tx.query('SELECT 1 AS n; SELECT 2 AS n'), tx.query('SELECT 3 AS n')]),
    );
    expect(answers).toEqual([[{ n: 2 }], [{ n: 3 }]]);
  });

  it('do not begin, nor end, a transaction in which nothing is asked for', async () => {
    let isCommitted = false;
    await fresh.database.transaction(here!, (tx) => {
      tx.afterCommit(() => (isCommitted = true));
      return Promise.resolve();
    });
    expect(isCommitted).toBe(true);
    expect(await namesIn(here!)).toEqual(['市民課']);
  });
});
