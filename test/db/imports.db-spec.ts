import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { settlePeriod } from '../../src/cli/settle-period.js';
import { parseMonth } from '../../src/kernel/month.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { MonthService } from '../../src/closing/month.service.js';
import { dxOffice } from '../setup/town.js';
import { HEADER, ImportFixture, MONTH, refusalOf, type Sent } from './import-fixture.js';

let fixture: ImportFixture;

beforeAll(async () => {
  fixture = await ImportFixture.setUp();
});
afterAll(() => fixture.tearDown());

describe('a file that cannot be taken in', () => {
  it.each<[string, Sent, string]>([
    ['for a month that was never opened', { parameters: { month: '2026-09' } }, '409 month-not-open'],
    ['for a month of the far future', { parameters: { month: '9998-12' } }, '409 month-not-open'],
    ['without the month it is for', { parameters: {} }, '422 invalid'],
    [
      'with a fiscal year it has no use for',
      { parameters: { month: MONTH, fiscalYear: 2025 } },
      '422 invalid',
    ],
    [
      'with an edition it has no use for',
      { parameters: { month: MONTH, edition: '2021-12-24' } },
      '422 invalid',
    ],
    [
      'of a year that is not over',
      { kind: 'yearly-counts', parameters: { fiscalYear: 2200 } },
      '422 fiscal-year-not-over',
    ],
    [
      'of a year before all records',
      { kind: 'yearly-counts', parameters: { fiscalYear: 1900 } },
      '422 fiscal-year-too-old',
    ],
    ['of a year that is none', { kind: 'yearly-counts', parameters: { fiscalYear: 0 } }, 'InvalidInput'],
    ['without its year', { kind: 'yearly-counts', parameters: {} }, '422 invalid'],
    [
      'by an edition there is not',
      { kind: 'procedures', parameters: { edition: '1999-01-01' } },
      '404 not-found',
    ],
    [
      'by an edition that is no day',
      { kind: 'applicability', parameters: { edition: '2021-13-99' } },
      '404 not-found',
    ],
    ['of departments for a month', { kind: 'departments', parameters: { month: MONTH } }, '422 invalid'],
    ['of run logs for a month', { kind: 'run-logs', parameters: { month: MONTH } }, '422 invalid'],
    ['of a kind there is not', { kind: 'weather', parameters: {} }, '404 unknown-import'],
  ])('%s is refused at the door', async (_, sent, refusal) => {
    const town = await fixture.town();
    expect(await refusalOf(fixture.accept(town, sent))).toBe(refusal);
    expect(await fixture.database.snapshot(town, (tx) => tx.query('SELECT FROM import_run'))).toEqual([]);
  });

  it('for a month that is being closed or closed is refused at the door', async () => {
    const town = await fixture.town();
    await fixture.close(town);
    expect(await refusalOf(fixture.accept(town))).toBe('409 month-not-open');
    await fixture.finish(town);
    expect(await refusalOf(fixture.accept(town))).toBe('409 month-not-open');
  });

  it.each<[string, string | Buffer, string]>([
    [
      'that is a broken workbook',
      Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(200, 7)]),
      'ファイル',
    ],
    ['that holds nothing', ' ', ''],
    ['that is a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]), ''],
    ['with a NUL in a row that is refused', `${HEADER}ZZ\\u0000,1\0,2\n`, ''],
  ])('%s comes to an end with its reason', async (_, text, sentence) => {
    const town = await fixture.town();
    const { id } = await fixture.accept(town, { text });
    await fixture.work(town);
    const { state, result, finishedAt } = await fixture.run(town, id);
    expect({ state, ended: finishedAt !== null }).toEqual({ state: 'refused', ended: true });
    expect(result?.errors.length).toBeGreaterThan(0);
    expect(result?.errors.map(({ message }) => message).join()).toContain(sentence);
  });

  it('is over after five failures of its own, and says so', async () => {
    const town = await fixture.town();
    const { id } = await fixture.accept(town);
    const runner = fixture.runnerWith(() => Promise.reject(new TypeError('x is undefined')));
    const nudge = { ...town, kind: 'import' as const, key: id };
    for (let time = 1; time <= 5; time += 1) await expect(runner.run(nudge)).rejects.toThrow('undefined');
    expect(await fixture.owed(town, id)).toBeUndefined();
    const { state, result } = await fixture.run(town, id);
    expect(state).toBe('refused');
    expect(result?.errors[0]?.message).toContain('内部のエラー');
  });
});

describe('a file whose month changes while it waits', () => {
  it('is refused where the month was closed and reopened, and overwrites nothing', async () => {
    const town = await fixture.town();
    const { id } = await fixture.accept(town);
    await fixture.closeForGood(town);
    await fixture.reopen(town);
    const before = await fixture.database.snapshot(town, (tx) =>
      tx.query('SELECT * FROM status_report ORDER BY procedure_id'),
    );
    await fixture.work(town);
    const { state, result } = await fixture.run(town, id);
    expect(state).toBe('refused');
    expect(result?.errors[0]?.message).toContain('受け付けた後に');
    expect(
      await fixture.database.snapshot(town, (tx) =>
        tx.query('SELECT * FROM status_report ORDER BY procedure_id'),
      ),
    ).toEqual(before);
    expect(await fixture.owed(town, id)).toMatchObject({ done: 1, failures: 0 });
  });

  it('is refused where the month is closed by then, and does not come back after a reopening', async () => {
    const town = await fixture.town();
    const { id } = await fixture.accept(town);
    await fixture.close(town);
    await fixture.work(town);
    expect(await fixture.run(town, id)).toMatchObject({ state: 'refused' });
    await fixture.finish(town);
    await fixture.reopen(town);
    await fixture.work(town);
    expect(await fixture.run(town, id)).toMatchObject({ state: 'refused' });
  });

  it('is refused after an upgrade too, where nothing was remembered and the month is in a correction', async () => {
    const town = await fixture.town();
    const { id } = await fixture.accept(town);
    await fixture.database.transaction(town, (tx) => tx.execute('UPDATE import_run SET accepted_for = NULL'));
    await fixture.closeForGood(town);
    await fixture.reopen(town);
    await fixture.work(town);
    expect(await fixture.run(town, id)).toMatchObject({ state: 'refused' });
  });

  it('is taken in where the month is as it was', async () => {
    const town = await fixture.town();
    const { id } = await fixture.accept(town);
    await fixture.work(town);
    expect(await fixture.run(town, id)).toMatchObject({ state: 'applied' });
  });

  it('does not keep the figures of its municipality waiting', async () => {
    const town = await fixture.town();
    await fixture.accept(town);
    await fixture.close(town);
    await fixture.database.transaction(town, async (tx) => {
      await fixture.app.get(OwedWork).raise(tx, 'import', ['not-even-an-id']);
      await fixture.app.get(OwedWork).raise(tx, 'mail', ['nor-this']);
      await fixture.app.get(OwedWork).raise(tx, 'provisional', ['FY2019']);
      await tx.execute(`UPDATE owed_work SET starts = 10 WHERE key = 'FY2019'`);
    });
    await settlePeriod(fixture.app, dxOffice(town), parseMonth(MONTH));
    expect(await fixture.app.get(MonthService).get(dxOffice(town), town.month)).toMatchObject({
      state: 'closed',
    });
    const left = await fixture.database.snapshot(town, (tx) => fixture.app.get(OwedWork).outstanding(tx));
    expect(left.filter(({ kind }) => kind === 'import')).toHaveLength(2);
  });
});
