import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Context } from '../../src/access/context.js';
import { parseMonth, type Month } from '../../src/kernel/month.js';
import { parsePeriod } from '../../src/kernel/period.js';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import {
  dxOffice,
  newDepartment,
  newMunicipality,
  newProcedure,
  openMonth,
  viewer,
  type Department,
  type Town,
} from '../setup/town.js';
import { achievementHouse, type AchievementHouse } from './achievement-house.js';
import { itemKeys, putReport } from './achievement-reports.js';

const OCTOBER = parseMonth('2026-10');
const NOVEMBER = parseMonth('2026-11');

let fresh: FreshDatabase;
let house: AchievementHouse;
let town: Town;
let context: Context;
let departments: [Department, Department];
let procedures: string[];
let item: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  house = achievementHouse(fresh.database);
  item = (await itemKeys(fresh.database))[0]!;
});
afterAll(() => fresh.close());

beforeEach(async () => {
  town = await newMunicipality(fresh.database);
  context = dxOffice(town);
  departments = [
    await newDepartment(fresh.database, town, { name: '市民課' }),
    await newDepartment(fresh.database, town, { name: '税務課' }),
  ];
  procedures = [];
  for (const [i, department] of [0, 0, 1].entries()) {
    procedures.push(
      await newProcedure(fresh.database, town, {
        code: `P${i}`,
        departmentId: departments[department]!.id,
        stage: 'not-started',
        items: i === 0 ? [item] : [],
        channels: [{ kind: 'e-application', url: 'https://example.jp/' }],
      }),
    );
  }
  await openReported(OCTOBER);
});

/** Opens a month in which the first department is accepted and the second submitted. */
async function openReported(month: Month): Promise<void> {
  await openMonth(fresh.database, town, month);
  await putReport(fresh.database, town, departments[0], {
    month,
    rows: [
      { procedureId: procedures[0]!, stage: 'online', total: 10, online: 5 },
      { procedureId: procedures[1]!, stage: 'preparing', total: 20, online: 0 },
    ],
  });
  await putReport(fresh.database, town, departments[1], {
    month,
    state: 'submitted',
    rows: [{ procedureId: procedures[2]!, stage: 'end-to-end', total: 8, online: 8 }],
  });
  await fresh.database.transaction(town, (tx) => house.owedWork.raise(tx, 'provisional', [month, 'FY2026']));
}

async function close(month: Month): Promise<void> {
  await house.closing.close(context, month, { acceptSubmitted: true });
  await house.runner.settle(context);
}

/** Everything stored about figures, as text: two of these are equal to the byte or not. */
async function bytes(period: string, revision = 1): Promise<string> {
  const parts = ['snapshot', 'figure', 'frozen_procedure', 'frozen_item'].map(
    (table) => `SELECT to_jsonb(t)::text AS line FROM ${table} t
                 WHERE municipality_id = $1 AND period = $2 AND revision = $3`,
  );
  const rows = await fresh.database.transaction(town, (tx) =>
    tx.query<{ line: string }>(`SELECT line FROM (${parts.join(' UNION ALL ')}) all_of_it ORDER BY line`, [
      town.municipality,
      period,
      revision,
    ]),
  );
  expect(rows.length).toBeGreaterThan(0);
  return rows.map(({ line }) => line).join('\n');
}

async function change(sql: string, values: unknown[] = []): Promise<void> {
  await fresh.database.transaction(town, async (tx) => {
    await tx.query(sql, [town.municipality, ...values]);
    await house.owedWork.raiseAll(tx, 'provisional');
  });
}

async function monthState(month: Month) {
  const [row] = await fresh.database.transaction(town, (tx) =>
    tx.query<{ state: string; revision: number }>(
      `SELECT state, revision FROM reporting_month WHERE municipality_id = $1 AND month = $2`,
      [town.municipality, month],
    ),
  );
  return row;
}

async function figure(period: string, key: string, revision?: number): Promise<string> {
  const answer = await house.figures.list(context, parsePeriod(period), { kind: 'municipality', revision });
  const found = answer.figures.find((one) => one.key === key)!;
  return `${found.numerator}/${found.denominator} ${found.state} ${found.revision}`;
}

