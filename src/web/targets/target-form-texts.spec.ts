import { describe, expect, it } from '@jest/globals';
import { faultsAtFields, fieldsOfTexts, postedTexts, textsOfTarget } from './target-form-texts.js';

const POSTED = {
  ...{
    indicator: '',
    planName: '',
    name: '市民の割合',
    unit: '%',
    decimals: '１',
    level: 'outcome',
    kind: 'reach',
  },
  ...{ 'baseline-year': 'R6', 'baseline-value': '１４．１' },
  ...{
    'targets-0-year': '',
    'targets-0-value': '',
    'targets-1-year': '令和11年度',
    'targets-1-value': '20.0',
  },
  ...{ 'path-0-year': '', 'path-0-value': '' },
};

describe('the form of a target', () => {
  it('says what was typed, full-width or not, without its blank rows', () => {
    expect(fieldsOfTexts(postedTexts(POSTED))).toEqual({
      manual: { name: '市民の割合', unit: '%', decimals: 1, level: 'outcome' },
      planName: null,
      kind: 'reach',
      baseline: { fiscalYear: 2024, value: '14.1' },
      targets: [{ fiscalYear: 2029, value: '20.0' }],
      path: [],
    });
  });

  it('reads an amount copied from Excel with the commas of its thousands', () => {
    const amounts = postedTexts({
      ...POSTED,
      'baseline-value': '30,000',
      'targets-1-value': '１，２３４．５',
    });
    expect(amounts.baseline.value).toBe('30000');
    expect(amounts.targets[1]?.value).toBe('1234.5');
    expect(postedTexts({ ...POSTED, 'baseline-value': '3,00' }).baseline.value).toBe('3,00');
  });

  it('takes decimals that are left empty for missing, not for none', () => {
    expect(fieldsOfTexts(postedTexts({ ...POSTED, decimals: '' }))).toMatchObject({
      manual: { decimals: Number.NaN },
    });
  });

  it('leaves the indicator of a target that is changed as it is', () => {
    const texts = postedTexts({ ...POSTED, indicator: 'usage' });
    expect(fieldsOfTexts(texts)).toMatchObject({ indicator: 'usage' });
    expect(fieldsOfTexts(texts, { changing: true })).not.toHaveProperty('indicator');
  });

  it.each([
    ['targets.0', 'targets-1-value'],
    ['targets[0].fiscalYear', 'targets-1-year'],
    ['targets', 'targets-0-year'],
    ['targets-1-year', 'targets-1-year'],
    ['baseline', 'baseline-value'],
    ['baseline.fiscalYear', 'baseline-year'],
    ['manual.name', 'name'],
    ['kind', 'kind'],
  ])('shows a fault of %s at %s', (where, field) => {
    expect(faultsAtFields([{ where, message: '' }], postedTexts(POSTED))[0]?.where).toBe(field);
  });

  it('shows the years of a target as the plan prints them', () => {
    const { baseline, targets } = textsOfTarget({
      ...{
        id: 't',
        indicator: null,
        planName: null,
        name: '市民の割合',
        unit: '%',
        decimals: 1,
        level: 'outcome',
      },
      ...{ manual: null, kind: 'reach', path: [], withdrawn: null, version: 1 },
      baseline: { fiscalYear: 2019, value: '1' },
      targets: [{ fiscalYear: 2029, value: '20.0' }],
    });
    expect([baseline.year, targets[0]?.year]).toEqual(['R1', 'R11']);
  });
});
