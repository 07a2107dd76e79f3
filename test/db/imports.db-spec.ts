import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditRepository } from '../../src/access/audit/audit.repository.js';
import { type Context } from '../../src/access/context.js';
import { ClosingService } from '../../src/closing/closing.service.js';
import { ImportJob } from '../../src/exchange/import.job.js';
import { type ImportParameters } from '../../src/exchange/import-parameters.js';
import { type ImportRun } from '../../src/exchange/import.repository.js';
import { ImportService } from '../../src/exchange/import.service.js';
import { Database } from '../../src/platform/database/database.js';
import { type OwedHandler } from '../../src/platform/owed-work/handler.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { OwedWorkRunner } from '../../src/platform/owed-work/runner.js';
import { Problem } from '../../src/platform/problem.js';
import { MonthService } from '../../src/reporting/month/month.service.js';
import { handlers } from '../../src/worker/house.module.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { openHouse } from '../setup/house.js';
import { copyOf, type ReportedTown, reportedTown } from '../setup/reported-town.js';
import { dxOffice, type Town } from '../setup/town.js';

const MONTH = '2026-10';
const HEADER = '手続コード,総件数,オンライン件数\n';

let fresh: FreshDatabase;
let house: INestApplicationContext;
let database: Database;
let model: ReportedTown;
let keys = 0;

beforeAll(async () => {
  fresh = await freshDatabase();
  house = await openHouse(fresh);
  database = house.get(Database);
  model = await reportedTown(house, MONTH);
});
afterAll(async () => {
  await house.close();
  await fresh.close();
});

interface Sent {
  kind?: string;
  text?: string | Buffer;
  parameters?: ImportParameters;
  dryRun?: boolean;
  key?: string;
  as?: Context;
}

function accept(town: Town, sent: Sent = {}): Promise<ImportRun> {
  const { kind = 'status-reports', text = HEADER, parameters = { month: MONTH }, dryRun = false } = sent;
  const { key = `key-${(keys += 1)}`, as = dxOffice(town) } = sent;
  const bytes = Buffer.from(text);
  return house.get(ImportService).accept(as, key, { kind, bytes, fileName: '', parameters, dryRun });
}

const work = (town: Town) =>
  house.get(OwedWorkRunner).settle(town, { only: ({ kind }) => kind === 'import' });
const run = (town: Town, id: string) => house.get(ImportService).get(dxOffice(town), id);
const owed = (town: Town, id: string) =>
  database.snapshot(town, (tx) => house.get(OwedWork).find(tx, 'import', id));
const close = (town: ReportedTown) =>
  house.get(ClosingService).close(dxOffice(town), town.month, { acceptSubmitted: true });
const closeForGood = async (town: ReportedTown) => {
  await close(town);
  await house.get(OwedWorkRunner).settle(town, { only: ({ kind }) => kind === 'final' });
};
const reopen = (town: ReportedTown) => house.get(ClosingService).reopen(dxOffice(town), town.month, '訂正');

async function refusalOf(doing: Promise<unknown>): Promise<string> {
  try {
    await doing;
  } catch (error) {
    if (error instanceof Problem) return `${error.status} ${error.code}`;
    if (error instanceof Error) return error.name;
  }
  return 'accepted';
}

