import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differenceOf } from './edition-difference.js';
import { type ListItemDto } from './priority-list-answer.dto.js';

const item = (key: string, number: number, change: Partial<ListItemDto> = {}): ListItemDto => ({
  key,
  number,
  name: `${key}の届出`,
  groupKey: 'child',
  groupName: '子育て関係',
  handler: 'both',
  tags: ['a', 'b'],
  verification: 'verified',
  ...change,
});

describe('the difference between two editions', () => {
  it('knows an item by its key though its number has moved', () => {
    const { added, removed, changed, same } = differenceOf(
      [item('birth', 1), item('fire', 2)],
      [item('birth', 1), item('new', 2), item('fire', 3)],
    );
    expect(added.map(({ key }) => key)).toEqual(['new']);
    expect(removed).toEqual([]);
    expect(changed.map(({ key, fields }) => [key, fields])).toEqual([['fire', ['number']]]);
    expect(same).toBe(1);
  });

  it('names every field that changed, and does not mind the order of tags', () => {
    const { changed } = differenceOf(
      [item('birth', 1), item('care', 2)],
      [item('birth', 1, { tags: ['b', 'a'] }), item('care', 2, { name: '介護の届出', tags: ['a'] })],
    );
    expect(changed.map(({ key, fields }) => [key, fields])).toEqual([['care', ['name', 'tags']]]);
  });

  it('lists everything as added where there was nothing, as removed where there is nothing', () => {
    const items = [item('birth', 1), item('care', 2)];
    expect(differenceOf([], items)).toMatchObject({ added: items, removed: [], same: 0 });
    expect(differenceOf(items, [])).toMatchObject({ added: [], removed: items, same: 0 });
  });

  it('read backwards says the opposite', () => {
    const edition = fc.uniqueArray(
      fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), number: fc.integer({ min: 1, max: 9 }) }),
      { selector: ({ key }) => key },
    );
    fc.assert(
      fc.property(edition, edition, (first, second) => {
        const [from, to] = [first, second].map((list) => list.map(({ key, number }) => item(key, number)));
        const [there, back] = [differenceOf(from ?? [], to ?? []), differenceOf(to ?? [], from ?? [])];
        expect(back.added).toEqual(there.removed);
        expect(back.removed).toEqual(there.added);
        expect(back.changed.map(({ key }) => key).sort()).toEqual(there.changed.map(({ key }) => key).sort());
        expect(there.same + there.changed.length + there.added.length).toBe(to?.length);
      }),
    );
  });
});
