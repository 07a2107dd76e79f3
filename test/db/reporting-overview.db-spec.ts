import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseDate } from '../../src/kernel/date.js';
import { parseMonth } from '../../src/kernel/month.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import {
  type Department,
  type Town,
  departmentUser,
  dxOffice,
  newDepartment,
  newMunicipality,
  newProcedure,
  openMonth,
} from '../setup/town.js';
import { entry, problemOf, reportingRooms } from './reporting-rooms.js';

const october = parseMonth('2026-10');
const monthEnd = parseDate('2026-10-31');

let fresh: FreshDatabase;
let rooms: ReturnType<typeof reportingRooms>;
let town: Town;
let tax: Department;
let procedure: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  rooms = reportingRooms(fresh.database);
});
afterAll(() => fresh.close());

beforeEach(async () => {
  town = await newMunicipality(fresh.database);
  tax = await newDepartment(fresh.database, town);
  procedure = await newProcedure(fresh.database, town, { departmentId: tax.id, stage: 'preparing' });
  await openMonth(fresh.database, town, october);
});

const stageAtMonthEnd = async () => {
  const known = await fresh.database.snapshot(town, (tx) => rooms.stages.asOf(tx, monthEnd, [procedure]));
  return known.get(procedure);
};

const CONFIRMED = { confirmedWarnings: ['online-without-channel'] };

async function fillIn(context = departmentUser(town, tax)) {
  await rooms.reports.saveRow(context, october, procedure, entry('partial', 100, 40, CONFIRMED));
}

async function submitted() {
  await fillIn();
  await rooms.submissions.submit(departmentUser(town, tax), october, tax.id);
}

describe('the overview of a month', () => {
  it('lists who has not begun beside the others, with how far each has come', async () => {
    const idle = await newDepartment(fresh.database, town, { name: '子育て課' });
    await newProcedure(fresh.database, town, { departmentId: idle.id });
    await newProcedure(fresh.database, town, { departmentId: idle.id, frequency: 'yearly' });
    await newDepartment(fresh.database, town, { name: '手続のない課' });
    await fillIn();
    const list = await rooms.submissions.list(dxOffice(town), october);
    expect(list).toMatchObject([
      { departmentId: tax.id, state: 'draft', expected: 1, saved: 1, version: 1 },
      { departmentId: idle.id, state: 'not-started', expected: 1, saved: 0, version: 0 },
    ]);
    const { submissions } = await rooms.month.get(dxOffice(town), october);
    expect(submissions).toMatchObject({ 'not-started': 1, draft: 1, submitted: 0 });
  });

  it('accepts many at once or none, naming each that is not ready', async () => {
    const late = await newDepartment(fresh.database, town, { name: '遅れた課' });
    await newProcedure(fresh.database, town, { departmentId: late.id });
    await submitted();
    const both = rooms.submissions.acceptMany(dxOffice(town), october, [tax.id, late.id]);
    const refused = await problemOf(both);
    expect(refused.particulars.errors).toEqual([
      { where: late.id, message: '遅れた課の報告は未着手のため、受理ができません。' },
    ]);
    const [first] = await rooms.submissions.acceptMany(dxOffice(town), october, [tax.id]);
    expect(first).toMatchObject({ departmentId: tax.id, state: 'accepted' });
  });

  it('accepts what is still submitted at the close, and records it', async () => {
    await submitted();
    const accepted = await fresh.database.transaction(town, async (tx) => {
      await rooms.months.lockForClosing(tx, october);
      return rooms.acceptance.acceptAllSubmitted(tx, dxOffice(town), october);
    });
    expect(accepted).toEqual([tax.id]);
    expect(await stageAtMonthEnd()).toMatchObject({ stage: 'partial' });
    const subject = { subjectKind: 'submission', subjectId: `${october}/${tax.id}`, limit: 10 };
    const [newest] = await fresh.database.snapshot(town, (tx) => rooms.audit.list(tx, subject));
    expect(newest).toMatchObject({ action: 'submission.accept-at-close', before: { state: 'submitted' } });
  });
});
