import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { notApplicable, notProvided, value } from '../../kernel/count.js';
import { parseMonth } from '../../kernel/month.js';
import { type Checked, refusals, tenfoldApart, unconfirmedWarnings, warnings } from './status-checks.js';
import { type StatusEntry } from './status-entry.js';
import { type KnownStatusDto } from './status-answer.dto.js';

const october = parseMonth('2026-10');

function checked(entry: Partial<StatusEntry>, known: Partial<KnownStatusDto> = {}): Checked {
  return {
    name: '住民票の写しの交付請求',
    frequency: 'monthly',
    month: october,
    entry: {
      stage: 'online',
      exemptReason: null,
      applicationsTotal: value(100),
      applicationsOnline: value(40),
      plannedMonth: null,
      note: null,
      confirmedWarnings: [],
      ...entry,
    },
    known: {
      stage: 'online',
      exemptReason: null,
      plannedMonth: null,
      hasChannel: true,
      previousMonth: null,
      monthBeforeLast: null,
      sameMonthLastYear: null,
      ...known,
    },
  };
}

const codes = (findings: { code: string }[]) => findings.map(({ code }) => code);

describe('what cannot be saved', () => {
  it('is not an ordinary entry', () => {
    expect(refusals(checked({}))).toEqual([]);
    expect(warnings(checked({}))).toEqual([]);
  });

  it('is more applications online than in all, and the sentence gives both', () => {
    const [finding] = refusals(checked({ applicationsTotal: value(1100), applicationsOnline: value(1200) }));
    expect(finding).toEqual({
      code: 'online-exceeds-total',
      field: 'applicationsOnline',
      message:
        '「住民票の写しの交付請求」のオンライン件数（1,200件）が総件数（1,100件）を超えています。総件数にはオンラインの分も含めて入力してください。',
    });
  });

  it.each([
    [value(0), value(0)],
    [notProvided, value(40)],
    [value(100), notApplicable],
    [notApplicable, notApplicable],
  ])(
    'is never a pair of which one is unknown, nor two equal ones',
    (applicationsTotal, applicationsOnline) => {
      expect(refusals(checked({ applicationsTotal, applicationsOnline }))).toEqual([]);
    },
  );

  it.each([-1, 1.5, 1_000_000_000, 2 ** 53])('is a count of %d', (number) => {
    const found = refusals(checked({ applicationsTotal: { kind: 'value', value: number } }));
    expect(codes(found)).toEqual(['no-count']);
  });

  it('is a reception number for a count, and the sentence names field, value and limit', () => {
    const [found] = refusals(checked({ applicationsTotal: value(2_026_100_100_001_234) }));
    expect(found).toMatchObject({
      field: 'applicationsTotal',
      message: expect.stringContaining(
        '「住民票の写しの交付請求」の総件数（2026100100001234）が上限の999,999,999を超えています。',
      ),
    });
  });

  it('is an exemption without its reason, and a reason without exemption', () => {
    expect(codes(refusals(checked({ stage: 'exempt' })))).toEqual(['exempt-without-reason']);
    expect(codes(refusals(checked({ exemptReason: 'other' })))).toEqual(['reason-without-exempt']);
    expect(refusals(checked({ stage: 'exempt', exemptReason: 'original-check' }))).toEqual([]);
  });

  it('is a new plan that lies before the month while the procedure is not online', () => {
    const late = { stage: 'preparing', plannedMonth: parseMonth('2026-09') } as const;
    expect(refusals(checked(late))).toMatchObject([
      {
        code: 'plan-before-month',
        message: expect.stringContaining(
          '対象月の2026年10月（令和8年10月）より前の2026年9月（令和8年9月）になっています。',
        ),
      },
    ]);
    expect(refusals(checked({ ...late, plannedMonth: october }))).toEqual([]);
    expect(refusals(checked({ ...late, stage: 'online' }))).toEqual([]);
  });

  it('is not a plan that was there already and has slipped: that is a warning', () => {
    const plannedMonth = parseMonth('2026-09');
    const now = { stage: 'preparing', plannedMonth, applicationsOnline: value(0) } as const;
    const slipped = checked(now, { stage: 'preparing', plannedMonth });
    expect(refusals(slipped)).toEqual([]);
    expect(codes(warnings(slipped))).toEqual(['plan-passed']);
  });
});

