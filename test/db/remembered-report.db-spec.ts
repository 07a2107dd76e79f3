import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AutomationProjectService } from '../../src/automation/project/project.service.js';
import { ClosingService } from '../../src/closing/closing.service.js';
import { MonthService } from '../../src/closing/month.service.js';
import { parseMonth } from '../../src/kernel/month.js';
import { Sql } from '../../src/platform/database/sql.js';
import { Transaction } from '../../src/platform/database/transaction.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { type ShownReport } from '../../src/publication/report-model.js';
import { STATED_TABLES } from '../../src/publication/report-state.repository.js';
import { ReportReader } from '../../src/publication/report.reader.js';
import { ReportService } from '../../src/publication/report.service.js';
import { ShownReportReader } from '../../src/publication/shown-report.reader.js';
import { shownOf } from '../../src/publication/shown-report.js';
import { TargetService } from '../../src/targets/target.service.js';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import { growTown } from '../setup/grown-town.js';
import { reportedTown, type ReportedTown } from '../setup/reported-town.js';
import { settle } from '../setup/settle.js';
import { testApp } from '../setup/test-app.js';
import { dxOffice } from '../setup/town.js';

const MONTHS = [parseMonth('2026-09'), parseMonth('2026-10')] as const;
const [CLOSED, OPEN] = MONTHS;

/** Whoever writes these writes the snapshot or the basis of their period in the same transaction. */
const ROWS = ['figure', 'open_procedure', 'open_item', 'frozen_procedure', 'frozen_item'];

let fresh: FreshDatabase;
let app: INestApplicationContext;
let town: ReportedTown;

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await testApp(fresh);
  town = await reportedTown(app, CLOSED);
  await app.get(MonthService).open(dxOffice(town), OPEN);
  await growTown(fresh.database, town, { procedures: 60, months: MONTHS });
  await app.get(TargetService).create(dxOffice(town), {
    ...{ indicator: 'procedures-online', kind: 'reach', baseline: { fiscalYear: 2024, value: '20.0' } },
    targets: [{ fiscalYear: 2026, value: '70.0' }],
  });
  await app.get(AutomationProjectService).create(dxOffice(town), {
    ...{ code: 'A-1', name: '転記', departmentId: town.departments[0]!.id, kind: 'rpa', field: 'tax' },
    ...{ tool: 'RPA', product: null, sourcing: 'in-house', difficulty: 'low', operatingMonths: [] },
    ...{ robotKey: null, note: null, procedureIds: [] },
  });
  await app.get(ClosingService).close(dxOffice(town), CLOSED, { acceptSubmitted: true });
  await workOut();
});
afterAll(() => fresh.close());

/** Lets everything be worked out that is owed. */
async function workOut(): Promise<void> {
  await fresh.database.transaction(town, (tx) => app.get(OwedWork).raiseAll(tx, 'provisional'));
  await settle(fresh, [town]);
}

async function change(statement: string, more: unknown[] = []): Promise<void> {
  await fresh.database.transaction(town, (tx) => tx.execute(statement, [town.municipality, ...more]));
}

async function shown(month = OPEN): Promise<ShownReport> {
  return (await app.get(ReportService).shown(dxOffice(town), month)).report;
}

/** What the page of the open month has to show. */
async function whole(): Promise<ShownReport> {
  return { ...shownOf(await app.get(ReportService).model(dxOffice(town), OPEN)), digest: null };
}

