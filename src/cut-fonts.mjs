// Cuts the pages' typeface to the characters that nearly all pages consist of, one file a weight: a page then loads two
// files instead of dozens of slices. The slices of the whole typeface remain for rarer characters in names.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const require = createRequire(import.meta.url);
const typeface = require.resolve('@expo-google-fonts/noto-sans-jp/package.json');
const folder = dirname(typeface);

/** Kerning, and the narrow forms with which browsers set punctuation side by side. */
const FEATURES = ['kern', 'halt', 'chws', 'palt'];

/** Running text may say anything of level 1 of JIS X 0208; what is bold is nearly always ours. */
const WEIGHTS = {
  '400Regular': (texts) => characters([...SIGNS, ...jisRows(16, 47), ...texts]),
  '700Bold': (texts) => characters([...SIGNS, ...texts]),
};

/** ASCII, Latin-1, half-width kana; signs, full-width letters, kana; ① and its like. */
const SIGNS = [
  span(0x20, 0x7e),
  span(0xa0, 0xff),
  span(0xff61, 0xff9f),
  ...jisRows(1, 8),
  ...jisRows(13, 13),
];

function span(first, last) {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, at) => first + at));
}

/** Rows of JIS X 0208 as text. */
function jisRows(first, last) {
  const decoder = new TextDecoder('euc-jp');
  const row = (number) => Array.from({ length: 94 }, (_, at) => [0xa0 + number, 0xa1 + at]).flat();
  return Array.from({ length: last - first + 1 }, (_, at) =>
    decoder.decode(Uint8Array.from(row(first + at))).replaceAll('\ufffd', ''),
  );
}

function characters(texts) {
  return [...new Set(texts.join(''))].sort().join('');
}

/**
 * Writes one file a weight into `target`, with every character of the sources. One in `earlier`, from the last build, is
 * taken over where it was cut from the same typeface to the same characters.
 */
export async function cutFonts(sources, { target, earlier }) {
  const texts = await Promise.all(sources.map((file) => readFile(file, 'utf8')));
  const rules = [typeface, require.resolve('subset-font/package.json'), import.meta.filename];
  const cutBy = await Promise.all(rules.map((file) => readFile(file, 'utf8')));
  await mkdir(target, { recursive: true });
  await copyFile(join(folder, 'LICENSE_FONT'), join(target, 'LICENSE'));
  const cuts = Object.entries(WEIGHTS).map(async ([weight, charactersIn]) => {
    const text = charactersIn(texts);
    const cutFrom = createHash('sha256')
      .update([...cutBy, text].join('\0'))
      .digest('hex');
    const file = `noto-sans-jp-${parseInt(weight)}.woff2`;
    const before = await readFile(join(earlier, `${file}.from`), 'utf8').catch(() => '');
    if (before === cutFrom) await copyFile(join(earlier, file), join(target, file));
    else await inThread({ weight, text, file: join(target, file) });
    await writeFile(join(target, `${file}.from`), cutFrom);
  });
  await Promise.all(cuts);
}

/** Cutting keeps a processor busy for seconds: each weight has a thread of its own. */
function inThread(cut) {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(import.meta.url), { workerData: cut });
    thread.once('message', resolve);
    thread.once('error', reject);
  });
}

if (!isMainThread) {
  const { weight, text, file } = workerData;
  const whole = await readFile(join(folder, weight, `NotoSansJP_${weight}.ttf`));
  const options = { targetFormat: 'woff2', keepFeatures: FEATURES, noHinting: true };
  const cut = await require('subset-font')(whole, text, options);
  await writeFile(file, cut);
  parentPort.postMessage('done');
}
