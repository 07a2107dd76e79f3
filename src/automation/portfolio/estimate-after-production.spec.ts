import { describe, expect, it } from '@jest/globals';
import { notProvided } from '../../kernel/count.js';
import { parseDate } from '../../kernel/date.js';
import { type BaselineChange } from '../baseline/baseline.js';
import { type EnteredBeforeDto, type EnteredEstimateDto } from '../baseline/baseline.dto.js';
import { type StageLineDto } from '../stage/stage.dto.js';
import { estimateAfterProduction } from './estimate-after-production.js';

/** 20 minutes a case before. */
function before(minutesPerCase = '20', basis: EnteredBeforeDto['basis'] = 'measured'): EnteredBeforeDto {
  const unknown = { cases: notProvided, measuredFrom: null, measuredTo: null };
  return { minutesPerCase, people: '1', basis, note: null, ...unknown };
}
/** 3,600 cases a year: 7 minutes promise 780 hours a year, 12 promise 480. */
function estimate(minutesPerCase = '7', note: string | null = null): EnteredEstimateDto {
  return { minutesPerCase, people: '1', casesPerYear: 3600, note };
}
/** In production since 1 April 2026, written down at noon. */
const PRODUCTION: StageLineDto = {
  ...{ projectId: 'p', seq: 2, stage: 'production', planned: false, stageOn: parseDate('2026-04-01') },
  ...{ reason: null, recordedBy: '', withdrawnAt: null, withdrawnBy: null },
  recordedAt: new Date('2026-04-01T12:00:00+09:00'),
};

type Written = Partial<Pick<BaselineChange, 'before' | 'estimate' | 'withProduction'>>;
function change(at: string, written: Written): BaselineChange {
  const untouched = { before: null, estimate: null, withProduction: false };
  return { projectId: 'p', at: new Date(at), by: '税務課', ...untouched, ...written };
}
/** The estimate written over at an instant. */
const over = (at: string, from: string | null, to: string | null, note: string | null = null) =>
  change(at, {
    estimate: { from: from === null ? null : estimate(from), to: to === null ? null : estimate(to, note) },
  });

/** What is reported of a project that took 20 minutes before, after these changes. */
function changesOf(
  trail: BaselineChange[],
  stages = [PRODUCTION],
  now = { before: before(), estimate: estimate() },
) {
  const last = trail.findLast((one) => one.estimate)?.estimate?.to;
  return estimateAfterProduction(
    { stages, ...now, estimate: last === undefined ? now.estimate : last },
    trail,
  );
}

describe('an estimate that was changed', () => {
  it('before 本番 was planned, and is not told', () => {
    const trail = [over('2026-02-01T10:00+09:00', null, '5'), over('2026-03-31T23:59+09:00', '5', '7')];
    expect(changesOf(trail)).toEqual({ changes: [], moved: null, lowered: false });
    expect(changesOf([over('2026-06-01T10:00+09:00', '7', '12')], [])).toMatchObject({ changes: [] });
  });

  it('on the first day of 本番 by Japan’s calendar or later is told: when, by whom, from what to what and why', () => {
    expect(changesOf([over('2026-04-01T00:00+09:00', '7', '12', '件数の見直し')])).toEqual({
      changes: [
        {
          at: new Date('2026-03-31T15:00Z'),
          by: '税務課',
          kind: 'changed',
          parts: ['estimate'],
          from: '780.0',
          to: '480.0',
          basisFrom: 'measured',
          basisTo: 'measured',
          note: '件数の見直し',
        },
      ],
      moved: { from: '780.0', to: '480.0', difference: '-300.0' },
      lowered: true,
    });
  });

  it('in steps is held against what it was at 本番, the newest change told first', () => {
    const trail = [over('2026-05-01T10:00+09:00', '7', '4'), over('2026-06-01T10:00+09:00', '4', '8')];
    const { changes, ...rest } = changesOf(trail);
    expect(changes.map(({ from, to }) => [from, to])).toEqual([
      ['960.0', '720.0'],
      ['780.0', '960.0'],
    ]);
    expect(rest).toEqual({ moved: { from: '780.0', to: '720.0', difference: '-60.0' }, lowered: true });
  });

  it('and was put back or raised is told, but not as lowered', () => {
    const back = [over('2026-05-01T10:00+09:00', '7', '12'), over('2026-06-01T10:00+09:00', '12', '7')];
    expect(changesOf(back)).toMatchObject({ moved: { difference: '0.0' }, lowered: false });
    expect(changesOf([over('2026-05-01T10:00+09:00', '7', '4')])).toMatchObject({ lowered: false });
  });

  it('by a note alone, or by another way of writing its numbers, was not changed', () => {
    expect(changesOf([over('2026-05-01T10:00+09:00', '7', '7.0', '備考だけ')]).changes).toEqual([]);
  });

  it('and taken back promises nothing any more, also where a lower one follows', () => {
    const gone = over('2026-05-01T10:00+09:00', '7', null);
    expect(changesOf([gone])).toMatchObject({
      changes: [{ kind: 'cleared', from: '780.0', to: null }],
      moved: { from: '780.0', to: null, difference: null },
      lowered: true,
    });
    const again = changesOf([gone, over('2026-05-02T10:00+09:00', null, '12')]);
    expect(again.changes.map(({ kind }) => kind)).toEqual(['changed', 'cleared']);
    expect(again).toMatchObject({ moved: { from: '780.0', to: '480.0' }, lowered: true });
  });

  it('is told where 本番 was written down only later, with a day in the past', () => {
    const late = { ...PRODUCTION, recordedAt: new Date('2026-11-01T10:00+09:00') };
    expect(changesOf([over('2026-06-01T10:00+09:00', '7', '12')], [late])).toMatchObject({ lowered: true });
  });
});

