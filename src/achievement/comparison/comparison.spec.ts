import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseMonth } from '../../kernel/month.js';
import { STAGES } from '../../kernel/stage.js';
import { compare } from './comparison.js';
import { type ComparedSide } from '../coverage/compared-side.js';
import { figuresByScope } from '../computation/figures-by-scope.js';
import { parseIndicatorFile } from '../indicator/indicator-file.js';
import { type WithMeasures } from '../rows/row.repository.js';
import { periodDays } from '../rows/period-facts.js';
import { type ProcedureRow } from '../rows/procedure-row.js';
import { scopesOf, type Cell } from '../computation/scopes.js';
import { readFileSync } from 'node:fs';

const indicators = parseIndicatorFile(readFileSync('config/indicators.json', 'utf8'));

type Given = {
  id: string;
  department: string;
  stage: (typeof STAGES)[number] | null;
  pair: [number, number];
};

const input: fc.Arbitrary<Given> = fc.record({
  id: fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5'),
  department: fc.constantFrom('市民課', '税務課'),
  stage: fc.option(fc.constantFrom(...STAGES)),
  pair: fc.tuple(fc.nat(50), fc.nat(50)).map(([a, b]): [number, number] => [a + b, b]),
});

function rowOf({ id, department, stage, pair: [total, online] }: Given): WithMeasures<ProcedureRow> {
  const inScope = stage !== 'exempt' && stage !== 'abolished';
  const isOnline = stage === 'partial' || stage === 'online' || stage === 'end-to-end';
  return {
    procedureId: id,
    code: id,
    name: id,
    departmentId: department,
    departmentCode: department,
    departmentName: department,
    divisionName: null,
    frequency: 'monthly',
    stage,
    exemptReason: null,
    stageSince: null,
    inScope,
    channels: [],
    itemKeys: [],
    plannedMonth: null,
    note: null,
    reportExpected: inScope,
    reportCounted: stage !== null,
    applicationsTotal: total,
    applicationsTotalNa: false,
    applicationsOnline: online,
    applicationsOnlineNa: false,
    pairTotal: total,
    pairOnline: online,
    flowExpected: true,
    flowReported: true,
    yearlyTotal: null,
    yearlyTotalNa: false,
    yearlyOnline: null,
    yearlyOnlineNa: false,
    yearlyRecorded: false,
    yearlyReported: false,
    mergedParts: null,
    adds: {
      procedures_in_scope: Number(inScope),
      procedures_online: Number(isOnline),
      applications_total: total,
      applications_online: online,
    },
  };
}

function side(month: string, rows: Given[], edition = '2021-12-24'): ComparedSide {
  const procedures = rows.map(rowOf);
  const cells = procedures.map(({ departmentId, departmentName, adds }): Cell => ({
    of: 'procedure',
    departmentId,
    departmentName,
    groupKey: null,
    groupName: null,
    tags: [],
    sums: adds,
  }));
  const facts = { municipalityKind: 'municipality', itemRule: 'any', stagesKnown: true } as const;
  return {
    snapshot: {
      ...periodDays(parseMonth(month)),
      revision: 1,
      state: 'final',
      edition: edition as ComparedSide['snapshot']['edition'],
      itemRule: 'any',
      stagesKnown: true,
      indicators,
      computedAt: new Date(0),
      reason: null,
      digest: '',
      digestForm: 2,
      monthRevisions: {},
      basisAt: null,
    },
    figures: figuresByScope(scopesOf(cells, []), indicators, facts).filter(
      ({ scopeKind }) => scopeKind === 'municipality',
    ),
    procedures,
    items: [],
  };
}

const town = fc.uniqueArray(input, { selector: ({ id }) => id });

describe('a comparison', () => {
  it('leaves nothing unexplained: the rows named add up to the difference of each figure, each with a reason', () => {
    fc.assert(
      fc.property(town, town, (before, after) => {
        const { indicators: differences } = compare(side('2026-09', before), side('2026-10', after));
        for (const { numerator, denominator, responsible } of differences) {
          if (numerator === null) continue;
          const sum = (part: 'numerator' | 'denominator') => responsible.reduce((n, row) => n + row[part], 0);
          expect([sum('numerator'), sum('denominator')]).toEqual([numerator, denominator]);
          for (const { because } of responsible) expect(because).not.toHaveLength(0);
        }
      }),
    );
  });

  it('of a revision with itself finds nothing', () => {
    fc.assert(
      fc.property(town, (rows) => {
        const found = compare(side('2026-10', rows), side('2026-10', rows));
        expect({ ...found, indicators: [], missing: null }).toEqual({
          ...{ rule: [], procedures: [], items: [], indicators: [], missing: null },
        });
        for (const { change } of found.indicators) {
          expect(change).toMatchObject({ likeForLike: null, left: [], joined: [], rules: [] });
        }
        expect(found.indicators.flatMap(({ responsible }) => responsible)).toEqual([]);
      }),
    );
  });

  it('names what changed: a stage, a department, a count, what is new and gone', () => {
    const before: Given[] = [
      { id: 'p1', department: '市民課', stage: 'preparing', pair: [10, 0] },
      { id: 'p2', department: '市民課', stage: 'online', pair: [10, 5] },
      { id: 'p3', department: '市民課', stage: 'online', pair: [1, 1] },
    ];
    const after: Given[] = [
      { id: 'p1', department: '市民課', stage: 'online', pair: [10, 0] },
      { id: 'p2', department: '税務課', stage: 'online', pair: [12, 5] },
      { id: 'p4', department: '税務課', stage: 'online', pair: [1, 1] },
    ];
    const { procedures } = compare(side('2026-09', before), side('2026-10', after));
    expect(procedures.map(({ id, changed }) => [id, changed.map(({ what }) => what)])).toEqual([
      ['p1', ['stage']],
      ['p2', ['count', 'department']],
      ['p3', ['gone']],
      ['p4', ['new']],
    ]);
  });

  it('names a change of the edition as a change of the rule', () => {
    const { rule } = compare(side('2026-09', [], '2020-12-25'), side('2026-10', []));
    expect(rule).toEqual([{ field: 'edition', before: '2020-12-25', after: '2021-12-24' }]);
  });
});
