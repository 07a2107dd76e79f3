import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { problemOf } from '../setup/problem-of.js';
import { type Department, type Town, dxOffice, newDepartment, newProcedure } from '../setup/town.js';
import { type ReportingServices, reportingServices } from './reporting-fixture.js';
import { OCTOBER, ReportedMonthFixture } from './reported-month-fixture.js';

let fresh: FreshDatabase;
let reporting: ReportingServices;
let fixture: ReportedMonthFixture;
let town: Town;
let tax: Department;

beforeAll(async () => {
  fresh = await freshDatabase();
  reporting = reportingServices(await testApp(fresh, { nudges: [] }));
});
afterAll(() => fresh.close());

beforeEach(async () => {
  fixture = await ReportedMonthFixture.new(fresh.database, reporting);
  ({ town, tax } = fixture);
});

describe('the overview of a month', () => {
  it('lists who has not begun beside the others, with how far each has come', async () => {
    const idle = await newDepartment(fresh.database, town, { name: '子育て課' });
    await newProcedure(fresh.database, town, { departmentId: idle.id });
    await newProcedure(fresh.database, town, { departmentId: idle.id, frequency: 'yearly' });
    await newDepartment(fresh.database, town, { name: '手続のない課' });
    await fixture.fillIn();
    const list = await reporting.submissions.list(dxOffice(town), OCTOBER);
    expect(list).toMatchObject([
      { departmentId: tax.id, state: 'draft', expected: 1, saved: 1, version: 1 },
      { departmentId: idle.id, state: 'not-started', expected: 1, saved: 0, version: 0 },
    ]);
    const { submissions } = await reporting.month.get(dxOffice(town), OCTOBER);
    expect(submissions).toMatchObject({ 'not-started': 1, draft: 1, submitted: 0 });
  });

  it('accepts many at once or none, naming each that is not ready', async () => {
    const late = await newDepartment(fresh.database, town, { name: '遅れた課' });
    await newProcedure(fresh.database, town, { departmentId: late.id });
    await fixture.submit();
    const both = reporting.submissions.acceptMany(dxOffice(town), OCTOBER, [tax.id, late.id]);
    const refused = await problemOf(both);
    expect(refused.particulars.errors).toEqual([
      { where: late.id, message: '遅れた課の報告は未着手のため、受理ができません。' },
    ]);
    const [first] = await reporting.submissions.acceptMany(dxOffice(town), OCTOBER, [tax.id]);
    expect(first).toMatchObject({ departmentId: tax.id, state: 'accepted' });
  });

  it('accepts what is still submitted at the close, and records it', async () => {
    await fixture.submit();
    const accepted = await fresh.database.transaction(town, async (tx) => {
      await reporting.months.lockForClosing(tx, OCTOBER);
      return reporting.acceptance.acceptAllSubmitted(tx, dxOffice(town), OCTOBER);
    });
    expect(accepted).toEqual([tax.id]);
    expect(await fixture.stageAtMonthEnd()).toMatchObject({ stage: 'partial' });
    const subject = { subjectKind: 'submission', subjectId: `${OCTOBER}/${tax.id}`, limit: 10 };
    const [newest] = await fresh.database.snapshot(town, (tx) => reporting.audit.list(tx, subject));
    expect(newest).toMatchObject({ action: 'submission.accept-at-close', before: { state: 'submitted' } });
  });
});
