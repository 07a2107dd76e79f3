import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readTable } from '../../src/platform/tabular/read-table.js';
import { type ReportModel } from '../../src/publication/report-model.js';
import { ReportModelRepository } from '../../src/publication/report-model.repository.js';
import { ReportService } from '../../src/publication/report.service.js';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import { achievementFixture, type AchievementFixture } from './achievement-fixture.js';
import { ClosingFixture, NOVEMBER, OCTOBER } from './closing-fixture.js';

let fresh: FreshDatabase;
let achievement: AchievementFixture;
let fixture: ClosingFixture;
let reports: ReportService;

beforeAll(async () => {
  fresh = await freshDatabase();
  achievement = await achievementFixture(fresh);
  reports = achievement.app.get(ReportService);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  fixture = await ClosingFixture.new(achievement);
  await fixture.settle();
});

const model = (revision?: number) => reports.model(fixture.context, OCTOBER, revision);

/** A file's rows as objects under the titles of its columns. */
async function linesOf(bytes: Buffer, sheet?: string): Promise<Record<string, string>[]> {
  const table = await readTable(bytes, { sheetName: sheet });
  const lines: Record<string, string>[] = [];
  for await (const { cells } of table.rows) {
    lines.push(Object.fromEntries(table.header.map((title, at) => [title, cells[at] ?? ''])));
  }
  return lines;
}

async function linesAs(format: 'csv' | 'xlsx', sheet?: string) {
  return linesOf((await reports.render(fixture.context, OCTOBER, { format })).bytes, sheet);
}

/** Every number a model holds, as text, those within its sentences left out. */
function numbersIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'number') found.add(String(value));
  else if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) found.add(value);
  else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) numbersIn(part, found);
  }
  return found;
}

describe('the forms of a report', () => {
  it('hold no figure that is not in the model', async () => {
    await fixture.close(OCTOBER);
    const known = numbersIn(await model());
    const lines = await linesAs('csv');
    const figures = lines.flatMap((line) =>
      ['値', '分子', '分母', '回答', '対象'].map((title) => line[title] ?? '').filter((cell) => cell !== ''),
    );
    expect(figures.length).toBeGreaterThan(100);
    expect(figures.filter((figure) => !known.has(figure))).toEqual([]);
  });

  it('tell the same rates as JSON, CSV and Excel', async () => {
    const json = await reports.render(fixture.context, OCTOBER, { format: 'json' });
    const { indicators } = JSON.parse(json.bytes.toString('utf8')) as ReportModel;
    const csv = (await linesAs('csv')).filter((line) => line['範囲'] === '団体' && line['分子'] !== '');
    const sheet = await linesAs('xlsx', '指標');
    const withValue = indicators.filter(({ percent }) => percent !== null);
    expect(withValue.map(({ key }) => key)).toContain('procedures-online');
    for (const { key, name, percent, numerator, denominator } of withValue) {
      const inCsv = csv.find((line) => line['項目コード'] === key);
      const inSheet = sheet.find((line) => line['指標'] === name);
      const parts = { 分子: String(numerator), 分母: String(denominator) };
      expect(inCsv).toMatchObject({ 値: percent, 単位: '%', ...parts });
      expect(inSheet).toMatchObject({ '率（%）': String(Number(percent)), ...parts });
    }
  });

  it('leave blank what cannot be told, which is not 0', async () => {
    const { indicators } = await model();
    const untold = indicators.filter(({ percent }) => percent === null);
    const csv = await linesAs('csv');
    expect(untold.length).toBeGreaterThan(0);
    for (const { key, reason } of untold) {
      const line = csv.find((one) => one['項目コード'] === key && one['範囲'] === '団体');
      expect(line).toMatchObject({ 値: '', 備考: reason ?? '' });
    }
  });

  it('say 速報 wherever figures stand until the month is closed, and 確定 from then on', async () => {
    for (const word of ['速報', '確定']) {
      if (word === '確定') await fixture.close(OCTOBER);
      expect((await model()).stateLabel).toBe(word);
      expect((await model()).summary.some((sentence) => sentence.includes('速報'))).toBe(word === '速報');
      expect(new Set((await linesAs('csv')).map((line) => line['区分']))).toEqual(new Set([word]));
      for (const sheet of ['指標', '所管課別', '優先手続', '手続']) {
        expect(new Set((await linesAs('xlsx', sheet)).map((line) => line['区分']))).toEqual(new Set([word]));
      }
      const { names } = await reports.render(fixture.context, OCTOBER, { format: 'csv' });
      expect(names.local).toContain(word);
    }
  });
});

