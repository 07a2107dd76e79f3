import { describe, expect, it } from '@jest/globals';
import { Parameters } from './parameters.js';
import { rowsWithout } from './remainder.js';

const source = { items: () => 'SELECT items', procedures: () => 'SELECT procedures' };

describe('the rows that keep a rate down', () => {
  it('are those that do not add to the numerator, a row of which nothing is known among them', () => {
    const rows = rowsWithout(source, 'items_mynaportal').items(new Parameters());
    expect(rows).toBe('SELECT * FROM (SELECT items) counted WHERE (online_mynaportal) IS NOT TRUE');
  });

  it('leave the rows of the other kind alone', () => {
    expect(rowsWithout(source, 'items_mynaportal').procedures(new Parameters())).toBe('SELECT procedures');
  });
});
