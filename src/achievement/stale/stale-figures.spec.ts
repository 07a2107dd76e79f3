import { describe, expect, it } from '@jest/globals';
import { staleOf } from './stale-figures.js';

const computedAt = new Date('2026-11-10T00:00:00Z');
const provisional = { state: 'provisional', computedAt } as const;
const owed = {
  ...{ requested: 3, done: 2, failures: 0, failure: null, failureCause: null, setAsideAt: null },
  requestedAt: new Date('2026-11-15T03:00:00Z'),
  doneAt: new Date('2026-11-12T00:30:00Z'),
};
const done = { ...owed, done: 3 };
const none = { provisional: undefined, final: undefined };
const failing = {
  ...{ ...owed, failures: 4, failure: 'Connection terminated unexpectedly' },
  failureCause: 'technical' as const,
};

describe('figures that wait for a computation', () => {
  it('say nothing where they hold everything, and where they are closed', () => {
    expect(staleOf(provisional, none)).toBeNull();
    expect(staleOf(provisional, { provisional: done, final: done })).toBeNull();
    expect(staleOf({ state: 'final', computedAt }, { provisional: failing, final: failing })).toBeNull();
  });

  it('say until when they hold, since when not, and that nothing is to be done', () => {
    expect(staleOf(provisional, { ...none, provisional: owed })).toEqual({
      ...{ state: 'waiting', since: owed.requestedAt, upTo: owed.doneAt, failures: 0, reason: null },
      advice: '自動で計算します。少し待ってから、もう一度開いてください。',
      sentence:
        '2026年11月12日（令和8年11月12日）09:30までの内容による値で、その後の変更（最後は2026年11月15日（令和8年11月15日）12:00）は計算に入っていません。' +
        '自動で計算します。少し待ってから、もう一度開いてください。',
    });
  });

  it('hold what was there when they were worked out, where nothing else is known', () => {
    const first = { ...owed, doneAt: null };
    expect(staleOf(provisional, { ...none, provisional: first })?.upTo).toBe(computedAt);
  });

  it.each([
    ['Connection terminated unexpectedly', 'technical' as const, '一時的につながりませんでした'],
    ['column "x" does not exist at /srv/app/figure.ts:12', 'computation' as const, '内部のエラー'],
    ['優先手続一覧が読み込まれていません。', 'computation' as const, '優先手続一覧が読み込まれていません。'],
  ])('say why they fail in plain Japanese: %s', (failure, failureCause, reason) => {
    const stale = staleOf(provisional, { ...none, provisional: { ...failing, failure, failureCause } });
    expect(stale).toMatchObject({ state: 'failing', failures: 4 });
    expect(stale?.reason).toContain(reason);
    expect(stale?.sentence).toContain(reason);
    expect(stale?.sentence).toContain('「処理の状況」でやり直してください');
    expect(stale?.sentence).not.toMatch(/[a-z]{4}/);
  });

  it('say that nobody tries any more where they are set aside', () => {
    const aside = { ...failing, setAsideAt: computedAt };
    expect(staleOf(provisional, { ...none, provisional: aside })).toMatchObject({
      state: 'set-aside',
      reason: expect.stringContaining('終わる前に止まりました'),
      advice: expect.stringMatching(/^自動ではやり直しません。/),
    });
  });

  it('say that the month is being closed, and how to take that back where it fails', () => {
    expect(staleOf(provisional, { provisional: done, final: owed })).toMatchObject({
      state: 'closing',
      sentence:
        '2026年11月15日（令和8年11月15日）12:00に始めた確定の処理が終わっていないため、速報値を示しています。確定の処理が終わると、確定値に替わります。',
    });
    expect(staleOf(provisional, { provisional: done, final: failing })).toMatchObject({
      state: 'failing',
      advice: expect.stringContaining('確定を取り消して'),
    });
  });
});
