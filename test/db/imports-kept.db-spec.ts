import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditRepository } from '../../src/access/audit/audit.repository.js';
import { ImportJob } from '../../src/exchange/import.job.js';
import { type Problem } from '../../src/platform/problem.js';
import { dxOffice } from '../setup/town.js';
import { HEADER, ImportStage, refusalOf, type Sent } from './import-stage.js';

let stage: ImportStage;

beforeAll(async () => {
  stage = await ImportStage.set();
});
afterAll(() => stage.strike());

describe('an idempotency key', () => {
  it('with the same request is the same import, while it waits, after it and for two at once', async () => {
    const town = await stage.town();
    const [one, two] = await Promise.all([
      stage.accept(town, { key: 'k' }),
      stage.accept(town, { key: 'k' }),
    ]);
    expect(two.id).toBe(one.id);
    await stage.work(town);
    expect(await stage.accept(town, { key: 'k' })).toMatchObject({ id: one.id, state: 'applied' });
    expect(await stage.database.snapshot(town, (tx) => tx.query('SELECT FROM import_run'))).toHaveLength(1);
  });

  it('answers with the same import also once its month is closed', async () => {
    const town = await stage.town();
    const { id } = await stage.accept(town, { key: 'k' });
    await stage.work(town);
    await stage.closeForGood(town);
    expect(await stage.accept(town, { key: 'k' })).toMatchObject({ id, state: 'applied' });
  });

  it.each<[string, Sent, string]>([
    ['really after a trial', { dryRun: false }, 'dryRun'],
    ['for another month', { parameters: { month: '2026-09' } }, 'month'],
    ['with another file', { text: `${HEADER}X,1,1\n` }, 'file'],
    ['as another kind', { kind: 'departments', parameters: {} }, 'kind'],
  ])('used again %s is refused, and says what differs', async (_, again, where) => {
    const town = await stage.town();
    await stage.accept(town, { key: 'k', dryRun: true });
    const refused = stage.accept(town, { dryRun: true, ...again, key: 'k' });
    await expect(refused).rejects.toMatchObject({ status: 409, code: 'idempotency-key-reused' });
    const problem = (await refused.catch((error: unknown) => error)) as Problem;
    expect(problem.particulars.errors?.map((fault) => fault.where)).toContain(where);
  });

  it('belongs to the one who gave it', async () => {
    const town = await stage.town();
    const other = { ...dxOffice(town), actor: { ...dxOffice(town).actor, id: 'another-token' } };
    const [mine, theirs] = [
      await stage.accept(town, { key: 'k' }),
      await stage.accept(town, { key: 'k', dryRun: true, as: other }),
    ];
    expect(theirs.id).not.toBe(mine.id);
  });
});

describe('an import that waits', () => {
  it('can be dropped, once, and leaves its record and the word of who did it', async () => {
    const town = await stage.town();
    const { id } = await stage.accept(town);
    expect(await stage.imports.drop(dxOffice(town), id)).toMatchObject({ id, state: 'dropped' });
    expect(await stage.owed(town, id)).toBeUndefined();
    await stage.work(town);
    expect(await stage.run(town, id)).toMatchObject({ state: 'dropped', result: null });
    expect(await refusalOf(stage.imports.drop(dxOffice(town), id))).toBe('409 import-ended');
    const said = await stage.database.snapshot(town, (tx) =>
      stage.house.get(AuditRepository).list(tx, { subjectKind: 'import', subjectId: id, limit: 5 }),
    );
    expect(said.map(({ action }) => action)).toEqual(['import.drop']);
  });

  it('that is dropped while it is being worked on writes nothing', async () => {
    const town = await stage.town();
    const { id } = await stage.accept(town, { text: `${HEADER}` });
    const job = stage.house.get(ImportJob);
    const runner = stage.runnerWith(async (tx, key, progress) => {
      const prepared = await job.compute(tx, key, progress);
      await stage.imports.drop(dxOffice(town), id);
      return prepared;
    });
    await runner.run({ ...town, kind: 'import', key: id });
    expect(await stage.run(town, id)).toMatchObject({ state: 'dropped', result: null });
  });

  it('is another municipality’s business: not found', async () => {
    const [town, other] = [await stage.town(), await stage.town()];
    const { id } = await stage.accept(town);
    expect(await refusalOf(stage.imports.drop(dxOffice(other), id))).toBe('404 not-found');
  });
});
