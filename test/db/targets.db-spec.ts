import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { AuditRepository } from '../../src/access/audit/audit.repository.js';
import { type Context } from '../../src/access/context.js';
import { TypedValueDto, type CreateTarget } from '../../src/targets/target.dto.js';
import { ProgressService } from '../../src/targets/progress.service.js';
import { TargetService } from '../../src/targets/target.service.js';
import { type Level } from '../../src/targets/target-levels.js';
import { type TargetKind } from '../../src/targets/trajectory.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { dxOffice, newMunicipality, type Town, viewer } from '../setup/town.js';

let fresh: FreshDatabase;
let app: INestApplicationContext;
let targets: TargetService;
let progress: ProgressService;
let town: Town;
let office: Context;

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await testApp(fresh, { nudges: [] });
  targets = app.get(TargetService);
  progress = app.get(ProgressService);
});
afterAll(() => fresh.close());

type Values = [number, string][];

function values(overrides: Values) {
  return overrides.map(([fiscalYear, value]) => ({ fiscalYear, value }));
}
function input(kind: TargetKind, [baseline, ...later]: Values): CreateTarget {
  const [first] = values([baseline!]);
  return { kind, baseline: first!, targets: values(later) };
}
function typedIn(name: string, unit: string, kind: TargetKind, overrides: Values, level: Level = 'outcome') {
  return { ...input(kind, overrides), manual: { name, unit, decimals: 1, level } };
}

const PRIORITY =
  '国が推奨する『地方公共団体が優先的にオンライン化を推進すべき手続』におけるオンライン化達成率';
const SERVICES = '市政の動向…行政サービスを活用できていると感じる市民の割合';
const NEWS = '市報やホームページなど…充実していると思う市民の割合';

/** 下関市's table as it stands in its plan. */
const PLAN: CreateTarget[] = [
  {
    ...input('reach', [
      [2023, '71.7'],
      [2029, '100'],
      [2034, '100'],
    ]),
    indicator: 'priority-items',
    planName: PRIORITY,
  },
  typedIn(SERVICES, '%', 'reach', [
    [2024, '14.1'],
    [2029, '20.0'],
    [2034, '34.0'],
  ]),
  typedIn(NEWS, '%', 'reach', [
    [2024, '35.9'],
    [2029, '50.0'],
    [2034, '70.0'],
  ]),
  typedIn('将来負担比率', '%', 'at-most', [
    [2023, '45.3'],
    [2029, '70.0'],
    [2034, '70.0'],
  ]),
  typedIn('財政調整基金残高', '億円', 'keep', [
    [2023, '72.3'],
    [2029, '80'],
    [2034, '80'],
  ]),
];

const INDICATORS = readFileSync('config/indicators.json', 'utf8');

/** A month's figure of the whole municipality, as a computation leaves it. */
async function figure(month: string, numerator: number, denominator: number): Promise<void> {
  await fresh.database.transaction(town, async (tx) => {
    await tx.query(
      `INSERT INTO snapshot (municipality_id, period, revision, state, edition, item_rule, as_of, flows_from,
                             flows_to, yearly_fiscal_year, stages_known, indicators, computed_at)
       VALUES ($1, $2, 1, 'provisional', '2021-12-24', 'any', ($2 || '-28')::date, ($2 || '-01')::date,
               ($2 || '-28')::date, 2025, true, $3, now())`,
      [town.municipality, month, INDICATORS],
    );
    await tx.query(
      `INSERT INTO figure (municipality_id, period, revision, scope_kind, scope_key, scope_name, indicator,
                           numerator, denominator, reported, expected, final)
       VALUES ($1, $2, 1, 'municipality', '', 'サンプル市', 'priority-items', $3::bigint, $4::bigint,
               $4::integer, $4::integer, false)`,
      [town.municipality, month, numerator, denominator],
    );
  });
}

describe('the table of targets of a city’s plan', () => {
  beforeAll(async () => {
    town = await newMunicipality(fresh.database);
    office = dxOffice(town);
    for (const target of PLAN) await targets.create(office, target);
  });

  it('comes out as it stands in the plan: base value and each target year', async () => {
    const { fiscalYears, rows } = await progress.table(office);
    expect(fiscalYears.map(({ label }) => label)).toEqual([
      '令和11年度（2029年度）',
      '令和16年度（2034年度）',
    ]);
    const lines = rows.map(({ name, unit, baseline, targets: later }) =>
      [name, unit, baseline.fiscalYear, baseline.value, ...later.map(({ value }) => value)].join(' '),
    );
    expect(lines).toEqual([
      `${PRIORITY} % 2023 71.7 100 100`,
      `${SERVICES} % 2024 14.1 20.0 34.0`,
      `${NEWS} % 2024 35.9 50.0 70.0`,
      '将来負担比率 % 2023 45.3 70.0 70.0',
      '財政調整基金残高 億円 2023 72.3 80 80',
    ]);
    expect(rows.map(({ judgementName }) => judgementName)).toEqual(Array(5).fill('実績なし'));
  });

  it('judges the latest actual of each, computed or typed in', async () => {
    await figure('2026-09', 41, 53);
    await figure('2026-10', 42, 53);
    const all = await targets.list(office);
    const actuals: [string, number, string][] = [
      [SERVICES, 2024, '14.1'],
      [SERVICES, 2025, '15.3'],
      [NEWS, 2025, '36.0'],
      ['将来負担比率', 2025, '48.8'],
      ['財政調整基金残高', 2025, '79.9'],
    ];
    for (const [name, year, value] of actuals) {
      const { id } = all.find((one) => one.name === name)!;
      await targets.saveActual(office, id, year, undefined, { value });
    }
    const { rows } = await progress.table(viewer(town));
    expect(rows.map(({ latest, judgementName }) => [latest?.period, latest?.value, judgementName])).toEqual([
      ['2026-10', '79.2', '遅れ'],
      ['FY2025', '15.3', '順調'],
      ['FY2025', '36.0', '遅れ'],
      ['FY2025', '48.8', '維持'],
      ['FY2025', '79.9', '逸脱'],
    ]);
    expect(rows[0]).toMatchObject({
      latest: { rate: { numerator: 42, denominator: 53 }, state: 'provisional', revision: 1 },
      standing: {
        expected: '83.9',
        deviation: '-4.6',
        deviationInCount: -3,
        pacePerMonth: '0.51',
        paceInCountPerMonth: '0.27',
      },
    });
    expect(rows[3]!.standing).toMatchObject({ expected: null, deviation: null, pacePerMonth: null });
  });
});

