import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { decodeText } from './decode-text.js';
import { FileProblem } from './file-problem.js';

const TEXT = '手続コード,手続名\r\nA-01,①髙橋㈱～の届出ｶﾅ\r\n';

const problem = (bytes: Uint8Array): FileProblem => {
  try {
    decodeText(bytes);
  } catch (error) {
    if (error instanceof FileProblem) return error;
    throw error;
  }
  throw new Error('the bytes were read without complaint');
};

describe('reading text files as a city saves them', () => {
  it.each([
    ['UTF-8', iconv.encode(TEXT, 'utf-8')],
    ['UTF-8 with BOM', iconv.encode(TEXT, 'utf-8', { addBOM: true })],
    ['UTF-16LE with BOM', iconv.encode(TEXT, 'utf-16le', { addBOM: true })],
    ['UTF-16BE with BOM', iconv.encode(TEXT, 'utf-16be', { addBOM: true })],
    ['CP932', iconv.encode(TEXT, 'cp932')],
  ])('reads %s', (_, bytes) => {
    expect(decodeText(bytes)).toBe(TEXT);
  });

  it('gives an empty text for an empty file', () => {
    expect(decodeText(new Uint8Array())).toBe('');
  });

  it('reads any text written in UTF-8 back as it was', () => {
    const text = fc
      .string({ unit: 'grapheme' })
      .filter((value) => !value.includes('\0') && !value.includes('\u001b'));
    fc.assert(
      fc.property(text, (value) => {
        expect(decodeText(Buffer.from(`\uFEFF${value}`))).toBe(value);
      }),
    );
  });

  it('names the line where a UTF-8 file is damaged, rather than reading it as nonsense in CP932', () => {
    const bytes = Buffer.from('手続名\n転入の届出\n児童手当の認定請求\n');
    bytes[bytes.indexOf('童') + 1] = 0x20;
    expect(problem(bytes)).toMatchObject({ row: 3 });
    expect(problem(bytes).message).toContain('3行目に UTF-8 として読めない文字');
  });

  it('names the line where a UTF-8 file with BOM is damaged, even a tiny one', () => {
    expect(problem(Buffer.from([0xef, 0xbb, 0xbf, 0x41, 0x0a, 0xff])).row).toBe(2);
  });

  it('names the line where a CP932 file is damaged', () => {
    const bytes = Buffer.concat([
      iconv.encode('手続名\r\n転入の届出\r\n', 'cp932'),
      Buffer.from([0x82, 0x20, 0x0a]),
    ]);
    expect(problem(bytes).message).toContain('3行目に Shift_JIS として読めない文字');
  });

  it('refuses EUC-JP and ISO-2022-JP by saying what to do', () => {
    expect(problem(iconv.encode('手続名,所管課\n転入の届出,市民課\n', 'euc-jp')).message).toContain('EUC-JP');
    expect(problem(Buffer.from('a\n\u001b$B%F\u001b(B')).message).toContain('2行目に文字ではないデータ');
  });

  it('refuses a picture or another file that is not text', () => {
    expect(problem(Buffer.from([0x41, 0x00, 0x42, 0x00])).message).toContain('文字ではないデータ');
    const stray = `手続名,備考\n${'住民票の写し'.repeat(20)}\0,\u001b対応済\u0007\n`;
    expect(decodeText(Buffer.from(stray))).toBe(stray);
  });
});
