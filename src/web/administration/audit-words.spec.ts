import { describe, expect, it } from '@jest/globals';
import { actionName, fieldChanges, subjectParts } from './audit-words.js';

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

  it('says a row of a report as the report’s page does', () => {
    const count = { kind: 'value', value: 1234 };
    const after = {
      applicationsTotal: count,
      applicationsOnline: { kind: 'not-provided' },
      plannedMonth: '2027-04',
      confirmedWarnings: ['online-missing'],
      returnReason: '桁を確かめてください。',
      state: 'submitted',
    };
    const phrases = fieldChanges({}, after, nameOf).map((change) => `${change.field}：${change.after}`);
    expect(phrases).toEqual([
      '総件数：1,234件',
      'オンライン件数：未回答',
      '予定年月：2027年4月（令和9年4月）',
      '確認済みにした注意：オンライン件数が未回答',
      '差戻しの理由：桁を確かめてください。',
      '状態：提出済',
    ]);
  });

  it('says what stands together in one field, and never an id', () => {
    const id = '41992e75-281a-4adb-8cc8-276e0639779c';
    const after = {
      baseline: { value: '31.6', fiscalYear: 2024 },
      mergedInto: id,
      channels: [],
      field: 'water',
    };
    const phrases = fieldChanges({}, after, nameOf).map((change) => `${change.field}：${change.after}`);
    expect(phrases.slice(0, 2)).toEqual(['基準値：値 31.6／年度 2024', '統合先：（名称なし）']);
    expect(phrases.join()).not.toMatch(/[a-z]{3}/);
  });

  it('finds the month and the procedure in what a record is about', () => {
    expect(subjectParts('2026-10/p-1')).toEqual({ period: '2026年10月（令和8年10月）', rest: 'p-1' });
    expect(subjectParts('FY2025/p-1')).toMatchObject({ rest: 'p-1' });
    expect(subjectParts('p-1')).toEqual({ period: undefined, rest: 'p-1' });
  });
});
