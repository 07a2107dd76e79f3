import { describe, expect, it } from '@jest/globals';
import { procedureColumns } from '../../catalogue/procedure-import/procedure-columns.js';
import { matchHeader } from '../../platform/tabular/columns.js';
import { procedureSheet } from './catalogue-export.js';

describe('the exported catalogue, taken in again', () => {
  it('is read but for the columns that only explain, which are named', () => {
    const { columns } = procedureSheet([], { itemName: new Map() } as unknown as Parameters<
      typeof procedureSheet
    >[1]);
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
