import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type MunicipalityDto } from '../../src/access/municipality/municipality.dto.js';
import { Registry } from 'prom-client';
import { measureFigureChecks } from '../../src/achievement/check/figure-check.metric.js';
import { FigureCheckRepository } from '../../src/achievement/check/figure-check.repository.js';
import { FigureCheck } from '../../src/achievement/check/figure-check.service.js';
import { FigureCheckTask } from '../../src/achievement/check/figure-check.task.js';
import { fixedClock } from '../../src/kernel/clock.js';
import { parseMonth } from '../../src/kernel/month.js';
import { type Period } from '../../src/kernel/period.js';
import { type Touched } from '../../src/platform/owed-work/touched.js';
import { dxOffice } from '../setup/town.js';
import { DifferenceFixture, PERIODS, stageOf } from './difference-fixture.js';
import { type ChangingTown } from './random-changes.js';

let fixture: DifferenceFixture;
beforeAll(async () => {
  fixture = await DifferenceFixture.open();
});
afterAll(() => fixture.close());

const nudge = ({ town }: ChangingTown, key = '2026-10') => ({ ...town, kind: 'provisional' as const, key });
const isFromOctober = (period: Period) => ['2026-10', 'FY2026'].includes(period);
const basesOf = ({ town }: ChangingTown) =>
  fixture.fresh.database.snapshot(town, (tx) =>
    tx.query<{ period: string }>('SELECT period FROM figure_basis ORDER BY period'),
  );
const change = ({ town }: ChangingTown, sql: string, touched: Touched | null = {}) =>
  fixture.fresh.database.transaction(town, async (tx) => {
    await tx.execute(sql);
    await fixture.achievement.owedWork.raiseAll(tx, 'provisional', touched);
  });

describe('a difference under way', () => {
  it('is written once by two workers at once', async () => {
    const at = await fixture.changedTown();
    await fixture.take(at, stageOf(0));
    await Promise.all([1, 2, 3].map(() => fixture.achievement.runner.run(nudge(at))));
    await fixture.settle(at);
    await fixture.expectTrue(at);
  });

  it.each<[string, (at: ChangingTown) => Promise<unknown>]>([
    [
      'a newer difference of the same row',
      async (at) => {
        await fixture.take(at, stageOf(0, 'preparing'));
        await fixture.achievement.runner.run(nudge(at));
      },
    ],
    [
      'a newer difference of another row',
      async (at) => {
        await fixture.take(at, stageOf(4, 'preparing'));
        await fixture.achievement.runner.run(nudge(at));
      },
    ],
    [
      'a newer request that another worker has counted',
      async (at) => {
        await fixture.take(at, stageOf(4, 'preparing'));
        await fixture.achievement.runner.run(nudge(at, 'FY2026'));
      },
    ],
    [
      'a computation from all rows',
      async (at) => {
        await fixture.take(at, { kind: 'rename', department: 0 });
        await fixture.achievement.runner.run(nudge(at));
      },
    ],
    [
      'a computation from all rows and another with their parts',
      async (at) => {
        await fixture.take(at, { kind: 'rename', department: 0 });
        await fixture.achievement.runner.run(nudge(at));
        await fixture.take(at, stageOf(4, 'preparing'));
        await fixture.achievement.runner.run(nudge(at));
      },
    ],
    ['the loss of what it builds upon', (at) => change(at, 'DELETE FROM figure_basis')],
    [
      'a close that is taken back',
      async (at) => {
        const month = parseMonth('2026-09');
        await fixture.achievement.closing.close(dxOffice(at.town), month, { acceptSubmitted: true });
        await fixture.achievement.closing.cancel(dxOffice(at.town), month);
      },
    ],
  ])('gives true figures beside %s', async (_, happens) => {
    const at = await fixture.changedTown();
    await fixture.take(at, stageOf(0));
    fixture.achievement.afterProvisional(() => happens(at));
    await fixture.achievement.runner.run(nudge(at));
    await fixture.settle(at);
    await fixture.expectTrue(at);
    await fixture.take(at, stageOf(2));
    await fixture.settle(at);
    await fixture.expectTrue(at);
  });
});

describe('what differences build upon', () => {
  it.each<[string, string, Period[]]>([
    ['another rule', `UPDATE municipality SET item_rule = 'all'`, PERIODS],
    [
      'another edition',
      `UPDATE municipality SET list_edition = (SELECT min(edition) FROM list_edition)`,
      PERIODS,
    ],
    // The stage that changes is one of October.
    ['sums that cannot be', `UPDATE figure_basis SET cells = '[]'`, PERIODS.filter(isFromOctober)],
    [
      'a month that was closed',
      `UPDATE reporting_month SET state = 'closed' WHERE month = '2026-09'`,
      PERIODS.filter((period) => period !== '2026-09'),
    ],
  ])('is replaced after %s, whatever rows a request names', async (_, sql, periods) => {
    const at = await fixture.changedTown();
    await change(at, sql, { procedures: [at.procedures[0]!] });
    await fixture.take(at, stageOf(0, 'preparing'));
    await fixture.settle(at);
    await fixture.expectTrue(at, periods);
  });

  it('is made anew where everything may have changed, or more rows than are named', async () => {
    const at = await fixture.changedTown();
    const { all } = fixture.ways;
    await change(at, 'SELECT', null);
    await fixture.settle(at);
    await change(at, 'SELECT', { procedures: Array.from({ length: 1_001 }, () => randomUUID()) });
    await fixture.settle(at);
    expect(fixture.ways.all).toBe(all + 2 * PERIODS.length);
    expect(await basesOf(at)).toHaveLength(PERIODS.length);
    await fixture.expectTrue(at);
  });

  it('is dropped with the close of a month', async () => {
    const at = await fixture.changedTown();
    await fixture.achievement.closing.close(dxOffice(at.town), parseMonth('2026-09'), {
      acceptSubmitted: true,
    });
    await fixture.settle(at);
    expect((await basesOf(at)).map(({ period }) => period)).not.toContain('2026-09');
  });

  it('holds no row that is no more', async () => {
    const at = await fixture.changedTown();
    const ids = () =>
      fixture.fresh.database.snapshot(at.town, (tx) =>
        tx.query<{ id: string }>('SELECT DISTINCT procedure_id AS id FROM open_procedure'),
      );
    await fixture.take(at, { kind: 'retire', procedure: 0, into: null });
    await fixture.settle(at);
    expect((await ids()).map(({ id }) => id).sort()).toEqual(at.procedures.slice(1).sort());
  });
});

