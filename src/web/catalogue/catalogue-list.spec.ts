import { describe, expect, it } from '@jest/globals';
import { procedureColumns } from '../../catalogue/procedure-import/procedure-columns.js';
import { matchHeader } from '../../platform/tabular/columns.js';
import { listSheet } from '../list/list-file.js';
import { catalogueList, catalogueQuery, checkedCatalogueQuery, sortOf } from './catalogue-list.js';
import { NO_NAMES } from './catalogue-names.js';

const list = catalogueList(NO_NAMES, { edit: true, everyDepartment: true });

describe('the exported catalogue, taken in again', () => {
  it('is read but for the columns that only explain, which are named', () => {
    const { columns } = listSheet(list, []);
    const { unread, missing, repeated } = matchHeader(
      procedureColumns,
      columns.map(({ title }) => title),
    );
    expect({ unread, missing, repeated }).toEqual({
      unread: ['部', '優先手続', '登録取消'],
      missing: [],
      repeated: [],
    });
  });
});

describe('the address of the catalogue', () => {
  it('keeps every condition and drops empty and unknown fields', () => {
    const query = catalogueQuery({ search: '住民', kind: '', stages: ['online', 'partial'], other: 'x' });
    expect(decodeURIComponent(query.href())).toBe('/procedures?search=住民&stages=online&stages=partial');
  });

  it('begins at the first page when the order changes', () => {
    const query = catalogueQuery({ kind: 'claim', cursor: 'abc' });
    expect(query.href({ sort: 'name' })).toBe('/procedures?kind=claim&sort=name');
  });

  it('says nothing of the columns that are shown anyway', () => {
    const columns = ['code', 'department', 'stage', 'planned', 'channels', 'items'];
    expect(catalogueQuery({ columns }).href()).toBe('/procedures');
    expect(catalogueQuery({ columns: ['code'] }).href()).toBe('/procedures?columns=code');
  });

  it('finds the nearest first when one searches', () => {
    expect(sortOf(catalogueQuery({ search: '住民' }))).toBe('relevance');
    expect(sortOf(catalogueQuery({ search: '住民', sort: 'name' }))).toBe('name');
    expect(sortOf(catalogueQuery({}))).toBe('code');
  });

  it('asks the catalogue in its own terms', async () => {
    const query = catalogueQuery({ stages: 'unanswered', mapped: 'false', limit: '200', columns: 'code' });
    await expect(checkedCatalogueQuery(query)).resolves.toEqual(
      expect.objectContaining({ stages: ['unanswered'], mapped: false, limit: 200, sort: 'code' }),
    );
  });

  it('names the field that cannot be understood', async () => {
    await expect(checkedCatalogueQuery(catalogueQuery({ plannedFrom: '来年' }))).rejects.toMatchObject({
      particulars: { errors: [expect.objectContaining({ where: 'plannedFrom' })] },
    });
  });
});
