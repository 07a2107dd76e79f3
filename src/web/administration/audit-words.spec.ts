import { describe, expect, it } from '@jest/globals';
import { actionName, fieldChanges } from './audit-words.js';

const nameOf = (id: string) => (id === 'd-1' ? '市民課' : undefined);

describe('a line of 操作の記録', () => {
  it('tells what changed in the words of the screens, departments by name', () => {
    expect(
      fieldChanges({ departmentId: 'd-1', stage: null }, { departmentId: null, stage: 'online' }, nameOf),
    ).toEqual([
      { field: '所管課', before: '市民課', after: '（なし）' },
      { field: '段階', before: '（なし）', after: 'オンライン申請可' },
    ]);
  });

  it('leaves out what did not change and what is no one’s business', () => {
    const fields = { id: 'x', version: 1, name: '市民課' };
    expect(fieldChanges(fields, { ...fields, version: 2 }, nameOf)).toEqual([]);
    expect(fieldChanges(null, null, nameOf)).toEqual([]);
  });

  it('keeps the name of an action nobody has named', () => {
    expect(actionName('department.merge')).toBe('課を統合');
    expect(actionName('something.new')).toBe('something.new');
  });
});
