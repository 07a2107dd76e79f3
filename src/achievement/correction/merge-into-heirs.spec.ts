import { describe, expect, it } from '@jest/globals';
import { ANSWERED_COUNTS } from '../../../test/setup/answered-counts.js';
import { type ProcedureRow } from '../rows/procedure-row.js';
import { mergeIntoHeirs } from './merge-into-heirs.js';

const row = (procedureId: string, more: Partial<ProcedureRow> = {}): ProcedureRow =>
  ({
    procedureId,
    reportCounted: true,
    ...ANSWERED_COUNTS,
    flowExpected: true,
    flowReported: true,
    yearlyRecorded: false,
    yearlyReported: true,
    mergedParts: null,
    ...more,
  }) as ProcedureRow;
const unanswered = {
  ...{ applicationsTotal: null, applicationsOnline: null, pairTotal: 0, pairOnline: 0, flowReported: false },
  ...{ yearlyTotal: null, yearlyOnline: null, yearlyReported: false },
};

describe('procedures gone by merging', () => {
  it('bring their counts to their heir', () => {
    const [heir, ...others] = mergeIntoHeirs([row('a'), row('b')], [{ id: 'a', heirId: 'b' }]);
    expect(others).toEqual([]);
    expect(heir).toMatchObject({
      ...{ procedureId: 'b', applicationsTotal: 20, applicationsOnline: 8, pairTotal: 20, pairOnline: 8 },
      ...{ flowReported: true, yearlyTotal: 240, yearlyOnline: 96, yearlyReported: true },
    });
  });

  it('bring along what was merged into them, one after another', () => {
    const mergers = [
      { id: 'a', heirId: 'b' },
      { id: 'b', heirId: 'c' },
      { id: 'd', heirId: 'c' },
    ];
    const rows = ['a', 'b', 'c', 'd'].map((id) => row(id));
    expect(mergeIntoHeirs(rows, mergers)).toMatchObject([
      { procedureId: 'c', applicationsTotal: 40, yearlyOnline: 192, mergedParts: { own: { pairTotal: 10 } } },
    ]);
  });

  it('make a lower bound of what they had left unanswered, and of nothing else', () => {
    const merged = (gone: Partial<ProcedureRow>) =>
      mergeIntoHeirs([row('a', gone), row('b')], [{ id: 'a', heirId: 'b' }])[0];
    const half = { applicationsOnline: null, pairTotal: 0, pairOnline: 0, flowReported: false };
    expect(merged(half)).toMatchObject({ applicationsTotal: 20, pairTotal: 10, flowReported: false });
    expect(merged({ yearlyReported: false })).toMatchObject({ yearlyTotal: 240, yearlyReported: false });
    expect(merged(unanswered)).toMatchObject({ flowReported: false, yearlyReported: false });
    expect(merged({ ...unanswered, reportCounted: false })).toMatchObject({
      ...{ applicationsTotal: 10, flowReported: true, yearlyTotal: 120, yearlyReported: true },
    });
  });

  it('leave a yearly heir’s month as it is where they had none either', () => {
    const yearly = {
      ...unanswered,
      flowExpected: false,
      yearlyTotal: 60,
      yearlyOnline: 6,
      yearlyReported: true,
    };
    const [heir] = mergeIntoHeirs([row('a', yearly), row('b')], [{ id: 'a', heirId: 'b' }]);
    expect(heir).toMatchObject({ applicationsTotal: 10, flowReported: true, yearlyTotal: 180 });
  });

  it('go where their heir goes', () => {
    expect(mergeIntoHeirs([row('a'), row('c')], [{ id: 'a', heirId: 'b' }])).toEqual([row('c')]);
    expect(mergeIntoHeirs([row('a')], [])).toEqual([row('a')]);
  });
});
