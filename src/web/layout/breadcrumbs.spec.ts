import { describe, expect, it } from '@jest/globals';
import { type Role, ROLES } from '../../access/context.js';
import { PAGE_ROUTES } from '../../../test/e2e/page-routes.js';
import { crumbsOf } from './breadcrumbs.js';
import { entriesOf } from './navigation.js';

const labels = (path: string, role: Role = 'dx-office') => crumbsOf(path, role).map(({ label }) => label);

describe('the way to a page', () => {
  it.each([
    ['/dashboard', []],
    ['/dashboard/changes', ['ダッシュボード']],
    ['/figures/usage', ['ダッシュボード']],
    ['/procedures/x', ['手続台帳']],
    ['/procedures/x/edit', ['手続台帳', '手続の内容']],
    ['/procedures/bulk/preview', ['手続台帳']],
    ['/months/2026-10/departments/x/entry', ['対象月', '2026年10月（令和8年10月）', '課の報告']],
    ['/review/2026-10/actions/x', ['課題と対応', '2026年10月（令和8年10月）', '対応事項']],
    ['/administration/divisions/x', ['管理', '課']],
    ['/help/figures', ['使い方']],
    ['/account', []],
    ['/', []],
  ])('%s leads through what is above it', (path, expected) => expect(labels(path)).toEqual(expected));

  it('of a department begins with its own entry', () => {
    expect(labels('/months/2026-10/departments/x/entry', 'department')[0]).toBe('月次報告');
    expect(crumbsOf('/months/2026-10', 'department')).toEqual([{ href: '/report', label: '月次報告' }]);
  });

  it.each(ROLES)(
    'leads a %s to pages that are there and that one may see, from every page below an entry',
    (role) => {
      const seen = PAGE_ROUTES.filter(({ route, answers }) => {
        const status = answers.own?.[role] ?? 0;
        return route.startsWith('GET ') && (status === 200 || status === 303);
      }).map(({ route }) => route.slice('GET '.length));
      const plain = (path: string) => path.replace(/:[\w]+/g, '2026-10');
      const there = new Set(seen.map(plain));
      for (const route of seen.filter((one) =>
        entriesOf(role).some(({ href }) => one.startsWith(`${href}/`)),
      )) {
        const crumbs = crumbsOf(plain(route), role);
        expect([route, crumbs.length > 0, crumbs.filter(({ href }) => !there.has(href))]).toEqual([
          route,
          true,
          [],
        ]);
      }
    },
  );
});
