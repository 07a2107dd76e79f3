import { type INestApplicationContext } from '@nestjs/common';
import { type Context } from '../src/access/context.js';
import { systemContext } from '../src/access/system-context.js';
import { type Month, previousMonth } from '../src/kernel/month.js';
import { Database } from '../src/platform/database/database.js';
import { OwedWork } from '../src/platform/owed-work/owed-work.js';
import { OwedWorkRunner } from '../src/platform/owed-work/runner.js';
import { TargetService } from '../src/targets/target.service.js';
import { withAppContext } from './app-context.js';
import { MONTH } from './seed.js';
import { type BenchServer, withClient } from './server.js';
import { signIn, type SignedIn } from './sign-in.js';

/** Who opens pages, and what their addresses are made of. */
export interface Visitor extends SignedIn {
  municipality: string;
  department: string;
  procedure: string;
  target: string;
}

export const BEFORE = previousMonth(MONTH as Month);

/** What pages show beside the seed: a closed month that differs from the open one, plans, texts and a user. */
const MORE = [
  `UPDATE reporting_month SET state = 'closing' WHERE municipality_id = $1 AND month = $2`,
  `UPDATE status_report SET stage = 'preparing', exempt_reason = NULL
    WHERE municipality_id = $1 AND month = $2 AND stage = 'partial' AND abs(hashtext(procedure_id::text)) % 5 = 0`,
  `UPDATE procedure SET planned_month = '2027-' || lpad((1 + substr(code, 2)::integer % 12)::text, 2, '0')
    WHERE municipality_id = $1 AND substr(code, 2)::integer % 3 = 0`,
  `INSERT INTO planned_month_change (municipality_id, procedure_id, planned_month, recorded_by)
   SELECT municipality_id, id, CASE WHEN substr(code, 2)::integer % 2 = 0 THEN '2026-11' ELSE planned_month END, 'bench'
     FROM procedure WHERE municipality_id = $1 AND planned_month IS NOT NULL`,
  `INSERT INTO review_text (municipality_id, month, department_id, issues, measures, plans, written_by, written_at)
   SELECT municipality_id, '${MONTH}', id, name || 'の課題', '対応', '予定', 'bench', now()
     FROM department WHERE municipality_id = $1 AND right(code, 1) < '4'`,
];

/** Prepares seeded municipalities for whoever opens their pages. */
export async function preparePages(
  { superuserUrl, applicationUrl }: BenchServer,
  municipalities: readonly string[],
): Promise<Visitor[]> {
  const visitors: Visitor[] = [];
  await withAppContext(applicationUrl, undefined, async (app) => {
    for (const municipality of municipalities) {
      await withClient(superuserUrl, async (client) => {
        await client.query('SET session_replication_role = replica');
        for (const statement of MORE)
          await client.query(statement, statement.includes('$2') ? [municipality, BEFORE] : [municipality]);
        await client.query('VACUUM ANALYZE');
      });
      const target = await addTargets(app, municipality);
      await settleFigures(app, municipality);
      visitors.push({
        ...{ municipality, target },
        ...(await firstProcedure(superuserUrl, municipality)),
        ...(await signIn(superuserUrl, municipality)),
      });
    }
  });
  await withClient(superuserUrl, (client) => client.query('VACUUM ANALYZE'));
  return visitors;
}

function officeOf(municipality: string): Context {
  const actor = { id: 'bench', label: 'ベンチ', role: 'dx-office', departmentId: null, sectionHead: false };
  return { municipality, source: 'command', actor } as Context;
}

async function addTargets(app: INestApplicationContext, municipality: string): Promise<string> {
  const targets = app.get(TargetService);
  const plan = { kind: 'reach', baseline: { fiscalYear: 2024, value: '20.0' } } as const;
  const values = [2026, 2027, 2028].map((fiscalYear, n) => ({ fiscalYear, value: `${70 + 10 * n}.0` }));
  await targets.create(officeOf(municipality), { ...plan, indicator: 'priority-items', targets: values });
  const { id } = await targets.create(officeOf(municipality), {
    ...plan,
    indicator: 'procedures-online',
    targets: values,
  });
  return id;
}

/** The final figures of the month before, then the provisional ones of the open month. */
async function settleFigures(app: INestApplicationContext, municipality: string): Promise<void> {
  const context = systemContext(municipality, 'ベンチ');
  const owed = app.get(OwedWork);
  await app.get(Database).transaction(context, async (tx) => {
    await owed.raise(tx, 'final', [BEFORE]);
  });
  const runner = app.get(OwedWorkRunner);
  await runner.settle(context, { only: ({ kind }) => kind === 'final' });
  await runner.settle(context, { only: ({ kind, key }) => kind === 'provisional' && key === MONTH });
}

async function firstProcedure(
  superuserUrl: string,
  municipality: string,
): Promise<Pick<Visitor, 'procedure' | 'department'>> {
  return withClient(superuserUrl, async (client) => {
    const { rows } = await client.query<Pick<Visitor, 'procedure' | 'department'>>(
      `SELECT id AS procedure, department_id AS department FROM procedure
        WHERE municipality_id = $1 ORDER BY code LIMIT 1`,
      [municipality],
    );
    const [found] = rows;
    if (!found) throw new Error(`${municipality} has no procedure`);
    return found;
  });
}
