import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClosingService } from '../../src/closing/closing.service.js';
import { MonthService } from '../../src/closing/month.service.js';
import { parseMonth } from '../../src/kernel/month.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { type ShownReport } from '../../src/publication/report-model.js';
import { ReportService } from '../../src/publication/report.service.js';
import { shownOf } from '../../src/publication/shown-report.js';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import { growTown } from '../setup/grown-town.js';
import { reportedTown, type ReportedTown } from '../setup/reported-town.js';
import { settle } from '../setup/settle.js';
import { testApp } from '../setup/test-app.js';
import { dxOffice } from '../setup/town.js';

const MONTHS = [parseMonth('2026-09'), parseMonth('2026-10')] as const;
/** Of which more are late than a page shows. */
const PROCEDURES = 1600;

let fresh: FreshDatabase;
let app: INestApplicationContext;
let town: ReportedTown;

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await testApp(fresh);
  town = await reportedTown(app, MONTHS[0]);
  await app.get(MonthService).open(dxOffice(town), MONTHS[1]);
  await growTown(fresh.database, town, { procedures: PROCEDURES, months: MONTHS });
  await change(`
    INSERT INTO review_text (municipality_id, month, department_id, issues, written_by, written_at)
    SELECT municipality_id, month, id, '様式が紙だけ。', '課', now()
      FROM department CROSS JOIN unnest(ARRAY['2026-09', '2026-10']) AS month WHERE municipality_id = $1`);
  await plan('2026-08', 2);
  await plan('2026-12', 5);
});
afterAll(() => fresh.close());

async function change(statement: string, more: unknown[] = []): Promise<void> {
  await fresh.database.transaction(town, (tx) => tx.execute(statement, [town.municipality, ...more]));
}

/** Plans every so-manieth procedure for a month. */
async function plan(month: string, every: number): Promise<void> {
  await change(
    `UPDATE procedure SET planned_month = $2
      WHERE municipality_id = $1 AND code LIKE 'G%' AND substr(code, 2)::integer % $3::integer = 0`,
    [month, every],
  );
}

/** Lets everything be worked out that is owed. */
async function workOut(): Promise<void> {
  await fresh.database.transaction(town, (tx) => app.get(OwedWork).raiseAll(tx, 'provisional'));
  await settle(fresh, [town]);
}

/** What the page shows of a month, and what it has to. */
async function bothOf(month: string): Promise<{ shown: ShownReport; whole: ShownReport }> {
  const of = [dxOffice(town), parseMonth(month)] as const;
  const { report } = await app.get(ReportService).shown(...of);
  return { shown: report, whole: shownOf(await app.get(ReportService).model(...of)) };
}

describe('the report on its page', () => {
  it('is what the whole report says, before there is a month to compare with', async () => {
    await workOut();
    const { shown, whole } = await bothOf(MONTHS[0]);
    expect(shown.comparedWith).toBeNull();
    expect(shown).toEqual({ ...whole, digest: null });
  });

  it('is the kept report of a closed month, its lists by their first rows', async () => {
    await app.get(ClosingService).close(dxOffice(town), MONTHS[0], { acceptSubmitted: true });
    await settle(fresh, [town]);
    const { shown, whole } = await bothOf(MONTHS[0]);
    expect(shown).toMatchObject({ state: 'final', digest: expect.any(String), procedures: [] });
    expect(shown).toEqual(whole);
  });

  it('says of an open month what the whole report says, of long lists the first rows', async () => {
    await plan('2026-11', 7);
    await plan('2027-05', 11);
    await workOut();
    const { shown, whole } = await bothOf(MONTHS[1]);
    expect(shown).toEqual({ ...whole, digest: null });
    const { newlyOnline, behind, lengths } = shown;
    expect(newlyOnline.length).toBeGreaterThan(20);
    expect(behind).toHaveLength(200);
    expect(lengths?.behind).toBeGreaterThan(200);
    expect(new Set(behind.map(({ why }) => why))).toEqual(new Set(['passed', 'moved']));
    expect(shown.review?.texts.length).toBeGreaterThan(10);
    expect(shown.indicators.some((one) => one.change?.likeForLike)).toBe(true);
  });

  it('is that of a correction under way, beside the final one', async () => {
    await app.get(ClosingService).reopen(dxOffice(town), MONTHS[0], '件数の誤り');
    await workOut();
    const of = [dxOffice(town), MONTHS[0], 2] as const;
    const { report, later } = await app.get(ReportService).shown(...of);
    expect(report).toEqual({ ...shownOf(await app.get(ReportService).model(...of)), digest: null });
    expect(later.snapshot).toMatchObject({ revision: 2, state: 'provisional' });
    expect((await bothOf(MONTHS[0])).shown).toMatchObject({ revision: 1, state: 'final' });
  });
});
