import { describe, expect, it } from '@jest/globals';
import { rowsInFields } from './rows-in-fields.js';
import { asTableRows } from './table-rows.js';

describe('rows between fields and columns', () => {
  it('come back in the fields in which they went', () => {
    const rows = [
      { id: 1, stageSince: '2026-10-31', applicationsTotalNa: false, note: null },
      { id: 2, stageSince: null, applicationsTotalNa: true, note: '半_角' },
    ];
    expect(JSON.parse(asTableRows(rows))).toEqual([
      { id: 1, stage_since: '2026-10-31', applications_total_na: false, note: null },
      { id: 2, stage_since: null, applications_total_na: true, note: '半_角' },
    ]);
    expect(rowsInFields(JSON.parse(asTableRows(rows)) as Record<string, unknown>[])).toEqual(rows);
  });

  it('keep what lies within a value as it is', () => {
    const rows = [{ before: { stageSince: 'a', stage_since: 'b' }, itemKeys: ['a_b'] }];
    expect(JSON.parse(asTableRows(rows))).toEqual([
      { before: { stageSince: 'a', stage_since: 'b' }, item_keys: ['a_b'] },
    ]);
    expect(rowsInFields([{ before: { stage_since: 'b' }, item_keys: ['a_b'] }])).toEqual([
      { before: { stage_since: 'b' }, itemKeys: ['a_b'] },
    ]);
  });

  it('leave out what is undefined, as JSON does', () => {
    expect(asTableRows([{ id: undefined, name: '課' }])).toBe('[{"name":"課"}]');
  });

  it('are the very same where no column has a second word', () => {
    const rows = [{ id: 1 }];
    expect(rowsInFields(rows)).toBe(rows);
    expect(rowsInFields([])).toEqual([]);
  });
});
