// Shows some rows of a department's month without loading the page anew: what is typed stays.
import { rowsOf } from './entry-rows.js';

/**
 * @param {HTMLTableElement} table
 * @param {HTMLFormElement} form
 */
export function filters(table, form) {
  const links = [...form.querySelectorAll('a[data-show]')].filter((one) => one instanceof HTMLAnchorElement);
  const none = /** @type {HTMLElement | null} */ (table.querySelector('[data-none]'));
  const isOf = (/** @type {HTMLElement} */ row, /** @type {string} */ filter) =>
    filter === 'all' || (row.dataset.filters ?? '').split(' ').includes(filter);

  /** @param {HTMLAnchorElement} link */
  function show(link) {
    const filter = link.dataset.show ?? 'all';
    const rows = rowsOf(table);
    for (const row of rows) row.hidden = !isOf(row, filter);
    if (none) none.hidden = rows.some((row) => !row.hidden);
    table.dataset.shown = filter;
    const field = form.querySelector('input[name=show]');
    if (field instanceof HTMLInputElement) field.value = filter;
    for (const other of links) {
      if (other === link) other.setAttribute('aria-current', 'true');
      else other.removeAttribute('aria-current');
    }
    history.replaceState(history.state, '', link.href);
  }

  for (const link of links) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      show(link);
    });
  }

  // Rows stay where they are while one types; only the counts follow.
  table.addEventListener('entry-saved', () => {
    for (const link of links) {
      const place = link.querySelector('[data-count]');
      const count = rowsOf(table).filter((row) => isOf(row, link.dataset.show ?? 'all')).length;
      if (place) place.textContent = String(count);
    }
  });
}
