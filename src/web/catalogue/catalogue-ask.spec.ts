import { describe, expect, it } from '@jest/globals';
import { CatalogueAsk } from './catalogue-ask.js';

describe('the address of the catalogue', () => {
  it('keeps every condition and drops empty and unknown fields', () => {
    const ask = CatalogueAsk.of({ search: '住民', kind: '', stages: ['online', 'partial'], other: 'x' });
    expect(decodeURIComponent(ask.href())).toBe('/procedures?search=住民&stages=online&stages=partial');
  });

  it('begins at the first page when the order changes', () => {
    const ask = CatalogueAsk.of({ kind: 'claim', cursor: 'abc' });
    expect(ask.href({ sort: 'name' })).toBe('/procedures?kind=claim&sort=name');
  });

  it('says nothing of the columns that are shown anyway', () => {
    const columns = ['code', 'department', 'stage', 'planned', 'channels', 'items'];
    expect(CatalogueAsk.of({ columns }).href()).toBe('/procedures');
    expect(CatalogueAsk.of({ columns: ['code'] }).href()).toBe('/procedures?columns=code');
  });

  it('finds the nearest first when one searches', () => {
    expect(CatalogueAsk.of({ search: '住民' }).sort).toBe('relevance');
    expect(CatalogueAsk.of({ search: '住民', sort: 'name' }).sort).toBe('name');
    expect(CatalogueAsk.of({}).sort).toBe('code');
  });

  it('asks the catalogue in its own terms', async () => {
    const ask = CatalogueAsk.of({ stages: 'unanswered', mapped: 'false', limit: '200', columns: 'code' });
    const checked = await ask.checked();
    expect(checked).toEqual({
      query: expect.objectContaining({ stages: ['unanswered'], mapped: false, limit: 200, sort: 'code' }),
    });
  });

  it('names the field that cannot be understood', async () => {
    const checked = await CatalogueAsk.of({ plannedFrom: '来年' }).checked();
    expect(checked).toEqual({ faults: [expect.objectContaining({ where: 'plannedFrom' })] });
  });
});
