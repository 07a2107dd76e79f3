import { describe, expect, it } from '@jest/globals';
import { figureView } from '../../../test/setup/figure-view.js';
import { Problem } from '../../platform/problem.js';
import { figureProps } from './figure-props.js';
import { readAsked } from './figures-asked.js';
import { pageAddresses, partTabs } from './figures-view.js';

const asked = readAsked('usage', {
  period: '2026-10',
  revision: '2',
  scope: 'department',
  key: 'a',
  part: 'denominator',
  cursor: 'x',
});

describe('the address of the rows behind a figure', () => {
  it('asks for the numerator of the whole where nothing else is said', () => {
    expect(readAsked('usage', { period: 'FY2025' })).toMatchObject({
      period: 'FY2025',
      revision: undefined,
      scope: { kind: 'municipality', key: '' },
      part: 'numerator',
    });
  });

  it('is not found for a part, scope or revision there is not', () => {
    for (const wrong of [{ part: 'all' }, { scope: 'division' }, { revision: '0' }, { revision: 'x' }]) {
      expect(() => readAsked('usage', { period: '2026-10', ...wrong })).toThrow(Problem);
    }
  });

  it('is kept by the tabs, which begin at the first page', () => {
    const tabs = partTabs({ asked, figure: figureView({ numerator: 1200, denominator: 5000 }) });
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
    const page = { of: 'item', stale: null, measure: 'items_online', items: [], next: 'y' } as const;
    const { firstHref, nextHref } = pageAddresses({ asked, page: { ...page, items: [] } });
    expect(firstHref).not.toContain('cursor');
    expect(nextHref).toContain('cursor=y');
    const only = pageAddresses({
      asked: { ...asked, cursor: undefined },
      page: { ...page, items: [], next: null },
    });
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
