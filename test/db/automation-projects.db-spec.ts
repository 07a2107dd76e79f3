import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditRepository } from '../../src/access/audit/audit.repository.js';
import { BaselineService } from '../../src/automation/baseline/baseline.service.js';
import { ProcessService } from '../../src/automation/process/process.service.js';
import { AutomationProjectService } from '../../src/automation/project/project.service.js';
import { ProjectStageService } from '../../src/automation/stage/project-stage.service.js';
import { parseDate } from '../../src/kernel/date.js';
import {
  departmentUser,
  dxOffice,
  newDepartment,
  newMunicipality,
  newProcedure,
  viewer,
} from '../setup/town.js';
import { AutomationFixture } from './automation-fixture.js';

let fixture: AutomationFixture;
let projects: AutomationProjectService;
let stages: ProjectStageService;

beforeAll(async () => {
  fixture = await AutomationFixture.setUp();
  projects = fixture.app.get(AutomationProjectService);
  stages = fixture.app.get(ProjectStageService);
});
afterAll(() => fixture.tearDown());

const step = {
  step: 'entry' as const,
  name: '入力',
  actor: '職員',
  minutes: '12',
  times: '1',
  per: 'case' as const,
  byMachine: false,
};

describe('a project', () => {
  it('begins as a candidate today, with the procedures whose work it does', async () => {
    const procedure = await newProcedure(fixture.fresh.database, fixture.town, {
      code: 'P-1',
      departmentId: fixture.department.id,
    });
    const created = await fixture.project({ procedureIds: [procedure], operatingMonths: [6, 4, 4] });
    expect(created).toMatchObject({
      version: 1,
      operatingMonths: [4, 6],
      stage: { stage: 'candidate', stageOn: '2026-11-15' },
      procedures: [{ code: 'P-1' }],
      before: null,
    });
  });

  it('is changed over the version that was seen, and the change is recorded', async () => {
    const { id } = await fixture.project();
    expect(await projects.edit(fixture.office, id, 1, { name: '改めた名称' })).toMatchObject({ version: 2 });
    expect(await projects.edit(fixture.office, id, 2, { name: '改めた名称' })).toMatchObject({ version: 2 });
    await expect(projects.edit(fixture.office, id, 1, { name: '別' })).rejects.toMatchObject({ status: 409 });
    const trail = await fixture.fresh.database.transaction(fixture.town, (tx) =>
      fixture.app.get(AuditRepository).list(tx, { subjectId: id, limit: 9 }),
    );
    expect(trail.map(({ action }) => action)).toEqual(['automation.edit', 'automation.create']);
  });

  it('is refused with a taken code or robot key, an unknown field, department or procedure', async () => {
    const { code } = await fixture.project({ robotKey: 'robot-1' });
    const places = (overrides: object) =>
      fixture.project(overrides).then(
        () => [],
        (error: { particulars: { errors: { where: string }[] } }) =>
          error.particulars.errors.map(({ where }) => where),
      );
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(await places({ code })).toEqual(['code']);
    expect(await places({ robotKey: 'robot-1' })).toEqual(['robotKey']);
    expect(await places({ field: 'magic' })).toEqual(['field']);
    expect(await places({ departmentId: nobody })).toEqual(['departmentId']);
    expect(await places({ procedureIds: [nobody] })).toEqual(['procedureIds']);
  });

  it('is its own department’s to see and to change, anybody’s to see who sees all, and nobody else’s', async () => {
    const { id } = await fixture.project();
    const own = departmentUser(fixture.town, fixture.department);
    const other = departmentUser(fixture.town, await newDepartment(fixture.fresh.database, fixture.town));
    expect(await projects.edit(own, id, 1, { note: '課が変えた' })).toMatchObject({ version: 2 });
    await expect(projects.get(other, id)).rejects.toMatchObject({ status: 403 });
    await expect(projects.edit(viewer(fixture.town), id, 2, {})).rejects.toMatchObject({ status: 403 });
    expect((await projects.list(other, { limit: 9 })).items).toEqual([]);
    const away = dxOffice(await newMunicipality(fixture.fresh.database));
    await expect(projects.get(away, id)).rejects.toMatchObject({ status: 404 });
  });

  it('is found by part of its name, stage, kind and tool, page after page by code', async () => {
    await fixture.project({ code: 'Z-1', name: '申告書の読み取り', kind: 'ai-ocr', tool: 'サンプルOCR' });
    const codes = async (filter: object) =>
      (await projects.list(fixture.office, { limit: 9, ...filter })).items.map(({ code }) => code);
    expect(await codes({ search: 'しんこくしょ' })).toEqual([]);
    expect(await codes({ search: '読み取り 申告' })).toEqual(['Z-1']);
    expect(await codes({ kind: 'ai-ocr', tool: 'サンプルOCR', stages: ['candidate'] })).toEqual(['Z-1']);
    expect(await codes({ kind: 'ai-ocr', stages: ['production'] })).toEqual([]);
    const first = await projects.list(fixture.office, { limit: 2 });
    const second = await projects.list(fixture.office, { limit: 2, cursor: first.next! });
    expect(second.items[0]!.code > first.items[1]!.code).toBe(true);
  });
});

