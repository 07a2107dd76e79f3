import { describe, expect, it } from '@jest/globals';
import { municipalityKind, parseMunicipalityCode } from '../../kernel/municipality-code.js';
import { municipalityFile, searchMunicipalities } from './municipality-list.js';

const { municipalities } = municipalityFile();
const found = (text: string) => searchMunicipalities(municipalities, text).map(({ code }) => code);

describe('the national list of municipalities', () => {
  it('has the 47 prefectures and the 1,741 municipalities, each with a right check digit, once', () => {
    const kinds = municipalities.map(({ code }) => municipalityKind(parseMunicipalityCode(code)));
    expect(kinds.filter((kind) => kind === 'prefecture')).toHaveLength(47);
    expect(kinds.filter((kind) => kind === 'municipality')).toHaveLength(1_741);
    expect(new Set(municipalities.map(({ code }) => code)).size).toBe(1_788);
  });

  it('is in the order of its codes, and gives every name a reading in full-width katakana', () => {
    const codes = municipalities.map(({ code }) => code);
    expect(codes).toEqual([...codes].sort());
    for (const { kana } of municipalities) expect(kana).toMatch(/^[ァ-ヶー]+$/);
  });
});

describe('somebody who looks for a municipality', () => {
  it.each(['下関', '下関市', '山口県下関市', 'しものせき', 'シモノセキ', 'ｼﾓﾉｾｷ', '352012', '３５２０１２'])(
    'finds 下関市 by %s',
    (text) => expect(found(text)).toEqual(['352012']),
  );

  it('finds every one of that name, those that begin with it first', () => {
    expect(found('府中')).toEqual(expect.arrayContaining(['132063', '342084', '343021']));
    expect(found('府中')).toHaveLength(3);
    expect(found('島')[0]).toBe(municipalities.find(({ name }) => name.startsWith('島'))?.code);
  });

  it('finds a whole prefecture by its name, itself first', () => {
    expect(found('山口県')[0]).toBe('350001');
    expect(found('山口県')).toHaveLength(20);
  });

  it('finds nothing by nothing, and no ward of a designated city', () => {
    expect(found('  ')).toEqual([]);
    expect(found('札幌市中央区')).toEqual([]);
  });
});
