import { describe, expect, it } from '@jest/globals';
import { defineColumns, matchHeader } from './columns.js';

const read = (text: string): string => text;
const columns = defineColumns({
  code: { name: '手続コード', read },
  total: { name: '総件数', read },
  online: { name: 'オンライン件数', aliases: ['オンライン'], read },
  minutes: { name: '導入前の時間（分）', read },
  fee: { name: '手数料', unit: '円', read },
});

const fieldOf = (header: string): string | undefined => matchHeader(columns, [header]).places[0]?.field;

describe('the headers people write', () => {
  it.each([
    ...[
      'オンライン件数（件）',
      'オンライン件数(件)',
      'オンライン件数［件］',
      'オンライン件数【件】',
      'オンライン件数〔 件 〕',
    ],
    ...[
      'オンライン数',
      'うちオンライン件数',
      'うち、オンライン'.replace('、', ''),
      '（うち）オンライン件数',
      'ｵﾝﾗｲﾝ件数',
    ],
    ...[
      'オンライン\n件数\n(件)',
      'オンライン 件数 ※',
      'オンライン件数＊',
      'オンライン件数*1',
      '※オンライン件数',
      'オンライン件数（必須）',
    ],
    ...[
      'オンライン件数（件）※2',
      'オンライン件数（半角数字）（件）',
      '\uFEFFオンライン件数',
      'オンライン件数\u200b',
      'オンライン件数：',
    ],
  ])('「%s」 is オンライン件数', (header) => expect(fieldOf(header)).toBe('online'));

  it.each([
    ['総数', 'total'],
    ['★総件数', 'total'],
    ['導入前の時間', 'minutes'],
    ['導入前の時間(分)', 'minutes'],
    ['手数料（円）', 'fee'],
    ['手続コード（任意）', 'code'],
  ])('「%s」 is %s', (header, field) => expect(fieldOf(header)).toBe(field));

  it.each([
    '総件数（千件）',
    '導入前の時間（時間）',
    '手数料（千円）',
    'オンライン件数（前年度）',
    '総件数の前年比',
    '件数計',
  ])('「%s」 is something else, and named as not read', (header) => {
    expect(fieldOf(header)).toBeUndefined();
    expect(matchHeader(columns, [header]).unread).toEqual([header]);
  });

  it('that mean the same column are named together', () => {
    const { repeated } = matchHeader(columns, ['総件数', 'x', '総数（件）']);
    expect(repeated.map((both) => both.map(({ written, index }) => [written, index]))).toEqual([
      [
        ['総件数', 0],
        ['総数（件）', 2],
      ],
    ]);
  });
});
