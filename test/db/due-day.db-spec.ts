import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditService } from '../../src/access/audit/audit.service.js';
import { ClosingService } from '../../src/closing/closing.service.js';
import { MonthService } from '../../src/closing/month.service.js';
import { DueDayService } from '../../src/closing/opening/due-day.service.js';
import { parseMonth } from '../../src/kernel/month.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { problemOf } from '../setup/problem-of.js';
import { testApp } from '../setup/test-app.js';
import { TestClock } from '../setup/test-clock.js';
import { dxOffice, newMunicipality, type Town, viewer } from '../setup/town.js';

const MONTH = parseMonth('2026-10');
const clock = new TestClock('2026-11-02');
let fresh: FreshDatabase;
let app: INestApplicationContext;
let town: Town;

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await testApp(fresh, { clock });
});
afterAll(() => fresh.close());
beforeEach(async () => {
  clock.set('2026-11-02');
  town = await newMunicipality(fresh.database);
  await app.get(MonthService).open(dxOffice(town), MONTH);
});

const change = (dueOn: string, version = 1, who = dxOffice(town)) =>
  app.get(DueDayService).change(who, MONTH, version, dueOn);
const month = () => app.get(MonthService).find(dxOffice(town), MONTH);

describe('the due day of a month', () => {
  it('is set to another day, is recorded with both, and stays when it is the same', async () => {
    await change('2026-11-20');
    await change('2026-11-20', 2);
    expect(await month()).toMatchObject({ dueOn: '2026-11-20', version: 2 });
    const events = (await app.get(AuditService).list(dxOffice(town), { limit: 10 })).items;
    expect(events.filter(({ action }) => action === 'month.due-day')).toMatchObject([
      { subjectId: '2026-10', before: { dueOn: '2026-11-10' }, after: { dueOn: '2026-11-20' } },
    ]);
    const { days } = await app.get(DueDayService).coming(viewer(town));
    expect(days[0]).toMatchObject({ month: MONTH, dueOn: '2026-11-20', movedFrom: null, changeable: true });
  });

  it('is not set over what somebody else has set', async () => {
    await change('2026-11-20');
    expect(await problemOf(change('2026-11-25'))).toMatchObject({ status: 409, code: 'conflict' });
    expect((await month()).dueOn).toBe('2026-11-20');
  });

  it('is not set by a viewer, to no day, or for a month that is closing', async () => {
    expect((await problemOf(change('2026-11-20', 1, viewer(town)))).status).toBe(403);
    expect((await problemOf(change('2026-10-20'))).status).toBe(422);
    await app.get(ClosingService).close(dxOffice(town), MONTH, { acceptSubmitted: true });
    expect(await problemOf(change('2026-11-20', 2))).toMatchObject({ status: 409, code: 'month-not-open' });
    const other = parseMonth('2026-09');
    expect(
      (await problemOf(app.get(DueDayService).change(dxOffice(town), other, 1, '2026-11-20'))).status,
    ).toBe(404);
  });

  it('is some days ahead for a month that is opened late, and so is shown before', async () => {
    clock.set('2026-12-20');
    const november = parseMonth('2026-11');
    const { days } = await app.get(DueDayService).coming(dxOffice(town));
    const due = { dueOn: '2026-12-25' };
    expect(days[0]).toMatchObject({
      month: november,
      ...due,
      movedFrom: '2026-12-10',
      movedBecause: '受付の遅れ',
    });
    expect(await app.get(MonthService).open(dxOffice(town), november)).toMatchObject(due);
  });
});
