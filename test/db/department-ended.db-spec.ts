import { randomUUID } from 'node:crypto';
import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TokenService } from '../../src/access/token/token.service.js';
import { UserService } from '../../src/access/user/user.service.js';
import { AutomationProjectService } from '../../src/automation/project/project.service.js';
import { BulkService } from '../../src/catalogue/bulk/bulk.service.js';
import { DepartmentChangeService } from '../../src/reorganisation/department-change.service.js';
import { MappingService } from '../../src/catalogue/mapping/mapping.service.js';
import { ProcedureService } from '../../src/catalogue/procedure/procedure.service.js';
import { ImportService } from '../../src/exchange/import.service.js';
import { type Month } from '../../src/kernel/month.js';
import { Problem } from '../../src/platform/problem.js';
import { MonthService } from '../../src/closing/month.service.js';
import { ActionService } from '../../src/review/action.service.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { dxOffice, newDepartment, newMunicipality, newProcedure } from '../setup/town.js';
import { procedureInput } from './procedure-input.js';

const MONTH = '2026-10' as Month;

let fresh: FreshDatabase;
let app: INestApplicationContext;

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await testApp(fresh);
});
afterAll(() => fresh.close());

describe('a department that is no more', () => {
  it('is given nothing at any entry point, and every refusal names the heir', async () => {
    const town = await newMunicipality(fresh.database);
    const office = dxOffice(town);
    const [old, heir] = [
      await newDepartment(fresh.database, town),
      await newDepartment(fresh.database, town),
    ];
    await newProcedure(fresh.database, town, { departmentId: old.id, stage: 'online' });
    await app
      .get(DepartmentChangeService)
      .merge(office, old.id, 1, { into: heir.id, on: '2026-11-15', users: 'move' });
    const sentence = `${old.name}は令和8年11月15日に${heir.name}へ統合されました。${heir.name}（課コード ${heir.code}）を指定してください。`;
    const [procedure] = (await app.get(ProcedureService).list(office, { sort: 'code', limit: 1 })).items;
    const { id, version, code, name } = procedure!;
    const fields = procedureInput(old.id);
    const action = { departmentId: old.id, dueMonth: '2027-03' as Month, content: '様式の見直し' };
    await app.get(MonthService).open(office, MONTH);
    const refused: Record<string, () => Promise<unknown>> = {
      create: () => app.get(ProcedureService).create(office, fields),
      edit: () => app.get(ProcedureService).edit(office, id, version, { departmentId: old.id }),
      bulk: () => app.get(BulkService).preview(office, [id], { kind: 'department', departmentId: old.id }),
      lead: () =>
        app.get(MappingService).replace(office, id, version, [{ itemKey: 'moving-in', lead: old.id }]),
      user: () =>
        app.get(UserService).create(office, {
          login: `clerk-${randomUUID().slice(0, 8)}`,
          label: '職員',
          role: 'department',
          departmentId: old.id,
        }),
      token: () =>
        app.get(TokenService).create(office, { label: 't', role: 'department', departmentId: old.id }),
      action: () => app.get(ActionService).add(office, MONTH, action, randomUUID()),
      project: () =>
        app.get(AutomationProjectService).create(office, {
          ...{ code: 'RPA-9', name: '転記', departmentId: old.id, kind: 'rpa', field: 'tax', tool: null },
          ...{ product: null, sourcing: null, difficulty: null, operatingMonths: [], robotKey: null },
          ...{ note: null, procedureIds: [] },
        }),
    };
    for (const [entryPoint, act] of Object.entries(refused)) {
      const answer = await act().then(
        () => 'taken',
        (error: unknown) =>
          error instanceof Problem ? JSON.stringify(error.particulars.errors) : String(error),
      );
      expect([entryPoint, answer]).toEqual([entryPoint, expect.stringContaining(sentence)]);
    }
    const files = {
      procedures: `手続コード,手続名,所管課\n${code},${name},${old.code}`,
      departments: `課コード,課名\n${old.code},${old.name}`,
      'automation-projects': `案件コード,案件名,所管課,種別,分野\nRPA-9,転記,${old.name},RPA,税務`,
    };
    for (const [kind, text] of Object.entries(files)) {
      const run = { kind, bytes: Buffer.from(text), fileName: '', parameters: {}, dryRun: false };
      const { errors } = await app.get(ImportService).run(office, run);
      expect([kind, errors.map(({ message }) => message)]).toEqual([
        kind,
        expect.arrayContaining([sentence]),
      ]);
    }
  });
});
