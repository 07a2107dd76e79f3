import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ProcedureService } from '../../src/catalogue/procedure/procedure.service.js';
import { RetirementService } from '../../src/catalogue/procedure/retirement.service.js';
import { StageService } from '../../src/catalogue/stage-history/stage.service.js';
import { parseDate } from '../../src/kernel/date.js';
import { monthRange, parseMonth } from '../../src/kernel/month.js';
import { StatusReportService } from '../../src/reporting/status-report/status-report.service.js';
import { dxOffice, newProcedure, openMonth } from '../setup/town.js';
import { itemKeys, putApplicability, putReport, putYearlyCount } from './achievement-reports.js';
import { DatedChangesFixture } from './dated-changes-fixture.js';

const YEAR = monthRange(parseMonth('2025-04'), parseMonth('2026-03'));

let fixture: DatedChangesFixture;

beforeAll(async () => {
  fixture = await DatedChangesFixture.open();
});
afterAll(() => fixture.close());
beforeEach(() => fixture.newTown());

describe('a frequency that changes', () => {
  it('leaves twelve months asked monthly the year’s count: 120, not the 10 of March', async () => {
    const id = await newProcedure(fixture.fresh.database, fixture.town, { departmentId: fixture.first.id });
    await fixture.reportYear([id], YEAR);
    await fixture.edit(id, { frequency: 'yearly' });
    expect(await fixture.figure('FY2025', 'usage')).toBe('48/120 1/1');
    await openMonth(fixture.fresh.database, fixture.town, '2026-04');
    const [row] = await fixture.rowsOf('2026-04');
    expect(row).toMatchObject({ frequency: 'yearly', yearlyTotal: 120, yearlyReported: true });
  });

  it('is asked for from the oldest month not yet closed for the first time', async () => {
    const id = await newProcedure(fixture.fresh.database, fixture.town, {
      departmentId: fixture.first.id,
      stage: 'online',
    });
    await fixture.reportYear([id], [parseMonth('2026-08')]);
    await openMonth(fixture.fresh.database, fixture.town, '2026-09');
    await openMonth(fixture.fresh.database, fixture.town, '2026-10');
    await fixture.edit(id, { frequency: 'yearly' });
    expect((await fixture.rowsOf('2026-08'))[0]).toMatchObject({
      frequency: 'monthly',
      reportExpected: true,
    });
    for (const month of ['2026-09', '2026-10']) {
      expect((await fixture.rowsOf(month))[0]).toMatchObject({ frequency: 'yearly', reportExpected: false });
    }
    const forms = fixture.get(StatusReportService);
    expect(
      (await forms.form(dxOffice(fixture.town), parseMonth('2026-09'), fixture.first.id)).rows,
    ).toHaveLength(0);
    expect(
      (await forms.form(dxOffice(fixture.town), parseMonth('2026-08'), fixture.first.id)).rows,
    ).toHaveLength(1);
  });

  it('adds the months asked monthly to the March that tells the rest', async () => {
    const id = await newProcedure(fixture.fresh.database, fixture.town, {
      departmentId: fixture.first.id,
      stage: 'online',
    });
    await fixture.reportYear([id], YEAR.slice(0, 6));
    await fixture.edit(id, { frequency: 'yearly' });
    await openMonth(fixture.fresh.database, fixture.town, '2026-03');
    expect(await fixture.figure('FY2025', 'usage')).toBe('24/60 0/1');
    await putReport(fixture.fresh.database, fixture.town, fixture.first, {
      month: '2026-03',
      rows: [{ procedureId: id, stage: 'online', total: 30, online: 30 }],
    });
    expect(await fixture.figure('FY2025', 'usage')).toBe('54/90 1/1');
  });

  it('to 毎月 in the course of a year leaves that year a lower bound', async () => {
    const id = await newProcedure(fixture.fresh.database, fixture.town, {
      departmentId: fixture.first.id,
      stage: 'online',
      frequency: 'yearly',
    });
    await openMonth(fixture.fresh.database, fixture.town, '2025-09');
    await fixture.setClosed(parseMonth('2025-09'));
    await fixture.edit(id, { frequency: 'monthly' });
    await fixture.reportYear([id], YEAR.slice(6));
    expect(await fixture.figure('FY2025', 'usage')).toBe('24/60 0/1');
  });

  it('while no month was ever opened has always been so', async () => {
    const id = await newProcedure(fixture.fresh.database, fixture.town, {
      departmentId: fixture.first.id,
      stage: 'online',
    });
    await fixture.edit(id, { frequency: 'yearly' });
    await openMonth(fixture.fresh.database, fixture.town, '2026-10');
    expect((await fixture.rowsOf('2025-10'))[0]).toMatchObject({ frequency: 'yearly' });
  });
});