describe('a target', () => {
  beforeAll(async () => {
    town = await newMunicipality(fresh.database);
    office = dxOffice(town);
  });

  it('is changed over the version that was seen, and the change is recorded', async () => {
    const target = await targets.create(office, PLAN[0]!);
    const changed = await targets.edit(office, target.id, 1, { path: values([[2026, '80']]) });
    expect(changed).toMatchObject({
      version: 2,
      path: [{ fiscalYear: 2026, value: '80' }],
      planName: PRIORITY,
    });
    await expect(targets.edit(office, target.id, 1, { kind: 'keep' })).rejects.toMatchObject({ status: 409 });
    const trail = await fresh.database.transaction(town, (tx) =>
      app.get(AuditRepository).list(tx, { subjectId: target.id, limit: 9 }),
    );
    expect(trail.map(({ action }) => action)).toEqual(['target.edit', 'target.create']);
  });

  it('is put at another place in the plan, which is recorded and leaves its version', async () => {
    const town = await newMunicipality(fresh.database);
    const office = dxOffice(town);
    for (const one of PLAN.slice(1, 4)) await targets.create(office, one);
    const order = async () => (await targets.list(office)).map(({ name }) => name);
    const [services, news, burden] = await targets.list(office);
    await targets.move(office, burden!.id, 2);
    expect(await order()).toEqual([services, burden, news].map((one) => one!.name));
    await targets.move(office, services!.id, 2);
    await targets.move(office, services!.id, 2);
    await targets.move(office, services!.id, 99);
    expect(await order()).toEqual([burden, news, services].map((one) => one!.name));
    expect((await progress.table(office)).rows.map(({ name }) => name)).toEqual(await order());
    expect((await targets.list(office)).map(({ version }) => version)).toEqual([1, 1, 1]);
    const trail = await targets.changes(office, services!.id);
    expect(trail.map(({ action, before, after }) => ({ action, before, after }))).toMatchObject([
      { action: 'target.move', before: { place: 2 }, after: { place: 3 } },
      { action: 'target.move', before: { place: 1 }, after: { place: 2 } },
      { action: 'target.create' },
    ]);
    await expect(targets.move(viewer(town), services!.id, 1)).rejects.toMatchObject({ status: 403 });
    const elsewhere = dxOffice(await newMunicipality(fresh.database));
    await expect(targets.move(elsewhere, services!.id, 1)).rejects.toMatchObject({ status: 404 });
  });

  it('stays at its version where the same values are sent again', async () => {
    const [before] = await targets.list(office);
    const baseline = Object.assign(new TypedValueDto(), before!.baseline);
    expect(await targets.edit(office, before!.id, 2, { baseline })).toMatchObject({ version: 2 });
  });

  it('is refused a second time for the same indicator, and with values that cannot be', async () => {
    await expect(targets.create(office, PLAN[0]!)).rejects.toMatchObject({ code: 'target-exists' });
    const wrong = { ...PLAN[0]!, targets: values([[2023, '100.55']]) };
    await expect(targets.create(office, wrong)).rejects.toMatchObject({
      status: 422,
      particulars: { errors: [{ where: 'targets.0' }, { where: 'targets' }] },
    });
    const { kind, baseline, targets: later } = PLAN[1]!;
    await expect(targets.create(office, { kind, baseline, targets: later })).rejects.toMatchObject({
      status: 422,
    });
    await expect(targets.create(viewer(town), PLAN[1]!)).rejects.toMatchObject({ status: 403 });
  });

  it('takes actual values only where they are typed in, up to this year, over the version seen', async () => {
    const [computed] = await targets.list(office);
    const value = { value: '15.0' };
    await expect(targets.saveActual(office, computed!.id, 2025, undefined, value)).rejects.toMatchObject({
      code: 'computed-indicator',
    });
    const { id } = await targets.create(office, PLAN[1]!);
    await expect(targets.saveActual(office, id, 2027, undefined, value)).rejects.toMatchObject({
      status: 422,
    });
    await targets.saveActual(office, id, 2025, undefined, value);
    await expect(targets.saveActual(office, id, 2025, undefined, value)).rejects.toMatchObject({
      status: 409,
    });
    await targets.saveActual(office, id, 2025, 1, { value: null });
    expect((await progress.table(office)).rows[1]).toMatchObject({ latest: null, judgement: 'no-actual' });
  });

  it('of one municipality is not there for another', async () => {
    const [mine] = await targets.list(office);
    const other = dxOffice(await newMunicipality(fresh.database));
    expect(await targets.list(other)).toEqual([]);
    await expect(targets.edit(other, mine!.id, 2, { kind: 'keep' })).rejects.toMatchObject({ status: 404 });
  });
});
