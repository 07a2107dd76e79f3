import { describe, expect, it } from '@jest/globals';
import { parseMonth } from '../../kernel/month.js';
import { correctionNote, dashboardAddress, mayOpen } from './dashboard-view.js';

const own = { rowsReach: 'own', ownDepartment: 'a' } as const;
const department = (key: string) => ({ kind: 'department' as const, key, name: key });

describe('the dashboard', () => {
  it('tells of an earlier month that was corrected since, with the year where it is another', () => {
    const correction = { revision: 2, closedAt: new Date(0) };
    expect(correctionNote({ month: '2026-10', ...correction }, '2026-12-31')).toBe('10月分訂正あり（第2版）');
    expect(correctionNote({ month: '2025-10', ...correction }, '2026-12-31')).toBe(
      '2025年10月分訂正あり（第2版）',
    );
  });

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
