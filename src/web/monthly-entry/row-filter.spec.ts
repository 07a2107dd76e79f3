import { describe, expect, it } from '@jest/globals';
import { type RowView } from './entry-view.js';
import { filteredPath, filtersOf, readRowFilter } from './row-filter.js';

function view({ version = 1, returnReason = null as string | null, confirmed = true, trouble = false }) {
  const row = { returnReason, warnings: [{ confirmed }] };
  return { row, version, trouble: trouble ? {} : null } as unknown as RowView;
}

describe('the filters of the monthly table', () => {
  it('know what nobody has saved and what asks for another look', () => {
    expect(filtersOf(view({}))).toEqual([]);
    expect(filtersOf(view({ version: 0 }))).toEqual(['open']);
    expect(filtersOf(view({ confirmed: false }))).toEqual(['warned']);
    expect(filtersOf(view({ returnReason: '件数' }))).toEqual(['warned']);
    expect(filtersOf(view({ version: 0, trouble: true }))).toEqual(['open', 'warned']);
  });

  it('are read from the address, which anything else leaves as it is', () => {
    expect(['open', 'warned', 'x', ['open'], undefined].map(readRowFilter)).toEqual([
      'open',
      'warned',
      'all',
      'all',
      'all',
    ]);
    expect(filteredPath('/report/2026-06', 'open')).toBe('/report/2026-06?show=open');
    expect(filteredPath('/report/2026-06', 'all')).toBe('/report/2026-06');
  });
});
