// The rows of a department's month: their cells, and what is typed into them.

/** @typedef {import('./table-cell.js').Cell} Cell */

/** @param {HTMLTableElement} table @returns {HTMLElement[]} */
export const rowsOf = (table) => [...table.tBodies].filter((row) => row.matches('[data-row]'));

/** Those that the filter shows. @param {HTMLTableElement} table */
export const shownRows = (table) => rowsOf(table).filter((row) => !row.hidden);

/** @param {Element} row @returns {Cell[]} */
export const cellsIn = (row) => [...row.querySelectorAll('[data-cell]')].filter(isCell);

/** @param {Element} row @returns {Cell[]} */
export const fieldsOf = (row) =>
  [...row.querySelectorAll('input[name], select[name], textarea[name]')].filter(isCell);

/** @param {Element} element @returns {element is Cell} */
function isCell(element) {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  );
}

/** Whether a box or a button is ticked; undefined for every other field. @param {Cell} field */
export const ticked = (field) =>
  field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')
    ? field.checked
    : undefined;

/** What is typed and ticked in a row, to be compared. @param {Element} row */
export const typedIn = (row) =>
  JSON.stringify(
    fieldsOf(row)
      .filter((field) => field.type !== 'hidden')
      .map((field) => ticked(field) ?? field.value),
  );

/** @param {EventTarget | null} target */
export const elementOf = (target) => (target instanceof Element ? target : null);

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
export const rowOf = (target) => elementOf(target)?.closest('[data-row]') ?? null;

/** The cell itself, not what stands beside it. @param {EventTarget | null} target */
export function cellOf(target) {
  const element = elementOf(target);
  return element?.matches('[data-cell]') && isCell(element) ? element : null;
}
