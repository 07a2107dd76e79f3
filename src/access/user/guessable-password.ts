import { dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as japanese } from '@zxcvbn-ts/language-ja';

/** A password has to hold as much that cannot be guessed as so many characters picked at random. */
const LEAST_PARTS = 8;

/** A known word is worth no more than so many characters picked at random, however long it is. */
const WORD_PARTS = 2;
const SHORTEST_WORD = 3;
const LONGEST_WORD = 32;

/** Ways in which letters are replaced that everybody tries. */
const REPLACED: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
  '+': 't',
};

/** Neighbours on a keyboard and in the order of letters, read either way. */
const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '1234567890-^\\',
  'qwertyuiop@[',
  'asdfghjkl;:]',
  'zxcvbnm,./',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
  'zaq12wsxcde34rfvbgt56yhnmju78ik,',
  'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん',
  'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン',
  'いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせす',
].flatMap((run) => [run, [...run].reverse().join('')]);

/** What stands in passwords of people who work in a town hall. */
const OF_THE_TRADE =
  `tetsuzuki tetuduki tetsuduki password passwd pass pasuwado login admin administrator system kanri
  kanrisha shiyakusho yakusho yakuba shichou chouchou shokuin kachou kakarichou somuka soumuka jouhou jyouhou johou
  suishin suishinka dxsuishin kikaku shimin shiminka zeimu fukushi kosodate jichitai kouchou online onrain shinsei
  houkoku gyousei digital dejitaru shi ken machi mura city town pref lgjp lgwan example sample test user guest
  viewer operator department nen gatsu gatu tsuki nichi youbi haru natsu aki fuyu april reiwa heisei showa shouwa
  taisho taishou meiji nippon nihon japan tokyo osaka kyoto tarou tarō taro jirou hanako ganbare ganbaru arigatou
  手続 手続き 電子申請 申請 行政 報告 推進課 推進 課長 担当 職員 市役所 役所 役場 町役場 村役場 市民課 総務課 税務課
  パスワード ログイン システム 管理者 管理 情報 利用者 令和 平成 昭和 大正 明治 年度 元年 オンライン サンプル テスト
  日本 東京 東京都 大阪 京都 北海道 ありがとう よろしく さくら 桜 太郎 花子 がんばれ`.split(/\s+/);

let words: Set<string> | undefined;

/**
 * Whether somebody who knows the lists of leaked and common passwords, Japanese names, the keyboard and the user could
 * guess the text: known words, dates, runs and repeats count for little, other characters for one each. `about` is what
 * is known of the user.
 */
export function isGuessable(text: string, about: readonly string[]): boolean {
  words ??= knownWords();
  const own = new Set(about.flatMap(wordsIn).filter((word) => word.length >= SHORTEST_WORD));
  const letters = [...text.toLowerCase()];
  const { block, repeats } = smallestBlock(letters);
  return fewestParts(block, own, words) + (repeats ? 1 : 0) < LEAST_PARTS;
}

/** The cheapest way to put the text together, in parts. */
function fewestParts(letters: readonly string[], own: Set<string>, known: Set<string>): number {
  const plain = letters.map((letter) => REPLACED[letter] ?? letter);
  const parts: number[] = [0];
  for (let end = 1; end <= letters.length; end += 1) {
    let least = parts[end - 1]! + 1;
    for (let start = Math.max(0, end - LONGEST_WORD); start < end - 1; start += 1) {
      const spelled = letters.slice(start, end).join('');
      const worth = worthOf(spelled, plain.slice(start, end).join(''), own, known);
      if (worth < end - start) least = Math.min(least, parts[start]! + worth);
    }
    parts.push(least);
  }
  return parts.at(-1)!;
}

function worthOf(spelled: string, plain: string, own: Set<string>, known: Set<string>): number {
  if (isRun(spelled) || isDateLike(spelled)) return 1;
  const isWord = own.has(spelled) || known.has(spelled) || own.has(plain) || known.has(plain);
  return isWord ? WORD_PARTS : Infinity;
}

/** One character again and again, or neighbours. */
function isRun(text: string): boolean {
  const length = [...text].length;
  if (length < SHORTEST_WORD) return false;
  return new Set(text).size === 1 || RUNS.some((run) => run.includes(text));
}

/** Digits as years, months and days are written with. */
function isDateLike(text: string): boolean {
  return /^(?:(?:19|20)\d\d)(?:[01]\d(?:[0-3]\d)?)?$/.test(text) || /^[01]\d[0-3]\d$/.test(text);
}

/** The shortest block that makes the whole text when it is written again and again. */
function smallestBlock(letters: readonly string[]): { block: readonly string[]; repeats: boolean } {
  for (let size = 1; size <= letters.length / 2; size += 1)
    if (letters.every((letter, at) => letter === letters[at % size]))
      return { block: letters.slice(0, size), repeats: true };
  return { block: letters, repeats: false };
}

function knownWords(): Set<string> {
  const lists: readonly (string | number)[][] = [
    common['passwords-common'],
    japanese.commonWords,
    japanese.firstnames,
    japanese.lastnames,
    japanese.wikipedia,
    OF_THE_TRADE,
  ];
  const all = lists.flatMap((list) => list.map((word) => String(word).toLowerCase()));
  return new Set(all.filter((word) => word.length >= 2));
}

/** The whole, and what stands between spaces and signs in it. */
function wordsIn(text: string): string[] {
  const folded = text.normalize('NFKC').toLowerCase();
  return [folded, ...folded.split(/[\s@._\-+/・]+/), folded.replace(/[都道府県市区町村]$/u, '')];
}
