import { wordList } from '../../kernel/word-list.js';

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
