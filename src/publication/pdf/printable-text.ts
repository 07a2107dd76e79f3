import { cleanText, codePointName } from '../../kernel/clean-text.js';
import { type FontCoverage } from '../../platform/font-coverage.js';

/** A text the font can draw all of, and the signs that had to be written in words. */
export interface PrintableText {
  text: string;
  replaced: string[];
}

/** What emoji that people put into reports mean, in words. */
const EMOJI_WORDS: Record<string, string> = {
  '✅': 'チェック',
  '☑': 'チェック',
  '✔': 'チェック',
  '❌': 'バツ',
  '✖': 'バツ',
  '⭕': '丸',
  '❗': '注意',
  '‼': '注意',
  '❓': '疑問',
  '🔴': '赤',
  '🟡': '黄',
  '🟢': '緑',
  '🔵': '青',
  '⭐': '星',
  '👍': '良い',
  '👎': '良くない',
  '🙏': 'お願い',
  '🙇': 'おじぎ',
  '🎉': '祝',
  '🆕': '新規',
  '🆗': 'OK',
  '🔥': '火',
  '💡': 'ヒント',
  '📝': 'メモ',
  '📌': 'ピン',
  '📎': '添付',
  '📱': 'スマートフォン',
  '💻': 'パソコン',
  '📧': 'メール',
  '🏠': '家',
  '😀': '笑顔',
  '😊': '笑顔',
  '😢': '泣き顔',
};

/** Scripts the font has no letters of; a run of them is named once and not letter by letter. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/^\p{Script=Hangul}/u, 'ハングル'],
  [/^\p{Script=Arabic}/u, 'アラビア文字'],
  [/^\p{Script=Hebrew}/u, 'ヘブライ文字'],
  [/^\p{Script=Thai}/u, 'タイ文字'],
  [/^\p{Script=Devanagari}/u, 'デーバナーガリー文字'],
  [/^\p{Private_Use}/u, '外字'],
];

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}/u;
const NEEDS_NO_GLYPH = /^(?:\s|\p{Variation_Selector}|\u200D)$/u;

/**
 * A text with every sign the font lacks written in words between 〔 and 〕, so that a reader sees that something stood
 * there: `✅対応済` as 「〔チェック〕対応済」, an unknown emoji as 「〔U+1F984〕」, letters of another script as
 * 「〔ハングル2字〕」. A letter with marks is composed where the font has it only so.
 */
export function printableText(text: string, covers: FontCoverage): PrintableText {
  const has = (part: string) => [...part].every((sign) => covers(codeOf(sign)) || NEEDS_NO_GLYPH.test(sign));
  const { text: clean } = cleanText(text);
  if (has(clean)) return { text: clean, replaced: [] };
  const pieces: (string | Missing)[] = [];
  const replaced: string[] = [];
  for (const { segment } of graphemes.segment(clean)) {
    const composed = [segment, segment.normalize('NFC')].find(has);
    if (composed !== undefined) pieces.push(composed);
    else if (EMOJI.test(segment)) pieces.push(missing(segment, replaced));
    else pieces.push(...[...segment].map((sign) => (has(sign) ? sign : missing(sign, replaced))));
  }
  return { text: inWords(pieces), replaced };
}

interface Missing {
  sign: string;
  /** The script it is of; undefined where it is named by itself. */
  script: string | undefined;
}

function missing(sign: string, replaced: string[]): Missing {
  replaced.push(sign);
  return { sign, script: SCRIPTS.find(([of]) => of.test(sign))?.[1] };
}

/** Neighbours of one script become one piece. */
function inWords(pieces: readonly (string | Missing)[]): string {
  let text = '';
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (piece === undefined || typeof piece === 'string') {
      text += piece ?? '';
      continue;
    }
    const { script, sign } = piece;
    if (script === undefined) {
      text += `〔${EMOJI_WORDS[baseOf(sign)] ?? namesOf(sign)}〕`;
      continue;
    }
    let letters = 1;
    for (let next = pieces[at + 1]; isOf(next, script); next = pieces[at + 1]) {
      letters += 1;
      at += 1;
    }
    text += `〔${script}${letters}字〕`;
  }
  return text;
}

function isOf(piece: string | Missing | undefined, script: string): boolean {
  return typeof piece === 'object' && piece.script === script;
}

function baseOf(sign: string): string {
  return [...sign][0] ?? '';
}

/** `U+1F984`, `U+1F468+200D+1F469`. */
export function namesOf(sign: string): string {
  return [...sign]
    .map((one) => codePointName(codeOf(one)))
    .join('+')
    .replaceAll('+U+', '+');
}

function codeOf(sign: string): number {
  return sign.codePointAt(0) ?? 0;
}
