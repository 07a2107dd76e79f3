import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AutomationProjectService } from '../../src/automation/project/project.service.js';
import { ProjectExportService } from '../../src/automation/import/project-export.service.js';
import { ImportService } from '../../src/exchange/import.service.js';
import { writeCsv } from '../../src/platform/tabular/write-csv.js';
import { writeWorkbook } from '../../src/platform/tabular/write-workbook.js';
import { newProcedure } from '../setup/town.js';
import { AutomationFixture } from './automation-fixture.js';

let fixture: AutomationFixture;
beforeAll(async () => {
  fixture = await AutomationFixture.setUp();
  await newProcedure(fixture.fresh.database, fixture.town, {
    code: 'P-1',
    departmentId: fixture.department.id,
  });
});
afterAll(() => fixture.tearDown());

const take = (bytes: Buffer, dryRun = false) =>
  fixture.app.get(ImportService).run(fixture.office, {
    kind: 'automation-projects',
    bytes,
    fileName: '案件.csv',
    parameters: {},
    dryRun,
  });
const file = (...lines: string[]) => Buffer.from(lines.join('\n'));
const projects = async () =>
  (await fixture.app.get(AutomationProjectService).list(fixture.office, { limit: 99 })).items;

const HEADER = [
  '案件コード,案件名,所管課,種別,分野,ツール,開発方法,難易度,稼働月,ロボットキー,手続コード',
  '段階,段階日,段階の理由,本番予定日,導入前の時間（分）,導入前の人数,導入前の件数,測定開始月,測定終了月',
  '導入前の算出方法,見込の時間（分）,見込の年間件数,備考',
].join(',');
const full = () =>
  file(
    HEADER,
    `A-1,納税通知の入力,${fixture.department.name},RPA,税務,サンプルRPA,内製,低,4、5、6,robot-1,P-1,` +
      '本番,2026-04-01,,2026-04-01,20分,1,900,2025年4月,令和7年6月,実測,7,"3,600",',
    `A-2,議事録の作成,${fixture.department.code},生成AI,その他,,,,,,,休止,2026-05-01,契約を見直すため,,,,,,,,,,"備考、あり"`,
    `A-3,申請書の読み取り,${fixture.department.code},AIOCR,児童福祉・子育て,,,,,,,,,,2027-04-01,,,,,,,,,`,
  );

describe('a file of automation projects', () => {
  it('is tried without writing', async () => {
    expect(await take(full(), true)).toMatchObject({ created: 3, updated: 0, unchanged: 0, errors: [] });
    expect(await projects()).toEqual([]);
  });

  it('adds the projects with stage, plan, before and estimate; the same file again changes nothing', async () => {
    expect(await take(full())).toMatchObject({ created: 3, errors: [] });
    expect(await take(full())).toMatchObject({ created: 0, updated: 0, unchanged: 3, errors: [] });
    const [first, second, third] = await projects();
    expect([first, second, third]).toMatchObject([
      { stage: 'production', stageSince: '2026-04-01', operatingMonths: [4, 5, 6], robotKey: 'robot-1' },
      { stage: 'suspended', kind: 'generative-ai', note: '備考、あり' },
      { stage: 'candidate', plannedProductionOn: '2027-04-01', kind: 'ai-ocr' },
    ]);
    const detail = await fixture.app.get(AutomationProjectService).get(fixture.office, first!.id);
    expect(detail).toMatchObject({
      procedures: [{ code: 'P-1' }],
      before: { minutesPerCase: '20', measuredFrom: '2025-04', measuredTo: '2025-06', basis: 'measured' },
      estimate: { minutesPerCase: '7', people: '1', casesPerYear: 3600 },
    });
  });

  it.each(['csv', 'xlsx'] as const)(
    'written out as %s and taken in again changes nothing',
    async (format) => {
      const sheet = await fixture.app.get(ProjectExportService).sheet(fixture.office);
      const bytes = format === 'csv' ? writeCsv(sheet) : await writeWorkbook({ sheets: [sheet] });
      expect(await take(bytes)).toEqual(
        expect.objectContaining({ created: 0, updated: 0, unchanged: 3, errors: [] }),
      );
    },
  );

  it('leaves what it has no column for, clears what is blank, and moves the stage on', async () => {
    const { name } = fixture.department;
    const short = file(
      '案件コード,案件名,所管課,種別,分野,備考,段階,段階日,本番予定日',
      `A-2,議事録の作成,${name},生成AI,その他,,分析,2026-10-01,`,
      `A-3,申請書の読み取り,${name},AI-OCR,児童福祉・子育て,,,,`,
    );
    expect(await take(short)).toMatchObject({ updated: 2, unchanged: 0, errors: [] });
    expect((await projects()).slice(1)).toMatchObject([
      { note: null, stage: 'analysis' },
      { plannedProductionOn: null, stage: 'candidate' },
    ]);
  });

  it('tells every fault at once, with row and column, and writes nothing', async () => {
    const { name } = fixture.department;
    const faulty = file(
      HEADER,
      `B-1,名称,${name},RPA,税務,,,,,robot-1,P-9,本番,2026-04-01,,,20,1,,,,実測,7,,`,
      `B-2,名称,知らない課,RPA,税務,,,,,,,,,,,,,,,,,,,`,
      `B-1,名称,${name},RPA,税務,,,,,,,廃止,,,,,,,,,,,,`,
      `A-1,名称,${name},RPA,税務,,,,,robot-1,,本番,2026-04-02,,,,,,,,,,,`,
    );
    const { errors } = await take(faulty);
    expect(errors.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '2 ロボットキー',
      '2 手続コード',
      '2 導入前の算出方法',
      '2 見込の年間件数',
      '2 難易度',
      '2 開発方法',
      '2 ツール',
      '3 所管課',
      '4 案件コード',
      '4 段階の理由',
      '5 段階日',
      '5 難易度',
      '5 開発方法',
      '5 ツール',
      '5 導入前の時間（分）',
    ]);
    expect(await projects()).toHaveLength(3);
  });

  it('tells cells it cannot read as every import does', async () => {
    const { errors } = await take(
      file('案件コード,案件名,所管課,種別,分野,導入前の時間（分）', 'C-1,名称,課,魔法,,20.123'),
    );
    expect(errors.map(({ column }) => column)).toEqual(['種別', '分野', '導入前の時間（分）']);
  });
});
