// Helps with the table of a department's month: arrow keys, blocks pasted from a spreadsheet, rows saved as one goes.
import { blockIn, fill, insert, isAtEdge, pasteOne, tellsOpen } from './table-cell.js';

/** @typedef {import('./table-cell.js').Cell} Cell */

(() => {
  /** @type {HTMLTableElement | null} */
  const table = document.querySelector('table[data-report]');
  const form = table?.closest('form');
  const message = form?.querySelector('[data-said]');
  if (!table || !form || !message) return;

  const IDLE_MILLISECONDS = 3000;
  const COUNTED_MILLISECONDS = 30000;
  const NOT_SAVED =
    '保存できませんでした。通信を確かめて「保存する」を押してください。入力した内容は画面に残っています。';
  const SIGNED_IN_ANEW =
    'サインアウトされたか、別の画面でサインインし直したため、自動では保存できません。「保存する」を押すと、入力した内容を残したまま続けられます。';
  const say = (/** @type {string} */ text) => (message.textContent = text);
  const says = (/** @type {string} */ text) => message.textContent === text;
  const entries = () => [...table.querySelectorAll('[data-row]')];
  const cellsIn = (/** @type {Element} */ entry) =>
    /** @type {Cell[]} */ ([...entry.querySelectorAll('[data-cell]')]);
  const cellAt = (/** @type {number} */ row, /** @type {number} */ column) => {
    const entry = entries()[row];
    return entry && cellsIn(entry)[column];
  };

  /** @param {Cell} cell */
  function placeOf(cell) {
    const entry = cell.closest('[data-row]');
    if (!entry) throw new Error('a cell stands in a row');
    return { row: entries().indexOf(entry), column: cellsIn(entry).indexOf(cell) };
  }

  // --- what a row says, and whether that is saved ---

  const fieldsOf = (/** @type {Element} */ entry) =>
    /** @type {Cell[]} */ ([...entry.querySelectorAll('input[name], select[name], textarea[name]')]);
  /** Whether a box or a button is ticked; undefined for every other field. */
  const ticked = (/** @type {Cell} */ field) =>
    field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')
      ? field.checked
      : undefined;
  const typedIn = (/** @type {Element} */ entry) =>
    JSON.stringify(
      fieldsOf(entry)
        .filter((field) => field.type !== 'hidden')
        .map((field) => ticked(field) ?? field.value),
    );

  /**
   * What stands in a row where it is saved, by the row's id; null where it could not be saved.
   * @type {Map<string, string | null>}
   */
  const settled = new Map();
  for (const entry of entries()) settled.set(entry.id, typedIn(entry));
  const isTouched = (/** @type {Element} */ entry) => settled.get(entry.id) !== typedIn(entry);
  /** Goes along with every save, so that the answer covers everything not saved yet. */
  const isRefused = (/** @type {Element} */ entry) => Boolean(entry.querySelector('.state--wrong'));

  /** @type {Promise<Document> | null} */
  let saving = null;
  /** When the whole form was counted last. */
  let counted = Date.now();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let idle;

  function saveSoon() {
    clearTimeout(idle);
    idle = setTimeout(() => void save(), IDLE_MILLISECONDS);
  }

  /** One request at a time; what is typed meanwhile follows in the next one. */
  async function save() {
    clearTimeout(idle);
    if (saving) return saveSoon();
    if (!entries().some(isTouched)) return;
    const going = entries().filter((entry) => isTouched(entry) || isRefused(entry));
    const sent = new Map(going.map((entry) => [entry.id, typedIn(entry)]));
    for (const [id, typed] of sent) settled.set(id, typed);
    saving = send(going);
    try {
      takeOver(await saving, sent);
      if (says(NOT_SAVED) || says(SIGNED_IN_ANEW)) say('');
    } catch (error) {
      for (const entry of going) settled.set(entry.id, null);
      say(error instanceof Error && error.message === SIGNED_IN_ANEW ? SIGNED_IN_ANEW : NOT_SAVED);
    } finally {
      saving = null;
    }
    if (entries().some((entry) => isTouched(entry) && settled.get(entry.id) !== null)) saveSoon();
  }

  /** @param {Element[]} going */
  async function send(going) {
    const body = new URLSearchParams();
    for (const one of going.flatMap(fieldsOf)) {
      if (ticked(one) !== false) body.append(one.name, one.value);
    }
    const field = (/** @type {string} */ name) =>
      /** @type {HTMLInputElement | null | undefined} */ (form?.querySelector(`input[name=${name}]`));
    // Without the counts the server counts anew: others may have saved rows of the form meanwhile.
    if (Date.now() - counted < COUNTED_MILLISECONDS) body.append('progress', field('progress')?.value ?? '');
    else counted = Date.now();
    const answer = await fetch(`${form?.getAttribute('action')}/rows`, {
      method: 'POST',
      headers: { 'csrf-token': field('_csrf')?.value ?? '' },
      body,
      redirect: 'manual',
      keepalive: body.toString().length < 60000,
    });
    // A redirect leads to the sign-in; a refusal is that of a token made for an earlier session.
    if (answer.type === 'opaqueredirect' || answer.status === 403) throw new Error(SIGNED_IN_ANEW);
    if (!answer.ok && answer.status !== 409) throw new Error(String(answer.status));
    sayRemoved(answer.headers.get('x-removed-characters'));
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
  }

  /** `U+200B;count=2, U+FEFF;count=1` in words. @param {string | null} header */
  function sayRemoved(header) {
    const kinds = [...(header ?? '').matchAll(/(U\+[\dA-F]+);count=(\d+)/g)];
    if (kinds.length === 0) return;
    const count = kinds.reduce((sum, [, , each]) => sum + Number(each), 0);
    say(`見えない文字を${count}つ取り除きました（${kinds.map(([, name]) => name).join('、')}）。`);
  }

  /**
   * Cells keep what is in them and where one is; only what is said about them is exchanged.
   * @param {Document} answer
   * @param {Map<string, string>} sent
   */
  function takeOver(answer, sent) {
    const refused = answer.querySelector('[data-refused]');
    if (refused) {
      document.querySelector('[data-refused]')?.remove();
      form?.before(refused);
      return;
    }
    for (const fresh of answer.querySelectorAll('[data-row]')) {
      const entry = document.getElementById(fresh.id);
      if (entry) refresh(entry, fresh, typedIn(entry) === sent.get(fresh.id));
    }
    const progress = form?.querySelector('[data-progress]');
    const [bar, newBar] = [progress?.querySelector('progress'), answer.querySelector('progress')];
    const [words, newWords] = [progress, answer].map((part) => part?.querySelector('[role=status]'));
    if (bar && newBar) bar.value = newBar.value;
    const [counts, newCounts] = [progress, answer].map((part) => part?.querySelector('input[name=progress]'));
    if (newCounts) counts?.replaceWith(document.importNode(newCounts, true));
    const state = answer.querySelector('[data-submission-state]');
    if (state) document.querySelector('[data-submission-state]')?.replaceWith(state);
    if (words && newWords && words.textContent !== newWords.textContent)
      words.textContent = newWords.textContent;
  }

  /**
   * @param {Element} entry
   * @param {Element} fresh
   * @param {boolean} unchanged
   */
  function refresh(entry, fresh, unchanged) {
    const here = document.activeElement?.id;
    for (const part of entry.querySelectorAll('[data-part]')) {
      const name = part.getAttribute('data-part');
      const other = fresh.querySelector(`[data-part=${name}]`);
      if (other && (unchanged || name === 'state')) part.replaceWith(document.importNode(other, true));
    }
    for (const field of fieldsOf(fresh)) {
      const own = fieldsOf(entry).find(({ name }) => name === field.name);
      if (!own || !field.matches('[data-kept], [data-cell], [data-beside]')) continue;
      if (field.matches('[data-kept]')) own.value = field.value;
      else if (unchanged && own.value !== field.value) own.value = field.value;
      for (const name of ['aria-invalid', 'aria-describedby', 'data-warned']) {
        const value = field.getAttribute(name);
        if (value === null) own.removeAttribute(name);
        else own.setAttribute(name, value);
      }
    }
    if (unchanged) settled.set(entry.id, typedIn(entry));
    if (here && document.activeElement?.id !== here) document.getElementById(here)?.focus();
    const focused = document.activeElement;
    if (focused && table?.contains(focused)) focused.scrollIntoView({ block: 'nearest' });
  }

  const elementOf = (/** @type {EventTarget | null} */ target) => (target instanceof Element ? target : null);

  table.addEventListener('input', saveSoon);
  table.addEventListener('focusout', ({ target, relatedTarget }) => {
    const entry = elementOf(target)?.closest('[data-row]');
    if (entry && !entry.contains(elementOf(relatedTarget))) void save();
  });
  table.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && ticked(target) !== undefined) void save();
  });
  addEventListener('pagehide', () => void save());

  // --- arrow keys and Enter ---

  /** @typedef {[down: number, right: number]} Step */
  /** @type {Record<string, Step>} */
  const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

  /**
   * @param {Cell} cell
   * @param {Step} step
   */
  function go(cell, [down, right]) {
    const { row, column } = placeOf(cell);
    const next = cellAt(row + down, column + right);
    if (!next) return;
    next.focus();
    if (!(next instanceof HTMLSelectElement)) next.select();
  }

  /** The cell itself, not what stands beside it. */
  const cellOf = (/** @type {EventTarget | null} */ target) => {
    const element = elementOf(target);
    return element?.matches('[data-cell]') ? /** @type {Cell} */ (element) : null;
  };

  table.addEventListener('keydown', (event) => {
    const { key } = event;
    const cell = cellOf(event.target);
    if (!cell || event.isComposing || event.ctrlKey || event.metaKey) return;
    if (key === 'Enter' && cell instanceof HTMLTextAreaElement && event.altKey) {
      event.preventDefault();
      insert(cell, '\n');
      return saveSoon();
    }
    if (event.altKey) return;
    if (key === 'Enter') {
      if (cell.tagName === 'SELECT' && tellsOpen && cell.matches(':open')) return;
      event.preventDefault();
      return go(cell, [event.shiftKey ? -1 : 1, 0]);
    }
    const step = STEPS[key];
    if (event.shiftKey || !step || !isAtEdge(cell, key)) return;
    event.preventDefault();
    go(cell, step);
  });

  // --- blocks from a spreadsheet ---

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
    const { row, column } = placeOf(cell);
    /** @type {Outcome} */
    const outcome = { filled: 0, outside: 0, unknown: [] };
    block.forEach((texts, down) =>
      texts.forEach((one, right) => {
        const place = cellAt(row + down, column + right);
        if (!place) outcome.outside += 1;
        else if (fill(place, one)) outcome.filled += 1;
        else outcome.unknown.push(one.trim());
      }),
    );
    say(pasted(outcome));
    void save();
  });

  /**
   * @typedef {{ filled: number, outside: number, unknown: string[] }} Outcome
   * @param {Outcome} outcome
   */
  function pasted({ filled, outside, unknown }) {
    return [
      `${filled}個のセルに貼り付けました。`,
      outside > 0 ? `表からはみ出した${outside}個は貼り付けていません。` : '',
      unknown.length > 0 ? `段階にない言葉は貼り付けていません：${[...new Set(unknown)].join('、')}。` : '',
    ].join('');
  }
})();
