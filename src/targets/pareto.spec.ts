import { describe, expect, it } from '@jest/globals';
import { percent } from '../kernel/rate.js';
import { pareto } from './pareto.js';

describe('the procedures that carry the most', () => {
  it('come first, each with the share of all applications up to it', () => {
    const rows = [
      { name: '住民票', applications: 300 },
      { name: '未回答の手続', applications: null },
      { name: '税証明', applications: 600 },
      { name: '犬の登録', applications: 100 },
    ];
    expect(pareto(rows).map((row) => [row.name, percent(row.cumulative)])).toEqual([
      ['税証明', '60.0'],
      ['住民票', '90.0'],
      ['犬の登録', '100.0'],
    ]);
  });

  it('are none where nothing is known', () => {
    expect(pareto([{ applications: null }])).toEqual([]);
  });
});
