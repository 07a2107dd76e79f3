import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseEditionFile } from './edition-file.js';
import { indexItems, type MatchableItem } from './item-index.js';
import { proposeItems, type Matching } from './item-matching.js';

const edition = (day: string) =>
  parseEditionFile(readFileSync(new URL(`../../config/priority-list/${day}.json`, import.meta.url), 'utf8'));
const { items } = edition('2021-12-24');
const index = indexItems(items);
const propose = (name: string): Matching => proposeItems(name, index);
const first = (name: string) => propose(name).proposals[0]?.itemKey;

describe('a name on the list', () => {
  it.each(['2020-12-25', '2021-12-24'])('of the edition %s is surely itself', (day) => {
    const list = edition(day).items;
    const found = list.map(({ name }) => proposeItems(name, indexItems(list)));
    expect(
      found.map(({ decision, proposals }) => [decision, proposals[0]?.itemKey, proposals[0]?.score]),
    ).toEqual(list.map(({ key }) => ['sure', key, 1]));
  });

  const spellings: ((name: string) => string)[] = [
    (name) => name.normalize('NFKC'),
    (name) => name.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
    (name) => name.replaceAll('／', '/').replaceAll('・', '･'),
    (name) => name.replaceAll('（', '(').replaceAll('）', ')'),
    (name) => name.replaceAll('（', '〔').replaceAll('）', '〕'),
    (name) => ` ${name}\u3000`,
    (name) => [...name].join(' '),
    (name) => name.replaceAll('等', ''),
    (name) => name.replaceAll('の', ''),
    (name) => name.replaceAll('申請', '申請書'),
    (name) => name.replaceAll('届出', '届'),
    (name) => name.replaceAll('申込', '申し込み'),
    (name) => name.replaceAll('寄附', '寄付'),
    (name) => name.replaceAll('及び', '・'),
  ];

  it('is surely itself in whatever spelling', () => {
    fc.assert(
      fc.property(fc.constantFrom(...items), fc.subarray(spellings), (item, changes) => {
        const written = changes.reduce((name, change) => change(name), item.name);
        expect([written, propose(written).decision, first(written)]).toEqual([written, 'sure', item.key]);
      }),
    );
  });

  it('is never surely itself once a telling word is put anywhere into it', () => {
    const words = [
      '更新',
      '変更',
      '再交付',
      '取消',
      '廃止',
      '区分変更',
      '住所移転',
      '減免',
      '現況',
      '未',
      '再',
      '非',
      '扶養',
      '特別',
    ];
    const mistaken: string[] = [];
    for (const item of items) {
      for (const word of words.filter((w) => ![...w].every((character) => item.name.includes(character)))) {
        const bare = Array.from(
          { length: item.name.length + 1 },
          (_, at) => item.name.slice(0, at) + word + item.name.slice(at),
        );
        for (const name of [...bare, `（${word}）${item.name}`, `${item.name}（${word}）`]) {
          const { decision, proposals } = propose(name);
          if (decision === 'sure' && proposals[0]?.itemKey === item.key) mistaken.push(name);
        }
      }
    }
    expect(mistaken).toEqual([]);
  });

  it('is sure or not however many proposals are wanted', () => {
    for (const name of ['住所変更届', '要介護認定申請', '転出届']) {
      expect(proposeItems(name, index, { limit: 1 }).decision).toBe(propose(name).decision);
    }
  });
});

