// A cell of a table as one fills it in: its edges, and texts copied from a spreadsheet.

/**
 * A cell of the table, or one of the fields beside it.
 * @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Cell
 */

/** A select leaves its arrow keys to its list while that is open; where this cannot be detected, always. */
export const tellsOpen = CSS.supports('selector(:open)');

/**
 * @param {Cell} cell
 * @param {string} key
 */
export function isAtEdge(cell, key) {
  if (cell instanceof HTMLSelectElement)
    return !tellsOpen ? key === 'ArrowLeft' || key === 'ArrowRight' : !cell.matches(':open');
  const { value } = cell;
  const [selectionStart, selectionEnd] = [cell.selectionStart ?? 0, cell.selectionEnd ?? 0];
  const everything = selectionStart === 0 && selectionEnd === value.length;
  if (key === 'ArrowLeft') return everything || (selectionStart === 0 && selectionEnd === 0);
  if (key === 'ArrowRight') return everything || selectionStart === value.length;
  if (key === 'ArrowUp') return !value.slice(0, selectionStart).includes('\n');
  return !value.slice(selectionEnd).includes('\n');
}

/**
 * Rows of cells, parted by tabs and line ends. A spreadsheet puts a cell between quotation marks where it holds a
 * line end or a tab; any other quotation mark is a letter of the text.
 * @param {string} text
 */
export function blockIn(text) {
  /** @type {string[]} */
  let row = [];
  const rows = [row];
  const cell = /"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*)/y;
  const lines = text.replace(/(?:\r?\n|\r)$/, '');
  for (let at = 0; ; at += 1) {
    cell.lastIndex = at;
    const [whole = '', quoted = '', plain] = cell.exec(lines) ?? [];
    row.push(/[\t\r\n]/.test(quoted) ? quoted.replaceAll('""', '"') : (plain ?? whole));
    at += whole.length;
    if (at >= lines.length) return rows;
    if (lines.startsWith('\r\n', at)) at += 1;
    if (lines[at] === '\n' || lines[at] === '\r') rows.push((row = []));
  }
}

const oneLine = (/** @type {string} */ text) => text.replaceAll(/[\r\n\t]+/g, ' ');

/**
 * Puts a text where the caret is.
 * @param {HTMLInputElement | HTMLTextAreaElement} cell
 * @param {string} text
 */
export function insert(cell, text) {
  cell.setRangeText(text, cell.selectionStart ?? 0, cell.selectionEnd ?? 0, 'end');
}

/**
 * As if it had been typed, so that Ctrl+Z takes it back.
 * @param {HTMLInputElement | HTMLTextAreaElement} cell
 * @param {string} text
 */
function type(cell, text) {
  // Deprecated, and still the only way by which a browser can take back what a script typed.
  if (document.execCommand('insertText', false, text)) return;
  insert(cell, text);
  cell.dispatchEvent(new Event('input', { bubbles: true }));
}

/**
 * One cell of a sheet is the whole of a one-line cell, and goes into a note where the caret is.
 * @param {HTMLInputElement | HTMLTextAreaElement} cell
 * @param {string} text
 */
export function pasteOne(cell, text) {
  const oneLined = cell instanceof HTMLInputElement;
  if (oneLined) cell.select();
  type(cell, oneLined ? oneLine(text.trim()) : text);
}

/**
 * Puts a text into a cell; false where a list does not have it.
 * @param {Cell} cell
 * @param {string} text
 */
export function fill(cell, text) {
  const wanted = text.trim();
  if (!(cell instanceof HTMLSelectElement)) {
    cell.value = cell instanceof HTMLTextAreaElement ? wanted : oneLine(wanted);
    return true;
  }
  const option =
    [...cell.options].find((one) => one.text === wanted) ?? (wanted === '' ? cell.options[0] : null);
  if (option) cell.value = option.value;
  return Boolean(option);
}
