import { describe, expect, it } from '@jest/globals';
import { notApplicable, notProvided, value } from '../../kernel/count.js';
import { onePartQuestion } from './one-part.js';

describe('a yearly count of which one part is missing', () => {
  it.each([
    [value(500), notProvided, 'オンライン件数が未回答'],
    [notApplicable, notProvided, 'オンライン件数が未回答'],
    [value(0), notProvided, 'オンライン件数が未回答'],
    [notProvided, value(3), '総件数が未回答'],
    [notProvided, notApplicable, '総件数が未回答'],
  ])('is asked about: %p of %p', (total, online, words) => {
    const question = onePartQuestion('転入届', { total, online });
    expect(question).toContain(words);
    expect(question).toContain('「転入届」');
  });

  it.each([
    [value(500), value(300)],
    [value(0), notApplicable],
    [notApplicable, notApplicable],
    [notProvided, notProvided],
  ])('is not where both or none are stated: %p of %p', (total, online) => {
    expect(onePartQuestion('転入届', { total, online })).toBeNull();
  });
});
