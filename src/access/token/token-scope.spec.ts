import { describe, expect, it } from '@jest/globals';
import { type Context, ROLES } from '../context.js';
import { type Permission, PERMISSION_NAMES, reach, permit } from '../permissions.js';
import { completeScopes, TOKEN_SCOPES, type TokenScope } from './token-scope.js';

const bearer = (scopes: readonly TokenScope[] | undefined, role: Context['actor']['role'] = 'operator') => ({
  municipality: '131016',
  actor: {
    id: 't',
    label: '連携',
    role,
    departmentId: role === 'department' ? 'd' : null,
    sectionHead: false,
  },
  source: 'api' as const,
  scopes,
});

describe('the scopes of a token', () => {
  it.each([
    [['read'], ['read']],
    [['import'], ['import']],
    [
      ['run-logs', 'import', 'import'],
      ['import', 'run-logs'],
    ],
    [['report-write'], ['read', 'report-write']],
    [
      ['settings', 'month'],
      ['read', 'month', 'settings'],
    ],
    [[], []],
  ] as [TokenScope[], TokenScope[]][])('%j come to %j', (input, complete) => {
    expect(completeScopes(input)).toEqual(complete);
  });

  it('take away, and never add: no permission reaches further with scopes than without', () => {
    const order = ['none', 'own', 'all'];
    for (const role of ROLES)
      for (const scope of TOKEN_SCOPES)
        for (const permission of PERMISSION_NAMES) {
          const [with_, without] = [
            reach(bearer([scope], role), permission),
            reach(bearer(undefined, role), permission),
          ];
          expect(order.indexOf(with_)).toBeLessThanOrEqual(order.indexOf(without));
        }
  });

  it('leave tokens, users and passwords to people, whatever the role', () => {
    const forPeople: Permission[] = ['token.manage', 'user.manage', 'account.own', 'queue-board.read'];
    for (const permission of PERMISSION_NAMES) {
      const reached = reach(bearer(TOKEN_SCOPES), permission);
      expect([permission, reached]).toEqual([permission, forPeople.includes(permission) ? 'none' : 'all']);
    }
  });

  it('let a token that only reads change nothing, and one for files nothing but take them in', () => {
    const may = (scope: TokenScope) =>
      PERMISSION_NAMES.filter((one) => reach(bearer([scope]), one) !== 'none');
    expect(may('read').every((one) => /\.(read|rows|read-everywhere)$/.test(one))).toBe(true);
    expect(may('run-logs')).toEqual(['run-log.send', 'run-log.store']);
    expect(may('import')).toEqual(['run-log.store', 'import.run']);
    expect(may('report-write')).toEqual(['report.enter']);
  });

  it('are named where one is missing', () => {
    expect(() => permit(bearer(['read']), 'import.run')).toThrow('ファイルの取込');
    expect(() => permit(bearer(TOKEN_SCOPES), 'user.manage')).toThrow('トークンでは');
  });
});
