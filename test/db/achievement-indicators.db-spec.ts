import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parsePeriod } from '../../src/kernel/period.js';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
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
import { achievementFixture, type AchievementFixture } from './achievement-fixture.js';
import { itemKeys, putApplicability, putReport, putYearlyCount } from './achievement-reports.js';

let fresh: FreshDatabase;
let achievement: AchievementFixture;

beforeAll(async () => {
  fresh = await freshDatabase();
  achievement = await achievementFixture(fresh);
});
afterAll(() => fresh.close());

async function ratesOf(town: Town, period: string) {
  const context = dxOffice(town);
  await achievement.database.transaction(context, (tx) =>
    achievement.owedWork.raise(tx, 'provisional', [period]),
  );
  await achievement.settle(context);
  return achievement.rates.rates(context, parsePeriod(period));
}

/** `key: numerator/denominator (reported/expected)`, or the reason where there is no value. */
async function ratesByKey(town: Town, period: string): Promise<Record<string, string>> {
  const { indicators } = await ratesOf(town, period);
  return Object.fromEntries(
    indicators.map(({ key, numerator, denominator, completeness: { reported, expected }, reason }) => [
      key,
      reason ?? `${numerator}/${denominator} (${reported}/${expected})`,
    ]),
  );
}

describe('a city that reports', () => {
  let town: Town;
  let department: Department;
  let ids: Record<'loan' | 'booking' | 'birth' | 'care' | 'exempt' | 'gone', string>;

  beforeAll(async () => {
    town = await newMunicipality(fresh.database);
    department = await newDepartment(fresh.database, town, { name: '市民課' });
    const [frequent] = await itemKeys(fresh.database, 'frequent-32');
    const [childcare, care] = await itemKeys(fresh.database, 'childcare-care-26');
    const mapped = [frequent!, childcare!, care!];
    const others = (await itemKeys(fresh.database)).filter((key) => !mapped.includes(key));
    await putApplicability(fresh.database, town, others.slice(17));
    const add = (stage: string, items: string[] = [], channel?: string) =>
      newProcedure(fresh.database, town, {
        departmentId: department.id,
        stage: stage as 'online',
        items,
        channels: channel ? [{ kind: channel }] : [],
      });
    ids = {
      loan: await add('end-to-end', [frequent!], 'library'),
      booking: await add('not-started'),
      birth: await add('partial', [childcare!], 'mynaportal'),
      care: await add('online', [care!], 'e-application'),
      exempt: await add('exempt'),
      gone: await add('abolished'),
    };
    await openMonth(fresh.database, town, '2026-10');
    await putReport(fresh.database, town, department, {
      month: '2026-10',
      rows: [
        { procedureId: ids.loan, stage: 'end-to-end', total: 100, online: 60 },
        { procedureId: ids.booking, stage: 'not-started', total: 40, online: 0 },
        { procedureId: ids.birth, stage: 'partial', total: 20 },
        { procedureId: ids.care, stage: 'online', total: 'na', online: 'na' },
      ],
    });
    await putYearlyCount(fresh.database, town, 2025, {
      [ids.loan]: [1200, 700],
      [ids.booking]: [300, 0],
      [ids.birth]: [500, null],
    });
  });

  it('has each indicator by its definition', async () => {
    const rates = await ratesByKey(town, '2026-10');
    expect(rates['procedures-online']).toBe('3/4 (4/4)');
    expect(rates['volume-online']).toBe('1200/1500 (2/4)');
    expect(rates['volume-end-to-end']).toBe('1200/1500 (2/4)');
    expect(rates.usage).toBe('60/140 (3/4)');
    expect(rates['usage-where-online']).toBe('60/100 (2/3)');
    expect(rates['priority-items']).toBe('3/20 (3/20)');
    expect(rates['childcare-care-26']).toMatch(/^1\/26 \(2\//);
    expect(rates['frequent-32']).toMatch(/^[123]\/\d+ /);
  });

  it('lists exactly the rows behind every figure of every scope', async () => {
    await ratesOf(town, '2026-10');
    const context = dxOffice(town);
    for (const kind of ['municipality', 'department', 'group', 'tag'] as const) {
      const { figures } = await achievement.figures.list(context, parsePeriod('2026-10'), { kind });
      expect(figures.length).toBeGreaterThan(0);
      for (const { key, scope, numerator, denominator } of figures) {
        for (const part of ['numerator', 'denominator'] as const) {
          const page = await achievement.figures.listRows(context, {
            period: parsePeriod('2026-10'),
            indicator: key,
            part,
            scope,
            limit: 200,
          });
          const adds = page.items.reduce((sum, row) => sum + row.adds, 0);
          expect({ key, scope, part, adds }).toEqual({
            key,
            scope,
            part,
            adds: { numerator, denominator }[part],
          });
        }
      }
    }
  });

  it('groups, departments and pages add up to the whole', async () => {
    await ratesOf(town, '2026-10');
    const context = dxOffice(town);
    const period = parsePeriod('2026-10');
    const sumOf = async (kind: 'municipality' | 'department' | 'group') => {
      const { figures } = await achievement.figures.list(context, period, { kind });
      const ours = figures.filter(({ key }) => key === 'priority-items');
      return ours
        .map((one) => [one.numerator!, one.denominator!])
        .reduce(([a, b], [c, d]) => [a! + c!, b! + d!], [0, 0]);
    };
    expect(await sumOf('group')).toEqual(await sumOf('municipality'));
    expect(await sumOf('department')).toEqual(await sumOf('municipality'));

    const numbers: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await achievement.figures.listRows(context, {
        period,
        indicator: 'priority-items',
        part: 'denominator',
        scope: { kind: 'municipality', key: '' },
        limit: 7,
        cursor,
      });
      for (const row of page.items) if ('number' in row) numbers.push(row.number);
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    expect(numbers).toHaveLength(20);
  });

  it('shows a department the rows of its own only', async () => {
    await ratesOf(town, '2026-10');
    const other = await newDepartment(fresh.database, town, { name: '税務課' });
    const query = {
      period: parsePeriod('2026-10'),
      indicator: 'procedures-online',
      part: 'denominator',
      scope: { kind: 'municipality', key: '' },
      limit: 50,
    } as const;
    expect((await achievement.figures.listRows(departmentUser(town, department), query)).items).toHaveLength(
      4,
    );
    expect((await achievement.figures.listRows(departmentUser(town, other), query)).items).toHaveLength(0);
    const peek = { ...query, scope: { kind: 'department', key: department.id } } as const;
    await expect(achievement.figures.listRows(departmentUser(town, other), peek)).rejects.toMatchObject({
      status: 403,
    });
  });
});

describe('the rule that a quotient takes only rows with both counts', () => {
  it('makes 40/100 at completeness 1/2 of a whole answer and a half one, never 40/1,100', async () => {
    const town = await newMunicipality(fresh.database);
    const department = await newDepartment(fresh.database, town);
    const [a, b] = [
      await newProcedure(fresh.database, town, { departmentId: department.id }),
      await newProcedure(fresh.database, town, { departmentId: department.id }),
    ];
    await openMonth(fresh.database, town, '2026-10');
    await putReport(fresh.database, town, department, {
      month: '2026-10',
      rows: [
        { procedureId: a, stage: 'online', total: 100, online: 40 },
        { procedureId: b, stage: 'online', total: 1000 },
      ],
    });
    expect((await ratesByKey(town, '2026-10')).usage).toBe('40/100 (1/2)');
    expect((await ratesByKey(town, 'FY2026')).usage).toBe('40/100 (0/2)');
  });
});

describe('a village that handles 14 of the 26', () => {
  it('keeps 26 in the denominator of the 26, and 14 in what it is to report', async () => {
    const town = await newMunicipality(fresh.database);
    const department = await newDepartment(fresh.database, town);
    const tagged = await itemKeys(fresh.database, 'childcare-care-26');
    await putApplicability(fresh.database, town, tagged.slice(14));
    for (const [i, item] of tagged.slice(0, 7).entries()) {
      await newProcedure(fresh.database, town, {
        departmentId: department.id,
        stage: 'partial',
        items: [item],
        channels: [{ kind: 'mynaportal', from: '2026-04-01', to: i === 0 ? '2026-09-30' : null }],
      });
    }
    expect((await ratesByKey(town, '2026-10'))['childcare-care-26']).toBe('6/26 (7/14)');
    expect((await ratesByKey(town, '2026-09'))['childcare-care-26']).toBe('7/26 (7/14)');
  });
});

describe('a prefecture', () => {
  it('has no value for the 26, and the municipalities’ items are not its own', async () => {
    const town = await newMunicipality(fresh.database, { kind: 'prefecture' });
    const department = await newDepartment(fresh.database, town);
    await newProcedure(fresh.database, town, { departmentId: department.id, stage: 'online' });
    const rates = await ratesByKey(town, '2026-10');
    expect(rates['childcare-care-26']).toBe('都道府県には定義されていない指標です。');
    const [{ handled }] = (await fresh.database.system((tx) =>
      tx.query<{ handled: number }>(
        `SELECT count(*)::integer AS handled FROM list_edition_item
          WHERE edition = (SELECT max(edition) FROM list_edition) AND handler <> 'municipality'`,
      ),
    )) as [{ handled: number }];
    expect(handled).toBeGreaterThan(0);
    expect(rates['priority-items']).toBe('該当する優先手続に対応する手続の段階が、1つも登録されていません。');
    expect(rates['procedures-online']).toBe('1/1 (1/1)');
  });
});

describe('a city with nothing entered', () => {
  it('has no value and says why, and nothing is inferred from counts', async () => {
    const town = await newMunicipality(fresh.database);
    expect((await ratesByKey(town, '2026-10'))['priority-items']).toBe(
      'この時点までに段階が一度も登録されていません。',
    );
    const department = await newDepartment(fresh.database, town);
    const id = await newProcedure(fresh.database, town, { departmentId: department.id, stage: null });
    await putYearlyCount(fresh.database, town, 2022, { [id]: [1000, 633] });
    const { indicators, procedures } = await ratesOf(town, 'FY2022');
    const values = indicators.filter(({ percent }) => percent !== null);
    expect(values).toMatchObject([
      {
        key: 'usage',
        numerator: 633,
        denominator: 1000,
        percent: '63.3',
        completeness: { reported: 1, expected: 1 },
      },
    ]);
    expect(indicators.filter(({ numerator }) => numerator === null)).toHaveLength(7);
    expect(procedures).toMatchObject([
      { applicationsTotal: 1000, applicationsOnline: 633, usagePercent: '63.3' },
    ]);
  });
});

describe('when an item counts as online', () => {
  it('is the municipality’s choice for its own indicator, and any procedure for the national ones', async () => {
    const [item] = await itemKeys(fresh.database, 'frequent-32');
    const outcome: Record<string, string[]> = {};
    for (const itemRule of ['any', 'all'] as const) {
      const town = await newMunicipality(fresh.database, { itemRule });
      const department = await newDepartment(fresh.database, town);
      await putApplicability(fresh.database, town, []);
      for (const stage of ['online', 'not-started'] as const) {
        await newProcedure(fresh.database, town, { departmentId: department.id, stage, items: [item!] });
      }
      const rates = await ratesByKey(town, '2026-10');
      outcome[itemRule] = [rates['priority-items']!.split('/')[0]!, rates['frequent-32']!.split('/')[0]!];
    }
    expect(outcome).toEqual({ any: ['1', '1'], all: ['0', '1'] });
  });
});
