import { describe, expect, it } from '@jest/globals';
import { parseMonth } from '../../kernel/month.js';
import { dashboardAddress, mayOpen } from './dashboard-view.js';

const own = { rowsReach: 'own', ownDepartment: 'a' } as const;
const department = (key: string) => ({ kind: 'department' as const, key, name: key });

describe('the dashboard', () => {
  it('leads a department to its own rows and to nobody else’s', () => {
    expect(mayOpen(own, department('a'))).toBe(true);
    expect(mayOpen(own, department('b'))).toBe(false);
    expect(mayOpen(own, { kind: 'group', key: 'a' })).toBe(false);
    expect(mayOpen({ rowsReach: 'all', ownDepartment: null }, department('b'))).toBe(true);
  });

  it('keeps period and order in its address', () => {
    const orders = { departments: { by: 'usage', descending: true }, groups: null };
    expect(dashboardAddress(parseMonth('2026-10'), orders)).toBe(
      '/dashboard?period=2026-10&departments=-usage',
    );
  });
});
