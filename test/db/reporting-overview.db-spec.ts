import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { problemOf } from '../setup/problem-of.js';
import {
  type Department,
  type Town,
  departmentUser,
  dxOffice,
  newDepartment,
  newProcedure,
} from '../setup/town.js';
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

  it('leads from one department to the next, and to the next that waits, from the last to the first', async () => {
    const others = [];
    for (const name of ['国保課', '介護課', '都市課']) {
      const department = await newDepartment(fresh.database, town, { name });
      await newProcedure(fresh.database, town, { departmentId: department.id });
      others.push(department);
    }
    const [insurance, care, city] = others.map(({ id }) => id);
    await fixture.submit();
    const state = (id: string, word: string) =>
      fresh.database.transaction(town, (tx) =>
        tx.execute(sql`
          INSERT INTO submission (municipality_id, month, department_id, state)
          VALUES (${tx.municipality}, ${OCTOBER}, ${id}, ${word})`),
      );
    await state(insurance!, 'returned');
    await state(care!, 'draft');
    await state(city!, 'submitted');
    const around = async (id: string) => {
      const places = await reporting.neighbours.around(dxOffice(town), OCTOBER, id);
      return [places.previous?.id, places.next?.id, places.waiting?.id];
    };
    expect(await around(tax.id)).toEqual([undefined, insurance, city]);
    expect(await around(insurance!)).toEqual([tax.id, city, city]);
    expect(await around(care!)).toEqual([insurance, city, city]);
    expect(await around(city!)).toEqual([insurance, undefined, tax.id]);
    expect(await reporting.neighbours.around(departmentUser(town, tax), OCTOBER, tax.id)).toEqual({
      previous: null,
      next: null,
      waiting: null,
    });
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