describe('provisional figures', () => {
  it('count what is submitted and not yet accepted', async () => {
    await house.runner.settle(context);
    expect(await figure('2026-10', 'procedures-online')).toBe('2/3 provisional 1');
    expect(await figure('2026-10', 'usage')).toBe('13/38 provisional 1');
  });

  it('stay the same to the byte when the job runs twice, or twice at once', async () => {
    await house.runner.settle(context);
    const before = await bytes('2026-10');
    await change(`SELECT $1::text`);
    const nudge = { municipality: town.municipality, kind: 'provisional', key: '2026-10' } as const;
    await Promise.all([house.runner.run(nudge), house.runner.run(nudge)]);
    await house.runner.run(nudge);
    await house.runner.settle(context);
    expect(await bytes('2026-10')).toBe(before);
  });

  it('forget a department that has nothing any more', async () => {
    await house.runner.settle(context);
    const names = async () =>
      (await house.figures.list(context, OCTOBER, { kind: 'department' })).figures.map(
        ({ scope }) => scope.name,
      );
    expect(await names()).toContain('税務課');
    await change(`UPDATE procedure SET department_id = $2 WHERE municipality_id = $1`, [departments[0].id]);
    await house.runner.settle(context);
    expect(await names()).not.toContain('税務課');
  });
});

describe('closing a month', () => {
  it('is refused while a submitted report waits, naming the department and who is missing', async () => {
    await fresh.database.transaction(town, (tx) =>
      tx.query(`UPDATE submission SET state = 'draft' WHERE municipality_id = $1 AND department_id = $2`, [
        town.municipality,
        departments[0].id,
      ]),
    );
    await expect(house.closing.close(context, OCTOBER, { acceptSubmitted: false })).rejects.toMatchObject({
      status: 409,
      code: 'submitted-not-accepted',
      particulars: {
        errors: [{ where: departments[1].code, message: '税務課：提出済・未受理です。' }],
        extensions: { missing: [{ name: '市民課', state: '作成中' }] },
      },
    });
    expect(await monthState(OCTOBER)).toEqual({ state: 'open', revision: 1 });
  });

  it('accepts what is submitted, freezes the figures and everything they stand on', async () => {
    await house.runner.settle(context);
    await close(OCTOBER);
    expect(await monthState(OCTOBER)).toEqual({ state: 'closed', revision: 1 });
    expect(await figure('2026-10', 'procedures-online')).toBe('2/3 final 1');
    expect(await house.figures.verifyDigest(context, OCTOBER, 1)).toMatchObject({ holds: true });
    const { procedures: shown, indicators } = await house.rates.rates(context, OCTOBER);
    expect(shown.map(({ usagePercent }) => usagePercent)).toEqual(['50.0', '0.0', '100.0']);
    expect(indicators.every(({ state }) => state === 'final')).toBe(true);
  });

  it('does not count what is not submitted: the stage is carried forward and completeness falls', async () => {
    await change(
      `UPDATE submission SET state = 'returned' WHERE municipality_id = $1 AND department_id = $2`,
      [departments[1].id],
    );
    await close(OCTOBER);
    expect(await figure('2026-10', 'procedures-online')).toBe('1/3 final 1');
    const { figures } = await house.figures.list(context, OCTOBER, { kind: 'municipality' });
    const online = figures.find(({ key }) => key === 'procedures-online');
    expect(online?.completeness).toEqual({ reported: 2, expected: 3 });
  });

  it('leaves the closed month untouched to the byte by renaming, remapping, merging and recounting', async () => {
    await close(OCTOBER);
    const before = await bytes('2026-10');
    await change(`UPDATE department SET name = name || '（新）' WHERE municipality_id = $1`);
    await change(`UPDATE procedure SET name = '改称', department_id = $2 WHERE municipality_id = $1`, [
      departments[1].id,
    ]);
    await change(`DELETE FROM item_mapping WHERE municipality_id = $1`);
    await change(
      `UPDATE procedure SET retired_at = now(), retired_reason = '統合', merged_into = $3
        WHERE municipality_id = $1 AND id = $2`,
      [procedures[0], procedures[1]],
    );
    await change(
      `INSERT INTO procedure_stage (municipality_id, procedure_id, effective_on, stage, source, recorded_by)
       VALUES ($1, $2, '2026-10-31', 'not-started', 'catalogue', 'test')`,
      [procedures[2]],
    );
    await house.runner.settle(context);
    expect(await bytes('2026-10')).toBe(before);
    expect(await house.figures.verifyDigest(context, OCTOBER, 1)).toMatchObject({ holds: true });
    const rows = await house.figures.listRows(context, {
      period: OCTOBER,
      indicator: 'procedures-online',
      part: 'numerator',
      scope: { kind: 'municipality', key: '' },
      limit: 10,
    });
    expect(rows.items).toHaveLength(2);
  });

  it('happens once, however often and at once its job runs', async () => {
    await house.closing.close(context, OCTOBER, { acceptSubmitted: true });
    const nudge = { municipality: town.municipality, kind: 'final', key: OCTOBER } as const;
    await Promise.all([house.runner.run(nudge), house.runner.run(nudge), house.runner.run(nudge)]);
    const before = await bytes('2026-10');
    await house.runner.run(nudge);
    await house.runner.settle(context);
    expect(await bytes('2026-10')).toBe(before);
  });

  it('cannot alter final figures even by hand', async () => {
    await close(OCTOBER);
    const altered = await fresh.database.transaction(town, (tx) =>
      tx.execute(`UPDATE figure SET numerator = 0 WHERE municipality_id = $1 AND period = '2026-10'`, [
        town.municipality,
      ]),
    );
    expect(altered).toBe(0);
  });

  it('with March makes the fiscal year final too', async () => {
    const march = parseMonth('2027-03');
    await close(OCTOBER);
    await openReported(march);
    await house.runner.settle(context);
    expect(await figure('FY2026', 'usage')).toBe('26/76 provisional 1');
    await close(march);
    expect(await figure('FY2026', 'usage')).toBe('26/76 final 1');
    expect(await house.figures.verifyDigest(context, parsePeriod('FY2026'), 1)).toMatchObject({
      holds: true,
    });
  });

  it('is for the DX office, not for a viewer', async () => {
    await expect(house.closing.close(viewer(town), OCTOBER, { acceptSubmitted: true })).rejects.toMatchObject(
      {
        status: 403,
      },
    );
  });
});

