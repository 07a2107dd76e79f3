import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type INestApplicationContext } from '@nestjs/common';
import { FigureComputation } from '../../src/achievement/figure-computation.js';
import { RowRepository } from '../../src/achievement/row.repository.js';
import { BulkService } from '../../src/catalogue/bulk/bulk.service.js';
import { type ProcedureFields } from '../../src/catalogue/procedure/procedure-fields.js';
import { ProcedureService } from '../../src/catalogue/procedure/procedure.service.js';
import { RetirementService } from '../../src/catalogue/procedure/retirement.service.js';
import { StageService } from '../../src/catalogue/stage-history/stage.service.js';
import { ImportService } from '../../src/exchange/import.service.js';
import { value } from '../../src/kernel/count.js';
import { parseDate } from '../../src/kernel/date.js';
import { monthRange, parseMonth, type Month } from '../../src/kernel/month.js';
import { parsePeriod } from '../../src/kernel/period.js';
import { StatusReportService } from '../../src/reporting/status-report/status-report.service.js';
import { SubmissionService } from '../../src/reporting/submission/submission.service.js';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import { openHouse } from '../setup/house.js';
import {
  departmentUser,
  dxOffice,
  newDepartment,
  newMunicipality,
  newProcedure,
  openMonth,
  type Department,
  type Town,
} from '../setup/town.js';
import { itemKeys, putApplicability, putReport, putYearlyCount } from './achievement-reports.js';

const YEAR = monthRange(parseMonth('2025-04'), parseMonth('2026-03'));
const OCTOBER = parseMonth('2026-10');

let fresh: FreshDatabase;
let app: INestApplicationContext;
let town: Town;
let [first, second]: Department[] = [];

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await openHouse(fresh);
});
afterAll(async () => {
  await app.close();
  await fresh.close();
});
beforeEach(async () => {
  town = await newMunicipality(fresh.database);
  first = await newDepartment(fresh.database, town, { name: '市民課' });
  second = await newDepartment(fresh.database, town, { name: '税務課' });
});

/** Twelve months of ten applications, four of them online, all closed for the first time. */
async function reportYear(procedureIds: string[], months: Month[] = YEAR): Promise<void> {
  for (const month of months) {
    await openMonth(fresh.database, town, month);
    await report(month, procedureIds);
    await setClosed(month);
  }
}

async function report(month: Month, procedureIds: string[], state = 'accepted'): Promise<void> {
  const rows = procedureIds.map((procedureId) => ({ procedureId, stage: 'online', total: 10, online: 4 }));
  await putReport(fresh.database, town, first!, { month, state, rows });
}

async function setClosed(month: Month): Promise<void> {
  await fresh.database.transaction(town, async (tx) => {
    await tx.execute(
      `UPDATE reporting_month SET state = 'closed', closed_at = now() WHERE municipality_id = $1 AND month = $2`,
      [town.municipality, month],
    );
    await tx.execute(
      `UPDATE municipality SET undated_changes_from = (($2 || '-01')::date + interval '1 month')::date
        WHERE municipality_id = $1`,
      [town.municipality, month],
    );
  });
}

async function rowsOf(period: string) {
  return fresh.database.snapshot(town, async (tx) => {
    const { source } = await app
      .get(FigureComputation, { strict: false })
      .compute(tx, parsePeriod(period), 'provisional');
    return app.get(RowRepository, { strict: false }).procedures(tx, source);
  });
}

/** `online/total reported/expected` of an indicator of the whole municipality. */
async function figure(period: string, indicator: string, scope = 'municipality'): Promise<string> {
  return fresh.database.snapshot(town, async (tx) => {
    const { figures } = await app
      .get(FigureComputation, { strict: false })
      .compute(tx, parsePeriod(period), 'provisional');
    const found = figures.find((one) => one.scopeKind === scope && one.indicator === indicator);
    return found ? `${found.numerator}/${found.denominator} ${found.reported}/${found.expected}` : 'none';
  });
}

async function edit(id: string, changes: Partial<ProcedureFields>): Promise<void> {
  const procedures = app.get(ProcedureService, { strict: false });
  const { version } = await procedures.get(dxOffice(town), id);
  await procedures.edit(dxOffice(town), id, version, changes);
}