describe('two items that are near', () => {
  it.each([
    ['児童手当等に係る寄附の申出', '児童手当に係る寄附変更等の申出'],
    [
      '受給資格者の申出による学校給食費等の徴収等の申出',
      '受給資格者の申出による学校給食費等の徴収等の変更等の申出',
    ],
    ['要介護・要支援認定の申請', '要介護・要支援更新認定の申請'],
    ['要介護・要支援認定の申請', '住所移転後の要介護・要支援認定申請'],
    ['保育施設等の利用申込', '保育施設等の現況届'],
    ['児童手当等の現況届', '児童扶養手当の現況届の事前送信'],
    ['入札', '入札参加資格審査申請等'],
  ])('%s / %s: each is proposed for the other, but below it', (a, b) => {
    for (const [name, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const own = items.find((item) => item.name === name);
      expect(own).toBeDefined();
      expect(first(name)).toBe(own?.key);
      const rival = propose(name).proposals.find(
        ({ itemKey }) => itemKey === items.find((i) => i.name === other)?.key,
      );
      expect(rival?.score ?? 0).toBeLessThan(1);
    }
  });

  it.each([
    ['要介護・要支援認定（更新・区分変更）申請', null],
    ['学校給食費等の徴収等の申出', 'school-lunch-fee-collection'],
    ['現況届', null],
    ['住所変更届', null],
    ['児童扶養手当現況届', 'child-rearing-allowance-status-report'],
    ['入札参加申込', null],
    ['（更新）要介護・要支援認定の申請', null],
    ['国民健康保険法による被保険者証の再交付申請', null],
    ['転入届・転出届', null],
    ['死亡届', null],
  ])('%s is left to a person', (name, proposed) => {
    expect(propose(name).decision).not.toBe('sure');
    if (proposed !== null) expect(first(name)).toBe(proposed);
  });
});

describe('what stands before a name', () => {
  it.each([
    ['（子育て）妊娠の届出', 'pregnancy-notification'],
    ['【介護】被保険者証の再交付申請', 'care-insurance-card-reissue'],
    ['介護保険被保険者証の再交付申請', 'care-insurance-card-reissue'],
    ['介護保険法に基づく要介護・要支援認定申請', 'care-need-certification'],
    ['道路法第32条の規定に基づく道路占用許可申請', 'road-occupancy-permit'],
    ['児童手当 受給事由消滅届', 'child-allowance-entitlement-end'],
    ['12. 転出届', 'moving-out-notification'],
    ['3 転出届', 'moving-out-notification'],
    ['令和5年度 職員採用試験申込', 'staff-recruitment-exam'],
  ])('%s: its group, law or number does not hide it', (name, key) => {
    expect([propose(name).decision, first(name)]).toEqual(['sure', key]);
  });
});

describe('the answer', () => {
  it('names the words that are on one side only', () => {
    expect(propose('水道使用中止届').reason).toBe(
      '「水道使用開始届等」に近い名称ですが、「中止」は手続名だけ、「開始」は一覧の名称だけにあります。確認してください。',
    );
  });

  it('for a name like none of the list is none', () => {
    expect(propose('住民票の写しの交付請求')).toEqual({
      proposals: [],
      decision: 'none',
      reason: '一覧に近い名称の手続がありません。',
    });
  });

  it.each(['', ' ', '申請書', '（ ）', '令和5年度'])(
    'for 「%s」, which names no procedure, is none',
    (name) => {
      expect(propose(name).decision).toBe('none');
    },
  );

  it('has scores from 0 to 1, and as many proposals as wanted', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...items),
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 8 }),
        (item, more, limit) => {
          const { proposals } = proposeItems(item.name + more, index, { limit });
          expect(proposals.length).toBeLessThanOrEqual(limit);
          for (const { score } of proposals) {
            expect(score).toBeGreaterThan(0);
            expect(score).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });
});

describe('another list', () => {
  const item = (number: number, key: string, name: string): MatchableItem => ({
    number,
    key,
    name,
    group: 'g',
    groupName: '住まい関係',
  });
  const other = indexItems([
    item(1, 'vacant-house', '空き家バンクの登録申請'),
    item(2, 'vacant-house-change', '空き家バンクの登録変更申請'),
    item(3, 'public-housing', '市営住宅の入居申込'),
  ]);

  it('is matched without any change of code', () => {
    expect(proposeItems('（住まい）空き家バンク登録申請書', other)).toMatchObject({
      decision: 'sure',
      proposals: [{ number: 1 }, { number: 2 }],
    });
    expect(proposeItems('空き家バンク登録の変更', other)).toMatchObject({
      decision: 'sure',
      proposals: [{ number: 2 }, { number: 1 }],
    });
    expect(proposeItems('空き家バンク登録の取消申請', other)).toMatchObject({
      decision: 'unsure',
      proposals: [{ number: 1 }, {}],
    });
  });

  it('that is empty proposes nothing', () =>
    expect(proposeItems('転出届', indexItems([])).decision).toBe('none'));
});
