import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseMonth } from '../../src/kernel/month.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { problemOf } from '../setup/problem-of.js';
import {
  type Department,
  type Town,
  departmentUser,
  dxOffice,
  newDepartment,
  newMunicipality,
  newProcedure,
  openMonth,
  viewer,
} from '../setup/town.js';
import { entry, type ReportingServices, reportingServices } from './reporting-fixture.js';
import { CONFIRMED, OCTOBER, ReportedMonthFixture } from './reported-month-fixture.js';

let fresh: FreshDatabase;
let reporting: ReportingServices;
let fixture: ReportedMonthFixture;
let town: Town;
let tax: Department;
let procedure: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  reporting = reportingServices(await testApp(fresh, { nudges: [] }));
});
afterAll(() => fresh.close());

beforeEach(async () => {
  fixture = await ReportedMonthFixture.new(fresh.database, reporting);
  ({ town, tax, procedure } = fixture);
});

describe('a submission', () => {
  it('goes from a draft to the DX office, and accepted into the stage history on the month’s last day', async () => {
    await fixture.fillIn();
    const handed = await reporting.submissions.submit(departmentUser(town, tax), OCTOBER, tax.id);
    expect(handed).toMatchObject({ state: 'submitted', submittedBy: tax.name, onBehalf: false });
    expect(await fixture.stageAtMonthEnd()).toMatchObject({ stage: 'preparing' });
    const accepted = await reporting.submissions.accept(dxOffice(town), OCTOBER, tax.id);
    expect(accepted).toMatchObject({ state: 'accepted', acceptedBy: 'DX推進課' });
    expect(await fixture.stageAtMonthEnd()).toMatchObject({ stage: 'partial', effectiveOn: '2026-10-31' });
  });

  it('makes the plan it names the procedure’s plan once accepted', async () => {
    const planned = entry('preparing', 10, 0, { plannedMonth: parseMonth('2027-04') });
    await reporting.reports.saveRow(departmentUser(town, tax), OCTOBER, procedure, planned);
    await reporting.submissions.submit(departmentUser(town, tax), OCTOBER, tax.id);
    await reporting.submissions.accept(dxOffice(town), OCTOBER, tax.id);
    const plans = await fresh.database.snapshot(town, (tx) => reporting.plans.history(tx, procedure));
    expect(plans).toMatchObject([
      { plannedMonth: '2027-04', reportMonth: '2026-10', recordedBy: 'DX推進課' },
    ]);
  });

  it('takes its stages out of the history again when it is returned after all, and puts the new ones in', async () => {
    await fixture.submit();
    await reporting.submissions.accept(dxOffice(town), OCTOBER, tax.id);
    const back = { reason: '段階をご確認ください', rows: [] };
    const returned = await reporting.submissions.return(dxOffice(town), OCTOBER, tax.id, back);
    expect(returned).toMatchObject({ state: 'returned', returnReason: back.reason, acceptedAt: null });
    expect(await fixture.stageAtMonthEnd()).toMatchObject({ stage: 'preparing' });
    await reporting.reports.saveRow(
      departmentUser(town, tax),
      OCTOBER,
      procedure,
      entry('online', 100, 40, { confirmedWarnings: ['online-without-channel=online'] }),
      1,
    );
    await reporting.submissions.submit(departmentUser(town, tax), OCTOBER, tax.id);
    await reporting.submissions.accept(dxOffice(town), OCTOBER, tax.id);
    expect(await fixture.stageAtMonthEnd()).toMatchObject({ stage: 'online' });
  });

  it('can be sent back by single rows, which have to be saved again before it is submitted', async () => {
    await fixture.submit();
    const rows = [{ procedureId: procedure, reason: '件数の桁をご確認ください' }];
    await reporting.submissions.return(dxOffice(town), OCTOBER, tax.id, { reason: null, rows });
    const user = departmentUser(town, tax);
    const [row] = (await reporting.reports.form(user, OCTOBER, tax.id)).rows;
    expect(row).toMatchObject({ returnReason: '件数の桁をご確認ください', version: 2 });
    const refused = await problemOf(reporting.submissions.submit(user, OCTOBER, tax.id));
    expect(refused.particulars.errors?.[0]?.message).toContain('件数の桁をご確認ください');
    const same = entry('partial', 100, 40, CONFIRMED);
    const saved = await reporting.reports.saveRow(user, OCTOBER, procedure, same, 2);
    expect(saved).toMatchObject({ returnReason: null, version: 3 });
    expect(await reporting.submissions.submit(user, OCTOBER, tax.id)).toMatchObject({ state: 'submitted' });
  });

  it('is not sent back without a reason, nor by a row it does not have', async () => {
    await fixture.submit();
    const without = { reason: null, rows: [] };
    const refused = await problemOf(reporting.submissions.return(dxOffice(town), OCTOBER, tax.id, without));
    expect(refused.status).toBe(422);
    const elsewhere = { reason: null, rows: [{ procedureId: tax.id, reason: 'ない行' }] };
    const missing = await problemOf(reporting.submissions.return(dxOffice(town), OCTOBER, tax.id, elsewhere));
    expect(missing.status).toBe(404);
  });

  it('can be taken back until it is accepted', async () => {
    await fixture.submit();
    const user = departmentUser(town, tax);
    expect(await reporting.submissions.takeBack(user, OCTOBER, tax.id)).toMatchObject({
      state: 'draft',
      submittedAt: null,
    });
    await reporting.submissions.submit(user, OCTOBER, tax.id);
    await reporting.submissions.accept(dxOffice(town), OCTOBER, tax.id);
    const refused = await problemOf(reporting.submissions.takeBack(user, OCTOBER, tax.id));
    expect(refused).toMatchObject({ status: 409, code: 'submission-state' });
    expect(refused.message).toContain('受理済のため、取り戻しができません');
    expect(refused.message).toContain('差戻し');
  });

  it('cannot be accepted before it is submitted', async () => {
    const nothing = await problemOf(reporting.submissions.accept(dxOffice(town), OCTOBER, tax.id));
    expect(nothing.message).toContain('未着手のため、受理ができません');
    await fixture.fillIn();
    const draft = await problemOf(reporting.submissions.accept(dxOffice(town), OCTOBER, tax.id));
    expect(draft.message).toContain('作成中のため、受理ができません');
  });

  it('cannot be edited once it is out of the department’s hands', async () => {
    await fixture.submit();
    const late = reporting.reports.saveRow(
      departmentUser(town, tax),
      OCTOBER,
      procedure,
      entry('partial', 1, 1, CONFIRMED),
      1,
    );
    expect(await problemOf(late)).toMatchObject({ status: 409, code: 'submission-not-editable' });
  });

  it('is not acted on by somebody who has seen an older version of it', async () => {
    await fixture.submit();
    const refused = await problemOf(reporting.submissions.accept(dxOffice(town), OCTOBER, tax.id, 1));
    expect(refused).toMatchObject({ status: 409, code: 'conflict' });
    expect(refused.particulars.extensions).toMatchObject({ yours: { version: 1 }, current: { version: 2 } });
  });

  it('cannot be submitted while a stage is unanswered, a row is missing or a warning is open, all told at once', async () => {
    const silent = await newProcedure(fresh.database, town, { departmentId: tax.id, stage: null });
    await newProcedure(fresh.database, town, { departmentId: tax.id, name: '忘れた手続' });
    const user = departmentUser(town, tax);
    await reporting.reports.saveRow(user, OCTOBER, silent, entry(null, 5, 0));
    await reporting.reports.saveRow(user, OCTOBER, procedure, entry('partial', null, 0));
    const refused = await problemOf(reporting.submissions.submit(user, OCTOBER, tax.id));
    const messages = (refused.particulars.errors ?? []).map(({ message }) => message).join('\n');
    expect(refused.code).toBe('not-ready');
    expect(messages).toContain('段階が未回答です');
    expect(messages).toContain('「忘れた手続」がまだ入力されていません');
    expect(messages).toContain('総件数が未回答です');
    expect(refused.particulars.extensions?.warnings).toMatchObject([
      { procedureId: procedure, code: 'online-without-channel' },
      { procedureId: procedure, code: 'total-missing' },
    ]);
  });
});