describe('months in which a procedure was exempt', () => {
  it('are not owed once the exemption is lifted', async () => {
    const id = await newProcedure(fixture.fresh.database, fixture.town, {
      departmentId: fixture.first.id,
      stage: 'online',
    });
    const stages = fixture.get(StageService);
    await fixture.reportYear([id], [...YEAR.slice(0, 3), ...YEAR.slice(6)]);
    for (const [statement, on] of [
      ['exempt', '2025-07-10'],
      ['online', '2025-10-05'],
    ] as const) {
      const exemptReason = statement === 'exempt' ? 'other' : null;
      await stages.set(dxOffice(fixture.town), id, {
        stage: statement,
        exemptReason,
        effectiveOn: parseDate(on),
      });
    }
    expect(await fixture.figure('FY2025', 'usage')).toBe('36/90 1/1');
  });
});

describe('a yearly count', () => {
  it.each([
    ['its total alone', [500, null]],
    ['its online part alone', [null, 30]],
  ] as const)('of which %s is stated switches off no month', async (_, counts) => {
    const id = await newProcedure(fixture.fresh.database, fixture.town, { departmentId: fixture.first.id });
    await fixture.reportYear([id], YEAR);
    await putYearlyCount(fixture.fresh.database, fixture.town, 2025, { [id]: [...counts] });
    expect(await fixture.figure('FY2025', 'usage')).toBe('48/120 1/1');
  });

  it('with both parts takes the place of the months', async () => {
    const id = await newProcedure(fixture.fresh.database, fixture.town, { departmentId: fixture.first.id });
    await fixture.reportYear([id], YEAR);
    await putYearlyCount(fixture.fresh.database, fixture.town, 2025, { [id]: [500, 300] });
    expect(await fixture.figure('FY2025', 'usage')).toBe('300/500 1/1');
  });
});

describe('a procedure retired', () => {
  async function retire(id: string, mergedInto?: string): Promise<void> {
    const { version } = await fixture.get(ProcedureService).get(dxOffice(fixture.town), id);
    const retirement = { reason: '統合', ...(mergedInto ? { mergedInto } : {}) };
    await fixture.get(RetirementService).retire(dxOffice(fixture.town), id, version, retirement);
  }

  it('by merging leaves its applications to the one it was merged into, in month and year, also twice over', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 3; i += 1)
      ids.push(await newProcedure(fixture.fresh.database, fixture.town, { departmentId: fixture.first.id }));
    await fixture.reportYear(ids, YEAR);
    await openMonth(fixture.fresh.database, fixture.town, '2026-04');
    await fixture.report(parseMonth('2026-04'), ids);
    await retire(ids[0]!, ids[1]);
    await retire(ids[1]!, ids[2]);
    expect(await fixture.figure('FY2025', 'usage')).toBe('144/360 1/1');
    expect(await fixture.figure('2026-04', 'usage')).toBe('12/30 1/1');
    expect(await fixture.figure('2026-04', 'volume-online')).toBe('360/360 1/1');
  });

  it('by mistake takes them along', async () => {
    const ids = [
      await newProcedure(fixture.fresh.database, fixture.town, { departmentId: fixture.first.id }),
      await newProcedure(fixture.fresh.database, fixture.town, { departmentId: fixture.first.id }),
    ];
    await fixture.reportYear(ids, YEAR);
    await retire(ids[0]!);
    expect(await fixture.figure('FY2025', 'usage')).toBe('48/120 1/1');
  });
});

describe('an item that is not handled', () => {
  it('counts in no numerator, not in that of the 26 either', async () => {
    const [item, other] = await itemKeys(fixture.fresh.database, 'childcare-care-26');
    const channels = [{ kind: 'mynaportal', url: 'https://example.jp/' }];
    const input = { departmentId: fixture.first.id, stage: 'online' as const, items: [item!], channels };
    await newProcedure(fixture.fresh.database, fixture.town, input);
    await newProcedure(fixture.fresh.database, fixture.town, {
      departmentId: fixture.first.id,
      stage: 'preparing',
      items: [other!],
    });
    expect(await fixture.figure('2026-10', 'childcare-care-26')).toMatch(/^1\/26 /);
    await putApplicability(fixture.fresh.database, fixture.town, [item!]);
    expect(await fixture.figure('2026-10', 'childcare-care-26')).toMatch(/^0\/26 /);
  });
});
