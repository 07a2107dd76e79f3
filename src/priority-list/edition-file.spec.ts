import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { InvalidEditionFile, parseEditionFile, type Edition } from './edition-file.js';

const read = (edition: string): Edition =>
  parseEditionFile(
    readFileSync(new URL(`../../config/priority-list/${edition}.json`, import.meta.url), 'utf8'),
  );

const valid = {
  edition: '2030-04-01',
  title: '題',
  source: '出典',
  groups: [{ key: 'moving', name: '転出・転入手続関係' }],
  tags: [{ key: 'frequent', name: 'よく使う手続' }],
  items: [
    {
      number: 1,
      key: 'a',
      group: 'moving',
      name: '転出届',
      handler: 'both',
      tags: ['frequent'],
      verification: 'verified',
    },
    {
      number: 2,
      key: 'b',
      group: 'moving',
      name: '転入届',
      handler: 'both',
      tags: [],
      verification: 'unverified',
    },
  ],
};

function problemsOf(text: string): readonly string[] {
  try {
    parseEditionFile(text);
  } catch (error) {
    if (error instanceof InvalidEditionFile) return error.problems;
    throw error;
  }
  return [];
}

function problemsWith(change: (file: typeof valid) => void): readonly string[] {
  const file = structuredClone(valid);
  change(file);
  return problemsOf(JSON.stringify(file));
}

describe('the editions we ship', () => {
  const [first, second] = [read('2020-12-25'), read('2021-12-24')];

  it('have 58 and 59 items, numbered without a gap', () => {
    for (const [edition, size] of [
      [first, 58],
      [second, 59],
    ] as const) {
      expect(edition.items.map((item) => item.number)).toEqual(Array.from({ length: size }, (_, i) => i + 1));
    }
  });

  it.each([
    ['in-31', 31],
    ['frequent-32', 32],
    ['childcare-care-26', 26],
  ])('have the tag %s on %i items each', (tag, size) => {
    for (const edition of [first, second]) {
      expect(edition.items.filter((item) => item.tags.includes(tag))).toHaveLength(size);
    }
  });

  it('call the same item by the same key though its number has moved', () => {
    const inSecond = new Map(second.items.map((item) => [item.key, item]));
    for (const item of first.items) {
      const { number, ...same } = item;
      expect(inSecond.get(item.key)).toEqual({ ...same, number: number < 23 ? number : number + 1 });
    }
  });

  it('mark the one new item as unverified, and no other', () => {
    const unverified = second.items.filter((item) => item.verification === 'unverified');
    expect(unverified.map(({ number, key }) => [number, key])).toEqual([[23, 'fire-service-filings']]);
  });

  it('leave six items to prefectures alone', () => {
    expect(first.items.filter((item) => item.handler === 'prefecture')).toHaveLength(6);
  });
});

describe('an edition file', () => {
  it('of a third edition is read without any code', () => {
    const edition = parseEditionFile(JSON.stringify(valid));
    expect(edition.edition).toBe('2030-04-01');
    expect(edition.items[0]?.groupName).toBe('転出・転入手続関係');
  });

  it('is refused with a sentence when it is not JSON', () =>
    expect(problemsOf('番号,名称')).toEqual(['JSONとして読み取れません。']));

  it('is refused when it is empty', () => {
    expect(problemsOf('{}')).toEqual([
      'edition（版）は「2021-12-24」の形の日付が必要です。',
      'title が空です。',
      'source が空です。',
      'items（手続）が1件もありません。',
    ]);
  });

  it.each<[string, (file: typeof valid) => void, string]>([
    ['a repeated number', (f) => (f.items[1]!.number = 1), 'number「1」が重複しています。'],
    ['a repeated key', (f) => (f.items[1]!.key = 'a'), 'key「a」が重複しています。'],
    ['a repeated name', (f) => (f.items[1]!.name = '転出届'), 'name「転出届」が重複しています。'],
    [
      'an unknown handler',
      (f) => (f.items[1]!.handler = 'city'),
      'items の2件目：handler は both、prefecture、municipality のいずれかで記入してください。',
    ],
    [
      'an unknown group',
      (f) => (f.items[0]!.group = 'care'),
      'items の1件目：group「care」は groups にありません。',
    ],
    [
      'an empty group',
      (f) => f.groups.push({ key: 'care', name: '介護関係' }),
      'グループ「care」に属する手続がありません。',
    ],
    [
      'an unknown tag',
      (f) => (f.items[1]!.tags = ['99']),
      'items の2件目：tags の「99」は先頭の tags にありません。',
    ],
    [
      'a key that is no slug',
      (f) => (f.items[1]!.key = '転入'),
      'items の2件目：key「転入」は半角英小文字・数字・ハイフンで記入してください。',
    ],
    [
      'a number that is none',
      (f) => (f.items[1]!.number = 0.5),
      'items の2件目：number は1以上の整数が必要です。',
    ],
    [
      'a verification that is none',
      (f) => (f.items[1]!.verification = ''),
      'items の2件目：verification は verified、unverified のいずれかで記入してください。',
    ],
  ])('is refused for %s', (_, change, sentence) => expect(problemsWith(change)).toContain(sentence));

  it('is refused with all its problems at once', () => {
    expect(
      problemsWith((f) => f.items.forEach((item) => Object.assign(item, { handler: '', key: 'a' }))),
    ).toHaveLength(3);
  });
});