describe('a frequency that changes', () => {
  it('leaves twelve months asked monthly the year’s count: 120, not the 10 of March', async () => {
    const id = await newProcedure(fresh.database, town, { departmentId: first!.id });
    await reportYear([id]);
    await edit(id, { frequency: 'yearly' });
    expect(await figure('FY2025', 'usage')).toBe('48/120 1/1');
    await openMonth(fresh.database, town, '2026-04');
    const [row] = await rowsOf('2026-04');
    expect(row).toMatchObject({ frequency: 'yearly', yearlyTotal: 120, yearlyReported: true });
  });

  it('is asked for from the oldest month not yet closed for the first time', async () => {
    const id = await newProcedure(fresh.database, town, { departmentId: first!.id, stage: 'online' });
    await reportYear([id], [parseMonth('2026-08')]);
    await openMonth(fresh.database, town, '2026-09');
    await openMonth(fresh.database, town, '2026-10');
    await edit(id, { frequency: 'yearly' });
    expect((await rowsOf('2026-08'))[0]).toMatchObject({ frequency: 'monthly', reportExpected: true });
    for (const month of ['2026-09', '2026-10']) {
      expect((await rowsOf(month))[0]).toMatchObject({ frequency: 'yearly', reportExpected: false });
    }
    const forms = app.get(StatusReportService, { strict: false });
    expect((await forms.form(dxOffice(town), parseMonth('2026-09'), first!.id)).rows).toHaveLength(0);
    expect((await forms.form(dxOffice(town), parseMonth('2026-08'), first!.id)).rows).toHaveLength(1);
  });

  it('adds the months asked monthly to the March that tells the rest', async () => {
    const id = await newProcedure(fresh.database, town, { departmentId: first!.id, stage: 'online' });
    await reportYear([id], YEAR.slice(0, 6));
    await edit(id, { frequency: 'yearly' });
    await openMonth(fresh.database, town, '2026-03');
    expect(await figure('FY2025', 'usage')).toBe('24/60 0/1');
    await putReport(fresh.database, town, first!, {
      month: '2026-03',
      rows: [{ procedureId: id, stage: 'online', total: 30, online: 30 }],
    });
    expect(await figure('FY2025', 'usage')).toBe('54/90 1/1');
  });

  it('to 毎月 in the course of a year leaves that year a lower bound', async () => {
    const id = await newProcedure(fresh.database, town, {
      departmentId: first!.id,
      stage: 'online',
      frequency: 'yearly',
    });
    await openMonth(fresh.database, town, '2025-09');
    await setClosed(parseMonth('2025-09'));
    await edit(id, { frequency: 'monthly' });
    await reportYear([id], YEAR.slice(6));
    expect(await figure('FY2025', 'usage')).toBe('24/60 0/1');
  });

  it('while no month was ever opened has always been so', async () => {
    const id = await newProcedure(fresh.database, town, { departmentId: first!.id, stage: 'online' });
    await edit(id, { frequency: 'yearly' });
    await openMonth(fresh.database, town, '2026-10');
    expect((await rowsOf('2025-10'))[0]).toMatchObject({ frequency: 'yearly' });
  });
});

describe('months in which a procedure was exempt', () => {
  it('are not owed once the exemption is lifted', async () => {
    const id = await newProcedure(fresh.database, town, { departmentId: first!.id, stage: 'online' });
    const stages = app.get(StageService, { strict: false });
    await reportYear([id], [...YEAR.slice(0, 3), ...YEAR.slice(6)]);
    for (const [stage, on] of [
      ['exempt', '2025-07-10'],
      ['online', '2025-10-05'],
    ] as const) {
      const exemptReason = stage === 'exempt' ? 'other' : null;
      await stages.set(dxOffice(town), id, { stage, exemptReason, effectiveOn: parseDate(on) });
    }
    expect(await figure('FY2025', 'usage')).toBe('36/90 1/1');
  });
});

describe('a yearly count', () => {
  it.each([
    ['its total alone', [500, null]],
    ['its online part alone', [null, 30]],
  ] as const)('of which %s is stated switches off no month', async (_, counts) => {
    const id = await newProcedure(fresh.database, town, { departmentId: first!.id });
    await reportYear([id]);
    await putYearlyCount(fresh.database, town, 2025, { [id]: [...counts] });
    expect(await figure('FY2025', 'usage')).toBe('48/120 1/1');
  });

  it('with both parts takes the place of the months', async () => {
    const id = await newProcedure(fresh.database, town, { departmentId: first!.id });
    await reportYear([id]);
    await putYearlyCount(fresh.database, town, 2025, { [id]: [500, 300] });
    expect(await figure('FY2025', 'usage')).toBe('300/500 1/1');
  });
});

describe('a procedure retired', () => {
  async function retire(id: string, mergedInto?: string): Promise<void> {
    const { version } = await app.get(ProcedureService, { strict: false }).get(dxOffice(town), id);
    const retirement = { reason: '統合', ...(mergedInto ? { mergedInto } : {}) };
    await app.get(RetirementService, { strict: false }).retire(dxOffice(town), id, version, retirement);
  }

  it('by merging leaves its applications to the one it was merged into, in month and year, also twice over', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 3; i += 1)
      ids.push(await newProcedure(fresh.database, town, { departmentId: first!.id }));
    await reportYear(ids);
    await openMonth(fresh.database, town, '2026-04');
    await report(parseMonth('2026-04'), ids);
    await retire(ids[0]!, ids[1]);
    await retire(ids[1]!, ids[2]);
    expect(await figure('FY2025', 'usage')).toBe('144/360 1/1');
    expect(await figure('2026-04', 'usage')).toBe('12/30 1/1');
    expect(await figure('2026-04', 'volume-online')).toBe('360/360 1/1');
  });

  it('by mistake takes them along', async () => {
    const ids = [
      await newProcedure(fresh.database, town, { departmentId: first!.id }),
      await newProcedure(fresh.database, town, { departmentId: first!.id }),
    ];
    await reportYear(ids);
    await retire(ids[0]!);
    expect(await figure('FY2025', 'usage')).toBe('48/120 1/1');
  });
});

