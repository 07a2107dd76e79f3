import { CellError } from './cell-errors.js';

/** What Excel shows where a formula has no value; newer versions bring new ones, so any that look so. */
const EXCEL_ERROR = /^#(?:N\/A|DIV\/0!|GETTING_DATA|[A-Z]{3,12}[!?])$/;
const OTHER_ERROR = /^(?:Err:\d{3}|#N\/A N\/A|#ERROR!)$/;

/** Whether a text is one of the marks a spreadsheet shows in the place of a value, in any width. */
export function isErrorMark(text: string): boolean {
  const mark = text.normalize('NFKC').toUpperCase();
  return EXCEL_ERROR.test(mark) || OTHER_ERROR.test(text);
}

/**
 * Refuses a cell that holds no value but a sign that there is none: a formula that failed or whose result is not in the
 * file, or a CSV saved while its column was too narrow.
 *
 * @param address of the cell as Excel names it (`C5`); '' in a text file.
 * @throws CellError
 */
export function refuseUnreadable(text: string, form: string | undefined, address: string): void {
  const cell = address === '' ? 'セル' : `セル${address}`;
  if (form === 'f') {
    throw new CellError(
      `${cell}の数式の結果がファイルに保存されていません。Excel で開いて保存し直すか、数式を値に置き換えて（値の貼り付け）ください。`,
    );
  }
  if (form === 'e' || isErrorMark(text)) {
    throw new CellError(`${cell}の数式がエラー(${text})になっています。正しい値を入れてください。`);
  }
  if (/^[#＃]{2,}$/.test(text)) {
    throw new CellError('列の幅が足りず値が # になっています。幅を広げてから保存し直してください。');
  }
}
