import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditRepository } from '../../src/access/audit/audit.repository.js';
import { ImportJob } from '../../src/exchange/import.job.js';
import { type Problem } from '../../src/platform/problem.js';
import { dxOffice } from '../setup/town.js';
import { HEADER, ImportFixture, refusalOf, type Sent } from './import-fixture.js';

let fixture: ImportFixture;

beforeAll(async () => {
  fixture = await ImportFixture.setUp();
});
afterAll(() => fixture.tearDown());

describe('an idempotency key', () => {
  it('with the same request is the same import, while it waits, after it and for two at once', async () => {
    const town = await fixture.town();
    const [one, two] = await Promise.all([
      fixture.accept(town, { key: 'k' }),
      fixture.accept(town, { key: 'k' }),
    ]);
    expect(two.id).toBe(one.id);
    await fixture.work(town);
    expect(await fixture.accept(town, { key: 'k' })).toMatchObject({ id: one.id, state: 'applied' });
    expect(await fixture.database.snapshot(town, (tx) => tx.query('SELECT FROM import_run'))).toHaveLength(1);
  });

  it('answers with the same import also once its month is closed', async () => {
    const town = await fixture.town();
    const { id } = await fixture.accept(town, { key: 'k' });
    await fixture.work(town);
    await fixture.closeForGood(town);
    expect(await fixture.accept(town, { key: 'k' })).toMatchObject({ id, state: 'applied' });
  });

  it.each<[string, Sent, string]>([
    ['really after a trial', { dryRun: false }, 'dryRun'],
    ['for another month', { parameters: { month: '2026-09' } }, 'month'],
    ['with another file', { text: `${HEADER}X,1,1\n` }, 'file'],
    ['as another kind', { kind: 'departments', parameters: {} }, 'kind'],
  ])('used again %s is refused, and says what differs', async (_, again, where) => {
    const town = await fixture.town();
    await fixture.accept(town, { key: 'k', dryRun: true });
    const refused = fixture.accept(town, { dryRun: true, ...again, key: 'k' });
    await expect(refused).rejects.toMatchObject({ status: 409, code: 'idempotency-key-reused' });
    const problem = (await refused.catch((error: unknown) => error)) as Problem;
    expect(problem.particulars.errors?.map((fault) => fault.where)).toContain(where);
  });

  it('belongs to the one who gave it', async () => {
    const town = await fixture.town();
    const other = { ...dxOffice(town), actor: { ...dxOffice(town).actor, id: 'another-token' } };
    const [mine, theirs] = [
      await fixture.accept(town, { key: 'k' }),
      await fixture.accept(town, { key: 'k', dryRun: true, as: other }),
    ];
    expect(theirs.id).not.toBe(mine.id);
  });
});

describe('an import that waits', () => {
  it('can be dropped, once, and leaves its record and the word of who did it', async () => {
    const town = await fixture.town();
    const { id } = await fixture.accept(town);
    expect(await fixture.imports.drop(dxOffice(town), id)).toMatchObject({ id, state: 'dropped' });
    expect(await fixture.owed(town, id)).toBeUndefined();
    await fixture.work(town);
    expect(await fixture.run(town, id)).toMatchObject({ state: 'dropped', result: null });
    expect(await refusalOf(fixture.imports.drop(dxOffice(town), id))).toBe('409 import-ended');
    const events = await fixture.database.snapshot(town, (tx) =>
      fixture.app.get(AuditRepository).list(tx, { subjectKind: 'import', subjectId: id, limit: 5 }),
    );
    expect(events.map(({ action }) => action)).toEqual(['import.drop']);
  });

  it('that is dropped while it is being worked on writes nothing', async () => {
    const town = await fixture.town();
    const { id } = await fixture.accept(town, { text: `${HEADER}` });
    const job = fixture.app.get(ImportJob);
    const runner = fixture.runnerWith(async (tx, key, progress) => {
      const prepared = await job.compute(tx, key, progress);
      await fixture.imports.drop(dxOffice(town), id);
      return prepared;
    });
    await runner.run({ ...town, kind: 'import', key: id });
    expect(await fixture.run(town, id)).toMatchObject({ state: 'dropped', result: null });
  });

  it('is another municipality’s business: not found', async () => {
    const [town, other] = [await fixture.town(), await fixture.town()];
    const { id } = await fixture.accept(town);
    expect(await refusalOf(fixture.imports.drop(dxOffice(other), id))).toBe('404 not-found');
  });
});