/** The tables that are read for the report of a month which is not remembered. */
async function tablesRead(month: typeof OPEN): Promise<string[]> {
  await change(`UPDATE municipality SET name = name WHERE municipality_id = $1`);
  const texts: string[] = [];
  const known = await fresh.database.snapshot(dxOffice(town), async (tx) => {
    const months = await app.get(ReportReader, { strict: false }).months(tx, month);
    tx.query = <Row>(statement: string | Sql, parameters?: unknown[]) => {
      texts.push(statement instanceof Sql ? statement.toStatement().text : statement);
      return Transaction.prototype.query.call(tx, statement, parameters) as Promise<Row[]>;
    };
    await app.get(ShownReportReader, { strict: false }).read(tx, months);
    return tx.query<{ name: string }>(`SELECT relname AS name FROM pg_class WHERE relkind = 'r'`);
  });
  const names = new Set(known.map(({ name }) => name));
  const read = texts
    .slice(1, -1)
    .flatMap((text) => [...text.matchAll(/\b(?:FROM|JOIN)\s+([a-z_]+)/g)].map(([, name]) => name!));
  return [...new Set(read)].filter((name) => names.has(name)).sort();
}

describe('a remembered report', () => {
  it('is the same for as long as nothing changes, for an open month and a closed one', async () => {
    for (const month of MONTHS) expect(await shown(month)).toBe(await shown(month));
    expect(await shown()).toEqual(await whole());
  });

  it('depends on no table but those of which the state speaks', async () => {
    const stated: string[] = [...Object.values(STATED_TABLES).flat(), ...ROWS];
    for (const month of MONTHS) {
      const read = await tablesRead(month);
      expect(read).toContain('automation_result');
      expect(read.filter((table) => !stated.includes(table))).toEqual([]);
    }
  });

  it.each([
    ['the name of the town', `UPDATE municipality SET name = 'あらた市' WHERE municipality_id = $1`],
    ['a target', `UPDATE target_value SET value = 71 WHERE municipality_id = $1`],
    [
      'a text of the month',
      `INSERT INTO review_text (municipality_id, month, department_id, issues, written_by, written_at)
       SELECT municipality_id, '2026-10', id, '様式が紙だけ。', '課', now() FROM department
        WHERE municipality_id = $1`,
    ],
    ['the name of a department', `UPDATE department SET name = name || '（新）' WHERE municipality_id = $1`],
    ['a project', `UPDATE automation_project SET name = '転記と照合' WHERE municipality_id = $1`],
    [
      'a first plan',
      `INSERT INTO planned_month_change (municipality_id, procedure_id, planned_month, recorded_by)
       SELECT municipality_id, id, '2026-08', '課' FROM procedure WHERE municipality_id = $1`,
    ],
  ])('is read anew after %s has changed', async (_what, statement) => {
    const before = await shown();
    await change(statement);
    const after = await shown();
    expect(after).not.toBe(before);
    expect(after).toEqual(await whole());
    expect(await shown()).toBe(after);
  });

  it('is read anew where figures are owed, and again once they are there', async () => {
    const before = await shown();
    await fresh.database.transaction(town, (tx) => app.get(OwedWork).raiseAll(tx, 'provisional'));
    const owed = await shown();
    expect(owed.stale).toBeDefined();
    await change(`UPDATE procedure SET planned_month = '2026-09' WHERE municipality_id = $1`);
    await workOut();
    const after = await shown();
    expect(after.stale).toBeUndefined();
    expect(after.behind.length).toBeGreaterThan(before.behind.length);
    expect(after).toEqual(await whole());
  });

  it('is read anew after a closed month was corrected', async () => {
    const before = await shown();
    await app.get(ClosingService).reopen(dxOffice(town), CLOSED, '件数の誤り');
    await workOut();
    const underCorrection = [dxOffice(town), CLOSED, 2] as const;
    const first = await app.get(ReportService).shown(...underCorrection);
    expect((await app.get(ReportService).shown(...underCorrection)).report).toEqual(first.report);
    await app.get(ClosingService).close(dxOffice(town), CLOSED, { acceptSubmitted: true });
    await workOut();
    const after = await shown();
    expect(before.comparedWith?.revision).toBe(1);
    expect(after.comparedWith?.revision).toBe(2);
    expect(after).toEqual(await whole());
    const { report } = await app.get(ReportService).shown(dxOffice(town), CLOSED);
    expect(report).toMatchObject({ revision: 2, state: 'final' });
  });
});
