import { describe, expect, it } from '@jest/globals';
import { figureView } from '../../../test/setup/figure-view.js';
import { Problem } from '../../platform/problem.js';
import { figureProps } from './figure-props.js';
import { partTabs } from './figures.page.js';
import { readRowsQuery } from './rows-query.js';

const query = readRowsQuery('usage', {
  period: '2026-10',
  revision: '2',
  scope: 'department',
  key: 'a',
  part: 'denominator',
  cursor: 'x',
});

describe('the address of the rows behind a figure', () => {
  it('asks for the numerator of the whole where nothing else is said', () => {
    expect(readRowsQuery('usage', { period: 'FY2025' })).toMatchObject({
      period: 'FY2025',
      revision: undefined,
      scope: { kind: 'municipality', key: '' },
      part: 'numerator',
    });
  });

  it('is not found for a part, scope or revision there is not', () => {
    for (const wrong of [{ part: 'all' }, { scope: 'division' }, { revision: '0' }, { revision: 'x' }]) {
      expect(() => readRowsQuery('usage', { period: '2026-10', ...wrong })).toThrow(Problem);
    }
  });

  it('is kept by the tabs, which begin at the first page', () => {
    const tabs = partTabs({ query, figure: figureView({ numerator: 1200, denominator: 5000 }) });
    expect(tabs.map(({ label, current }) => [label, current])).toEqual([
      ['分子 1,200', false],
      ['分母 5,000', true],
      ['分母のみ', false],
    ]);
    expect(tabs[0]?.href).toBe(
      '/figures/usage?period=2026-10&revision=2&scope=department&key=a&part=numerator',
    );
  });

  it('leads to the first and the next page, and to none where there is none', () => {
    const { firstHref, nextHref } = query.address.pages({ items: [], next: 'y' });
    expect(firstHref).not.toContain('cursor');
    expect(nextHref).toContain('cursor=y');
    const only = readRowsQuery('usage', { period: '2026-10' }).address.pages({ items: [], next: null });
    expect(only).toEqual({ firstHref: null, nextHref: null });
  });
});

describe('a figure on a page', () => {
  it('names the month or the fiscal year of its flows, and no flows for items of the list', () => {
    expect(figureProps(figureView()).period).toBe('2026年10月（令和8年10月）');
    expect(figureProps(figureView({ itemRule: 'any' })).period).toBeUndefined();
  });

  it('has no rate where either part cannot be told', () => {
    expect(figureProps(figureView({ numerator: null })).rate).toBeNull();
  });
});