describe('a file that cannot be taken in', () => {
  it.each<[string, Sent, string]>([
    ['for a month that was never opened', { parameters: { month: '2026-09' } }, '409 month-not-open'],
    ['for a month of the far future', { parameters: { month: '9998-12' } }, '409 month-not-open'],
    ['without the month it is for', { parameters: {} }, '422 invalid'],
    ['with a fiscal year it has no use for', { parameters: { month: MONTH, fiscalYear: 2025 } }, '422 invalid'],
    ['with an edition it has no use for', { parameters: { month: MONTH, edition: '2021-12-24' } }, '422 invalid'],
    ['of a year that is not over', { kind: 'yearly-counts', parameters: { fiscalYear: 2200 } }, '422 fiscal-year-not-over'],
    ['of a year before all records', { kind: 'yearly-counts', parameters: { fiscalYear: 1900 } }, '422 fiscal-year-too-old'],
    ['of a year that is none', { kind: 'yearly-counts', parameters: { fiscalYear: 0 } }, 'InvalidInput'],
    ['without its year', { kind: 'yearly-counts', parameters: {} }, '422 invalid'],
    ['by an edition there is not', { kind: 'procedures', parameters: { edition: '1999-01-01' } }, '404 not-found'],
    ['by an edition that is no day', { kind: 'applicability', parameters: { edition: '2021-13-99' } }, '404 not-found'],
    ['of departments for a month', { kind: 'departments', parameters: { month: MONTH } }, '422 invalid'],
    ['of run logs for a month', { kind: 'run-logs', parameters: { month: MONTH } }, '422 invalid'],
    ['of a kind there is not', { kind: 'weather', parameters: {} }, '404 unknown-import'],
  ])('%s is refused at the door', async (_, sent, refusal) => {
    const town = await copyOf(database, model);
    expect(await refusalOf(accept(town, sent))).toBe(refusal);
    expect(await database.snapshot(town, (tx) => tx.query('SELECT FROM import_run'))).toEqual([]);
  });

  it('for a month that is being closed or closed is refused at the door', async () => {
    const town = await copyOf(database, model);
    await close(town);
    expect(await refusalOf(accept(town))).toBe('409 month-not-open');
    await house.get(OwedWorkRunner).settle(town, { only: ({ kind }) => kind === 'final' });
    expect(await refusalOf(accept(town))).toBe('409 month-not-open');
  });

  it.each<[string, string | Buffer, string]>([
    ['that is a broken workbook', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(200, 7)]), 'ファイル'],
    ['that holds nothing', ' ', ''],
    ['that is a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]), ''],
    ['with a NUL in a row that is refused', `${HEADER}ZZ\\u0000,1\0,2\n`, ''],
  ])('%s comes to an end with its reason', async (_, text, said) => {
    const town = await copyOf(database, model);
    const { id } = await accept(town, { text });
    await work(town);
    const { state, result, finishedAt } = await run(town, id);
    expect({ state, ended: finishedAt !== null }).toEqual({ state: 'refused', ended: true });
    expect(result?.errors.length).toBeGreaterThan(0);
    expect(result?.errors.map(({ message }) => message).join()).toContain(said);
  });

  it('is over after five failures of its own, and says so', async () => {
    const town = await copyOf(database, model);
    const { id } = await accept(town);
    const job = house.get(ImportJob);
    const broken: OwedHandler<unknown> = {
      kind: 'import',
      compute: () => Promise.reject(new TypeError('x is undefined')),
      write: () => Promise.resolve(),
      giveUp: (tx, key, reason) => job.giveUp(tx, key, reason),
    };
    const bound = handlers.map((handler): OwedHandler<unknown> => house.get(handler));
    const runner = new OwedWorkRunner(
      database,
      house.get(OwedWork),
      bound.map((one) => (one.kind === 'import' ? broken : one)),
    );
    const nudge = { ...town, kind: 'import' as const, key: id };
    for (let time = 1; time <= 5; time += 1) await expect(runner.run(nudge)).rejects.toThrow('undefined');
    expect(await owed(town, id)).toBeUndefined();
    const { state, result } = await run(town, id);
    expect(state).toBe('refused');
    expect(result?.errors[0]?.message).toContain('内部のエラー');
  });
});

describe('a file whose month changes while it waits', () => {
  it('is refused where the month was closed and reopened, and overwrites nothing', async () => {
    const town = await copyOf(database, model);
    const { id } = await accept(town);
    await closeForGood(town);
    await reopen(town);
    const before = await database.snapshot(town, (tx) => tx.query('SELECT * FROM status_report ORDER BY procedure_id'));
    await work(town);
    const { state, result } = await run(town, id);
    expect(state).toBe('refused');
    expect(result?.errors[0]?.message).toContain('受け付けた後に');
    expect(await database.snapshot(town, (tx) => tx.query('SELECT * FROM status_report ORDER BY procedure_id'))).toEqual(before);
    expect(await owed(town, id)).toMatchObject({ done: 1, failures: 0 });
  });

  it('is refused where the month is closed by then, and does not come back after a reopening', async () => {
    const town = await copyOf(database, model);
    const { id } = await accept(town);
    await close(town);
    await work(town);
    expect(await run(town, id)).toMatchObject({ state: 'refused' });
    await house.get(OwedWorkRunner).settle(town, { only: ({ kind }) => kind === 'final' });
    await reopen(town);
    await work(town);
    expect(await run(town, id)).toMatchObject({ state: 'refused' });
  });

  it('is refused after an upgrade too, where nothing was remembered and the month is in a correction', async () => {
    const town = await copyOf(database, model);
    const { id } = await accept(town);
    await database.transaction(town, (tx) => tx.execute('UPDATE import_run SET accepted_for = NULL'));
    await closeForGood(town);
    await reopen(town);
    await work(town);
    expect(await run(town, id)).toMatchObject({ state: 'refused' });
  });

  it('is taken in where the month is as it was', async () => {
    const town = await copyOf(database, model);
    const { id } = await accept(town);
    await work(town);
    expect(await run(town, id)).toMatchObject({ state: 'applied' });
  });

  it('does not keep the figures of its municipality waiting', async () => {
    const town = await copyOf(database, model);
    await accept(town);
    await close(town);
    await house.get(OwedWorkRunner).settle(town, { only: ({ kind }) => kind !== 'import' });
    expect(await house.get(MonthService).get(dxOffice(town), town.month)).toMatchObject({ state: 'closed' });
  });
});

