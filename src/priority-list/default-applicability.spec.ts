import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '../kernel/invalid-input.js';
import {
  APPLICABILITY_LABELS,
  APPLICABILITY_STATES,
  countsAsHandled,
  NOT_HANDLED_REASON_LABELS,
  NOT_HANDLED_REASONS,
  parseApplicability,
  parseNotHandledReason,
} from './applicability-words.js';
import { defaultApplicability } from './default-applicability.js';

describe('applicability before anyone has said anything', () => {
  it("a city does not handle a prefecture's affairs", () => {
    expect(defaultApplicability('prefecture', 'municipality')).toEqual({
      state: 'not-handled',
      reason: 'prefectural-affair',
      note: null,
    });
  });

  it("a prefecture does not handle a city's affairs", () => {
    expect(defaultApplicability('municipality', 'prefecture')).toEqual({
      state: 'not-handled',
      reason: 'other',
      note: '市区町村の事務',
    });
  });

  it('each handles its own', () => {
    expect(defaultApplicability('municipality', 'municipality').state).toBe('handled');
    expect(defaultApplicability('prefecture', 'prefecture').state).toBe('handled');
  });

  it('what both handle is unconfirmed, and counts as handled until settled', () => {
    const { state } = defaultApplicability('both', 'municipality');
    expect(state).toBe('unconfirmed');
    expect(countsAsHandled(state)).toBe(true);
    expect(countsAsHandled('not-handled')).toBe(false);
  });
});

describe('the words of applicability in a file', () => {
  it('are read as they are shown', () => {
    expect(APPLICABILITY_STATES.map((state) => parseApplicability(APPLICABILITY_LABELS[state]))).toEqual(
      APPLICABILITY_STATES,
    );
    expect(NOT_HANDLED_REASONS.map((r) => parseNotHandledReason(NOT_HANDLED_REASON_LABELS[r]))).toEqual(
      NOT_HANDLED_REASONS,
    );
    expect(parseNotHandledReason(' 一部事務組合･広域連合 ')).toBe('joint-body');
  });

  it('a blank reason is none', () => expect(parseNotHandledReason(' ')).toBeNull());

  it('other words are refused', () => {
    expect(() => parseApplicability('')).toThrow(InvalidInput);
    expect(() => parseApplicability('有')).toThrow(
      '「該当」「非該当」「未確認」のいずれかで入力してください。',
    );
    expect(() => parseNotHandledReason('不明')).toThrow('非該当の理由「不明」');
  });
});
