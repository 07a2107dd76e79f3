import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Rates } from '../../src/achievement/figures/rates.service.js';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';

const CLI = join(process.cwd(), 'dist', 'src', 'cli.js');
const SAMPLE = '999997';
const KURE = '342025';

interface Printed {
  queueBackend: string;
  municipalities: Rates[];
}

/** Runs the demo once; killed without a warning as soon as its progress output contains `killAt`. */
function demo({ applicationUrl, ownerUrl }: FreshDatabase, killAt?: string): Promise<string> {
  const child = spawn(process.execPath, [CLI, 'demo', '--once', '--json'], {
    env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: applicationUrl, DATABASE_OWNER_URL: ownerUrl },
  });
  let printed = '';
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (killAt !== undefined && output.includes(killAt)) child.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (signal === (killAt === undefined ? null : 'SIGKILL') && code !== 1) resolve(printed);
      else reject(new Error(`the demo ended with ${code ?? signal}: ${output}`));
    });
  });
}

const TABLES = [
  ...['department', 'procedure', 'procedure_stage', 'procedure_channel', 'item_mapping', 'applicability'],
  ...['planned_month_change', 'yearly_count', 'reporting_month', 'submission', 'status_report', 'snapshot'],
];

/** How much there is of everything that must not be doubled. */
async function contents({ database }: FreshDatabase): Promise<Record<string, number>> {
  const counted: Record<string, number> = {};
  for (const municipality of [KURE, SAMPLE]) {
    await database.transaction({ municipality }, async (tx) => {
      for (const table of TABLES) {
        const where = table === 'procedure_stage' ? 'WHERE withdrawn_at IS NULL' : '';
        const [row] = await tx.query<{ n: number }>(
          `SELECT count(*)::integer AS n FROM ${table} ${where}`,
          [],
        );
        counted[`${municipality} ${table}`] = row?.n ?? -1;
      }
    });
  }
  return counted;
}

const parse = (line: string): Printed => JSON.parse(line) as Printed;
const percents = ({ indicators }: Rates): Record<string, string | null> =>
  Object.fromEntries(indicators.map(({ key, percent }) => [key, percent]));

const withoutIds = (text: string) => text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id');

