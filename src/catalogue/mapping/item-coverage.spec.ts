import { describe, expect, it } from '@jest/globals';
import { type Stage } from '../../kernel/stage.js';
import { type CoveringProcedure, gapsOf, isItemOnline } from './item-coverage.js';

const at = (stage: Stage | null, retired = false): CoveringProcedure => ({
  stage,
  exemptReason: stage === 'exempt' ? 'face-to-face' : null,
  retired,
});

describe('an item of the list', () => {
  it.each([
    ['without a procedure', [], false, false],
    ['with one that is online and one that is not', [at('partial'), at('preparing')], true, false],
    ['with one online and one that nobody has spoken of', [at('online'), at(null)], true, false],
    ['with one online and one exempt', [at('end-to-end'), at('exempt')], true, false],
    ['with one online and one abolished', [at('online'), at('abolished')], true, true],
    ['with one online and one retired', [at('online'), at('not-started', true)], true, true],
    ['whose only online procedure is retired', [at('online', true), at('preparing')], false, false],
    ['with nothing but abolished procedures', [at('abolished')], false, false],
  ])('%s is online by either rule as told', (_, procedures, any, all) => {
    expect([isItemOnline(procedures, 'any'), isItemOnline(procedures, 'all')]).toEqual([any, all]);
  });

  it.each([
    ['handled', [at('preparing')], []],
    ['handled', [], ['unmapped']],
    ['handled', [at('abolished'), at('online', true)], ['unmapped']],
    ['unconfirmed', [], ['unconfirmed', 'unmapped']],
    ['unconfirmed', [at('online')], ['unconfirmed']],
    ['not-handled', [], []],
    ['not-handled', [at('online')], ['mapped-though-not-handled']],
  ] as const)('that is %s shows what is to settle', (state, procedures, gaps) => {
    expect(gapsOf(state, procedures)).toEqual(gaps);
  });
});
