import { FileProblem } from './file-problem.js';

const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];
const PDF = [0x25, 0x50, 0x44, 0x46];
const GZIP = [0x1f, 0x8b];
const PICTURES = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
];
const EMPTY_ARCHIVE = [0x50, 0x4b, 0x05, 0x06];
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');
const OLD_WORKBOOKS = ['Workbook', 'Book'].map((name) => Buffer.from(`${name}\0`, 'utf16le'));
/** Where a web page or an XML document begins, behind a byte order mark and blanks. */
const MARKUP = /^[\uFEFF\s]*<(?:!doctype\s+html|html|head|meta|table|\?xml)/i;
const SAVE_AS_XLSX = '「Excel ブック(.xlsx)」で保存し直してください。';

/** Whether the bytes begin like an .xlsx. */
export function isArchive(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);
}

/**
 * Refuses a file of a kind that is not read, told apart by its content, with a sentence that says what it is.
 *
 * @throws FileProblem for an empty file, an old .xls, a workbook with a password, a web page, a PDF, a picture, another archive.
 */
export function refuseOtherKinds(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new FileProblem('ファイルが空です。1行目に見出しを入れてください。');
  if (startsWith(bytes, COMPOUND_FILE))
    throw compoundFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  if (startsWith(bytes, PDF)) {
    throw new FileProblem('PDF ファイルは読み取れません。元の表を Excel(.xlsx)か CSV で保存してください。');
  }
  if (PICTURES.some((mark) => startsWith(bytes, mark))) {
    throw new FileProblem('画像ファイルは読み取れません。元の表を Excel(.xlsx)か CSV で保存してください。');
  }
  if (startsWith(bytes, GZIP) || startsWith(bytes, EMPTY_ARCHIVE)) {
    throw new FileProblem(
      '圧縮されたファイルか空のファイルです。中の Excel(.xlsx)か CSV を取り出して指定してください。',
    );
  }
  const beginning = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024));
  if (
    MARKUP.test(
      beginning
        .toString('latin1')
        .replaceAll('\0', '')
        .replace(/^(?:ï»¿|ÿþ|þÿ)/, ''),
    )
  ) {
    throw new FileProblem(
      `表計算ソフトの形式ではなく、ウェブページ(HTML)や XML として保存されたファイルです。Excel で開き、${SAVE_AS_XLSX}`,
    );
  }
}

function compoundFile(bytes: Buffer): FileProblem {
  if (bytes.includes(ENCRYPTED_PACKAGE)) {
    return new FileProblem(`パスワード付きの Excel ファイルです。パスワードを外し、${SAVE_AS_XLSX}`);
  }
  if (OLD_WORKBOOKS.some((name) => bytes.includes(name))) {
    return new FileProblem(`古い形式(.xls)の Excel ファイルです。Excel で開き、${SAVE_AS_XLSX}`);
  }
  return new FileProblem(
    `古い形式(.xls)またはパスワード付きの Excel ファイルです。パスワードを外し、${SAVE_AS_XLSX}`,
  );
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((value, at) => bytes[at] === value);
