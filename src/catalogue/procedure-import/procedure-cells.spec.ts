import { describe, expect, it } from '@jest/globals';
import { CHANNEL_KINDS } from '../channel/channel-words.js';
import { PROCEDURE_KINDS } from '../procedure/procedure-words.js';
import {
  addressesCell,
  channelsCell,
  feeCell,
  itemNumbersCell,
  stageCell,
  wordCell,
} from './procedure-cells.js';

describe('a cell of a file of procedures', () => {
  it.each([
    ['', null],
    ['無料', 0],
    ['300', 300],
    ['1,200円', 1200],
    ['３００円', 300],
    ['￥300', 300],
  ])('reads the fee 「%s」', (text, fee) => {
    expect(feeCell(text)).toBe(fee);
  });

  it.each(['1,20', '-300', '1通300円', '300.5', '約300円'])('refuses the fee 「%s」', (text) => {
    expect(() => feeCell(text)).toThrow('手数料は円単位の数字');
  });

  it.each([';', '；', '、', ',', '，', '\n'])('parts item numbers at 「%s」', (mark) => {
    expect(itemNumbersCell(`1${mark} ２${mark}`)).toEqual([1, 2]);
  });

  it('refuses an item number that is none', () => {
    expect(() => itemNumbersCell('1;二')).toThrow('優先手続番号');
  });

  it('knows the channels by every name people give them', () => {
    const names = 'マイナポータル（ぴったりサービス）；マイナポータル;ぴったりサービス、ＥＬＴＡＸ';
    expect(channelsCell(names)).toEqual(['mynaportal', 'mynaportal', 'mynaportal', 'eltax']);
    expect(() => channelsCell('電話')).toThrow('受付システム「電話」は使えません');
  });

  it('takes addresses of the web and nothing else', () => {
    expect(addressesCell('https://a.example.lg.jp/x;http://b.example.lg.jp')).toHaveLength(2);
    expect(() => addressesCell('javascript:alert(1)')).toThrow('https://');
    expect(() => addressesCell('www.example.lg.jp')).toThrow('https://');
    expect(() => addressesCell('https://a.example.lg.jp/\u001dx')).toThrow('https://');
  });

  it('takes a blank stage and 「未回答」 as nothing said', () => {
    expect([stageCell(''), stageCell('未回答'), stageCell('オンライン完結')]).toEqual([
      null,
      null,
      'end-to-end',
    ]);
    expect(() => stageCell('済')).toThrow('次のいずれか');
  });

  it('reads back every word that is shown', () => {
    for (const words of [CHANNEL_KINDS, PROCEDURE_KINDS]) {
      for (const key of words.keys) expect(wordCell<string>(words)(words.names[key as never])).toBe(key);
    }
  });
});
