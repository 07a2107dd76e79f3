import { describe, expect, it } from '@jest/globals';
import { type AspectValue } from '../../achievement/comparison/aspect-value-answer.dto.js';
import { type Aspect } from '../../achievement/comparison/aspect-names.js';
import { type Stage } from '../../kernel/stage.js';
import { changeSentences } from './change-sentence.js';

const sentence = (what: Aspect, before: AspectValue, after: AspectValue) =>
  changeSentences([{ what, before, after }])[0];

describe('what changed about a procedure, in words', () => {
  it('tells a step of the stage, also from nobody having said', () => {
    const [none, partial] = [
      { stage: null, exemptReason: null },
      { stage: 'partial', exemptReason: null },
    ] as const;
    expect(sentence('stage', none, partial)).toBe('段階が未回答から一部オンラインになった');
  });

  it('tells why a procedure is exempt', () => {
    const exempt = { stage: 'exempt', exemptReason: 'original-check' } as const;
    expect(sentence('stage', { stage: 'preparing', exemptReason: null }, exempt)).toBe(
      '段階が準備中から適用除外（原本確認）になった',
    );
  });

  it('names the procedure because of which an item changed', () => {
    const side = (stage: Stage) => ({ procedure: '転出届', value: { stage, exemptReason: null } });
    expect(sentence('stage', side('not-started'), side('online'))).toBe(
      '「転出届」の段階が未着手からオンライン申請可になった',
    );
  });

  it('tells counts apart from no answer and from nothing to count, and only those that differ', () => {
    expect(sentence('count', { total: 1200, online: null }, { total: 1200, online: 0 })).toBe(
      'オンライン件数が未回答から0件になった',
    );
    expect(sentence('count', { total: '該当なし', online: 0 }, { total: 5, online: 0 })).toBe(
      '総件数が該当なしから5件になった',
    );
  });

  it('tells what was mapped and what no longer is', () => {
    expect(sentence('mapping', ['a', 'b'], ['b', 'c', 'd'])).toBe(
      '優先手続と手続の対応が2件加わった・1件外れた（2件から3件）',
    );
  });

  it('tells why an item is not handled', () => {
    const before = { state: 'unconfirmed', reason: null } as const;
    expect(sentence('applicability', before, { state: 'not-handled', reason: 'joint-body' })).toBe(
      '該当の有無が未確認から非該当（一部事務組合・広域連合）になった',
    );
  });

  it('tells a department that was undecided, a channel that was missing and a report that counts', () => {
    expect(sentence('department', { id: null, name: null }, { id: 'x', name: '市民課' })).toBe(
      '所管課が所管課未定から市民課になった',
    );
    expect(sentence('channel', [], [{ kind: 'eltax', url: null }])).toBe(
      '受付システムがなしからeLTAXになった',
    );
    expect(sentence('report', { expected: true, counted: false }, { expected: true, counted: true })).toBe(
      '報告が数えられた',
    );
    expect(sentence('report', true, false)).toBe('報告がそろわなくなった');
  });
});
