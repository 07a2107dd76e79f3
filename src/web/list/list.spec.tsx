import { describe, expect, it } from '@jest/globals';
import { render } from 'preact-render-to-string';
import { column, DataTable } from '../components/data-table.js';
import { Pager } from '../components/pager.js';
import { FilterForm } from './filter-form.js';
import { oneOf } from './filter.js';
import { type FiledList, pageColumns } from './list.js';
import { listSheet } from './list-file.js';
import { ListQuery } from './list-query.js';

interface Row {
  code: string;
  name: string;
  on: string | null;
  month: string | null;
  count: number | null;
  rate: number | null;
  at: Date | null;
}

const KINDS = [
  { value: 'a', label: '甲' },
  { value: 'b', label: '乙' },
];

const list: FiledList<Row> = {
  id: 'rows',
  path: '/rows',
  caption: '行',
  filters: [
    { name: 'search', label: '探す', control: 'search' },
    { name: 'kind', label: '種別', control: 'select', choices: KINDS, read: oneOf(KINDS) },
    { name: 'stages', label: '段階', control: 'ticks', choices: KINDS },
    { name: 'late', label: '遅れだけ', control: 'tick', value: 'true' },
    { name: 'view', control: 'hidden' },
    { name: 'columns', control: 'none' },
  ],
  columns: [
    column('code', 'コード', ({ code }) => code, { optional: 'shown' }),
    column('name', '名称', ({ name }) => name, { heading: true, href: ({ code }) => `/rows/${code}` }),
    column('on', '日付', ({ on }) => on, { kind: 'date' }),
    column('month', '月', ({ month }) => month, { kind: 'period', optional: 'hidden' }),
    column('count', '件数', ({ count }) => count, { kind: 'integer' }),
    column('rate', '率', ({ rate }) => rate, { kind: 'decimal', only: 'file' }),
    column('at', '日時', ({ at }) => at, { only: 'page' }),
    { key: 'box', label: '操作', cell: ({ code }) => <b>{code}</b> },
  ],
  order: ['name', 'code', 'on', 'month', 'count', 'at', 'box'],
  file: { name: '行', ascii: 'rows', sheet: '行' },
};

const row: Row = {
  code: 'x1',
  name: '転入届',
  on: '2026-10-31',
  month: '2026-10',
  count: 1234,
  rate: 12.5,
  at: new Date('2026-10-31T15:00:00Z'),
};
const nothing: Row = { code: 'x2', name: '転出届', on: null, month: null, count: null, rate: null, at: null };

const html = (one: Row) =>
  render(<DataTable {...list} columns={pageColumns(list, ['month'])} rows={[one]} />)
    .replace(/^.*<tbody>/, '')
    .replace(/<\/?(span|wbr|tr|tbody|table|div)[^>]*>/g, '');

describe('a list described once', () => {
  it('leaves as a file with its plain values, in the order of its columns', () => {
    const sheet = listSheet(list, [row, nothing]);
    expect(sheet.columns).toEqual([
      { title: 'コード', kind: 'text' },
      { title: '名称', kind: 'text' },
      { title: '日付', kind: 'date' },
      { title: '月', kind: 'text' },
      { title: '件数', kind: 'integer' },
      { title: '率', kind: 'decimal' },
    ]);
    expect([...sheet.rows]).toEqual([
      ['x1', '転入届', '2026-10-31', '2026-10', 1234, 12.5],
      ['x2', '転出届', null, null, null, null],
    ]);
  });

  it('shows the same values on its page in words, each by its kind', () => {
    expect(html(row)).toBe(
      '<th scope="row"><a href="/rows/x1">転入届</a></th><td>2026年10月31日（令和8年10月31日）</td>' +
        '<td>2026年10月（令和8年10月）</td><td class="numeric">1,234</td>' +
        '<td>2026/11/01（令和8年）0:00</td><td><b>x1</b></td>',
    );
  });

  it('says 「―」 for what is not there', () => {
    expect(html(nothing).match(/<td[^>]*>―<\/td>/g)).toHaveLength(4);
  });

  it.each([
    [[], ['name', 'on', 'count', 'at', 'box']],
    [['code'], ['name', 'code', 'on', 'count', 'at', 'box']],
    [
      ['month', 'code', 'rate'],
      ['name', 'code', 'on', 'month', 'count', 'at', 'box'],
    ],
  ])('shows of the columns that may be left out those chosen: %j', (chosen, keys) => {
    expect(pageColumns(list, chosen).map(({ key }) => key)).toEqual(keys);
  });
});

