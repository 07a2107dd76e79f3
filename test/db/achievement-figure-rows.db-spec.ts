import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type FigurePart } from '../../src/achievement/figures/figure.js';
import { FigureHistoryService } from '../../src/achievement/figures/figure-history.service.js';
import { type RowsPage, type FigureRowsQuery } from '../../src/achievement/figures/figures.service.js';
import { type Context } from '../../src/access/context.js';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import { departmentUser, viewer } from '../setup/town.js';
import { achievementFixture, type AchievementFixture } from './achievement-fixture.js';
import { ClosingFixture, OCTOBER } from './closing-fixture.js';

let fresh: FreshDatabase;
let achievement: AchievementFixture;
let fixture: ClosingFixture;
let history: FigureHistoryService;

beforeAll(async () => {
  fresh = await freshDatabase();
  achievement = await achievementFixture(fresh);
  history = achievement.app.get(FigureHistoryService);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  fixture = await ClosingFixture.new(achievement);
  await fixture.settle();
});

const WHOLE = { kind: 'municipality', key: '' } as const;
const INDICATORS = ['priority-items', 'childcare-care-26', 'procedures-online', 'volume-online'];

function idsOf(page: RowsPage): string[] {
  return page.of === 'item' ? page.items.map(({ itemKey }) => itemKey) : page.items.map(({ code }) => code);
}

async function partsOf(indicator: string) {
  const query = { period: OCTOBER, indicator, scope: WHOLE, limit: 200 };
  const of = async (part: FigurePart) =>
    idsOf(await achievement.figures.listRows(fixture.context, { ...query, part }));
  return {
    numerator: await of('numerator'),
    denominator: await of('denominator'),
    remainder: await of('remainder'),
  };
}

const remainder = (context: Context, query: Omit<FigureRowsQuery, 'part'>) =>
  achievement.figures.listRows(context, { ...query, part: 'remainder' });

describe('what a figure still lacks', () => {
  it('is the denominator without the numerator, live as well as frozen', async () => {
    for (const state of ['live', 'frozen']) {
      if (state === 'frozen') await fixture.close(OCTOBER);
      for (const indicator of INDICATORS) {
        const { numerator, denominator, remainder } = await partsOf(indicator);
        expect([...numerator, ...remainder].sort()).toEqual([...denominator].sort());
      }
    }
    expect((await partsOf('procedures-online')).remainder).toHaveLength(1);
  });

  it('comes page by page without a gap', async () => {
    const query = { period: OCTOBER, indicator: 'priority-items', scope: WHOLE };
    const all = idsOf(await remainder(fixture.context, { ...query, limit: 200 }));
    const first = await remainder(fixture.context, { ...query, limit: 3 });
    const cursor = first.next ?? undefined;
    const rest = await remainder(fixture.context, { ...query, cursor, limit: 200 });
    expect([...idsOf(first), ...idsOf(rest)]).toEqual(all);
  });

  it('shows a department its own rows only', async () => {
    const [own, other] = fixture.departments;
    const user = departmentUser(fixture.town, own);
    const query = { period: OCTOBER, indicator: 'procedures-online', limit: 200 };
    const page = await remainder(user, { ...query, scope: WHOLE });
    const owners = page.of === 'procedure' ? page.items.map(({ departmentId }) => departmentId) : [];
    expect(owners.every((id) => id === own.id)).toBe(true);
    const scope = { kind: 'department', key: other.id } as const;
    await expect(remainder(user, { ...query, scope })).rejects.toMatchObject({ status: 403 });
    const ids = fixture.procedures;
    const seen = await achievement.figures.mappedProcedures(user, { period: OCTOBER, ids });
    expect(seen.length).toBeLessThan(ids.length);
    expect(
      await achievement.figures.mappedProcedures(fixture.context, { period: OCTOBER, ids }),
    ).toHaveLength(ids.length);
  });
});

describe('figures along time', () => {
  it('are those of the newest final revision of every month, also while it is corrected', async () => {
    await fixture.close(OCTOBER);
    await achievement.closing.reopen(fixture.context, OCTOBER, '件数の誤り');
    await fixture.settle();
    const asked = { to: OCTOBER, months: 24, indicators: ['usage'] };
    for (const revision of [1, 2]) {
      const points = await history.trend(viewer(fixture.town), asked);
      expect(points).toEqual([
        expect.objectContaining({ month: OCTOBER, revision, state: 'final', numerator: 13 }),
      ]);
      if (revision === 1) await fixture.close(OCTOBER);
    }
  });

  it('are known for months before fiscal years, newest first', async () => {
    await achievement.rates.request(fixture.context, 'FY2025');
    await fixture.settle();
    const known = (await history.periods(fixture.context)).map(({ period }) => period);
    expect(known[0]).toBe(OCTOBER);
    expect(known).toContain('FY2025');
    expect(known.slice(1).every((period) => period.startsWith('FY'))).toBe(true);
  });
});
