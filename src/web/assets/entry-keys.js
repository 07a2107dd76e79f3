// Goes through a department's month by the keyboard, as through a spreadsheet.
import { cellOf, cellsIn, rowOf, shownRows } from './entry-rows.js';
import { insert, isAtEdge, tellsOpen } from './table-cell.js';

/** @typedef {import('./table-cell.js').Cell} Cell */
/** @typedef {[down: number, right: number]} Step */
/** @type {Record<string, Step>} */
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const FAR = 1_000_000;

/**
 * @param {HTMLTableElement} table
 * @param {() => void} saveSoon
 */
export function keys(table, saveSoon) {
  /** The column in which one typed and went on by Tab; Enter returns to it. @type {number | null} */
  let home = null;
  /** The cell in which something was typed last. @type {EventTarget | null} */
  let typedIn = null;

  /**
   * The step that a key means from this cell; null where the key is the cell's own.
   * @param {Cell} cell
   * @param {KeyboardEvent} event
   * @returns {Step | null}
   */
  function stepOf(cell, { key, ctrlKey, metaKey, shiftKey }) {
    const isOpen = cell instanceof HTMLSelectElement && tellsOpen && cell.matches(':open');
    if (isOpen || (shiftKey && key !== 'Enter')) return null;
    const isText = cell instanceof HTMLTextAreaElement && cell.value !== '';
    if (ctrlKey || metaKey) {
      if (key === 'Home' || key === 'End') return isText ? null : key === 'Home' ? [-FAR, -FAR] : [FAR, FAR];
      return key === 'ArrowUp' ? [-FAR, 0] : key === 'ArrowDown' ? [FAR, 0] : null;
    }
    if (key === 'Enter') return [shiftKey ? -1 : 1, 0];
    if (key === 'PageDown' || key === 'PageUp') return [(key === 'PageDown' ? 1 : -1) * onScreen(cell), 0];
    return isAtEdge(cell, key) ? (STEPS[key] ?? null) : null;
  }

  /**
   * @param {Cell} cell
   * @param {Step} step
   */
  function go(cell, [down, right], from = placeOf(cell).column) {
    const rows = shownRows(table);
    const { row } = placeOf(cell);
    const [far, wide] = [Math.abs(down) > 1, Math.abs(right) > 1];
    const inside = (/** @type {number} */ at, /** @type {number} */ size) =>
      Math.min(Math.max(at, 0), size - 1);
    const cells = cellsOfRow(rows[far ? inside(row + down, rows.length) : row + down]);
    const next = cells[wide ? inside(from + right, cells.length) : from + right];
    if (!next) return;
    next.focus();
    if (!(next instanceof HTMLSelectElement)) next.select();
  }

  const cellsOfRow = (/** @type {HTMLElement | undefined} */ row) => (row ? cellsIn(row) : []);

  /** @param {Cell} cell */
  function placeOf(cell) {
    const row = rowOf(cell);
    if (!row) throw new Error('a cell stands in a row');
    return { row: shownRows(table).indexOf(row), column: cellsIn(row).indexOf(cell) };
  }

  /** How many rows go onto the screen. @param {Cell} cell */
  function onScreen(cell) {
    const height = rowOf(cell)?.getBoundingClientRect().height ?? 0;
    return Math.max(1, Math.floor((innerHeight * 0.75) / Math.max(1, height)));
  }

  table.addEventListener('keydown', (event) => {
    const { key } = event;
    const cell = cellOf(event.target);
    if (!cell || event.isComposing) return;
    if (key === 'Enter' && cell instanceof HTMLTextAreaElement && event.altKey) {
      event.preventDefault();
      insert(cell, '\n');
      return saveSoon();
    }
    if (key === 'Tab' && !event.shiftKey && typedIn === cell) home ??= placeOf(cell).column;
    if (event.altKey || key === 'Tab') return;
    const step = stepOf(cell, event);
    if (!step) return;
    event.preventDefault();
    go(cell, step, key === 'Enter' && home !== null ? home : undefined);
    home = null;
  });
  table.addEventListener('pointerdown', () => (home = null));
  table.addEventListener('input', ({ target }) => (typedIn = target));

  // What is said about a row shows while one is in it, also while a press on it takes the focus away for a moment.
  table.addEventListener('focusin', ({ target }) => {
    const row = rowOf(target);
    for (const other of table.querySelectorAll('[data-here]'))
      if (other !== row) other.removeAttribute('data-here');
    row?.setAttribute('data-here', '');
  });
}