describe('the address of a list', () => {
  const read = (address: string) => {
    const fields = new URLSearchParams(address);
    return ListQuery.of(
      list,
      Object.fromEntries([...new Set(fields.keys())].map((name) => [name, fields.getAll(name)])),
    );
  };

  const pageWith = (next: string | null, previous: string | null = null) => ({
    items: [row],
    next,
    previous,
  });

  it('of a list that is counted says with which row a page begins', async () => {
    const page = { items: Array.from({ length: 50 }, () => row), next: 'y', previous: 'w', total: 170 };
    expect(read('').pages({ ...page, previous: null })).toEqual({
      ...{ firstHref: null, nextHref: '/rows?cursor=y&place=51', total: 170, place: 1 },
    });
    expect(read('cursor=x&place=101').pages(page)).toEqual({
      firstHref: '/rows',
      previousHref: '/rows?cursor=w&place=51',
      nextHref: '/rows?cursor=y&place=151',
      ...{ total: 170, place: 101 },
    });
    // The service is not asked about it: it refuses what it does not know.
    class Asked {}
    await expect(read('place=101').checked(Asked)).resolves.toEqual({});
    expect(read('cursor=x&place=101').here).toBe('/rows?cursor=x&place=101');
    expect(read('cursor=x').pages(page)).toMatchObject({ nextHref: '/rows?cursor=y', place: null });
  });

  it.each([
    [{ total: 3070, place: 51 }, 50, '3,070件中 51〜100件'],
    [{ total: 3070, place: null }, 50, '3,070件中 50件を表示しています。'],
    [{ total: 12, place: 1 }, 12, '12件を表示しています。'],
    [{ total: 60, place: 51 }, 50, '60件中 50件を表示しています。'],
    [{}, 7, '7件を表示しています。'],
  ])('%j with %i rows reads 「%s」', (counted, shown, text) => {
    const links = { firstHref: '/rows', nextHref: null };
    expect(render(<Pager {...links} {...counted} shown={shown} />)).toContain(`<p>${text}</p>`);
  });

  it.each([
    ['', '/rows'],
    ['kind=a', '/rows?kind=a'],
    ['kind=c&other=1&search=', '/rows'],
    ['stages=b&stages=a&search=x', '/rows?search=x&stages=b&stages=a'],
    ['view=board&cursor=abc', '/rows?view=board'],
    ['columns=code', '/rows'],
    ['columns=month', '/rows?columns=month'],
  ])('%s begins again at %s', (address, href) => {
    expect(read(address).href()).toBe(href);
  });

  it('leads to the first and the next page, and to none where there is none', () => {
    expect(read('kind=a&cursor=x').pages(pageWith('y'))).toEqual({
      firstHref: '/rows?kind=a',
      nextHref: '/rows?kind=a&cursor=y',
    });
    expect(read('kind=a').pages(pageWith(null))).toEqual({ firstHref: null, nextHref: null });
  });

  it('leads back where the list is read both ways', () => {
    expect(read('kind=a&cursor=x').pages(pageWith('y', 'w'))).toMatchObject({
      previousHref: '/rows?kind=a&cursor=w',
      nextHref: '/rows?kind=a&cursor=y',
    });
    expect(read('kind=a').pages(pageWith('y', null))).not.toHaveProperty('previousHref');
  });

  it('is the same for the files, without the position', () => {
    expect(read('late=true&cursor=x').files.csv).toBe('/rows/export.csv?late=true');
  });

  it('counts what narrows the list down, not how it is shown', () => {
    expect(read('late=true&search=x&view=board&columns=month').narrowed).toBe(2);
  });

  it('stands in the form above the list', () => {
    const form = render(<FilterForm list={list} query={read('kind=b&late=true&view=board&stages=a')} />);
    expect(form).toContain('<option value="b" selected>乙</option>');
    expect(form).toContain('<option value>すべて</option>');
    expect(form).toContain('<input type="checkbox" name="late" value="true" checked/>');
    expect(form).toContain('<input type="checkbox" name="stages" value="a" checked/>');
    expect(form).toContain('<input type="hidden" name="view" value="board"/>');
    expect(form).not.toContain('columns');
  });
});
