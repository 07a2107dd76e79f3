import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChangeRecord } from '../../src/catalogue/department-change/department-change-record.repository.js';
import { type DepartmentOutlook } from '../../src/catalogue/department-change/department-outlook.service.js';
import { answer, ApiStage } from '../setup/api-stage.js';
import { newDepartment, newMunicipality, newProcedure } from '../setup/town.js';

let stage: ApiStage;

beforeAll(async () => {
  stage = await ApiStage.set();
}, 120_000);
afterAll(() => stage.strike());

describe('a merger over the API', () => {
  it('is looked at, planned over the version seen, listed, and taken back', async () => {
    const town = await newMunicipality(stage.database);
    const old = await newDepartment(stage.database, town);
    const heir = await newDepartment(stage.database, town);
    await newProcedure(stage.database, town, { departmentId: old.id });
    const office = await stage.client(town, 'dx-office');
    const at = `/api/v1/departments/${old.id}`;
    const { procedures } = await answer<DepartmentOutlook>(office.get(`${at}/outlook`));
    expect(procedures).toHaveLength(1);

    const merger = { into: heir.id, on: '2099-04-01' };
    await answer(office.post(`${at}/merge`, merger), 428);
    const planned = await answer<ChangeRecord>(
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
});
