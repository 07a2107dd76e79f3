// Helps with the table of a department's month: arrow keys, blocks from a spreadsheet, filters, rows saved as one goes.
import { filters } from './entry-filter.js';
import { keys } from './entry-keys.js';
import { pasting } from './entry-paste.js';
import { elementOf, rowOf, ticked } from './entry-rows.js';
import { saver } from './entry-save.js';
import { sayings } from './entry-sayings.js';

(() => {
  /** @type {HTMLTableElement | null} */
  const table = document.querySelector('table[data-report]');
  const form = table?.closest('form');
  const place = /** @type {HTMLElement | null | undefined} */ (form?.querySelector('[data-said]'));
  if (!table || !form || !place) return;

  const say = sayings(place, table);
  const { save, saveSoon } = saver(table, form, say);
  keys(table, saveSoon);
  filters(table, form);
  pasting(table, form, { say, save });

  table.addEventListener('input', saveSoon);
  table.addEventListener('focusout', ({ target, relatedTarget }) => {
    const row = rowOf(target);
    if (row && !row.contains(elementOf(relatedTarget))) void save();
  });
  table.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && ticked(target) !== undefined) void save();
  });
  addEventListener('pagehide', () => void save());
  table.dataset.report = 'ready';
})();
