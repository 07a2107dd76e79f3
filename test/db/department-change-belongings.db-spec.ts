import { randomUUID } from 'node:crypto';
import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TokenService } from '../../src/access/token/token.service.js';
import { UserService } from '../../src/access/user/user.service.js';
import { DepartmentOutlookService } from '../../src/reorganisation/department-outlook.service.js';
import { type Month } from '../../src/kernel/month.js';
import { MonthService } from '../../src/closing/month.service.js';
import { StatusReportService } from '../../src/reporting/status-report/status-report.service.js';
import { SubmissionService } from '../../src/reporting/submission/submission.service.js';
import { ActionService } from '../../src/review/action.service.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { mergeInto, townWithTwo } from '../setup/merger-fixture.js';
import { testApp } from '../setup/test-app.js';
import { type Department, departmentUser, dxOffice, newDepartment, type Town } from '../setup/town.js';

const MONTH = '2026-10' as Month;

let fresh: FreshDatabase;
let app: INestApplicationContext;

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await testApp(fresh);
});
afterAll(() => fresh.close());

describe('the people of a department that is merged away', () => {
  async function withPeople() {
    const fixture = await townWithTwo(fresh);
    const { town, old, office } = fixture;
    const of = { role: 'department', departmentId: old.id } as const;
    const login = `clerk-${town.municipality}@example.lg.jp`;
    const { user } = await app
      .get(UserService)
      .create(office, { ...of, login, label: '担当', sectionHead: true });
    const { token } = await app.get(TokenService).create(office, { ...of, label: '電子申請の連携' });
    return { ...fixture, user, token };
  }

  it('are named beforehand and go to the heir in the role they had; tokens open nothing any more', async () => {
    const { town, old, heir, office, user, token } = await withPeople();
    const { users, tokens } = await app.get(DepartmentOutlookService).outlook(office, old.id);
    expect(users).toMatchObject([{ label: '担当', sectionHead: true, disabled: false }]);
    expect(tokens).toMatchObject([{ label: '電子申請の連携' }]);

    const { result } = await mergeInto(app, town, old, heir);
    expect(result).toEqual({ procedures: 2, users: 1, tokens: 1, reports: 0, projects: 0, actions: 0 });
    expect(await app.get(UserService).get(office, user.id)).toMatchObject({
      departmentId: heir.id,
      role: 'department',
      sectionHead: true,
      disabledAt: null,
    });
    expect(await app.get(TokenService).authenticate(token)).toBeNull();
  });

  it('are let in no more where the DX office says so', async () => {
    const { town, old, heir, office, user } = await withPeople();
    await mergeInto(app, town, old, heir, 'disable');
    const disabled = await app.get(UserService).get(office, user.id);
    expect(disabled).toMatchObject({ departmentId: old.id });
    expect(disabled.disabledAt).not.toBeNull();
  });
});

describe('what a department has to do besides its procedures', () => {
  it('goes to the heir: its automation projects and its open actions, as of the newest open month', async () => {
    const { town, old, heir, office } = await townWithTwo(fresh);
    for (const month of ['2026-09' as Month, MONTH]) await app.get(MonthService).open(office, month);
    await fresh.database.transaction(town, (tx) =>
      tx.execute(
        `INSERT INTO automation_project (municipality_id, code, name, search_key, department_id, kind, field)
         VALUES ($1, 'RPA-1', '入力の自動化', 'x', $2, 'rpa', 'その他')`,
        [town.municipality, old.id],
      ),
    );
    const actions = app.get(ActionService);
    const due = { departmentId: old.id, dueMonth: '2027-03' as Month };
    const [open, done] = [randomUUID(), randomUUID()];
    await actions.add(office, '2026-09' as Month, { ...due, content: '様式の見直し' }, open);
    await actions.add(office, '2026-09' as Month, { ...due, content: '済んだこと', state: 'done' }, done);
    expect(await app.get(DepartmentOutlookService).outlook(office, old.id)).toMatchObject({
      projects: 1,
      actions: 1,
    });

    expect((await mergeInto(app, town, old, heir)).result).toMatchObject({ projects: 1, actions: 1 });
    expect(await actions.get(office, MONTH, open)).toMatchObject({ departmentId: heir.id });
    expect(await actions.get(office, '2026-09' as Month, open)).toMatchObject({ departmentId: old.id });
    expect(await actions.get(office, MONTH, done)).toMatchObject({ departmentId: old.id });
    expect(await app.get(DepartmentOutlookService).outlook(office, heir.id)).toMatchObject({
      projects: 1,
      actions: 1,
    });
  });
});

