import { wordList } from '../kernel/word-list.js';

/** 種別. */
export const AUTOMATION_KINDS = wordList(
  '種別',
  {
    rpa: 'RPA',
    'low-code': 'ノーコード・ローコード',
    'ai-ocr': 'AI-OCR',
    macro: 'マクロ',
    'generative-ai': '生成AI',
    bpr: '業務改善（BPR）',
  },
  { ノーコード: 'low-code', ローコード: 'low-code', AIOCR: 'ai-ocr', BPR: 'bpr', 業務改善: 'bpr' },
);
export type AutomationKind = (typeof AUTOMATION_KINDS.keys)[number];

/** 開発方法. */
export const SOURCINGS = wordList(
  '開発方法',
  { 'in-house': '内製', contracted: '外部委託' },
  { 外注: 'contracted', 委託: 'contracted', 職員開発: 'in-house' },
);
export type Sourcing = (typeof SOURCINGS.keys)[number];

/** 難易度: 高 concerns several departments or a changed process, 中 one's own changed process, 低 replaces one to one. */
export const DIFFICULTIES = wordList('難易度', { high: '高', medium: '中', low: '低' });
export type Difficulty = (typeof DIFFICULTIES.keys)[number];

/** How a figure is known, the surest first. */
export const BASES = wordList('算出方法', { measured: '実測', reported: '申告', estimated: '推計' });
export type Basis = (typeof BASES.keys)[number];

/** The basis of a figure made of two: that of the less sure one. */
export function weakerBasis(a: Basis, b: Basis): Basis {
  return BASES.keys.indexOf(a) > BASES.keys.indexOf(b) ? a : b;
}

/** 費用の種類. */
export const COST_KINDS = wordList('費用の種類', {
  licence: 'ライセンス',
  development: '開発',
  upkeep: '保守・運用',
});
export type CostKind = (typeof COST_KINDS.keys)[number];

/** How a cost borne by several projects is split. */
export const SPLITS = wordList('按分方法', { equal: '均等', weight: '重み' });
export type Split = (typeof SPLITS.keys)[number];

/** 頻度: how often a step is done. */
export const PERS = wordList('頻度', { case: '件', day: '日', week: '週', month: '月', year: '年' });
export type Per = (typeof PERS.keys)[number];

/** 標準工程: the steps on the way of an application. */
export const STANDARD_STEPS = wordList('工程', {
  reception: '受付',
  identity: '本人確認',
  'content-check': '内容確認',
  entry: '入力',
  review: '審査',
  decision: '決裁',
  notice: '通知',
  payment: '支払',
  filing: '保管',
  other: 'その他',
});
export type StandardStep = (typeof STANDARD_STEPS.keys)[number];

/** An object with a value under each of these keys. */
export function byKey<Key extends string, Value>(
  keys: readonly Key[],
  value: (key: Key) => Value,
): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<Key, Value>;
}