describe('a procedure that moves to another department', () => {
  let id: string;
  const forms = () => app.get(StatusReportService, { strict: false });
  const codesIn = async (month: Month, department: Department) =>
    (await forms().form(dxOffice(town), month, department.id)).rows.map(({ procedureId }) => procedureId);

  beforeEach(async () => {
    id = await newProcedure(fresh.database, town, { code: 'A-1', departmentId: first!.id, stage: 'online' });
    await openMonth(fresh.database, town, '2026-09');
    await report(parseMonth('2026-09'), [id]);
    await setClosed(parseMonth('2026-09'));
    await openMonth(fresh.database, town, OCTOBER);
  });

  const doors: [string, () => Promise<unknown>][] = [
    ['the form', () => edit(id, { departmentId: second!.id })],
    [
      'the bulk edit',
      async () => {
        const bulk = app.get(BulkService, { strict: false });
        const change = { kind: 'department', departmentId: second!.id } as const;
        const { seal } = await bulk.preview(dxOffice(town), [id], change);
        return bulk.apply(dxOffice(town), [id], change, seal);
      },
    ],
    [
      'a file',
      () =>
        app.get(ImportService, { strict: false }).run(dxOffice(town), {
          kind: 'procedures',
          bytes: Buffer.from(`手続コード,手続名,所管課\nA-1,サンプル手続,${second!.name}\n`),
          fileName: 'procedures.csv',
          parameters: {},
          dryRun: false,
        }),
    ],
  ];

  it.each(doors)(
    'by %s belongs to the new one from the open month on, and to the old one before',
    async (_, move) => {
      await move();
      const owner = async (period: string) => (await rowsOf(period)).map(({ departmentId }) => departmentId);
      expect(await owner('2026-10')).toEqual([second!.id]);
      expect(await owner('2026-09')).toEqual([first!.id]);
      expect(await codesIn(OCTOBER, second!)).toEqual([id]);
      expect(await codesIn(OCTOBER, first!)).toEqual([]);
      expect(await codesIn(parseMonth('2026-09'), first!)).toEqual([id]);
    },
  );

  it('takes its draft row along, which the new department submits and the old one no longer can', async () => {
    const rest = await newProcedure(fresh.database, town, { departmentId: first!.id, stage: 'online' });
    await report(OCTOBER, [id, rest], 'draft');
    await edit(id, { departmentId: second!.id });
    expect(await codesIn(OCTOBER, first!)).toEqual([rest]);
    expect(await codesIn(OCTOBER, second!)).toEqual([id]);
    const submissions = app.get(SubmissionService, { strict: false });
    const asFirst = departmentUser(town, first!);
    await forms().saveRow(asFirst, OCTOBER, rest, { ...entry(), applicationsTotal: value(12) }, 1);
    await submissions.submit(asFirst, OCTOBER, first!.id);
    expect((await rowsOf('2026-10')).map(({ reportCounted }) => reportCounted)).toEqual([false, true]);
    await expect(forms().saveRow(asFirst, OCTOBER, id, entry(), 1)).rejects.toMatchObject({ status: 403 });
    await forms().saveRow(departmentUser(town, second!), OCTOBER, id, entry(), 1);
    await submissions.submit(departmentUser(town, second!), OCTOBER, second!.id);
    expect((await rowsOf('2026-10')).map(({ reportCounted }) => reportCounted)).toEqual([true, true]);
  });

  it('leaves a row that was handed in where it was handed in', async () => {
    await report(OCTOBER, [id], 'submitted');
    await edit(id, { departmentId: second!.id });
    expect(await codesIn(OCTOBER, first!)).toEqual([id]);
    expect(await codesIn(OCTOBER, second!)).toEqual([]);
    expect((await rowsOf('2026-10'))[0]).toMatchObject({ departmentId: second!.id, reportCounted: true });
  });

  function entry() {
    return {
      stage: 'online' as const,
      exemptReason: null,
      applicationsTotal: value(10),
      applicationsOnline: value(4),
      plannedMonth: null,
      note: null,
      confirmedWarnings: ['online-without-channel', 'no-channel'],
    };
  }
});

describe('an item that is not handled', () => {
  it('counts in no numerator, not in that of the 26 either', async () => {
    const [item] = await itemKeys(fresh.database, 'childcare-care-26');
    const channels = [{ kind: 'mynaportal', url: 'https://example.jp/' }];
    const given = { departmentId: first!.id, stage: 'online' as const, items: [item!], channels };
    await newProcedure(fresh.database, town, given);
    expect(await figure('2026-10', 'childcare-care-26')).toMatch(/^1\/26 /);
    await putApplicability(fresh.database, town, [item!]);
    expect(await figure('2026-10', 'childcare-care-26')).toMatch(/^0\/26 /);
  });
});
