import { describe, expect, it } from '@jest/globals';
import { isSetUp, type SetUpCounts, setUpSteps } from './set-up-steps.js';

const NOTHING: SetUpCounts = {
  departments: 0,
  departmentsWithUser: 0,
  procedures: 0,
  mapped: 0,
  items: 59,
  stated: 0,
  unconfirmed: 12,
  targets: 0,
  months: 0,
};
const ALL: SetUpCounts = {
  departments: 3,
  departmentsWithUser: 3,
  procedures: 30,
  mapped: 12,
  items: 59,
  stated: 12,
  unconfirmed: 0,
  targets: 1,
  months: 1,
};

const states = (counts: Partial<SetUpCounts>) =>
  setUpSteps({ ...NOTHING, ...counts }).map(({ state }) => state);
const stepOf = (key: string, counts: Partial<SetUpCounts>) =>
  setUpSteps({ ...NOTHING, ...counts }).find((step) => step.key === key);

describe('the steps after the first sign-in', () => {
  it('begin with the departments; what needs others first waits without a button', () => {
    expect(states({})).toEqual(['to-do', 'waiting', 'to-do', 'waiting', 'waiting', 'to-do', 'waiting']);
    expect(stepOf('procedures', {})).toMatchObject({
      fact: '先に組織（課）を登録してください。',
      action: null,
    });
  });

  it('open the next ones as departments and procedures come in', () => {
    expect(states({ departments: 3 })).toEqual([
      'done',
      'to-do',
      'to-do',
      'waiting',
      'to-do',
      'to-do',
      'waiting',
    ]);
    expect(states({ departments: 3, procedures: 30 })).not.toContain('waiting');
  });

  it('say how far those have come that have many parts', () => {
    expect(stepOf('users', { departments: 3, departmentsWithUser: 2 })).toMatchObject({
      state: 'begun',
      fact: '3課のうち2課に利用者',
    });
    expect(stepOf('applicability', { stated: 8, unconfirmed: 4 })).toMatchObject({
      state: 'begun',
      fact: '59件のうち4件が未確認',
    });
  });

  it('have one button each until they are done', () => {
    for (const { state, action } of setUpSteps({ ...NOTHING, departments: 3, procedures: 1 }))
      expect(action === null).toBe(state === 'done');
    expect(setUpSteps(ALL).map(({ action }) => action)).toEqual(Array(7).fill(null));
  });
});

describe('the list', () => {
  it('is needed until a month was opened and every step was begun', () => {
    expect(isSetUp(setUpSteps(ALL))).toBe(true);
    expect(isSetUp(setUpSteps({ ...ALL, unconfirmed: 3, departmentsWithUser: 1 }))).toBe(true);
    expect(isSetUp(setUpSteps({ ...ALL, months: 0 }))).toBe(false);
    expect(isSetUp(setUpSteps({ ...ALL, targets: 0 }))).toBe(false);
    expect(isSetUp(setUpSteps(NOTHING))).toBe(false);
  });
});
