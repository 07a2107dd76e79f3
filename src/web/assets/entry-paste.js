// Blocks from a spreadsheet: matched by their headings and codes, or shown before they are filled in; taken back as one.
import { cellOf, cellsIn, elementOf, fieldsOf, rowOf, rowsOf, shownRows } from './entry-rows.js';
import { pressed } from './entry-sayings.js';
import { planPaste } from './paste-plan.js';
import { blockIn, fill, pasteOne } from './table-cell.js';

/** @typedef {import('./table-cell.js').Cell} Cell */
/** @typedef {import('./paste-plan.js').Plan} Plan */
/** @typedef {import('./entry-sayings.js').Say} Say */

/** How many names of rows or words are told. */
const TOLD = 5;
const list = (/** @type {string[]} */ texts) => {
  const unique = [...new Set(texts)];
  return `${unique.slice(0, TOLD).join('、')}${unique.length > TOLD ? `ほか${unique.length - TOLD}件` : ''}`;
};

/**
 * @param {HTMLTableElement} table
 * @param {HTMLFormElement} form
 * @param {{ say: Say, save: () => Promise<void> }} means
 */
export function pasting(table, form, { say, save }) {
  const ask = /** @type {HTMLElement | null} */ (form.querySelector('[data-ask]'));
  /** The last block, as long as it can be taken back. @type {{ cell: Cell, before: string }[]} */
  let last = [];
  /** Cells in which somebody has typed since. @type {Set<EventTarget | null>} */
  const typed = new Set();

  const headings = [...table.querySelectorAll('[data-headings]')].flatMap(headingsOf);
  const nameOf = (/** @type {Element | null | undefined} */ row) =>
    row?.querySelector('[id^=name-]')?.textContent ?? '';
  const rowIn = (/** @type {HTMLElement} */ row) => ({
    id: row.id,
    code: row.dataset.code ?? '',
    name: nameOf(row),
  });

  /** @param {string[][]} block @param {Cell} cell */
  function planFrom(block, cell) {
    const [row, shown] = [rowOf(cell), shownRows(table)];
    const columns = row ? cellsIn(row).map((one) => one.dataset.cell ?? '') : [];
    const at = { row: row ? shown.indexOf(row) : 0, column: columns.indexOf(cell.dataset.cell ?? '') };
    return planPaste(block, {
      ...{ headings, columns, at },
      rows: rowsOf(table).map(rowIn),
      shown: shown.map(rowIn),
    });
  }

  /** The cells of a plan, all found before any is filled. @param {Plan} plan */
  function cellsOf({ fills }) {
    /** @type {Map<string, Map<string, Cell>>} */
    const fields = new Map();
    for (const id of new Set(fills.map((one) => one.id))) {
      const row = document.getElementById(id);
      fields.set(id, new Map((row ? fieldsOf(row) : []).map((one) => [one.name.split('.')[0] ?? '', one])));
    }
    return fills.flatMap(({ id, field, text }) => {
      const cell = fields.get(id)?.get(field);
      return cell ? [{ cell, text }] : [];
    });
  }

  /** @param {Plan} plan */
  function apply(plan) {
    const cells = cellsOf(plan);
    const before = cells.map(({ cell }) => ({ cell, before: cell.value }));
    const unknown = cells.flatMap(({ cell, text }) => (fill(cell, text) ? [] : [text.trim()]));
    last = before;
    typed.clear();
    const rows = new Set(plan.fills.map(({ id }) => id)).size;
    const parts = [
      plan.matched ? `手続を照合して、${rows}件の手続に貼り付けました。` : '',
      `${cells.length - unknown.length}個のセルに貼り付けました。`,
      leftOut(plan, '貼り付けていません'),
      unknown.length > 0 ? `段階にない言葉は貼り付けていません：${list(unknown)}。` : '',
    ];
    say('pasted', { text: parts.join(''), action: ['元に戻す', undo] });
    void save();
  }

  /** @param {Plan} plan @param {'貼り付けていません' | '貼り付けません'} verb */
  function leftOut({ outside, strangers, unread }, verb) {
    return [
      outside > 0 ? `表からはみ出した${outside}個は${verb}。` : '',
      strangers.length > 0 ? `表にない手続は${verb}：${list(strangers)}。` : '',
      unread.length > 0 ? `使わない列：${list(unread)}。` : '',
    ].join('');
  }

  /** Puts back what stood there before the last block; what was typed since stays. */
  function undo() {
    if (last.length === 0) return;
    for (const { cell, before } of last) if (!typed.has(cell)) cell.value = before;
    last = [];
    say('pasted', { text: '貼り付ける前に戻しました。' });
    void save();
  }

  /** Shows where the block goes, and waits. @param {Plan} plan @param {Cell} from */
  function askFirst(plan, from) {
    if (!ask) return apply(plan);
    const cells = cellsOf(plan);
    const rows = [...new Set(cells.map(({ cell }) => rowOf(cell)))];
    const labels = [...new Set(cells.map(({ cell }) => labelOf(cell)))];
    const [first, end] = [nameOf(rows[0]), nameOf(rows.at(-1))];
    const where = rows.length > 1 ? `「${first}」から「${end}」までの${rows.length}行` : `「${first}」の行`;
    for (const { cell } of cells) cell.classList.add('entry__filled');
    const done = (/** @type {boolean} */ agreed) => {
      for (const { cell } of cells) cell.classList.remove('entry__filled');
      ask.hidden = true;
      ask.replaceChildren();
      from.focus();
      if (agreed) apply(plan);
    };
    const text = document.createElement('p');
    text.textContent = `${where}に、${labels.join('、')}を貼り付けます。${leftOut(plan, '貼り付けません')}`;
    const go = pressed('貼り付ける', () => done(true), 'primary');
    ask.replaceChildren(
      text,
      go,
      pressed('やめる', () => done(false)),
    );
    ask.onkeydown = (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      done(false);
    };
    say('pasted', null);
    ask.hidden = false;
    go.focus({ preventScroll: true });
  }

  /** @param {Cell} cell */
  const labelOf = (cell) => document.getElementById(`column-${cell.name.split('.')[0]}`)?.textContent ?? '';

  table.addEventListener('input', ({ target }) => typed.add(target));

  form.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    if (last.length === 0 || typed.has(event.target)) return;
    event.preventDefault();
    undo();
  });

  table.addEventListener('paste', (event) => {
    const cell = cellOf(elementOf(event.target)?.closest('[data-cell]') ?? null);
    const data = event.clipboardData;
    const text = data?.getData('text/plain') ?? '';
    if (!cell || !data || text === '') return;
    const block = blockIn(text);
    const [first = ''] = block[0] ?? [];
    const isBlock = block.length > 1 || (block[0] ?? []).length > 1;
    const isSheet = text.includes('\t') || /<table[\s>]/i.test(data.getData('text/html'));
    // Several lines of a letter are one note, not a column of a sheet.
    if (isBlock && !isSheet && cell instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    if (!isBlock && !(cell instanceof HTMLSelectElement)) return pasteOne(cell, first);
    const plan = planFrom(block, cell);
    if (plan.matched || !isBlock) apply(plan);
    else askFirst(plan, cell);
  });
}

/** @param {Element} heading @returns {[field: string, heading: string][]} */
function headingsOf(heading) {
  /** @type {unknown} */
  const pairs = JSON.parse(heading.getAttribute('data-headings') ?? '[]');
  return /** @type {[string, string][]} */ (pairs);
}
