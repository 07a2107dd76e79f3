import { describe, expect, it } from '@jest/globals';
import { formatDecimal } from '../../kernel/exact.js';
import { compareFlow, flowFaults } from './process-step.js';
import { type EnteredLaterStepDto, type EnteredStepDto, type ProcessFlow } from './process.dto.js';

const step = (overrides: Partial<EnteredStepDto>): EnteredStepDto => ({
  step: 'entry',
  name: '基幹システムへの入力',
  actor: '職員',
  minutes: '10',
  times: '1',
  per: 'case',
  byMachine: false,
  ...overrides,
});
const later = (replaces: number[], overrides: Partial<EnteredStepDto> = {}): EnteredLaterStepDto => ({
  ...step(overrides),
  replaces,
});

const flow: ProcessFlow = {
  before: [
    step({ step: 'reception', minutes: '3' }),
    step({ step: 'content-check', minutes: '5' }),
    step({ step: 'entry', minutes: '12' }),
    step({ step: 'filing', minutes: '30', per: 'month' }),
  ],
  after: [
    later([1, 2], { step: 'content-check', minutes: '6' }),
    later([3], { step: 'entry', minutes: '2', byMachine: true, actor: 'ロボット' }),
    later([], { step: 'review', name: '例外の処理', minutes: '10', times: '0.1' }),
  ],
};

describe('a flow before and after', () => {
  it('marks the steps that vanish and those that are new', () => {
    expect(compareFlow(flow)).toMatchObject({ vanished: [4], added: [3] });
  });

  it('marks none while only one side is told: what nobody has entered has not vanished', () => {
    expect(compareFlow({ ...flow, after: [] })).toMatchObject({ vanished: [], added: [] });
    expect(compareFlow({ before: [], after: [later([])] })).toMatchObject({ vanished: [], added: [] });
  });

  it('counts the minutes of a case, those of people apart from those of machines', () => {
    const { before, after } = compareFlow(flow);
    expect(formatDecimal(before.byHand, 1)).toBe('20.0');
    expect([after.byHand, after.byMachine].map((one) => formatDecimal(one, 1))).toEqual(['7.0', '2.0']);
  });

  it('says of how many steps nobody knows the minutes', () => {
    const unknown = { ...flow, before: [step({ minutes: null })] };
    expect(compareFlow(unknown).before).toMatchObject({ unknown: 1 });
  });

  it('is free of faults where its numbers can be', () => {
    expect(flowFaults(flow)).toEqual([]);
  });

  it('is refused where it takes over a step that is not there, or never happens', () => {
    const wrong = { before: [step({ times: '0' })], after: [later([2], { minutes: '-1' })] };
    expect(flowFaults(wrong).map(({ where }) => where)).toEqual([
      'before.0.times',
      'after.0.minutes',
      'after.0.replaces',
    ]);
  });
});
