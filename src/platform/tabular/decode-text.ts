import { isUtf8 } from 'node:buffer';
import Encoding from 'encoding-japanese';
import iconv from 'iconv-lite';
import { FileProblem } from './file-problem.js';

const REPLACEMENT = '\uFFFD';
/** The shifts of ISO-2022-JP, which otherwise looks like plain ASCII. */
const SHIFTS = ['\u001b$', '\u001b('];
/** A text holds a stray NUL at the most; text of two bytes a character without its mark, or no text, holds many. */
const MOST_NULS_IN_100 = 2;

/**
 * Turns the bytes of a text file into text: UTF-8 with or without BOM, UTF-16 with BOM, or CP932 (what Excel on
 * Japanese Windows saves as CSV). An empty file gives ''. The BOM is dropped; stray control characters are left to be
 * taken out of the cells.
 *
 * @throws FileProblem where the bytes are in another encoding or damaged, with the line.
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decode(bytes);
  const nuls = text.split('\0').length - 1;
  const marks = nuls * 100 > text.length * MOST_NULS_IN_100 ? ['\0'] : SHIFTS;
  const control = marks.map((mark) => text.indexOf(mark)).find((at) => at >= 0);
  if (control !== undefined) {
    throw new FileProblem(
      `${lineOf(text, control)}行目に文字ではないデータがあります。CSV(UTF-8 または Shift_JIS)か Excel(.xlsx)で保存し直してください。`,
      lineOf(text, control),
    );
  }
  return text;
}

function decode(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return decodeStrictly(bytes, 'utf-16le', 'UTF-16');
  if (startsWith(bytes, [0xfe, 0xff])) return decodeStrictly(bytes, 'utf-16be', 'UTF-16');
  if (startsWith(bytes, [0xef, 0xbb, 0xbf]) || isUtf8(bytes) || looksLikeUtf8(bytes)) {
    return decodeStrictly(bytes, 'utf-8', 'UTF-8');
  }
  if (Encoding.detect(beginning(bytes)) === 'EUCJP') {
    throw new FileProblem(
      '文字コード EUC-JP には対応していません。UTF-8 または Shift_JIS で保存し直してください。',
    );
  }
  const text = iconv.decode(bytes, 'cp932');
  assertUndamaged(text, 'Shift_JIS');
  return text;
}

const startsWith = (bytes: Uint8Array, mark: number[]): boolean =>
  mark.every((value, at) => bytes[at] === value);

function decodeStrictly(bytes: Uint8Array, encoding: string, shownAs: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder(encoding).decode(bytes);
    assertUndamaged(text, shownAs);
    throw new FileProblem(`${shownAs} として読み取れません。UTF-8 で保存し直してください。`);
  }
}

/**
 * A damaged UTF-8 file usually decodes as CP932 without complaint, into nonsense. The other way round nearly
 * every Japanese character of a CP932 file is invalid UTF-8, so the share of invalid ones distinguishes the two.
 */
function looksLikeUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  let foreign = 0;
  let damaged = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) foreign += 1;
    if (code === 0xfffd) damaged += 1;
  }
  return damaged * 2 < foreign;
}

/** The first lines, enough to tell an encoding by. */
function beginning(bytes: Uint8Array): Uint8Array {
  const lineEnd = bytes.lastIndexOf(0x0a, 65_536);
  return lineEnd > 0 ? bytes.subarray(0, lineEnd) : bytes;
}

function assertUndamaged(text: string, shownAs: string): void {
  const at = text.indexOf(REPLACEMENT);
  if (at < 0) return;
  const line = lineOf(text, at);
  throw new FileProblem(
    `${line}行目に ${shownAs} として読めない文字があります。元のファイルを開き、UTF-8 で保存し直してください。`,
    line,
  );
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split(/\r\n|\n|\r/).length;
