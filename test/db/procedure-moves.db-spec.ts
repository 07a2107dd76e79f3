import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BulkService } from '../../src/catalogue/bulk/bulk.service.js';
import { ImportService } from '../../src/exchange/import.service.js';
import { value } from '../../src/kernel/count.js';
import { type Month, parseMonth } from '../../src/kernel/month.js';
import { StatusReportService } from '../../src/reporting/status-report/status-report.service.js';
import { SubmissionService } from '../../src/reporting/submission/submission.service.js';
import { type Department, departmentUser, dxOffice, newProcedure, openMonth } from '../setup/town.js';
import { DatedChangesFixture } from './dated-changes-fixture.js';

const OCTOBER = parseMonth('2026-10');

let fixture: DatedChangesFixture;

beforeAll(async () => {
  fixture = await DatedChangesFixture.open();
});
afterAll(() => fixture.close());
beforeEach(() => fixture.newTown());

describe('a procedure that moves to another department', () => {
  let id: string;
  const forms = () => fixture.get(StatusReportService);
  const codesIn = async (month: Month, department: Department) =>
    (await forms().form(dxOffice(fixture.town), month, department.id)).rows.map(
      ({ procedureId }) => procedureId,
    );

  beforeEach(async () => {
    id = await newProcedure(fixture.fresh.database, fixture.town, {
      code: 'A-1',
      departmentId: fixture.first.id,
      stage: 'online',
    });
    await openMonth(fixture.fresh.database, fixture.town, '2026-09');
    await fixture.report(parseMonth('2026-09'), [id]);
    await fixture.setClosed(parseMonth('2026-09'));
    await openMonth(fixture.fresh.database, fixture.town, OCTOBER);
  });

  const entryPoints: [string, () => Promise<unknown>][] = [
    ['the form', () => fixture.edit(id, { departmentId: fixture.second.id })],
    [
      'the bulk edit',
      async () => {
        const bulk = fixture.get(BulkService);
        const change = { kind: 'department', departmentId: fixture.second.id } as const;
        const { seal } = await bulk.preview(dxOffice(fixture.town), [id], change);
        return bulk.apply(dxOffice(fixture.town), [id], change, seal);
      },
    ],
    [
      'a file',
      () =>
        fixture.get(ImportService).run(dxOffice(fixture.town), {
          kind: 'procedures',
          bytes: Buffer.from(`手続コード,手続名,所管課\nA-1,サンプル手続,${fixture.second.name}\n`),
          fileName: 'procedures.csv',
          parameters: {},
          dryRun: false,
        }),
    ],
  ];

  it.each(entryPoints)(
    'by %s belongs to the new one from the open month on, and to the old one before',
    async (_, move) => {
      await move();
      const owner = async (period: string) =>
        (await fixture.rowsOf(period)).map(({ departmentId }) => departmentId);
      expect(await owner('2026-10')).toEqual([fixture.second.id]);
      expect(await owner('2026-09')).toEqual([fixture.first.id]);
      expect(await codesIn(OCTOBER, fixture.second)).toEqual([id]);
      expect(await codesIn(OCTOBER, fixture.first)).toEqual([]);
      expect(await codesIn(parseMonth('2026-09'), fixture.first)).toEqual([id]);
    },
  );

  it('takes its draft row along, which the new department submits and the old one no longer can', async () => {
    const rest = await newProcedure(fixture.fresh.database, fixture.town, {
      departmentId: fixture.first.id,
      stage: 'online',
    });
    await fixture.report(OCTOBER, [id, rest], 'draft');
    await fixture.edit(id, { departmentId: fixture.second.id });
    expect(await codesIn(OCTOBER, fixture.first)).toEqual([rest]);
    expect(await codesIn(OCTOBER, fixture.second)).toEqual([id]);
    const submissions = fixture.get(SubmissionService);
    const asFirst = departmentUser(fixture.town, fixture.first);
    await forms().saveRow(asFirst, OCTOBER, rest, { ...entry(), applicationsTotal: value(12) }, 1);
    await submissions.submit(asFirst, OCTOBER, fixture.first.id);
    expect((await fixture.rowsOf('2026-10')).map(({ reportCounted }) => reportCounted)).toEqual([
      false,
      true,
    ]);
    await expect(forms().saveRow(asFirst, OCTOBER, id, entry(), 1)).rejects.toMatchObject({ status: 403 });
    await forms().saveRow(departmentUser(fixture.town, fixture.second), OCTOBER, id, entry(), 1);
    await submissions.submit(departmentUser(fixture.town, fixture.second), OCTOBER, fixture.second.id);
    expect((await fixture.rowsOf('2026-10')).map(({ reportCounted }) => reportCounted)).toEqual([true, true]);
  });

  it('leaves a row that was handed in where it was handed in', async () => {
    await fixture.report(OCTOBER, [id], 'submitted');
    await fixture.edit(id, { departmentId: fixture.second.id });
    expect(await codesIn(OCTOBER, fixture.first)).toEqual([id]);
    expect(await codesIn(OCTOBER, fixture.second)).toEqual([]);
    expect((await fixture.rowsOf('2026-10'))[0]).toMatchObject({
      departmentId: fixture.second.id,
      reportCounted: true,
    });
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
