import { describe, expect, it } from '@jest/globals';
import { countsByState, squareGroups } from './item-squares.js';

type Item = Parameters<typeof squareGroups>[0][number];

const item = (number: number, about: Partial<Item> = {}): Item => ({
  ...{ number, name: `手続${number}`, groupKey: 'childcare', groupName: '子育て', applicability: 'handled' },
  ...{ procedureIds: ['p'], reported: true, onlineAny: false, onlineAll: false },
  ...about,
});
const stateOf = (about: Partial<Item>) => squareGroups([item(1, about)], true)[0]?.squares[0]?.state;

describe('the map of the list', () => {
  it.each([
    ['online', { onlineAny: true, onlineAll: true }],
    ['partly', { onlineAny: true, procedureIds: ['p', 'q'] }],
    ['offline', {}],
    ['unanswered', { reported: false }],
    ['unanswered', { reported: false, procedureIds: [] }],
    ['partly', { onlineAny: true, reported: false }],
    ['not-handled', { applicability: 'not-handled', onlineAny: true, onlineAll: true }],
    ['offline', { applicability: 'unconfirmed' }],
  ] as const)('shows as %s what is %j', (state, about) => {
    expect(stateOf(about as Partial<Item>)).toBe(state);
  });

  it('leads to the procedure of an item, and to the list where there are several, none, or it may not be opened', () => {
    const [group] = squareGroups(
      [item(1), item(2, { procedureIds: ['p', 'q'] }), item(3, { procedureIds: [] })],
      true,
    );
    expect(group?.squares.map(({ address }) => address)).toEqual([
      '/procedures/p',
      '/list?group=childcare',
      '/list?group=childcare',
    ]);
    expect(squareGroups([item(1)], false)[0]?.squares[0]?.address).toBe('/list?group=childcare');
  });

  it('keeps every item in one group and one state', () => {
    const items = [
      item(1),
      item(2, { groupKey: 'care', groupName: '介護', onlineAny: true, onlineAll: true }),
      item(3),
    ];
    const groups = squareGroups(items, true);
    expect(groups.map(({ name, squares }) => [name, squares.map(({ number }) => number)])).toEqual([
      ['子育て', [1, 3]],
      ['介護', [2]],
    ]);
    expect(Object.values(countsByState(groups)).reduce((sum, count) => sum + count, 0)).toBe(3);
  });
});
