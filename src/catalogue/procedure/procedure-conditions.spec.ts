import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { parseDate } from '../../kernel/date.js';
import { foundByIndex } from './procedure-conditions.sql.js';
import { type ProcedureQuery } from './procedure-query.dto.js';

const PAGE = { today: parseDate('2026-11-15'), sort: 'updated', limit: 50 } as const;
const departmentId = '0190a3c2-7c3b-7b1e-9d7a-3f6f2f7a1b2c';

describe('a page of procedures', () => {
  it.each<[string, Partial<ProcedureQuery>]>([
    ['without a filter', {}],
    ['without a filter, by name', { sort: 'name' }],
    ['without a filter, by nearness to nothing', { sort: 'relevance' }],
    ['of a stage, by the time of change', { stages: ['online'] }],
    ['of those not answered, by the time of change', { stages: ['unanswered'] }],
    ['of a department and a stage, by the time of change', { departmentId, stages: ['exempt'] }],
    ['of a department, by code', { departmentId, sort: 'code' }],
    ['after a row', { departmentId, stages: ['online'], after: ['2026-11-01', departmentId] }],
    ['before a row', { sort: 'code', before: ['P-1'] }],
    ['with fields that are left out', { search: undefined, kind: undefined }],
  ])('%s has an index whatever the values are', (_, query) => {
    expect(foundByIndex({ ...PAGE, ...query })).toBe(true);
  });

  it.each<[string, Partial<ProcedureQuery>]>([
    ['of a length of its own', { limit: 49 }],
    ['of several stages', { stages: ['online', 'partial'] }],
    ['of no stage', { stages: [] }],
    ['of a stage, by name', { stages: ['online'], sort: 'name' }],
    ['of a department, by name', { departmentId, sort: 'name' }],
    ['of a department, by the time of change', { departmentId }],
    ['that is searched', { search: '住民票', sort: 'relevance' }],
    ['of a kind', { kind: 'claim' }],
    ['of what is exempt', { exempt: true }],
    ['with what is retired', { retired: 'all' }],
    ['of an item', { itemKey: 'x', sort: 'code' }],
    ['not mapped', { mapped: false, sort: 'code' }],
  ])('%s is planned for its values', (_, query) => {
    expect(foundByIndex({ ...PAGE, ...query })).toBe(false);
  });
});
