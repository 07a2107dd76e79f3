import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { parseDate } from '../../kernel/date.js';
import { parseMonth } from '../../kernel/month.js';
import { DIGEST_FORM } from './digest-form.js';
import { digestOf, type FrozenPeriod } from './digest.js';
import { type MonthRevisions } from './snapshot.js';

const day = parseDate('2026-10-31');
const period = (form: number, monthRevisions: MonthRevisions | null): FrozenPeriod => ({
  snapshot: {
    period: parseMonth('2026-10'),
    revision: 1,
    state: 'final',
    edition: day,
    itemRule: 'any',
    asOf: day,
    flowsFrom: day,
    flowsTo: day,
    yearlyFiscalYear: 2025,
    stagesKnown: true,
    indicators: [],
    reason: null,
    digestForm: form,
    monthRevisions,
    basisAt: null,
  },
  figures: [],
  procedures: [],
  items: [],
});
const later = { '2026-09': 2 } as MonthRevisions;

describe('the digest of a closed revision', () => {
  it('of the first form is what it was made of then, whatever the rows have gained since', async () => {
    const line =
      '{"asOf":"2026-10-31","edition":"2026-10-31","flowsFrom":"2026-10-31","flowsTo":"2026-10-31","indicators":[],' +
      '"itemRule":"any","period":"2026-10","reason":null,"revision":1,"stagesKnown":true,"state":"final",' +
      '"yearlyFiscalYear":2025}';
    const text = `snapshot 1\n${line}\nfigures 0\nprocedures 0\nitems 0\n`;
    const then = createHash('sha256').update(text).digest('hex');
    expect(await digestOf(period(1, null))).toBe(then);
    expect(await digestOf(period(1, later))).toBe(then);
  });

  it('of the present form is over the months it stands on too', async () => {
    expect(await digestOf(period(DIGEST_FORM, later))).not.toBe(await digestOf(period(DIGEST_FORM, null)));
    expect(await digestOf(period(DIGEST_FORM, null))).not.toBe(await digestOf(period(1, null)));
  });
});
