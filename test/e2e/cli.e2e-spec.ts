import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { startProcess } from '../setup/processes.js';

/** A city with its check digit; the names and counts below are made up. */
const CITY = '342025';
const DEPARTMENTS = '課コード,部名,課名\nS01,市民部,市民課\nF01,福祉部,子育て課\n';
const PROCEDURES = [
  '手続コード,手続名,所管課,優先手続番号,段階',
  'P-1,図書館の図書貸出予約,市民課,1,オンライン完結',
  'P-2,住民票の写しの請求,S01,,準備中',
  'P-3,児童手当の届出,子育て課,2,一部オンライン',
].join('\n');
const YEAR =
  '総件数,手続名,オンライン件数\n"1,234",図書館の図書貸出予約,1000\n0,住民票の写しの請求,0\n50,児童手当の届出,\n';

interface Ran {
  code: number | null;
  out: string;
  err: string;
}
interface Outcome {
  created: number;
  updated: number;
  unchanged: number;
  unreadColumns: string[];
  errors: { row: number; column: string | null; value: string | null; message: string }[];
}

let fresh: FreshDatabase;
let folder: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'tetsuzuki-cli-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await fresh.close();
});

async function cli(...args: string[]): Promise<Ran> {
  const environment = { DATABASE_URL: fresh.applicationUrl, DATABASE_OWNER_URL: fresh.ownerUrl };
  const started = startProcess('cli', environment, args);
  const [out, err]: [string[], string[]] = [[], []];
  started.process.stdout?.on('data', (chunk: Buffer) => out.push(chunk.toString()));
  started.process.stderr?.on('data', (chunk: Buffer) => err.push(chunk.toString()));
  return { code: await started.ended(), out: out.join(''), err: err.join('') };
}

/** Runs a command that must succeed and reads the one line of JSON it prints. */
async function jsonOf<Body>(...args: string[]): Promise<Body> {
  const { code, out, err } = await cli(...args, '--json');
  if (code !== 0) throw new Error(`exit code ${code}:\n${out}${err}`);
  expect(out.trimEnd().split('\n')).toHaveLength(1);
  return JSON.parse(out) as Body;
}

/** Runs a command that must fail, and returns the one line it says on stderr. */
async function refused(...args: string[]): Promise<string> {
  const { code, out, err } = await cli(...args);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err.trimEnd().split('\n')).toHaveLength(1);
  return err;
}

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const imports = async (kind: string, text: string, ...more: string[]) =>
  jsonOf<Outcome>('import', kind, await file(`${kind}.csv`, text), '--municipality', CITY, ...more);

