import { describe, expect, it } from '@jest/globals';
import { render } from 'preact-render-to-string';
import { RateCell } from './rate-cell.js';

const figure = {
  numerator: 1,
  denominator: 4,
  percent: '25.0',
  completeness: { reported: 4, expected: 4 },
  reason: null,
};
const none = {
  ...figure,
  numerator: null,
  denominator: null,
  percent: null,
  completeness: { reported: 0, expected: 3 },
  reason: '段階が、1つも登録されていません。',
};

describe('a rate in a cell', () => {
  it.each([
    ['a whole one', figure, /25\.0%.*1 \/ 4/, /回答/],
    [
      'one not answered in full',
      { ...figure, completeness: { reported: 3, expected: 4 } },
      /回答 3 \/ 4/,
      /―/,
    ],
    ['no value', none, /1つも登録されていません。.*回答 0 \/ 3/, /―/],
    [
      'nothing to count',
      { ...none, completeness: { reported: 0, expected: 0 }, reason: null },
      /^―$/,
      /回答/,
    ],
  ])('%s', (_, input, shown, not) => {
    const html = render(<RateCell figure={input} address={null} />);
    expect(html).toMatch(shown);
    expect(html).not.toMatch(not);
  });

  it('leaves what was reported to a column beside it', () => {
    expect(render(<RateCell figure={none} address={null} reportedBeside />)).toBe(none.reason);
  });
});