describe('the stages of a project', () => {
  it('lead into production only once it is known what the work took before', async () => {
    const { id } = await fixture.project();
    const production = { stage: 'production' as const };
    await expect(stages.move(fixture.office, id, 1, production)).rejects.toMatchObject({
      status: 422,
      particulars: { errors: [{ where: 'before' }] },
    });
    const running = await fixture.running();
    expect(running.stage).toMatchObject({ stage: 'production', stageOn: '2026-04-01' });
    const baselines = fixture.app.get(BaselineService);
    await expect(
      baselines.setBefore(fixture.office, running.id, running.version, null),
    ).rejects.toMatchObject({
      status: 422,
    });
  });

  it('keep what they asked for while a project stands in them', async () => {
    const { id, version } = await fixture.running();
    for (const cleared of [{ tool: null }, { difficulty: null }, { sourcing: null }])
      await expect(projects.edit(fixture.office, id, version, cleared)).rejects.toMatchObject({
        status: 422,
        particulars: { errors: [{ where: Object.keys(cleared)[0] }] },
      });
    expect(await projects.edit(fixture.office, id, version, { tool: '別のRPA' })).toMatchObject({
      tool: '別のRPA',
    });
  });

  it('do not lead back into production by taking back a stop, with what it needs cleared meanwhile', async () => {
    const { id, version } = await fixture.running();
    await stages.move(fixture.office, id, version, { stage: 'suspended', reason: '改修のため' });
    await fixture.app.get(BaselineService).setBefore(fixture.office, id, version + 1, null);
    const { stage: stop } = await projects.get(fixture.office, id);
    await expect(stages.withdraw(fixture.office, id, version + 2, stop!.seq)).rejects.toMatchObject({
      status: 422,
      particulars: { errors: [{ where: 'before' }] },
    });
    expect(await projects.get(fixture.office, id)).toMatchObject({ stage: { stage: 'suspended' } });
  });

  it('keep their plans and what was taken back', async () => {
    const { id } = await fixture.project();
    const planned = { stage: 'production' as const, stageOn: parseDate('2027-01-10') };
    await stages.plan(fixture.office, id, 1, planned);
    await stages.plan(fixture.office, id, 2, { ...planned, stageOn: parseDate('2027-04-01') });
    const [, , moved] = await stages.move(fixture.office, id, 3, { stage: 'analysis' });
    expect(moved).toMatchObject({ planned: true });
    const detail = await projects.get(fixture.office, id);
    expect(detail).toMatchObject({ planned: { production: '2027-04-01' }, stage: { stage: 'analysis' } });
    const back = await stages.withdraw(fixture.office, id, 4, detail.stage!.seq);
    expect(back.filter(({ withdrawnAt }) => withdrawnAt !== null)).toHaveLength(1);
    expect(await projects.get(fixture.office, id)).toMatchObject({ stage: { stage: 'candidate' } });
  });

  it('are never left without one', async () => {
    const { id, stage: only } = await fixture.project();
    await expect(stages.withdraw(fixture.office, id, 1, only!.seq)).rejects.toMatchObject({
      code: 'only-stage',
    });
  });

  it('stop with a reason', async () => {
    const { id } = await fixture.project();
    await expect(stages.move(fixture.office, id, 1, { stage: 'abandoned' })).rejects.toMatchObject({
      status: 422,
    });
    const reason = '様式が統一されないため';
    await stages.move(fixture.office, id, 1, { stage: 'abandoned', reason });
    expect(await projects.get(fixture.office, id)).toMatchObject({ stage: { stage: 'abandoned', reason } });
  });
});

it('the steps before and after are kept in order, with what they take over', async () => {
  const { id } = await fixture.project();
  const processes = fixture.app.get(ProcessService);
  const flow = {
    before: [step, { ...step, step: 'notice' as const, minutes: null }],
    after: [{ ...step, minutes: '2.5', byMachine: true, replaces: [1] }],
  };
  const saved = await processes.replace(fixture.office, id, 1, flow);
  expect(saved).toMatchObject({ ...flow, version: 2, comparison: { vanished: [2], added: [] } });
  expect(saved.comparison.after).toEqual({ byHand: '0.0', byMachine: '2.5', unknown: 0 });
  expect(await processes.replace(fixture.office, id, 2, flow)).toMatchObject({ version: 2 });
});
