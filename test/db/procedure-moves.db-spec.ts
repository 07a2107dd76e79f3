import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BulkService } from '../../src/catalogue/bulk/bulk.service.js';
import { ImportService } from '../../src/exchange/import.service.js';
import { value } from '../../src/kernel/count.js';
import { type Month, parseMonth } from '../../src/kernel/month.js';
import { StatusReportService } from '../../src/reporting/status-report/status-report.service.js';
import { SubmissionService } from '../../src/reporting/submission/submission.service.js';
import { type Department, departmentUser, dxOffice, newProcedure, openMonth } from '../setup/town.js';
import { DatedChangesStage } from './dated-changes-stage.js';

const OCTOBER = parseMonth('2026-10');

let stage: DatedChangesStage;

beforeAll(async () => {
  stage = await DatedChangesStage.open();
});
afterAll(() => stage.close());
beforeEach(() => stage.newTown());

describe('a procedure that moves to another department', () => {
  let id: string;
  const forms = () => stage.get(StatusReportService);
  const codesIn = async (month: Month, department: Department) =>
    (await forms().form(dxOffice(stage.town), month, department.id)).rows.map(
      ({ procedureId }) => procedureId,
    );

  beforeEach(async () => {
    id = await newProcedure(stage.fresh.database, stage.town, {
      code: 'A-1',
      departmentId: stage.first.id,
      stage: 'online',
    });
    await openMonth(stage.fresh.database, stage.town, '2026-09');
    await stage.report(parseMonth('2026-09'), [id]);
    await stage.setClosed(parseMonth('2026-09'));
    await openMonth(stage.fresh.database, stage.town, OCTOBER);
  });

  const doors: [string, () => Promise<unknown>][] = [
    ['the form', () => stage.edit(id, { departmentId: stage.second.id })],
    [
      'the bulk edit',
      async () => {
        const bulk = stage.get(BulkService);
        const change = { kind: 'department', departmentId: stage.second.id } as const;
        const { seal } = await bulk.preview(dxOffice(stage.town), [id], change);
        return bulk.apply(dxOffice(stage.town), [id], change, seal);
      },
    ],
    [
      'a file',
      () =>
        stage.get(ImportService).run(dxOffice(stage.town), {
          kind: 'procedures',
          bytes: Buffer.from(`手続コード,手続名,所管課\nA-1,サンプル手続,${stage.second.name}\n`),
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
      const owner = async (period: string) =>
        (await stage.rowsOf(period)).map(({ departmentId }) => departmentId);
      expect(await owner('2026-10')).toEqual([stage.second.id]);
      expect(await owner('2026-09')).toEqual([stage.first.id]);
      expect(await codesIn(OCTOBER, stage.second)).toEqual([id]);
      expect(await codesIn(OCTOBER, stage.first)).toEqual([]);
      expect(await codesIn(parseMonth('2026-09'), stage.first)).toEqual([id]);
    },
  );

  it('takes its draft row along, which the new department submits and the old one no longer can', async () => {
    const rest = await newProcedure(stage.fresh.database, stage.town, {
      departmentId: stage.first.id,
      stage: 'online',
    });
    await stage.report(OCTOBER, [id, rest], 'draft');
    await stage.edit(id, { departmentId: stage.second.id });
    expect(await codesIn(OCTOBER, stage.first)).toEqual([rest]);
    expect(await codesIn(OCTOBER, stage.second)).toEqual([id]);
    const submissions = stage.get(SubmissionService);
    const asFirst = departmentUser(stage.town, stage.first);
    await forms().saveRow(asFirst, OCTOBER, rest, { ...entry(), applicationsTotal: value(12) }, 1);
    await submissions.submit(asFirst, OCTOBER, stage.first.id);
    expect((await stage.rowsOf('2026-10')).map(({ reportCounted }) => reportCounted)).toEqual([false, true]);
    await expect(forms().saveRow(asFirst, OCTOBER, id, entry(), 1)).rejects.toMatchObject({ status: 403 });
    await forms().saveRow(departmentUser(stage.town, stage.second), OCTOBER, id, entry(), 1);
    await submissions.submit(departmentUser(stage.town, stage.second), OCTOBER, stage.second.id);
    expect((await stage.rowsOf('2026-10')).map(({ reportCounted }) => reportCounted)).toEqual([true, true]);
  });

  it('leaves a row that was handed in where it was handed in', async () => {
    await stage.report(OCTOBER, [id], 'submitted');
    await stage.edit(id, { departmentId: stage.second.id });
    expect(await codesIn(OCTOBER, stage.first)).toEqual([id]);
    expect(await codesIn(OCTOBER, stage.second)).toEqual([]);
    expect((await stage.rowsOf('2026-10'))[0]).toMatchObject({
      departmentId: stage.second.id,
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
