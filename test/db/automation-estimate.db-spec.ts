import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BaselineService } from '../../src/automation/baseline/baseline.service.js';
import { ImportService } from '../../src/exchange/import.service.js';
import { AutomationPortfolioService } from '../../src/automation/portfolio/portfolio.service.js';
import { AutomationProjectService } from '../../src/automation/project/project.service.js';
import { type ProjectDetailDto } from '../../src/automation/project/project.dto.js';
import { summaryOf } from '../../src/automation/portfolio/summary.js';
import { departmentUser, newDepartment, openMonth, viewer } from '../setup/town.js';
import { AutomationFixture } from './automation-fixture.js';

let fixture: AutomationFixture;
let baselines: BaselineService;
let portfolios: AutomationPortfolioService;

/** Those that run do so since the past, whatever day the test is run on: the audit trail has the database's clock. */
const SINCE = '2025-05-01';

beforeAll(async () => {
  fixture = await AutomationFixture.setUp();
  baselines = fixture.app.get(BaselineService);
  portfolios = fixture.app.get(AutomationPortfolioService);
  await openMonth(fixture.fresh.database, fixture.town, '2026-10');
});
afterAll(() => fixture.tearDown());

const rewrite = ({ id, version }: ProjectDetailDto, minutesPerCase: string, note: string | null) =>
  baselines.setEstimate(fixture.office, id, version, {
    minutesPerCase,
    people: '1',
    casesPerYear: 3600,
    note,
  });
/** A file that says more of a project: the columns, and what stands in them. */
const take = ({ code, name }: Pick<ProjectDetailDto, 'code' | 'name'>, more: [string, string]) => {
  const columns = `案件コード,案件名,所管課,種別,分野,${more[0]}`;
  const row = [code, name, fixture.department.code, 'RPA', '税務', more[1]].join(',');
  return fixture.app.get(ImportService).run(fixture.office, {
    ...{ kind: 'automation-projects', fileName: '案件.csv', parameters: {}, dryRun: false },
    bytes: Buffer.from(`${columns}\n${row}`),
  });
};
const changed = async () => (await portfolios.portfolio(fixture.office, 2026)).estimatesChanged;
const ofProject = async (id: string) =>
  (await portfolios.ofProject(fixture.office, id, 2026)).estimateAfterProduction;

describe('the estimate of a project that falls short', () => {
  it('is not told to have changed as it was planned, nor where the project was taken over with its past', async () => {
    const planned = await fixture.project();
    await rewrite(planned, '7', null);
    await rewrite({ ...planned, version: planned.version + 1 }, '12', null);
    const running = await fixture.running(SINCE);
    const whole =
      '開発方法,難易度,ツール,導入前の時間（分）,導入前の算出方法,見込の時間（分）,見込の年間件数';
    const file = [`${whole},段階,段階日`, `内製,低,サンプルRPA,20,申告,7,3600,本番,${SINCE}`] as const;
    expect(await take({ code: 'F-1', name: '引き継いだ案件' }, [...file])).toMatchObject({ created: 1 });
    const { items } = await fixture.app.get(AutomationProjectService).list(fixture.office, { limit: 99 });
    const filed = items.find(({ code }) => code === 'F-1')!;
    expect(filed.stage).toBe('production');
    for (const { id } of [planned, running, filed])
      expect(await ofProject(id)).toEqual({ changes: [], moved: null, lowered: false });
    expect(await changed()).toEqual([]);
  });

  it('cannot be lowered in 本番 without being told, to whoever sees the project', async () => {
    const project = await fixture.running(SINCE);
    await fixture.result(project.id, '2026-10', 300, '4500');
    expect(await portfolios.ofProject(fixture.office, project.id, 2026)).toMatchObject({
      shortfall: { missing: '40.0' },
    });
    for (const note of [null, ' '])
      await expect(rewrite(project, '17', note)).rejects.toMatchObject({
        status: 422,
        particulars: { errors: [{ where: 'note' }] },
      });
    await rewrite(project, '17', '想定より例外が多いため');

    const seen = await portfolios.ofProject(viewer(fixture.town), project.id, 2026);
    const lowered = { from: '780.0', to: '180.0', difference: '-600.0' };
    expect(seen).toMatchObject({
      shortfall: null,
      estimateAfterProduction: {
        changes: [
          {
            ...{ kind: 'changed', parts: ['estimate'], from: '780.0', to: '180.0' },
            ...{ by: fixture.office.actor.label, note: '想定より例外が多いため' },
            ...{ basisFrom: 'measured', basisTo: 'measured' },
          },
        ],
        moved: lowered,
        lowered: true,
      },
    });
    const own = await portfolios.portfolio(departmentUser(fixture.town, fixture.department), 2026);
    expect(own.estimatesChanged).toMatchObject([
      { projectId: project.id, changes: 1, lowered: true, ...lowered },
    ]);
    expect(summaryOf(own).estimatesChanged).toMatchObject([{ code: project.code, from: 780, to: 180 }]);
    const other = await newDepartment(fixture.fresh.database, fixture.town, { name: 'サンプル福祉課' });
    expect((await portfolios.portfolio(departmentUser(fixture.town, other), 2026)).estimatesChanged).toEqual(
      [],
    );
  });

  it('nor by 導入前, nor by a file', async () => {
    const project = await fixture.running(SINCE);
    await baselines.setBefore(fixture.office, project.id, project.version, {
      ...project.before!,
      minutesPerCase: '15',
      basis: 'reported',
    });
    expect(await take(project, ['導入前の時間（分）,見込の時間（分）', '12,8'])).toMatchObject({
      updated: 1,
      errors: [],
    });
    expect((await ofProject(project.id)).changes).toMatchObject([
      { kind: 'changed', parts: ['before', 'estimate'], from: '480.0', to: '240.0', basisTo: 'reported' },
      { kind: 'changed', parts: ['before'], from: '780.0', to: '480.0', basisFrom: 'measured' },
    ]);
    expect((await changed()).map(({ projectId }) => projectId)[0]).toBe(project.id);
  });

  it('is told as entered after 本番, and as taken back', async () => {
    const project = await fixture.running(SINCE);
    const { version } = await baselines.setEstimate(fixture.office, project.id, project.version, null);
    expect(await ofProject(project.id)).toMatchObject({
      changes: [{ kind: 'cleared', from: '780.0', to: null }],
      moved: { to: null },
      lowered: true,
    });
    await rewrite({ ...project, version }, '12', '計画書の見込による');
    expect(await ofProject(project.id)).toMatchObject({ moved: { from: '780.0', to: '480.0' } });
  });
});