describe('the operator’s hand', () => {
  it('migrates again without changing anything', async () => {
    expect(await jsonOf<{ migrations: string[] }>('migrate')).toMatchObject({ migrations: [] });
  });

  it('adds a municipality once, and names a wrong check digit', async () => {
    const wrong = await refused('municipality', 'add', '--code', '342026', '--name', '試験市');
    expect(wrong).toContain('342026');
    expect(wrong).toContain('検査数字');
    expect(await jsonOf('municipality', 'add', '--code', CITY, '--name', '試験市')).toEqual({
      code: CITY,
      name: '試験市',
      kind: 'municipality',
    });
    expect(await refused('municipality', 'add', '--code', CITY, '--name', '試験市')).toContain(CITY);
  });

  it('takes files in: tried first without a trace, then for good, then again for nothing', async () => {
    const created = { updated: 0, unchanged: 0, errors: [], unreadColumns: [], hiddenRows: [] };
    expect(await imports('departments', DEPARTMENTS, '--dry-run')).toEqual({ created: 2, ...created });
    expect(await imports('departments', `\uFEFF${DEPARTMENTS}`)).toEqual({ created: 2, ...created });
    expect(await imports('departments', DEPARTMENTS)).toMatchObject({ created: 0, unchanged: 2 });
    expect(await imports('procedures', PROCEDURES)).toEqual({ created: 3, ...created });
    expect(await imports('procedures', PROCEDURES)).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    expect(await imports('yearly-counts', YEAR, '--fiscal-year', '2024')).toMatchObject({ errors: [] });
    const more = DEPARTMENTS.replace('課名\n', '課名,担当者\n');
    expect(await imports('departments', more, '--dry-run')).toMatchObject({
      unchanged: 2,
      unreadColumns: ['担当者'],
    });
  });

  it('tells every fault of a file at once as JSON, with row, column and value, and writes nothing', async () => {
    const head = PROCEDURES.replace('優先手続番号', '優先手続');
    const text = `${head}\nP-4,図書館カードの交付,ない課,,だいたい\nP-5,,市民課,9999,未着手\n`;
    const path = await file('wrong.csv', text);
    const { code, out } = await cli('import', 'procedures', path, '--municipality', CITY, '--json');
    expect(code).toBe(1);
    const { errors, created, unreadColumns } = JSON.parse(out) as Outcome;
    expect(unreadColumns).toEqual(['優先手続']);
    expect(created).toBe(0);
    const cells = errors.map(({ row, column, value }) => [row, column, value]);
    expect(cells).toEqual(expect.arrayContaining([[5, '段階', 'だいたい']]));
    expect(cells.map(([row, column]) => `${row} ${column}`)).toEqual(expect.arrayContaining(['6 手続名']));
    for (const { message } of errors) expect(message).toMatch(/。$/);
    expect(await imports('procedures', PROCEDURES)).toMatchObject({ unchanged: 3 });
  });

  it('names procedures whose stage in lists is not that of their history', async () => {
    expect(await jsonOf('check-stages')).toEqual({ compared: 3, differing: [] });
    const change = (stage: string) =>
      fresh.database.transaction({ municipality: CITY }, (tx) =>
        tx.execute(`UPDATE procedure SET current_stage = $1 WHERE code = 'P-2'`, [stage]),
      );
    await change('online');
    expect(await refused('check-stages')).toContain(`${CITY} P-2`);
    await change('preparing');
    expect(await jsonOf('check-stages')).toMatchObject({ differing: [] });
  });

  const at = ['--municipality', CITY, '--month', '2025-03'];

  it('opens and closes a month', async () => {
    expect(await jsonOf('month', 'open', ...at)).toMatchObject({ state: 'open', revision: 1 });
    expect(await refused('month', 'open', ...at)).toContain('すでに開始');
    expect(await jsonOf('month', 'close', ...at)).toMatchObject({ state: 'closed', revision: 1 });
  });

  it('takes back a month that was opened in error, and no month that was closed', async () => {
    const april = ['--municipality', CITY, '--month', '2025-04'];
    expect(await jsonOf('month', 'open', ...april)).toMatchObject({ state: 'open' });
    expect(await jsonOf('month', 'withdraw', ...april)).toEqual({
      month: '2025-04',
      state: null,
      revision: null,
    });
    expect(await refused('month', 'withdraw', ...april)).toContain('受付を始めていない');
    expect(await refused('month', 'withdraw', ...at)).toContain('取り消せません');
  });

  it('hands out the files of a closed month as they are stored', async () => {
    const { items } = await jsonOf<{ items: { format: string; sha256: string; modelDigest: string }[] }>(
      ...['report', 'files', ...at],
    );
    expect(items.map(({ format }) => format)).toEqual(['pdf', 'xlsx', 'csv', 'codes', 'json']);
    for (const { format, sha256, modelDigest: digest } of items.slice(0, 2)) {
      const out = join(folder, `report.${format}`);
      expect(await jsonOf('report', 'render', ...at, '--format', format, '--out', out)).toMatchObject({
        ...{ digest, sha256, stored: true },
      });
      const bytes = await readFile(out);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
  });

  it('reopens a month for a reason', async () => {
    expect(await refused('month', 'reopen', ...at)).toContain('理由');
    const reopened = await jsonOf('month', 'reopen', ...at, '--reason', '件数の訂正');
    expect(reopened).toMatchObject({ state: 'open', revision: 2 });
    expect(await refused('month', 'open', '--municipality', CITY, '--month', '2999-01')).toMatch(/2999/);
  });

  it('prints the rates of a fiscal year in the shape that others read', async () => {
    const rates = await jsonOf<{ procedures: object[]; indicators: { key: string }[] }>(
      ...['rates', '--municipality', CITY, '--fiscal-year', '2024'],
    );
    expect(rates).toMatchObject({
      code: CITY,
      name: '試験市',
      asOf: '2025-03-31',
      period: { from: '2024-04-01', to: '2025-03-31' },
    });
    expect(rates.procedures).toHaveLength(3);
    expect(rates.procedures[0]).toEqual({
      name: '図書館の図書貸出予約',
      listItem: expect.stringContaining('図書') as unknown,
      applicationsTotal: 1234,
      applicationsOnline: 1000,
      usagePercent: '81.0',
    });
    expect(rates.procedures[1]).toMatchObject({ applicationsTotal: 0, usagePercent: null });
    expect(rates.procedures[2]).toMatchObject({ applicationsOnline: null, usagePercent: null });
    expect(rates.indicators).toHaveLength(8);
    expect(rates.indicators.find(({ key }) => key === 'usage')).toMatchObject({
      numerator: 1000,
      denominator: 1234,
      percent: '81.0',
      completeness: { reported: 2, expected: 3 },
      // Its March is being corrected: readers see the final revision until that is closed.
      state: 'final',
    });
    expect(await refused('rates', '--municipality', CITY)).toContain('--fiscal-year');
    expect(await refused('rates', '--municipality', '131016', '--month', '2025-03')).toContain(
      '見つかりません',
    );
  });

  it('makes a token that is shown once, and no role that there is not', async () => {
    const of = ['--municipality', CITY];
    const { token, role } = await jsonOf<{ token: string; role: string }>(
      ...['token', 'create', ...of, '--role', 'department', '--department', 'S01'],
    );
    expect(role).toBe('department');
    expect(token).toContain(CITY);
    expect(await refused('token', 'create', ...of, '--role', 'mayor')).toContain('mayor');
    expect(await refused('token', 'create', ...of, '--role', 'department')).toContain('課');
  });

  it('says in one line what is wrong with a command', async () => {
    expect(await refused('import', 'nothing', await file('x.csv', 'x'), '--municipality', CITY)).toContain(
      'nothing',
    );
    expect(await refused('import', 'departments', '/nowhere.csv', '--municipality', CITY)).toContain(
      '/nowhere.csv',
    );
    expect(await refused('conquer')).toContain('conquer');
    expect(await refused('rates')).toContain('--municipality');
  });
});