describe('an idempotency key', () => {
  it('with the same request is the same import, while it waits, after it and for two at once', async () => {
    const town = await copyOf(database, model);
    const [one, two] = await Promise.all([accept(town, { key: 'k' }), accept(town, { key: 'k' })]);
    expect(two.id).toBe(one.id);
    await work(town);
    expect(await accept(town, { key: 'k' })).toMatchObject({ id: one.id, state: 'applied' });
    expect(await database.snapshot(town, (tx) => tx.query('SELECT FROM import_run'))).toHaveLength(1);
  });

  it('answers with the same import also once its month is closed', async () => {
    const town = await copyOf(database, model);
    const { id } = await accept(town, { key: 'k' });
    await work(town);
    await closeForGood(town);
    expect(await accept(town, { key: 'k' })).toMatchObject({ id, state: 'applied' });
  });

  it.each<[string, Sent, string]>([
    ['really after a trial', { dryRun: false }, 'dryRun'],
    ['for another month', { parameters: { month: '2026-09' } }, 'month'],
    ['with another file', { text: `${HEADER}X,1,1\n` }, 'file'],
    ['as another kind', { kind: 'departments', parameters: {} }, 'kind'],
  ])('used again %s is refused, and says what differs', async (_, again, where) => {
    const town = await copyOf(database, model);
    await accept(town, { key: 'k', dryRun: true });
    const refused = accept(town, { dryRun: true, ...again, key: 'k' });
    await expect(refused).rejects.toMatchObject({ status: 409, code: 'idempotency-key-reused' });
    const problem = (await refused.catch((error: unknown) => error)) as Problem;
    expect(problem.particulars.errors?.map((fault) => fault.where)).toContain(where);
  });

  it('belongs to the one who gave it', async () => {
    const town = await copyOf(database, model);
    const other = { ...dxOffice(town), actor: { ...dxOffice(town).actor, id: 'another-token' } };
    const [mine, theirs] = [await accept(town, { key: 'k' }), await accept(town, { key: 'k', dryRun: true, as: other })];
    expect(theirs.id).not.toBe(mine.id);
  });
});

describe('an import that waits', () => {
  it('can be dropped, once, and leaves its record and the word of who did it', async () => {
    const town = await copyOf(database, model);
    const { id } = await accept(town);
    const imports = house.get(ImportService);
    expect(await imports.drop(dxOffice(town), id)).toMatchObject({ id, state: 'dropped' });
    expect(await owed(town, id)).toBeUndefined();
    await work(town);
    expect(await run(town, id)).toMatchObject({ state: 'dropped', result: null });
    expect(await refusalOf(imports.drop(dxOffice(town), id))).toBe('409 import-ended');
    const said = await database.snapshot(town, (tx) =>
      house.get(AuditRepository).list(tx, { subjectKind: 'import', subjectId: id, limit: 5 }),
    );
    expect(said.map(({ action }) => action)).toEqual(['import.drop']);
  });

  it('that is dropped while it is being worked on writes nothing', async () => {
    const town = await copyOf(database, model);
    const { id } = await accept(town, { text: `${HEADER}` });
    const job = house.get(ImportJob);
    const bound = handlers.map((handler): OwedHandler<unknown> => house.get(handler));
    const slow: OwedHandler<unknown> = {
      kind: 'import',
      compute: async (tx, key, progress) => {
        const prepared = await job.compute(tx, key, progress);
        await house.get(ImportService).drop(dxOffice(town), id);
        return prepared;
      },
      write: (tx, key, prepared) => job.write(tx, key, prepared as Awaited<ReturnType<typeof job.compute>>),
    };
    const runner = new OwedWorkRunner(
      database,
      house.get(OwedWork),
      bound.map((one) => (one.kind === 'import' ? slow : one)),
    );
    await runner.run({ ...town, kind: 'import', key: id });
    expect(await run(town, id)).toMatchObject({ state: 'dropped', result: null });
  });

  it('is another municipality’s business: not found', async () => {
    const [town, other] = [await copyOf(database, model), await copyOf(database, model)];
    const { id } = await accept(town);
    expect(await refusalOf(house.get(ImportService).drop(dxOffice(other), id))).toBe('404 not-found');
  });
});
