import { describe, expect, it } from '@jest/globals';
import { type FormBody } from '../http/form-body.js';
import { changedTargetForm, NEW_TARGET, NEW_TARGET_FORM } from './target-form.js';

const POSTED: FormBody = {
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

const TARGET = {
  ...{
    id: 't',
    indicator: null,
    planName: null,
    name: '市民の割合',
    unit: '%',
    decimals: 1,
    level: 'outcome',
  },
  ...{ manual: { name: '市民の割合', unit: '%', decimals: 1, level: 'outcome' } },
  ...{ kind: 'reach', path: [], withdrawn: null, version: 1 },
  baseline: { fiscalYear: 2019, value: '1' },
  targets: [{ fiscalYear: 2029, value: '20.0' }],
};

describe('the form of a target', () => {
  it('says what was typed, full-width or not, without its blank rows', () => {
    expect(NEW_TARGET_FORM.read(POSTED)).toEqual({
      manual: { name: '市民の割合', unit: '%', decimals: 1, level: 'outcome' },
      planName: null,
      kind: 'reach',
      baseline: { fiscalYear: 2024, value: '14.1' },
      targets: [{ fiscalYear: 2029, value: '20.0' }],
      path: [],
    });
  });

  it.each([
    ['30,000', '30000'],
    ['１，２３４．５', '1234.5'],
    ['3,00', '3,00'],
  ])('reads an amount copied from Excel with the commas of its thousands: %s', (typed, value) => {
    expect(NEW_TARGET_FORM.read({ ...POSTED, 'baseline-value': typed })).toMatchObject({
      baseline: { value },
    });
  });

  it('takes decimals that are left empty for missing, not for none', () => {
    expect(NEW_TARGET_FORM.read({ ...POSTED, decimals: '' })).toMatchObject({
      manual: { decimals: Number.NaN },
    });
  });

  it('leaves the indicator of a target that is changed as it is', () => {
    const body = { ...POSTED, indicator: 'usage' };
    expect(NEW_TARGET_FORM.read(body)).toMatchObject({ indicator: 'usage' });
    const changes = changedTargetForm({ indicator: 'usage' }).read(body);
    expect(changes).not.toHaveProperty('indicator');
    expect(changes).not.toHaveProperty('manual');
  });

  it('begins with the unit, decimals, level and kind that most targets have', () => {
    expect(NEW_TARGET_FORM.filledWith(NEW_TARGET)).toMatchObject({
      ...{ unit: '%', decimals: '1', level: 'outcome', kind: 'reach' },
      ...{ name: '', indicator: '', 'baseline-year': '', 'targets-2-year': '', 'path-2-value': '' },
    });
  });

  it('names every year that cannot be read, at its field', () => {
    const body = { ...POSTED, 'baseline-year': 'いつか', 'targets-1-year': '' };
    expect(() => NEW_TARGET_FORM.read(body)).toThrow(
      expect.objectContaining({
        particulars: {
          errors: [
            expect.objectContaining({ where: 'baseline-year' }),
            expect.objectContaining({ where: 'targets-1-year' }),
          ],
        },
      }),
    );
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
    expect(NEW_TARGET_FORM.atInputs([{ where, message: '' }], POSTED)[0]?.where).toBe(field);
  });

  it('shows the years of a target as the plan prints them', () => {
    const filled = changedTargetForm(TARGET).filledWith(TARGET);
    expect([filled['baseline-year'], filled['targets-0-year']]).toEqual(['R1', 'R11']);
    expect(filled['targets-3-year']).toBe('');
  });

  it('tells two versions in words', () => {
    const form = changedTargetForm(TARGET);
    const now = form.filledWith({ ...TARGET, kind: 'keep' });
    const differing = form.compare(form.filledWith(TARGET), now).filter((one) => one.yours !== one.current);
    expect(differing).toEqual([{ label: '目標の種別', yours: '達成', current: '維持' }]);
  });
});