describe('what should be looked at again', () => {
  it('is a stage that goes backwards without a note', () => {
    const back = { stage: 'preparing', applicationsOnline: value(0) } as const;
    expect(codes(warnings(checked(back)))).toEqual(['stage-backwards']);
    expect(warnings(checked(back))[0]?.message).toContain('「オンライン申請可」から「準備中」');
    expect(warnings(checked({ ...back, note: 'システム更改のため休止' }))).toEqual([]);
    expect(codes(warnings(checked({ ...back, note: ' ' })))).toEqual(['stage-backwards']);
  });

  it('is a stage online without any channel', () => {
    expect(codes(warnings(checked({}, { hasChannel: false })))).toEqual(['online-without-channel']);
    expect(warnings(checked({}, { hasChannel: false }))[0]?.message).toContain(
      '、2026年10月（令和8年10月）の末日に使える受付システムが登録されていません。',
    );
    const offline = { stage: 'preparing', applicationsOnline: value(0) } as const;
    expect(warnings(checked(offline, { stage: null, hasChannel: false }))).toEqual([]);
  });

  it('is a count nobody gave, unless the procedure is out of scope', () => {
    const silent = { applicationsTotal: notProvided, applicationsOnline: notProvided };
    expect(codes(warnings(checked(silent)))).toEqual(['total-missing', 'online-missing']);
    expect(warnings(checked({ ...silent, stage: 'abolished' }))).toEqual([]);
    expect(warnings(checked({ ...silent, stage: 'exempt', exemptReason: 'other' }))).toEqual([]);
    expect(warnings({ ...checked(silent), frequency: 'yearly' })).toEqual([]);
    const march = { ...checked(silent), frequency: 'yearly' as const, month: parseMonth('2027-03') };
    expect(codes(warnings(march))).toEqual(['total-missing', 'online-missing']);
  });

  it('is ten times or a tenth of last month or of the same month last year', () => {
    const before = { total: value(10), online: value(40) };
    expect(codes(warnings(checked({}, { previousMonth: before })))).toEqual(['total-unlike-previous-month']);
    const lastYear = { total: value(1000), online: value(400) };
    expect(codes(warnings(checked({}, { sameMonthLastYear: lastYear })))).toEqual([
      'total-unlike-last-year',
      'online-unlike-last-year',
    ]);
  });

  it('is not compared with a month in which nobody gave a count', () => {
    const before = { total: notProvided, online: notApplicable };
    expect(warnings(checked({}, { previousMonth: before }))).toEqual([]);
  });

  it('is settled by confirming it by its key, and only that one', () => {
    const both = checked(
      { confirmedWarnings: ['online-without-channel=partial'], stage: 'partial' },
      { hasChannel: false },
    );
    expect(codes(unconfirmedWarnings(both))).toEqual(['stage-backwards']);
  });

  it('is open again for another value', () => {
    const known = { previousMonth: { total: value(50), online: notProvided } };
    const confirmedWarnings = ['total-unlike-previous-month=500'];
    const open = (total: number) =>
      codes(unconfirmedWarnings(checked({ confirmedWarnings, applicationsTotal: value(total) }, known)));
    expect(open(500)).toEqual([]);
    expect(open(500_000)).toEqual(['total-unlike-previous-month']);
  });

  it.each([
    [999_999, null, null, []],
    [1_000_000, null, null, ['total-very-large']],
    [20_261_001, null, null, ['total-very-large']],
    [20_261_001, 30, null, ['total-very-large', 'total-unlike-previous-month']],
    [20_261_001, null, 5_000_000, []],
    [1_200_000, 1_100_000, null, []],
    [1_200_000, 12, 1_100_000, ['total-unlike-previous-month']],
  ])(
    'is %d applications in a month, after %s last month and %s a year ago: %j',
    (now, month, year, expected) => {
      const pair = (total: number | null) =>
        total === null ? null : { total: value(total), online: notProvided };
      const known = { previousMonth: pair(month), sameMonthLastYear: pair(year) };
      expect(codes(warnings(checked({ applicationsTotal: value(now) }, known)))).toEqual(expected);
    },
  );
});

describe('ten times or a tenth', () => {
  it.each([
    [9, 0, false],
    [10, 0, true],
    [0, 0, false],
    [99, 10, false],
    [100, 10, true],
    [9_007_199_254_740_991, 900_719_925_474_099, true],
    [9_007_199_254_740_989, 900_719_925_474_099, false],
  ])('%d beside %d: %s', (a, b, apart) => {
    expect(tenfoldApart(a, b)).toBe(apart);
  });

  it('reads the same both ways', () => {
    const count = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(fc.property(count, count, (a, b) => tenfoldApart(a, b) === tenfoldApart(b, a)));
  });
});

describe('applications online of a procedure that is not online', () => {
  it.each(['not-started', 'preparing'] as const)('are asked about at the stage %s', (stage) => {
    const asked = warnings(checked({ stage, applicationsOnline: value(3) }, { stage }));
    expect(asked).toMatchObject([
      { code: 'online-below-stage', field: 'applicationsOnline', key: 'online-below-stage=3' },
    ]);
    expect(asked[0]?.message).toContain('オンライン件数が3件あります');
  });

  it('are no question at 0 or unknown, from 一部オンライン on, or where the stage is not answered or out of scope', () => {
    for (const applicationsOnline of [value(0), notProvided, notApplicable])
      expect(
        codes(warnings(checked({ stage: 'preparing', applicationsOnline }, { stage: null }))),
      ).not.toContain('online-below-stage');
    for (const stage of [null, 'partial', 'online', 'end-to-end', 'abolished'] as const)
      expect(codes(warnings(checked({ stage }, { stage })))).not.toContain('online-below-stage');
  });
});

describe('a count that comes for the third time', () => {
  const pair = (total: number, online: number) => ({ total: value(total), online: value(online) });
  const after = (previous: number, before: number) =>
    codes(warnings(checked({}, { previousMonth: pair(previous, 39), monthBeforeLast: pair(before, 38) })));

  it('is asked about once it is the same in three months in a row, each count by itself', () => {
    expect(after(100, 100)).toEqual(['total-repeated']);
    expect([after(100, 99), after(99, 100), after(99, 99)]).toEqual([[], [], []]);
    const same = { previousMonth: pair(99, 40), monthBeforeLast: pair(98, 40) };
    expect(codes(warnings(checked({}, same)))).toEqual(['online-repeated']);
  });

  it('is no question where nobody applied, where a month is missing, or for a yearly report', () => {
    const none = { previousMonth: pair(0, 0), monthBeforeLast: pair(0, 0) };
    const nobody = { applicationsTotal: value(0), applicationsOnline: value(0) };
    expect(warnings(checked(nobody, none))).toEqual([]);
    expect(warnings(checked({}, { previousMonth: pair(100, 40) }))).toEqual([]);
    const thrice = { previousMonth: pair(100, 40), monthBeforeLast: pair(100, 40) };
    expect(warnings({ ...checked({}, thrice), frequency: 'yearly' })).toEqual([]);
  });
});