describe('the section head’s check', () => {
  beforeEach(async () => {
    fixture = await ReportedMonthFixture.new(fresh.database, reporting, { sectionHeadCheck: true });
    ({ town, tax, procedure } = fixture);
  });

  it('comes between the staff’s submission and the DX office', async () => {
    await fixture.fillIn();
    const waiting = await reporting.submissions.submit(departmentUser(town, tax), OCTOBER, tax.id);
    expect(waiting.state).toBe('checking');
    const early = await problemOf(reporting.submissions.accept(dxOffice(town), OCTOBER, tax.id));
    expect(early.message).toContain('課長確認待ち');
    const staff = await problemOf(reporting.submissions.approve(departmentUser(town, tax), OCTOBER, tax.id));
    expect(staff.status).toBe(403);
    const head = departmentUser(town, tax, { sectionHead: true });
    expect(await reporting.submissions.approve(head, OCTOBER, tax.id)).toMatchObject({ state: 'submitted' });
  });

  it('is given with the submission where the head submits, and not asked of the DX office', async () => {
    await fixture.fillIn();
    const head = departmentUser(town, tax, { sectionHead: true });
    expect(await reporting.submissions.submit(head, OCTOBER, tax.id)).toMatchObject({ state: 'submitted' });
    await reporting.submissions.takeBack(dxOffice(town), OCTOBER, tax.id);
    const proxy = await reporting.submissions.submit(dxOffice(town), OCTOBER, tax.id);
    expect(proxy).toMatchObject({ state: 'submitted', onBehalf: true });
  });
});

