import { describe, expect, it } from '@jest/globals';
import { sql } from '../../platform/database/sql.js';
import { rowsWithout } from './remainder.sql.js';

const source = { items: sql`SELECT items`, procedures: sql`SELECT procedures` };

describe('the rows that keep a rate down', () => {
  it('are those that do not add to the numerator, a row of which nothing is known among them', () => {
    const rows = rowsWithout(source, 'items_mynaportal').items.toStatement();
    expect(rows.text).toBe('SELECT * FROM (SELECT items) counted WHERE (online_mynaportal) IS NOT TRUE');
  });

  it('leave the rows of the other kind alone', () => {
    expect(rowsWithout(source, 'items_mynaportal').procedures).toBe(source.procedures);
  });
});
