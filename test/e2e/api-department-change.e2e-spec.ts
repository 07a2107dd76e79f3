import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type DepartmentChangeDto,
  type DepartmentOutlookDto,
} from '../../src/reorganisation/department-change-answer.dto.js';
import { systemClock, tokyoToday } from '../../src/kernel/clock.js';
import { answer, ApiFixture } from '../setup/api-fixture.js';
import { newPageUser } from '../setup/page-users.js';
import { newDepartment, newMunicipality, newProcedure, openMonth } from '../setup/town.js';

let fixture: ApiFixture;

beforeAll(async () => {
  fixture = await ApiFixture.setUp();
});
afterAll(() => fixture.tearDown());

describe('a merger over the API', () => {
  it('is looked at, planned over the version seen, listed, and taken back', async () => {
    const town = await newMunicipality(fixture.database);
    const old = await newDepartment(fixture.database, town);
    const heir = await newDepartment(fixture.database, town);
    await newProcedure(fixture.database, town, { departmentId: old.id });
    const office = await fixture.client(town, 'dx-office');
    const at = `/api/v1/departments/${old.id}`;
    const { procedures } = await answer<DepartmentOutlookDto>(office.get(`${at}/outlook`));
    expect(procedures).toHaveLength(1);

    const merger = { into: heir.id, on: '2099-04-01' };
    await answer(office.post(`${at}/merge`, merger), 428);
    const planned = await answer<DepartmentChangeDto>(
      office.post(`${at}/merge`, merger).set('if-match', '"1"'),
      201,
    );
    expect(planned).toMatchObject({ state: 'planned', users: 'move', targetName: heir.name, version: 1 });
    await answer(office.post(`${at}/merge`, merger).set('if-match', '"1"'), 422);
    const list = '/api/v1/department-changes?state=planned';
    expect(await answer(office.get(list))).toEqual({ items: [planned], next: null });

    const cancel = `/api/v1/department-changes/${planned.id}/cancel`;
    await answer(office.post(cancel).set('if-match', '"2"'), 409);
    expect(await answer(office.post(cancel).set('if-match', '"1"'))).toMatchObject({ state: 'cancelled' });
    expect(await answer(office.get(list))).toEqual({ items: [], next: null });
  });

  it('is made on its day after a split, with everything that moves as the outlook told', async () => {
    const town = await newMunicipality(fixture.database);
    const old = await newDepartment(fixture.database, town);
    const heir = await newDepartment(fixture.database, town);
    const [split = '', merged = ''] = [
      await newProcedure(fixture.database, town, { departmentId: old.id }),
      await newProcedure(fixture.database, town, { departmentId: old.id }),
    ];
    await newPageUser(fixture.database, town, { role: 'department', department: old });
    await openMonth(fixture.database, town, '2024-06');
    const clerk = await fixture.client(town, 'department', old);
    await answer(clerk.post(`/api/v1/months/2024-06/submissions/${old.id}/confirm-rest`));
    const office = await fixture.client(town, 'dx-office');
    const at = `/api/v1/departments/${old.id}`;
    const on = tokyoToday(systemClock);
    const response = office.post(`${at}/split`, { code: 'X-1', name: '新しい課', on, procedureIds: [split] });
    expect(await answer(response.set('if-match', '"1"'), 201)).toMatchObject({
      state: 'done',
      targetCode: 'X-1',
    });

    const { department, changes, ...outlook } = await answer<DepartmentOutlookDto>(
      office.get(`${at}/outlook`),
    );
    expect(changes).toHaveLength(1);
    expect(outlook).toMatchObject({
      procedures: [{ id: merged }],
      users: [{ disabled: false }],
      tokens: [{ expiresAt: expect.any(String) }],
      openReports: [{ month: '2024-06', open: true, state: 'draft', rows: 2, heirState: null }],
    });
    const merge = office.post(`${at}/merge`, { into: heir.id, on });
    const done = await answer<DepartmentChangeDto>(merge.set('if-match', `"${department.version}"`), 201);
    expect(done.result).toEqual({ procedures: 1, users: 1, tokens: 1, reports: 2, projects: 0, actions: 0 });
  });
});

it('leaves no answer about a merger or a split without having come as described', () => {
  expect(fixture.description.notAnswered(/\/(outlook|merge|split)$|\/department-changes/)).toEqual([]);
});