describe('the demo on an empty server', () => {
  let app: FreshDatabase;
  let first: string;

  beforeAll(async () => {
    app = await freshDatabase();
    first = await demo(app);
  });
  afterAll(() => app.close());

  const found = (code: string): Rates => {
    const rates = parse(first).municipalities.find((one) => one.code === code);
    if (!rates) throw new Error(`${code} was not printed`);
    return rates;
  };

  it('prints one line of JSON that names the queue in use', () => {
    expect(first.trimEnd().split('\n')).toHaveLength(1);
    expect(parse(first).queueBackend).toBe(process.env.REDIS_URL ? 'redis' : 'postgres');
    expect(parse(first).municipalities.map(({ code }) => code)).toEqual([KURE, SAMPLE]);
  });

  it('shows of 呉市 what it published, and nothing that nobody has said', () => {
    const kure = found(KURE);
    const file = join(process.cwd(), 'config', 'demo', 'kure-fy2022.json');
    const { procedures } = JSON.parse(readFileSync(file, 'utf8')) as {
      procedures: { name: string; total: number; online: number }[];
    };
    expect(kure.procedures.map((one) => [one.name, one.applicationsTotal, one.applicationsOnline])).toEqual(
      procedures.map((one) => [one.name, one.total, one.online]),
    );
    const { usage, ...others } = percents(kure);
    expect(usage).toBe('63.3');
    expect(new Set(Object.values(others))).toEqual(new Set([null]));
    for (const { key, reason } of kure.indicators)
      expect([key, reason === null]).toEqual([key, key === 'usage']);
    const unlisted = kure.procedures.filter(({ listItem }) => listItem === null);
    expect(unlisted.map(({ name }) => name)).toEqual(['公文書開示請求']);
  });

  it('closes the last month of the sample city with a value for every indicator', () => {
    const sample = found(SAMPLE);
    expect(sample.indicators.map(({ state }) => state)).toEqual(Array(8).fill('final'));
    for (const [key, percent] of Object.entries(percents(sample))) {
      expect([key, Number(percent) > 20 && Number(percent) < 95]).toEqual([key, true]);
    }
    const items = sample.indicators.find(({ key }) => key === 'priority-items');
    expect([items?.numerator, items?.denominator]).toEqual([35, 48]);
  });

  it('keeps a corrected month as its second revision, and a report that never came as a draft', async () => {
    await app.database.transaction({ municipality: SAMPLE }, async (tx) => {
      const months = await tx.query<{ revision: number; state: string }>(
        `SELECT revision, state FROM reporting_month ORDER BY month`,
        [],
      );
      expect(months.map(({ revision }) => revision)).toEqual([1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1]);
      expect(months.map(({ state }) => state)).toEqual([...Array<string>(13).fill('closed'), 'open']);
      const left = await tx.query<{ state: string }>(
        `SELECT s.state FROM submission s JOIN reporting_month m USING (municipality_id, month)
          WHERE m.state = 'closed' AND s.state <> 'accepted'`,
        [],
      );
      expect(left).toEqual([{ state: 'draft' }]);
    });
  });

  it('leaves the newest month open with something to do: late, returned, to accept, doubtful, contradicted', async () => {
    await app.database.transaction({ municipality: SAMPLE }, async (tx) => {
      const [month] = await tx.query<{ month: string; late: boolean }>(
        `SELECT month, due_on < (now() AT TIME ZONE 'Asia/Tokyo')::date AS late FROM reporting_month
          WHERE state = 'open'`,
      );
      expect(month?.late).toBe(true);
      const submissions = await tx.query<{ code: string; state: string }>(
        `SELECT d.code, coalesce(s.state, 'not-started') AS state FROM department d
           LEFT JOIN submission s ON s.department_id = d.id AND s.month = $1 ORDER BY d.code`,
        [month?.month],
      );
      const state = (one: string) => submissions.filter((row) => row.state === one).map(({ code }) => code);
      expect([state('not-started'), state('returned'), state('submitted')]).toEqual([
        ['102'],
        ['101'],
        ['201', '202', '401'],
      ]);
      expect(state('accepted')).toHaveLength(7);
      const returned = await tx.query(
        `SELECT FROM status_report WHERE month = $1 AND return_reason IS NOT NULL`,
        [month?.month],
      );
      expect(returned).toHaveLength(1);
      const doubtful = await tx.query(
        `SELECT FROM status_report r JOIN procedure p ON p.id = r.procedure_id
          WHERE month = $1 AND code = '202-06' AND 'total-unlike-previous-month=' || applications_total = ANY (confirmed_warnings)`,
        [month?.month],
      );
      expect(doubtful).toHaveLength(1);
      const contradictions = await tx.query(
        `SELECT DISTINCT item_key FROM item_mapping JOIN applicability USING (municipality_id, item_key)
          WHERE state = 'not-handled'`,
      );
      expect(contradictions).toHaveLength(1);
    });
  });

  it('finds everything there on a second start, and prints the same', async () => {
    const before = await contents(app);
    expect(await demo(app)).toBe(first);
    expect(await contents(app)).toEqual(before);
  });

  it('is taken up where earlier starts were killed, and doubles nothing', async () => {
    const other = await freshDatabase();
    try {
      await demo(other, '手続台帳');
      await demo(other, '月）を確定しました。');
      // Departments are named by ids of their own in each database.
      expect(withoutIds(await demo(other))).toBe(withoutIds(first));
      expect(await contents(other)).toEqual(await contents(app));
    } finally {
      await other.close();
    }
  });
});