describe('taking a close back', () => {
  it('opens the month again; a worker that still has the close in hand writes nothing', async () => {
    await house.closing.close(context, OCTOBER, { acceptSubmitted: true });
    const late = house.runner.run({ municipality: town.municipality, kind: 'final', key: OCTOBER });
    await house.closing.cancel(context, OCTOBER);
    await late;
    await house.runner.settle(context);
    const state = await monthState(OCTOBER);
    // The worker may have been first: then the close had happened and there was nothing to take back.
    expect(['open', 'closed']).toContain(state?.state);
  });

  it('lets the month be closed again afterwards, in the same revision', async () => {
    await house.closing.close(context, OCTOBER, { acceptSubmitted: true });
    await house.closing.cancel(context, OCTOBER);
    expect(await monthState(OCTOBER)).toEqual({ state: 'open', revision: 1 });
    await house.runner.settle(context);
    expect(await figure('2026-10', 'procedures-online')).toBe('2/3 provisional 1');
    await close(OCTOBER);
    expect(await figure('2026-10', 'procedures-online')).toBe('2/3 final 1');
  });

  it('is refused for a month that is not being closed', async () => {
    await expect(house.closing.cancel(context, OCTOBER)).rejects.toMatchObject({ code: 'wrong-month-state' });
  });
});

describe('reopening a month', () => {
  beforeEach(() => close(OCTOBER));

  it('needs a reason', async () => {
    await expect(house.closing.reopen(context, OCTOBER, ' ')).rejects.toMatchObject({ status: 422 });
  });

  it('makes revision 2, leaves revision 1 readable, and later months show the correction', async () => {
    await openReported(NOVEMBER);
    await close(NOVEMBER);
    const [october, november] = [await bytes('2026-10'), await bytes('2026-11')];
    await house.closing.reopen(context, OCTOBER, '件数の誤り');
    await change(
      `UPDATE status_report SET applications_total = 30 WHERE municipality_id = $1 AND month = '2026-10' AND procedure_id = $2`,
      [procedures[0]],
    );
    await house.runner.settle(context);
    expect(await figure('2026-10', 'usage')).toBe('13/58 provisional 2');
    await close(OCTOBER);
    expect(await figure('2026-10', 'usage')).toBe('13/58 final 2');
    expect(await figure('2026-10', 'usage', 1)).toBe('13/38 final 1');
    expect(await bytes('2026-10')).toBe(october);
    expect(await bytes('2026-11')).toBe(november);
    const { corrections } = await house.figures.list(context, NOVEMBER, { kind: 'municipality' });
    expect(corrections).toMatchObject([{ month: '2026-10', revision: 2 }]);

    const compared = await house.comparison.compare(
      context,
      { period: OCTOBER, revision: 1 },
      { period: OCTOBER, revision: 2 },
    );
    expect(compared.procedures).toMatchObject([{ name: expect.any(String), changed: [{ what: 'count' }] }]);
    expect(compared.indicators.find(({ key }) => key === 'usage')).toMatchObject({
      numerator: 0,
      denominator: 20,
      points: '-11.8',
      responsible: [{ id: procedures[0], denominator: 20, because: [{ what: 'count' }] }],
    });
  });

  it('is refused while the month is open', async () => {
    await house.closing.reopen(context, OCTOBER, '件数の誤り');
    await expect(house.closing.reopen(context, OCTOBER, 'もう一度')).rejects.toMatchObject({ status: 409 });
  });
});