describe('a month that is open when a department is merged into another', () => {
  const form = (town: Town, { id }: Department) =>
    app.get(StatusReportService).form(dxOffice(town), MONTH, id);
  const listed = async (town: Town) =>
    (await app.get(SubmissionService).list(dxOffice(town), MONTH)).map(({ departmentId }) => departmentId);

  async function saveRows({ id }: Department, town: Town, howMany: number): Promise<void> {
    const reports = app.get(StatusReportService);
    const { rows } = await form(town, { id, code: '', name: '' });
    const inputs = rows.slice(0, howMany).map(({ procedureId, version, ...entry }) => ({
      procedureId,
      version,
      entry: { ...entry, note: '入力途中', confirmedWarnings: ['missing-total', 'missing-online'] },
    }));
    await reports.saveAll(dxOffice(town), MONTH, id, inputs);
  }

  it('hands the rows typed in over, so that whoever takes over goes on with them', async () => {
    const { town, old, heir, office } = await townWithTwo(fresh);
    await app.get(MonthService).open(office, MONTH);
    await saveRows(old, town, 1);
    expect((await mergeInto(app, town, old, heir)).result).toMatchObject({ reports: 1 });

    const { rows, state } = await app
      .get(StatusReportService)
      .form(departmentUser(town, heir), MONTH, heir.id);
    expect(state).toBe('draft');
    expect(rows).toHaveLength(4);
    expect(rows.filter(({ note }) => note === '入力途中')).toHaveLength(1);
    expect((await form(town, old)).rows).toEqual([]);
    expect(await listed(town)).toEqual([heir.id]);
  });

  it('carries a return along with its reason', async () => {
    const { town, old, heir, office } = await townWithTwo(fresh);
    await app.get(MonthService).open(office, MONTH);
    await saveRows(old, town, 2);
    await returned(town, old, '件数をご確認ください。');
    await mergeInto(app, town, old, heir);
    expect(await form(town, heir)).toMatchObject({
      state: 'returned',
      returnReason: '件数をご確認ください。',
    });
  });

  it.each(['draft', 'submitted', 'accepted'] as const)(
    'lets the heir, whose own report is %s, see and answer what comes back of it later',
    async (own) => {
      const { town, old, heir, office } = await townWithTwo(fresh);
      await app.get(MonthService).open(office, MONTH);
      await saveRows(old, town, 2);
      await saveRows(heir, town, 2);
      await state(town, old, 'submitted');
      await state(town, heir, own);
      await mergeInto(app, town, old, heir);
      const { rows } = await form(town, old);
      const [first] = rows;
      const submissions = app.get(SubmissionService);
      const back = {
        reason: null,
        rows: [{ procedureId: first!.procedureId, reason: '桁をご確認ください' }],
      };
      await submissions.return(office, MONTH, old.id, back);

      const staff = departmentUser(town, heir);
      const seen = await submissions.list(staff, MONTH);
      expect(seen.map(({ departmentId, state: at }) => [departmentId, at])).toEqual([
        [old.id, 'returned'],
        [heir.id, own],
      ]);
      expect(await submissions.inherited(staff, MONTH)).toMatchObject([{ departmentId: old.id }]);
      const reports = app.get(StatusReportService);
      const shown = await reports.form(staff, MONTH, old.id);
      expect(shown.rows.filter(({ returnReason }) => returnReason !== null)).toHaveLength(1);
      const answers = shown.rows.map((row) => ({
        procedureId: row.procedureId,
        version: row.version,
        entry: { ...row, note: '確認しました', confirmedWarnings: row.warnings.map(({ key }) => key) },
      }));
      await reports.saveAll(staff, MONTH, old.id, answers);
      expect(await submissions.submit(staff, MONTH, old.id)).toMatchObject({
        state: 'submitted',
        onBehalf: false,
      });
      const stranger = departmentUser(town, await newDepartment(fresh.database, town));
      await expect(reports.form(stranger, MONTH, old.id)).rejects.toMatchObject({ status: 403 });
      await expect(submissions.takeBack(stranger, MONTH, old.id)).rejects.toMatchObject({ status: 403 });
    },
  );

  it('leaves what was handed in as it was, and it still counts', async () => {
    const { town, old, heir, office } = await townWithTwo(fresh);
    await app.get(MonthService).open(office, MONTH);
    await saveRows(old, town, 2);
    await state(town, old, 'submitted');
    await mergeInto(app, town, old, heir);
    const { rows, state: left } = await form(town, old);
    expect([rows.length, left]).toEqual([2, 'submitted']);
    expect(await listed(town)).toEqual([old.id, heir.id]);
  });

  it('adds nothing to what the heir has handed in: the rest waits for the DX office', async () => {
    const { town, old, heir, office } = await townWithTwo(fresh);
    await app.get(MonthService).open(office, MONTH);
    await saveRows(old, town, 2);
    await saveRows(heir, town, 2);
    await state(town, heir, 'accepted');
    const preview = await app
      .get(DepartmentOutlookService)
      .merger(office, old.id, 1, { into: heir.id, on: '2026-11-15', users: 'move' });
    expect(preview.openReports).toEqual([
      { month: MONTH, open: true, state: 'draft', rows: 2, heirState: 'accepted' },
    ]);
    expect((await mergeInto(app, town, old, heir)).result).toMatchObject({ reports: 0 });
    expect((await form(town, heir)).rows).toHaveLength(2);
    expect((await form(town, old)).rows).toHaveLength(2);
    expect(await listed(town)).toEqual([old.id, heir.id]);
  });

  it('tells beforehand where the heir has handed in already and the department has begun nothing', async () => {
    const { town, old, heir, office } = await townWithTwo(fresh);
    await app.get(MonthService).open(office, MONTH);
    await saveRows(heir, town, 2);
    await state(town, heir, 'submitted');
    const merger = { into: heir.id, on: '2026-11-15', users: 'move' as const };
    const { openReports } = await app.get(DepartmentOutlookService).merger(office, old.id, 1, merger);
    expect(openReports).toMatchObject([{ state: null, rows: 0, heirState: 'submitted' }]);
    expect((await app.get(DepartmentOutlookService).outlook(office, old.id)).openReports).toEqual([]);
  });

  const state = (town: Town, { id }: Department, to: string, reason: string | null = null) =>
    fresh.database.transaction(town, (tx) =>
      tx.execute(
        `UPDATE submission SET state = $3, return_reason = $4 WHERE municipality_id = $1 AND department_id = $2`,
        [town.municipality, id, to, reason],
      ),
    );
  const returned = (town: Town, department: Department, reason: string) =>
    state(town, department, 'returned', reason);
});