describe('entering for a department', () => {
  it('is recorded on the row, on the submission and in the audit trail', async () => {
    await fixture.fillIn(dxOffice(town));
    const form = await reporting.reports.form(viewer(town), OCTOBER, tax.id);
    expect(form).toMatchObject({ state: 'draft', onBehalf: true });
    expect(form.rows[0]).toMatchObject({ onBehalf: true, enteredBy: 'DX推進課' });
    const subject = { subjectKind: 'status-report', subjectId: `${OCTOBER}/${procedure}`, limit: 10 };
    const trail = await fresh.database.snapshot(town, (tx) => reporting.audit.list(tx, subject));
    expect(trail).toMatchObject([
      {
        action: 'status-report.save',
        actorRole: 'dx-office',
        before: { stage: null },
        after: { stage: 'partial' },
      },
    ]);
  });

  it('is no longer said of a submission the department itself hands in', async () => {
    await fixture.fillIn(dxOffice(town));
    const own = await reporting.submissions.submit(departmentUser(town, tax), OCTOBER, tax.id);
    expect(own).toMatchObject({ onBehalf: false });
  });
});

describe('the walls between departments', () => {
  it('keep a department from reading, entering and submitting another’s report', async () => {
    const other = departmentUser(town, await newDepartment(fresh.database, town));
    const saved = entry('partial', 1, 0);
    const tries = [
      reporting.reports.form(other, OCTOBER, tax.id),
      reporting.reports.saveRow(other, OCTOBER, procedure, saved),
      reporting.reports.saveAll(other, OCTOBER, tax.id, []),
      reporting.reports.confirmRest(other, OCTOBER, tax.id),
      reporting.submissions.submit(other, OCTOBER, tax.id),
      reporting.submissions.takeBack(other, OCTOBER, tax.id),
    ];
    for (const one of tries) expect(await problemOf(one)).toMatchObject({ status: 403 });
    expect(await reporting.submissions.list(other, OCTOBER)).toEqual([]);
  });

  it('keep a department from accepting and returning even its own, and a viewer from entering', async () => {
    await fixture.submit();
    const user = departmentUser(town, tax);
    const reason = { reason: '理由', rows: [] };
    expect((await problemOf(reporting.submissions.accept(user, OCTOBER, tax.id))).status).toBe(403);
    expect((await problemOf(reporting.submissions.return(user, OCTOBER, tax.id, reason))).status).toBe(403);
    expect((await problemOf(reporting.reports.confirmRest(viewer(town), OCTOBER, tax.id))).status).toBe(403);
  });

  it('show nothing of another municipality', async () => {
    const elsewhere = dxOffice(await newMunicipality(fresh.database));
    await openMonth(fresh.database, { municipality: elsewhere.municipality }, OCTOBER);
    expect((await problemOf(reporting.reports.form(elsewhere, OCTOBER, tax.id))).status).toBe(404);
    const row = reporting.reports.saveRow(elsewhere, OCTOBER, procedure, entry('partial', 1, 0));
    expect((await problemOf(row)).status).toBe(404);
  });
});
