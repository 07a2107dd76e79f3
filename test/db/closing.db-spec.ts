import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseMonth } from '../../src/kernel/month.js';
import { parsePeriod } from '../../src/kernel/period.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import { viewer } from '../setup/town.js';
import { achievementFixture, type AchievementFixture } from './achievement-fixture.js';
import { ClosingFixture, OCTOBER } from './closing-fixture.js';

let fresh: FreshDatabase;
let achievement: AchievementFixture;
let fixture: ClosingFixture;

beforeAll(async () => {
  fresh = await freshDatabase();
  achievement = await achievementFixture(fresh);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  fixture = await ClosingFixture.new(achievement);
});

describe('closing a month', () => {
  it('is refused while a submitted report waits, naming the department and who is missing', async () => {
    await fresh.database.transaction(fixture.town, (tx) =>
      tx.query(`UPDATE submission SET state = 'draft' WHERE municipality_id = $1 AND department_id = $2`, [
        fixture.town.municipality,
        fixture.departments[0].id,
      ]),
    );
    await expect(
      achievement.closing.close(fixture.context, OCTOBER, { acceptSubmitted: false }),
    ).rejects.toMatchObject({
      status: 409,
      code: 'submitted-not-accepted',
      particulars: {
        errors: [{ where: fixture.departments[1].code, message: '税務課：提出済・未受理です。' }],
        extensions: { missing: [{ name: '市民課', state: '作成中' }] },
      },
    });
    expect(await fixture.monthState(OCTOBER)).toEqual({ state: 'open', revision: 1 });
  });

  it('accepts what is submitted, freezes the figures and everything they stand on', async () => {
    await fixture.settle();
    await fixture.close(OCTOBER);
    expect(await fixture.monthState(OCTOBER)).toEqual({ state: 'closed', revision: 1 });
    expect(await fixture.figure('2026-10', 'procedures-online')).toBe('2/3 final 1');
    expect(await achievement.figures.verifyDigest(fixture.context, OCTOBER, 1)).toMatchObject({
      holds: true,
    });
    const { procedures: shown, indicators } = await achievement.rates.rates(fixture.context, OCTOBER);
    expect(shown.map(({ usagePercent }) => usagePercent)).toEqual(['50.0', '0.0', '100.0']);
    expect(indicators.every(({ state }) => state === 'final')).toBe(true);
  });

  it.each([
    [9_999_999_999_999_999n, '9999999999999999'],
    [1_000_000_000n, '1000000000'],
    [9_223_372_036_854_775_807n, '9223372036854775807'],
  ])(
    'names the procedure where a count of before is too large, and can be taken back and mended: %s',
    async (total, message) => {
      const owner = createDataSource(fresh.ownerUrl, { poolSize: 1, applicationName: 'test-owner' });
      await owner.initialize();
      await owner.query(`ALTER TABLE status_report DISABLE TRIGGER count_is_bounded`);
      await fixture.change(
        `UPDATE status_report SET applications_total = $3 WHERE municipality_id = $1 AND procedure_id = $2`,
        [fixture.procedures[2], String(total)],
      );
      await owner.query(`ALTER TABLE status_report ENABLE TRIGGER count_is_bounded`);
      await owner.destroy();

      const cause = `（P2）の2026年10月（令和8年10月）の総件数（${message}）が上限の999,999,999を超えているため、集計できません。`;
      await achievement.closing.close(fixture.context, OCTOBER, { acceptSubmitted: true });
      const final = { municipality: fixture.town.municipality, kind: 'final', key: OCTOBER } as const;
      await expect(achievement.runner.run(final)).rejects.toThrow(cause);
      expect(await fixture.monthState(OCTOBER)).toMatchObject({ state: 'closing' });
      const [owed] = await fresh.database.transaction(fixture.town, (tx) =>
        tx.query<{ failure: string }>(
          `SELECT failure FROM owed_work WHERE kind = 'final' AND municipality_id = $1`,
          [fixture.town.municipality],
        ),
      );
      expect(owed?.failure).toContain(cause);
      await achievement.closing.cancel(fixture.context, OCTOBER);
      await fixture.change(
        `UPDATE status_report SET return_reason = '件数' WHERE municipality_id = $1 AND procedure_id = $2`,
        [fixture.procedures[2]],
      );
      await fixture.settle();
      await fixture.close(OCTOBER);
      expect(await fixture.monthState(OCTOBER)).toMatchObject({ state: 'closed' });
    },
  );

  it('adds up counts as large as they may be', async () => {
    await fixture.change(
      `UPDATE status_report SET applications_total = 999999999, applications_online = 999999999 WHERE municipality_id = $1`,
    );
    await fixture.close(OCTOBER);
    expect(await fixture.figure('2026-10', 'usage')).toBe('2999999997/2999999997 final 1');
  });

  it('does not count what is not submitted: the stage is carried forward and completeness falls', async () => {
    await fixture.change(
      `UPDATE submission SET state = 'returned' WHERE municipality_id = $1 AND department_id = $2`,
      [fixture.departments[1].id],
    );
    await fixture.close(OCTOBER);
    expect(await fixture.figure('2026-10', 'procedures-online')).toBe('1/3 final 1');
    const { figures } = await achievement.figures.list(fixture.context, OCTOBER, { kind: 'municipality' });
    const online = figures.find(({ key }) => key === 'procedures-online');
    expect(online?.completeness).toEqual({ reported: 2, expected: 3 });
  });

  it('leaves the closed month untouched to the byte by renaming, remapping, merging and recounting', async () => {
    await fixture.close(OCTOBER);
    const before = await fixture.bytes('2026-10');
    await fixture.change(`UPDATE department SET name = name || '（新）' WHERE municipality_id = $1`);
    await fixture.change(
      `UPDATE procedure SET name = '改称', department_id = $2 WHERE municipality_id = $1`,
      [fixture.departments[1].id],
    );
    await fixture.change(`DELETE FROM item_mapping WHERE municipality_id = $1`);
    await fixture.change(
      `UPDATE procedure SET retired_at = now(), retired_reason = '統合', merged_into = $3
        WHERE municipality_id = $1 AND id = $2`,
      [fixture.procedures[0], fixture.procedures[1]],
    );
    await fixture.change(
      `INSERT INTO procedure_stage (municipality_id, procedure_id, effective_on, stage, source, recorded_by)
       VALUES ($1, $2, '2026-10-31', 'not-started', 'catalogue', 'test')`,
      [fixture.procedures[2]],
    );
    await fixture.settle();
    expect(await fixture.bytes('2026-10')).toBe(before);
    expect(await achievement.figures.verifyDigest(fixture.context, OCTOBER, 1)).toMatchObject({
      holds: true,
    });
    const rows = await achievement.figures.listRows(fixture.context, {
      period: OCTOBER,
      indicator: 'procedures-online',
      part: 'numerator',
      scope: { kind: 'municipality', key: '' },
      limit: 10,
    });
    expect(rows.items).toHaveLength(2);
  });

  it('happens once, however often and at once its job runs', async () => {
    await achievement.closing.close(fixture.context, OCTOBER, { acceptSubmitted: true });
    const nudge = { municipality: fixture.town.municipality, kind: 'final', key: OCTOBER } as const;
    await Promise.all([
      achievement.runner.run(nudge),
      achievement.runner.run(nudge),
      achievement.runner.run(nudge),
    ]);
    const before = await fixture.bytes('2026-10');
    await achievement.runner.run(nudge);
    await fixture.settle();
    expect(await fixture.bytes('2026-10')).toBe(before);
  });

  it('cannot alter final figures even by hand', async () => {
    await fixture.close(OCTOBER);
    const altered = await fresh.database.transaction(fixture.town, (tx) =>
      tx.execute(`UPDATE figure SET numerator = 0 WHERE municipality_id = $1 AND period = '2026-10'`, [
        fixture.town.municipality,
      ]),
    );
    expect(altered).toBe(0);
  });

  it('with March makes the fiscal year final too', async () => {
    const march = parseMonth('2027-03');
    await fixture.close(OCTOBER);
    await fixture.openReported(march);
    await fixture.settle();
    expect(await fixture.figure('FY2026', 'usage')).toBe('26/76 provisional 1');
    await fixture.close(march);
    expect(await fixture.figure('FY2026', 'usage')).toBe('26/76 final 1');
    expect(await achievement.figures.verifyDigest(fixture.context, parsePeriod('FY2026'), 1)).toMatchObject({
      holds: true,
    });
  });

  it('is for the DX office, not for a viewer', async () => {
    await expect(
      achievement.closing.close(viewer(fixture.town), OCTOBER, { acceptSubmitted: true }),
    ).rejects.toMatchObject({
      status: 403,
    });
  });
});