describe('a 本番 that was taken back', () => {
  const mistaken = { ...PRODUCTION, withdrawnAt: new Date('2026-07-01T10:00+09:00') };
  const later = {
    ...PRODUCTION,
    ...{ seq: 3, stageOn: parseDate('2026-08-01'), recordedAt: new Date('2026-08-01T10:00+09:00') },
  };
  const [under, after] = [
    over('2026-06-01T10:00+09:00', '7', '12'),
    over('2026-07-02T10:00+09:00', '12', '13'),
  ];

  it('and entered again with a later day hides no change made under it', () => {
    expect(changesOf([under, after], [mistaken, later]).changes).toMatchObject([
      { from: '780.0', to: '480.0' },
    ]);
  });

  it('for good leaves nothing but planning', () => {
    expect(changesOf([under, after], [mistaken])).toEqual({ changes: [], moved: null, lowered: false });
  });
});

describe('an estimate that was entered for the first time', () => {
  const first = over('2026-06-01T10:00+09:00', null, '7');

  it('after 本番 is told as such, and nothing was lowered by it', () => {
    expect(changesOf([first])).toMatchObject({
      changes: [{ kind: 'registered', from: null, to: '780.0' }],
      moved: null,
      lowered: false,
    });
    const lowered = changesOf([first, over('2026-07-01T10:00+09:00', '7', '12')]);
    expect(lowered).toMatchObject({ moved: { from: '780.0', to: '480.0' }, lowered: true });
  });

  it('before or together with a 本番 that is dated back is how a project is taken over, and not told', () => {
    const late = { ...PRODUCTION, recordedAt: new Date('2026-06-01T10:01+09:00') };
    expect(changesOf([first], [late]).changes).toEqual([]);
    const together = change('2026-06-01T10:02+09:00', { ...first, withProduction: true });
    expect(changesOf([together], [late]).changes).toEqual([]);
  });

  it('under a 本番 that was taken back and written down again is told all the same', () => {
    const again = [
      { ...PRODUCTION, withdrawnAt: new Date('2026-07-01T10:00+09:00') },
      { ...PRODUCTION, seq: 3, recordedAt: new Date('2026-07-01T10:01+09:00') },
    ];
    expect(changesOf([first], again).changes).toHaveLength(1);
  });
});

describe('導入前 that was changed after 本番', () => {
  it('moves 見込 too, with the basis it had and has', () => {
    const rewritten = change('2026-05-01T10:00+09:00', {
      before: { from: before('20'), to: before('15', 'estimated') },
    });
    const now = { before: before('15', 'estimated'), estimate: estimate() };
    expect(changesOf([rewritten], [PRODUCTION], now)).toMatchObject({
      changes: [
        { parts: ['before'], from: '780.0', to: '480.0', basisFrom: 'measured', basisTo: 'estimated' },
      ],
      lowered: true,
    });
  });

  it('together with 見込, by a file, is one change', () => {
    const both = change('2026-05-01T10:00+09:00', {
      before: { from: before('20'), to: before('15') },
      estimate: { from: estimate('7'), to: estimate('5') },
    });
    const now = { before: before('15'), estimate: estimate('5') };
    expect(changesOf([both], [PRODUCTION], now).changes).toMatchObject([
      { parts: ['before', 'estimate'], from: '780.0', to: '600.0' },
    ]);
  });

  it('is told without hours where there is no estimate, and then nothing is said to be lowered', () => {
    const rewritten = change('2026-05-01T10:00+09:00', { before: { from: before('20'), to: before('15') } });
    const found = estimateAfterProduction({ stages: [PRODUCTION], before: before('15'), estimate: null }, [
      rewritten,
    ]);
    expect(found).toMatchObject({ changes: [{ from: null, to: null }], moved: null, lowered: false });
  });
});
