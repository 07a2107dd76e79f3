import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { figuresByScope, NO_STAGES, type FigureFacts } from './figures-by-scope.js';
import { parseIndicatorFile } from '../indicator/indicator-file.js';
import { scopesOf, type Cell } from './scopes.js';

const indicators = parseIndicatorFile(readFileSync('config/indicators.json', 'utf8'));
const facts: FigureFacts = { municipalityKind: 'municipality', itemRule: 'any', stagesKnown: true };

const itemCell: fc.Arbitrary<Cell> = fc
  .record({
    departmentId: fc.constantFrom('d1', 'd2', null),
    group: fc.constantFrom('childcare', 'moving', 'disaster'),
    tags: fc.subarray(['frequent-32', 'childcare-care-26']),
    listed: fc.nat(9),
    handled: fc.nat(9),
    online: fc.nat(9),
  })
  .map(({ departmentId, group, tags, listed, handled, online }) => ({
    of: 'item',
    departmentId,
    departmentName: departmentId,
    groupKey: group,
    groupName: group,
    tags,
    sums: {
      items_listed: listed + handled,
      items_handled: handled,
      items_staged: Math.min(online, handled),
      items_online: Math.min(online, handled),
    },
  }));

function figuresIn(cells: Cell[], overrides: Partial<FigureFacts> = {}) {
  const figures = figuresByScope(scopesOf(cells, []), indicators, { ...facts, ...overrides });
  return (key: string, kind = 'municipality') =>
    figures.filter((figure) => figure.indicator === key && figure.scopeKind === kind);
}

describe('figures', () => {
  it('of the groups, and of the departments, add up to the whole', () => {
    fc.assert(
      fc.property(fc.array(itemCell), (cells) => {
        const of = figuresIn(cells);
        const [whole] = of('priority-items');
        for (const kind of ['group', 'department']) {
          const parts = of('priority-items', kind);
          const sum = (part: 'numerator' | 'denominator') => parts.reduce((n, one) => n + one[part]!, 0);
          const unanswered = whole!.numerator === null;
          expect(unanswered).toBe(sum('numerator') === 0 && sum('denominator') > 0);
          if (unanswered) continue;
          expect([sum('numerator'), sum('denominator')]).toEqual([whole!.numerator, whole!.denominator]);
        }
      }),
    );
  });

  it('do not depend on the order of the cells', () => {
    fc.assert(
      fc.property(fc.array(itemCell), (cells) => {
        const of = (some: Cell[]) => figuresIn(some)('frequent-32')[0];
        expect(of(cells.toReversed())).toEqual(of(cells));
      }),
    );
  });

  it('by tag count an item in each of its tags', () => {
    const cell: Cell = {
      of: 'item',
      departmentId: null,
      departmentName: null,
      groupKey: 'childcare',
      groupName: '子育て関係',
      tags: ['frequent-32', 'childcare-care-26'],
      sums: { items_listed: 2, items_handled: 2, items_online: 1 },
    };
    expect(figuresIn([cell])('priority-items', 'tag').map(({ scopeKey }) => scopeKey)).toEqual(cell.tags);
  });

  it('put items that nobody leads under 所管課未定', () => {
    fc.assert(
      fc.property(itemCell, (cell) => {
        const [figure] = figuresIn([{ ...cell, departmentId: null }])('priority-items', 'department');
        expect(figure).toMatchObject({ scopeKey: 'undecided', scopeName: '所管課未定' });
      }),
    );
  });

  it('are null with the reason before any stage was entered, but for usage', () => {
    const of = figuresIn([], { stagesKnown: false });
    for (const { key, needsStages } of indicators) {
      expect(of(key)[0]?.reason === NO_STAGES).toBe(needsStages);
    }
  });

  it.each<[string, Cell['of'], Cell['sums'], [number, number] | null]>([
    ['priority-items', 'item', { items_handled: 52 }, null],
    ['priority-items', 'item', { items_handled: 52, items_staged: 1 }, [0, 52]],
    ['priority-items', 'item', { items_handled: 52, items_staged: 3, items_online: 1 }, [1, 52]],
    ['procedures-online', 'procedure', { procedures_in_scope: 7 }, null],
    ['procedures-online', 'procedure', { procedures_in_scope: 7, procedures_staged: 7 }, [0, 7]],
    ['volume-online', 'procedure', { procedures_in_scope: 7, yearly_in_scope: 900 }, null],
    ['volume-online', 'procedure', { procedures_staged: 1, yearly_in_scope: 900 }, [0, 900]],
    ['volume-end-to-end', 'procedure', { procedures_in_scope: 7, yearly_in_scope: 900 }, null],
    ['usage', 'procedure', { applications_total: 9 }, [0, 9]],
  ])('of %s over %s rows %p are %p: never 0.0 %% where nobody has answered', (key, kind, sums, pair) => {
    const cell: Cell = {
      of: kind,
      departmentId: 'd1',
      departmentName: '市民課',
      groupKey: null,
      groupName: null,
      tags: [],
      sums,
    };
    const [whole] = figuresIn([cell])(key);
    const [part] = figuresIn([cell])(key, 'department');
    expect([whole!.numerator, whole!.denominator]).toEqual(pair ?? [null, null]);
    expect(whole!.reason === null).toBe(pair !== null);
    // A part keeps its pair, so that parts add up, but tells no percent either.
    expect(part!.reason).toBe(whole!.reason);
    expect(part!.numerator).toBe(pair?.[0] ?? 0);
  });

  it('of 0/0 tell why there is no percent', () => {
    expect(figuresIn([])('usage')).toMatchObject([
      { numerator: 0, denominator: 0, reason: 'この期間の件数が報告されていません。' },
    ]);
    const zeros: Cell = {
      of: 'procedure',
      departmentId: 'd1',
      departmentName: '市民課',
      groupKey: null,
      groupName: null,
      tags: [],
      sums: { applications_total: 0, flows_expected: 1, flows_reported: 1 },
    };
    expect(figuresIn([zeros])('usage')).toMatchObject([{ reason: '報告された件数が0件です。' }]);
  });
});
