/** A text as it may be stored, and the code points that were taken out of it, in their order. */
export interface CleanText {
  text: string;
  removed: number[];
}

/** Line ends of any system; U+000B stands for one in texts out of PowerPoint and FileMaker. */
const LINE_ENDS = /\r\n|[\r\u000B\u000C\u0085\u2028\u2029]/g;

/** Controls, halves of surrogate pairs, code points that are no characters, and whatever is drawn as nothing. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\u{FFF9}-\u{FFFB}]/gu;
const MEANT_TO_BE_UNSEEN = /^[\t\n]$/;

const VARIATION_SELECTOR = /^[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]$/u;
const TAKES_VARIATION = /(?:\p{Script=Han}|\p{Emoji})$/u;
const ZERO_WIDTH_JOINER = '\u200D';
const EMOJI_BEFORE = /\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]*$/u;
const EMOJI_AFTER = /^\p{Extended_Pictographic}/u;
/** As far back as a sign before a selector or a joiner can begin. */
const REACH = 8;

/**
 * The text without what nobody can see: control characters (but tab and line feed), zero-width and directional marks,
 * byte order marks, tags, halves of surrogate pairs. Every kind of line end becomes a line feed. What is part of a
 * visible sign stays: a variation selector after its kanji or emoji, a joiner between two emoji. Cleaning twice changes
 * nothing.
 */
export function cleanText(text: string): CleanText {
  const lines = text.replace(LINE_ENDS, '\n');
  const removed: number[] = [];
  const clean = lines.replace(UNSEEN, (sign, at: number) => {
    if (MEANT_TO_BE_UNSEEN.test(sign) || isPartOfASign(sign, lines, at)) return sign;
    removed.push(sign.codePointAt(0) ?? 0);
    return '';
  });
  return { text: clean, removed };
}

function isPartOfASign(sign: string, text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - REACH), at);
  if (VARIATION_SELECTOR.test(sign)) return TAKES_VARIATION.test(before);
  if (sign !== ZERO_WIDTH_JOINER) return false;
  return EMOJI_BEFORE.test(before) && EMOJI_AFTER.test(text.slice(at + 1, at + 1 + REACH));
}

/** A text of one line: tabs and line ends, with the blanks around them, become one blank. Takes linear time. */
export function oneLine(text: string): string {
  const lines = text.split(/[\t\n]+/);
  if (lines.length === 1) return text;
  const [first = '', last = ''] = [lines.shift(), lines.pop()];
  const between = lines.map((line) => line.trim()).filter((line) => line !== '');
  return [first.trimEnd(), ...between, last.trimStart()].join(' ');
}

/** `U+200B`. */
export function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** As many kinds of signs as a sentence names. */
const NAMED = 5;

/** 「見えない文字を2つ取り除きました（U+200B、U+FEFF）。」; empty where nothing was removed. */
export function removedInWords(removed: readonly number[]): string {
  if (removed.length === 0) return '';
  const kinds = [...new Set(removed)].map(codePointName);
  const more = kinds.length > NAMED ? 'など' : '';
  return `見えない文字を${removed.length.toLocaleString('ja-JP')}つ取り除きました（${kinds.slice(0, NAMED).join('、')}${more}）。`;
}