describe('the nightly check', () => {
  const compare = (at: ChangingTown) =>
    fixture.fresh.database.snapshot(at.town, (view) =>
      fixture.achievement.app.get(FigureCheck).compare(view),
    );
  const atNight = (at: ChangingTown, instant: string) =>
    new FigureCheckTask(fixture.fresh.database, fixture.achievement.owedWork, fixedClock(instant)).run({
      code: at.town.municipality,
    } as MunicipalityDto);
  const checks = ({ town }: ChangingTown) =>
    fixture.fresh.database.snapshot(town, (tx) =>
      tx.query<{ key: string; requested: number }>(
        `SELECT key, requested FROM owed_work WHERE kind = 'figure-check' ORDER BY key`,
      ),
    );

  const measured = () => {
    const registry = new Registry();
    measureFigureChecks(registry, () =>
      fixture.fresh.database.system((system) =>
        fixture.achievement.app.get(FigureCheckRepository).counts(system),
      ),
    );
    return registry.metrics();
  };
  const checkNow = async (at: ChangingTown, instant: string) => {
    await atNight(at, instant);
    await fixture.achievement.runner.settle(dxOffice(at.town), {
      only: ({ kind }) => kind === 'figure-check',
    });
  };

  it('is asked for once a night', async () => {
    const at = await fixture.newTown();
    await atNight(at, '2026-11-15T12:00:00+09:00');
    expect(await checks(at)).toEqual([]);
    for (const time of ['02:00', '02:01', '05:59']) await atNight(at, `2026-11-15T${time}:00+09:00`);
    expect(await checks(at)).toEqual([{ key: '2026-11-15', requested: 1 }]);
    await atNight(at, '2026-11-16T02:00:00+09:00');
    expect(await checks(at)).toEqual([{ key: '2026-11-16', requested: 1 }]);
  });

  it('finds a figure that is not what all rows give, tells it and has it mended', async () => {
    const at = await fixture.changedTown();
    expect(await compare(at)).toEqual({ compared: PERIODS.length, differing: [] });
    await fixture.fresh.database.transaction(at.town, (tx) =>
      tx.execute(
        `UPDATE figure SET numerator = numerator + 1
          WHERE period = '2026-10' AND scope_kind = 'municipality' AND indicator = 'procedures-online'`,
      ),
    );
    expect(await compare(at)).toEqual({ compared: PERIODS.length, differing: ['2026-10'] });
    await checkNow(at, '2026-11-15T03:00:00+09:00');
    const trail = await fixture.fresh.database.snapshot(at.town, (tx) =>
      tx.query<{ subjectId: string }>(`SELECT subject_id FROM audit_event WHERE action = 'figures.differ'`),
    );
    expect(trail).toEqual([{ subjectId: '2026-11-15' }]);
    expect(await measured()).toContain('figure_check_periods{result="differing"} 1\n');
    expect(await compare(at)).toEqual({ compared: 0, differing: [] });
    await fixture.settle(at);
    expect(await compare(at)).toEqual({ compared: PERIODS.length, differing: [] });
    await checkNow(at, '2026-11-16T03:00:00+09:00');
    expect(await measured()).toContain('figure_check_periods{result="differing"} 0\n');
    expect(await measured()).toContain(`figure_check_periods{result="same"} ${PERIODS.length}\n`);
  });

  it.each<[string, string]>([
    ['a name', `UPDATE open_procedure SET name = 'サンプル手続' WHERE procedure_id = `],
    ['a stage', `UPDATE open_procedure SET stage = 'abolished' WHERE procedure_id = `],
    ['an item', `UPDATE open_item SET online_all = NOT online_all WHERE item_key <> `],
    ['a row that is missing', 'DELETE FROM open_procedure WHERE procedure_id = '],
  ])('finds a row kept that is not what it should be: %s', async (_, statement) => {
    const at = await fixture.changedTown();
    await fixture.fresh.database.transaction(at.town, (tx) =>
      tx.execute(`${statement} '${at.procedures[0]!}' AND period = '2026-10'`),
    );
    expect(await compare(at)).toEqual({ compared: PERIODS.length, differing: ['2026-10'] });
    await change(at, 'SELECT', null);
    await fixture.settle(at);
    expect(await compare(at)).toEqual({ compared: PERIODS.length, differing: [] });
  });

  it('leaves out figures that are owed', async () => {
    const at = await fixture.changedTown();
    await fixture.take(at, stageOf(0, 'preparing'));
    expect(await compare(at)).toEqual({ compared: 0, differing: [] });
  });
});
