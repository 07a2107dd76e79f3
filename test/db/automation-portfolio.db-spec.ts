import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AutomationCostService } from '../../src/automation/cost/cost.service.js';
import { type CostEntry } from '../../src/automation/cost/cost.dto.js';
import { AutomationPortfolioService } from '../../src/automation/portfolio/portfolio.service.js';
import { type PortfolioDto } from '../../src/automation/portfolio/portfolio.dto.js';
import { summaryOf } from '../../src/automation/portfolio/summary.js';
import { value } from '../../src/kernel/count.js';
import { parseMonth } from '../../src/kernel/month.js';
import { departmentUser, newDepartment, newProcedure, openMonth, viewer } from '../setup/town.js';
import { AutomationFixture } from './automation-fixture.js';

let fixture: AutomationFixture;
let portfolios: AutomationPortfolioService;
let costs: AutomationCostService;
let portfolio: PortfolioDto;
let ids: Record<'good' | 'poor' | 'still' | 'silent' | 'candidate', string>;

/** Three that ran from April on, one that says nothing, and a candidate with 1,200 applications a year. */
beforeAll(async () => {
  fixture = await AutomationFixture.setUp();
  portfolios = fixture.app.get(AutomationPortfolioService);
  costs = fixture.app.get(AutomationCostService);
  for (const month of ['2026-09', '2026-10']) await openMonth(fixture.fresh.database, fixture.town, month);
  const procedure = await newProcedure(fixture.fresh.database, fixture.town, {
    departmentId: fixture.department.id,
  });
  await fixture.fresh.database.transaction(fixture.town, (tx) =>
    tx.query(
      `INSERT INTO yearly_count (municipality_id, fiscal_year, procedure_id, applications_total)
       VALUES ($1, 2025, $2, 1200)`,
      [fixture.town.municipality, procedure],
    ),
  );
  const other = await newDepartment(fixture.fresh.database, fixture.town, { name: 'サンプル福祉課' });
  const [good, poor, still, silent] = [
    await fixture.running(),
    await fixture.running('2026-09-01', { departmentId: other.id, kind: 'macro' }),
    await fixture.running('2026-09-01'),
    await fixture.running('2026-10-01'),
  ];
  const candidate = await fixture.project({ procedureIds: [procedure] });
  ids = { good: good.id, poor: poor.id, still: still.id, silent: silent.id, candidate: candidate.id };
  await fixture.result(good.id, '2026-09', 300, '2100', { robotRuns: value(20), failures: value(0) });
  await fixture.result(good.id, '2026-10', 300, '2100', { robotRuns: value(20), failures: value(1) });
  await fixture.result(poor.id, '2026-10', 300, '4500', { basis: 'reported' });
  await fixture.result(still.id, '2026-09', 0, '0', { robotRuns: value(0) });
  await fixture.result(still.id, '2026-10', 0, '0', { robotRuns: value(0) });
  const licence: CostEntry = {
    kind: 'licence',
    name: 'RPAの共同利用',
    yen: 1_200_000,
    hours: null,
    yearly: true,
    fiscalYear: 2026,
    lastFiscalYear: null,
    split: 'weight',
    shares: [
      { projectId: good.id, weight: 3 },
      { projectId: still.id, weight: 1 },
    ],
    note: null,
  };
  await costs.add(fixture.office, licence);
  const work = { kind: 'development' as const, name: '内製', yen: null, hours: '40', yearly: false };
  await costs.add(fixture.office, { ...licence, ...work, shares: [{ projectId: good.id, weight: 1 }] });
  await costs.saveHourlyCost(fixture.office, 2026, 0, { yen: 3000, source: '給与費から算出' });
  portfolio = await portfolios.portfolio(fixture.office, 2026);
});
afterAll(() => fixture.tearDown());