describe('the report of a closed month', () => {
  it('is the same to the digest, whatever happens in the city afterwards', async () => {
    await fixture.change(
      `INSERT INTO review_text (municipality_id, month, department_id, issues, written_by, written_at)
       VALUES ($1, '2026-10', $2, '様式が紙だけ。', '課', now())`,
      [fixture.departments[0].id],
    );
    await fixture.close(OCTOBER);
    const first = await model();
    expect(first.review?.texts).toMatchObject([{ department: '市民課', issues: '様式が紙だけ。' }]);
    await fixture.change(`UPDATE department SET name = name || '（旧）' WHERE municipality_id = $1`);
    await fixture.change(
      `UPDATE procedure SET name = '別の名', planned_month = '2026-09' WHERE municipality_id = $1`,
    );
    await fixture.openReported(NOVEMBER);
    await fixture.settle();
    expect(await model()).toEqual(first);
    await achievement.closing.reopen(fixture.context, OCTOBER, '件数の誤り');
    await fixture.settle();
    expect((await model(1)).digest).toBe(first.digest);
    // Readers see the final revision while the correction is open; the correction itself on request.
    expect((await model()).digest).toBe(first.digest);
    expect(await model(2)).toMatchObject({ revision: 2, stateLabel: '速報' });
    expect((await model(2)).digest).not.toBe(first.digest);
  });

  it('of a later month does not change when an earlier one is corrected', async () => {
    await fixture.close(OCTOBER);
    await fixture.openReported(NOVEMBER);
    await fixture.close(NOVEMBER);
    const first = await reports.model(fixture.context, NOVEMBER);
    expect(first.comparedWith).toMatchObject({ month: OCTOBER, revision: 1 });
    await fresh.database.transaction(fixture.context, (tx) =>
      achievement.app
        .get(ReportModelRepository)
        .add(tx, first, { at: achievement.clock.now(), by: 'システム' }),
    );
    await achievement.closing.reopen(fixture.context, OCTOBER, '件数の誤り');
    await fixture.settle();
    await fixture.close(OCTOBER);
    expect(await reports.model(fixture.context, NOVEMBER)).toEqual(first);
  });
});

describe('what a report names', () => {
  it('are the procedures that came online since the month before, and those behind their plan', async () => {
    await fixture.change(
      `UPDATE status_report SET stage = 'preparing' WHERE municipality_id = $1 AND procedure_id = $2`,
      [fixture.procedures[2]],
    );
    await fixture.settle();
    await fixture.close(OCTOBER);
    await fixture.change(
      `UPDATE procedure SET planned_month = '2026-11' WHERE municipality_id = $1 AND code IN ('P1', 'P2')`,
    );
    await fixture.openReported(NOVEMBER);
    await fixture.settle();
    const { newlyOnline, behind } = await reports.model(fixture.context, NOVEMBER);
    expect(newlyOnline).toMatchObject([{ code: 'P2', stage: 'オンライン完結', stageBefore: '準備中' }]);
    expect(behind).toMatchObject([{ code: 'P1', plannedMonth: NOVEMBER, why: 'passed' }]);
  });

  it('is nothing where nothing is known of the month before', async () => {
    const { comparedWith, newlyOnline, trend, targets, forecast, review, automation } = await model();
    expect({ comparedWith, newlyOnline }).toEqual({ comparedWith: null, newlyOnline: [] });
    expect({ targets, forecast, review, automation }).toEqual({});
    expect(trend).toHaveLength(24);
    expect(trend.filter(({ state }) => state !== null).map(({ month }) => month)).toEqual([OCTOBER]);
  });
});
