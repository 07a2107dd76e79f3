import { describe, expect, it } from '@jest/globals';
import { type RegisteredProcedure } from '../catalogue/procedure/similar-procedures.js';
import { ProcedureFinder } from './procedure-finder.js';

const procedure = (code: string, name: string, retired = false): RegisteredProcedure => ({
  id: `id-${code}`,
  code,
  name,
  departmentId: 'department',
  retired,
});

const catalogue = [
  procedure('A1', '住民票の写しの交付請求'),
  procedure('A2', '保育所入所申込'),
  procedure('A3', '保育所入所申込'),
  procedure('A4', '旧様式の届出', true),
];

function messageOf(overrides: { code?: string; name?: string }): string {
  const found = new ProcedureFinder(catalogue).find(2, overrides);
  return 'fault' in found ? found.fault.message : '';
}

function codeOf(overrides: { code?: string; name?: string }): string {
  const found = new ProcedureFinder(catalogue).find(2, overrides);
  return 'procedure' in found ? found.procedure.code : '';
}

describe('finding the procedure a row means', () => {
  it('goes by the code, in any width', () => {
    expect(codeOf({ code: 'Ａ１' })).toBe('A1');
  });

  it('goes by the name where there is no code, in any width and spacing', () => {
    expect(codeOf({ name: '住民票 の写しの交付請求' })).toBe('A1');
  });

  it('takes a code beside a name the catalogue spells differently', () => {
    expect(codeOf({ code: 'A1', name: '住民票（写）' })).toBe('A1');
  });

  it('refuses a code beside the name of another procedure: the rows have slipped', () => {
    expect(messageOf({ code: 'A1', name: '保育所入所申込' })).toContain('別の手続');
  });

  it('refuses a name that two procedures have, and says which', () => {
    expect(messageOf({ name: '保育所入所申込' })).toContain('A2、A3');
  });

  it('refuses what the catalogue does not know or has retired, and a row without either', () => {
    expect(messageOf({ code: 'X' })).toContain('手続台帳にありません');
    expect(messageOf({ name: '知らない手続' })).toContain('手続台帳にありません');
    expect(messageOf({ code: 'A4' })).toContain('登録取消');
    expect(messageOf({})).toContain('空欄');
  });

  it('refuses the same procedure on a second row, also under its other name', () => {
    const finder = new ProcedureFinder(catalogue);
    finder.find(2, { code: 'A1' });
    const again = finder.find(5, { name: '住民票の写しの交付請求' });
    expect(again).toMatchObject({ fault: { row: 5, message: expect.stringContaining('2行目') } });
  });
});