describe('the portfolio of a fiscal year', () => {
  it('sums what is known of the ended months, 見込 of the same months beside it', () => {
    expect(portfolio).toMatchObject({
      upTo: '2026-10',
      projects: 5,
      byStage: { production: 4, candidate: 0 },
      hours: {
        saved: '155.0',
        byBasis: { measured: '130.0', reported: '25.0', estimated: '0.0' },
        completeness: { reported: 5, expected: 12 },
      },
      estimated: { hours: '780.0', projects: 4, without: 0 },
    });
  });

  it('has parts by department, kind and tool that make the whole', () => {
    for (const parts of [portfolio.byDepartment, portfolio.byKind, portfolio.byTool]) {
      const saved = parts.reduce((total, { hours }) => total + Number(hours.saved), 0);
      expect(saved).toBe(155);
      expect(parts.reduce((total, { projects }) => total + projects, 0)).toBe(5);
    }
    expect(portfolio.byKind.map(({ label, hours }) => [label, hours.saved])).toEqual([
      ['RPA', '130.0'],
      ['マクロ', '25.0'],
    ]);
  });

  it('names those that save less than they promised for the same months, the most missing first', () => {
    expect(
      portfolio.shortfalls.map(({ projectId, actual, estimated }) => [projectId, actual, estimated]),
    ).toEqual([
      [ids.still, '0.0', '130.0'],
      [ids.poor, '25.0', '65.0'],
    ]);
  });

  it('names the robot that stood still, and since when, not one of which nobody has said', () => {
    expect(portfolio.robots).toMatchObject([
      { projectId: ids.still, trouble: { kind: 'stood-still', since: '2026-09', months: 2 } },
    ]);
  });

  it('sets cost against effect, the shared licence split by weight over seven months', () => {
    expect(portfolio.money).toMatchObject({
      hourlyYen: 3000,
      savedYen: 465_000,
      cost: { yen: 820_000, byKind: { licence: 700_000, development: 120_000, upkeep: 0 }, unvalued: 0 },
      effectiveness: '0.48',
    });
    // The 25 hours of the one whose cost nobody entered are left out of the quotient, not held against 0 yen.
    expect(portfolio.money.compared).toEqual({
      savedYen: 390_000,
      costYen: 820_000,
      completeness: { reported: 2, expected: 3 },
    });
    const good = portfolio.pairs.find(({ projectId }) => projectId === ids.good);
    expect(good).toMatchObject({ saved: '130.0', savedYen: 390_000, cost: { yen: 645_000 } });
    const poor = portfolio.pairs.find(({ projectId }) => projectId === ids.poor);
    expect(poor).toMatchObject({ saved: '25.0', cost: { yen: null }, effectiveness: null });
  });

  it('counts the programme: what was due, begun and achieved', () => {
    expect(portfolio.programme).toEqual({ projects: 4, due: 4, begun: 4, achieved: 4 });
  });

  it('is told in short by the command', () => {
    expect(summaryOf(portfolio)).toMatchObject({
      projects: 5,
      hoursSaved: { actual: 155, estimated: 780 },
      completeness: { reported: 5, expected: 12 },
      cost: 820_000,
      byKind: [{ kind: 'rpa' }, { kind: 'macro' }],
      shortfalls: [{ missing: 130 }, { missing: 40 }],
    });
  });

  it('shows a department its own', async () => {
    const own = await portfolios.portfolio(departmentUser(fixture.town, fixture.department), 2026);
    expect(own).toMatchObject({ projects: 4, hours: { saved: '130.0' } });
  });

  it('of a year to come is empty', async () => {
    expect(await portfolios.portfolio(fixture.office, 2027)).toMatchObject({
      upTo: null,
      hours: { saved: null, robotHours: null, completeness: { reported: 0, expected: 0 } },
      money: { savedYen: null, effectiveness: null, cost: { yen: 0 } },
    });
  });
});

it('a project’s own page tells 実績 and 見込 apart, with the months a year stands on', async () => {
  const view = await portfolios.ofProject(fixture.office, ids.good, 2026);
  expect(view).toMatchObject({
    annualised: { saved: '780.0', reductionPercent: '65.0', months: ['2026-09', '2026-10'] },
    estimate: { before: '1200.0', after: '420.0', saved: '780.0', reductionPercent: '65.0' },
    before: { measuredHours: '300.0', yearHours: '1200.0', months: ['2025-04', '2025-05', '2025-06'] },
    payback: { kind: 'months', months: '1.0' },
  });
});

it('candidates are ranked by the hours of the catalogue’s applications, with what is assumed', async () => {
  const [only, ...others] = await portfolios.candidates(fixture.office);
  expect(others).toEqual([]);
  expect(only).toMatchObject({
    projectId: ids.candidate,
    hoursPerYear: null,
    applications: { fiscalYear: 2025, count: 1200, completeness: { reported: 1, expected: 1 } },
    assumed: ['1件当たりの時間が未入力', expect.stringContaining('令和7年度（2025年度）の申請件数')],
  });
});

it('the monthly report gets the month and the year up to it', async () => {
  const months = await portfolios.monthly(viewer(fixture.town), parseMonth('2026-09'));
  expect(months).toMatchObject({
    projects: 4,
    inProduction: 3,
    ofMonth: { hours: { saved: '65.0', completeness: { reported: 2, expected: 3 } } },
    ofYear: { hours: { saved: '65.0', completeness: { reported: 2, expected: 8 } } },
  });
  expect(JSON.parse(JSON.stringify(months))).toEqual(months);
  await expect(portfolios.monthly(viewer(fixture.town), parseMonth('2026-11'))).rejects.toMatchObject({
    status: 422,
  });
});

it('a department may bear costs on its own projects alone, and a cost taken away counts no more', async () => {
  const own = departmentUser(fixture.town, fixture.department);
  const entry: CostEntry = {
    kind: 'upkeep',
    name: '保守',
    yen: 10_000,
    hours: null,
    yearly: false,
    fiscalYear: 2024,
    lastFiscalYear: null,
    split: 'equal',
    shares: [{ projectId: ids.good, weight: 1 }],
    note: null,
  };
  const both = [...entry.shares, { projectId: ids.poor, weight: 1 }];
  await expect(costs.add(own, { ...entry, shares: both })).rejects.toMatchObject({ status: 403 });
  const { id } = await costs.add(own, entry);
  await expect(costs.edit(own, id, 1, { ...entry, yen: null })).rejects.toMatchObject({ status: 422 });
  await costs.edit(own, id, 1, { ...entry, yen: 20_000 });
  await expect(costs.remove(own, id, 1)).rejects.toMatchObject({ status: 409 });
  await costs.remove(own, id, 2);
  expect((await costs.list(own)).map(({ name }) => name)).not.toContain('保守');
});
