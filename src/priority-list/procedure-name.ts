import { hiraganaToKatakana, normalise } from '../kernel/text.js';

/**
 * A procedure's name reduced to what tells procedures apart. This file knows how offices write names, and
 * nothing of any list. Empty parts mean that nothing but the act was named (`申請書`).
 */
export interface ReducedName {
  /**
   * What stands before the name itself: `子育て` of 「（子育て）妊娠の届出」, `道路` of 「道路法第32条に基づく…」.
   * It may tell as much as the name: 「（更新）」, 「国民健康保険法による」.
   */
  readonly label: string;
  /** Everything after the label, what stands in other brackets included. */
  readonly full: string;
  /** `full` without what stands in brackets; the same as `full` when that would leave nothing. */
  readonly core: string;
}

const ROW_NUMBER = /^(\(?\d{1,3}[).:、]|\d{1,3} |no\.?\d+|(令和|平成)(元|\d{1,2})年度)\s*/;
const LABEL = /^[([〔【「『<]([^()[\]〔〕【】「」『』<>]{1,12})[)\]〕】」』>](?=.)/;
const LEGAL_BASIS =
  /^(.{1,20}?)(法施行令|法施行規則|法|令|条例|規則|要綱)(第[\d条の項号]+)?(の規定)?に(基づく|よる)(?=.)/;
const BRACKETED = /[([〔【「『<][^()[\]〔〕【】「」『』<>]*[)\]〕】」』>]/g;

/** One spelling for what offices write in several ways, applied in this order. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/申し?込み?/g, '申込'],
  [/貸し?出し?/g, '貸出'],
  [/貸し?付け?/g, '貸付'],
  [/寄付/g, '寄附'],
  [/り災/g, '罹災'],
  [/子ども|子供/g, 'こども'],
  [/障がい|障碍/g, '障害'],
  [/発行/g, '交付'],
  [/使用/g, '利用'],
  [/報告書/g, '報告'],
];

/** Words that say only that something is handed in, on paper or by wire: they tell no two procedures apart. */
const ACTS =
  /(申請|届出|届|申込|申出|請求)書?(の?(提出|受付|送付))?|オンライン|電子(?=申請|入札)|手続き?|用紙(?=等?の?請求)/g;
const PARTICLES =
  /における|に(係る|関する|対する|伴う|基づく|よる)|について|及び|並びに|又は|または|および|ならびに|[等のへをにとは]/g;
const PUNCTUATION = /[\s・/、,，．.:;‐−–—―─~〜()[\]〔〕【】「」『』<>"'-]/g;

/** Reduces a name as a city or the list writes it. */
export function reduceName(name: string): ReducedName {
  const text = normalise(name).toLowerCase().replace(ROW_NUMBER, '').replaceAll(' ', '');
  const before = LABEL.exec(text) ?? LEGAL_BASIS.exec(text);
  const rest = before ? text.slice(before[0].length) : text;
  const full = contentOf(rest);
  if (before && full === '') return { label: '', full: contentOf(text), core: contentOf(text) };
  return { label: contentOf(before?.[1] ?? ''), full, core: contentOf(rest.replace(BRACKETED, ' ')) || full };
}

/** What is left of a text without punctuation, acts and particles, in one spelling. */
export function contentOf(text: string): string {
  const spelled = SPELLINGS.reduce((t, [pattern, one]) => t.replace(pattern, one), text);
  const bare = [PUNCTUATION, ACTS, PARTICLES].reduce((t, pattern) => t.replace(pattern, ' '), spelled);
  return hiraganaToKatakana(bare.replaceAll(' ', ''));
}
