// Saves the rows of a department's month as one goes, one request at a time, and takes over what the server answers.
import { fieldsOf, rowOf, rowsOf, ticked, typedIn } from './entry-rows.js';

/** @typedef {import('./entry-sayings.js').Say} Say */

const IDLE_MILLISECONDS = 3000;
const COUNTED_MILLISECONDS = 30000;
const NOT_SAVED =
  '保存できませんでした。通信を確かめて「保存する」を押してください。入力した内容は画面に残っています。';
const SIGNED_IN_ANEW =
  'サインアウトされたか、別の画面でサインインし直したため、自動では保存できません。「保存する」を押すと、入力した内容を残したまま続けられます。';
/** How many rows that could not be saved are named. */
const NAMED = 3;

/**
 * @param {HTMLTableElement} table
 * @param {HTMLFormElement} form
 * @param {Say} say
 */
export function saver(table, form, say) {
  /**
   * What stands in a row where it is saved, by the row's id; null where it could not be saved.
   * @type {Map<string, string | null>}
   */
  const settled = new Map();
  for (const row of rowsOf(table)) settled.set(row.id, typedIn(row));
  const isTouched = (/** @type {Element} */ row) => settled.get(row.id) !== typedIn(row);
  /** Goes along with every save, so that the answer covers everything not saved yet. */
  const isRefused = (/** @type {Element} */ row) => Boolean(row.querySelector('.state--wrong'));

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
    const touched = new Set(rowsOf(table).filter(isTouched));
    if (touched.size === 0) return;
    const going = rowsOf(table).filter((row) => touched.has(row) || isRefused(row));
    const sent = new Map(going.map((row) => [row.id, typedIn(row)]));
    for (const [id, typed] of sent) settled.set(id, typed);
    saving = send(going);
    try {
      takeOver(await saving, sent);
      say('failed', null);
    } catch (error) {
      for (const row of going) settled.set(row.id, null);
      const text = error instanceof Error && error.message === SIGNED_IN_ANEW ? SIGNED_IN_ANEW : NOT_SAVED;
      say('failed', { text });
    } finally {
      saving = null;
    }
    if (rowsOf(table).some((row) => settled.get(row.id) !== null && isTouched(row))) saveSoon();
  }

  /** @param {Element[]} going */
  async function send(going) {
    const body = new URLSearchParams();
    for (const one of going.flatMap(fieldsOf)) {
      if (ticked(one) !== false) body.append(one.name, one.value);
    }
    const field = (/** @type {string} */ name) =>
      /** @type {HTMLInputElement | null} */ (form.querySelector(`input[name=${name}]`));
    // Without the counts the server counts anew: others may have saved rows of the form meanwhile.
    if (Date.now() - counted < COUNTED_MILLISECONDS) body.append('progress', field('progress')?.value ?? '');
    else counted = Date.now();
    const answer = await fetch(`${form.getAttribute('action')}/rows`, {
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
    const text = `見えない文字を${count}つ取り除きました（${kinds.map(([, name]) => name).join('、')}）。`;
    say('removed', { text });
  }

  /**
   * Cells keep what is in them and where one is; only what is said about them is exchanged. The page is laid out once,
   * however many rows there are, and the row one is in stays where it is on the screen.
   * @param {Document} answer
   * @param {Map<string, string>} sent
   */
  function takeOver(answer, sent) {
    const refused = answer.querySelector('[data-refused]');
    if (refused) {
      document.querySelector('[data-refused]')?.remove();
      form.before(refused);
      return;
    }
    const here = document.activeElement;
    const place = rowOf(here)?.getBoundingClientRect().top;
    for (const fresh of answer.querySelectorAll('[data-row]')) {
      const row = document.getElementById(fresh.id);
      if (row && refresh(row, fresh, typedIn(row) === sent.get(fresh.id))) settled.set(row.id, typedIn(row));
    }
    for (const name of ['[data-progress]', '[data-submission-state]']) {
      const [shown, fresh] = [document, answer].map((one) => one.querySelector(name));
      if (shown && fresh) exchange(shown, fresh);
    }
    sayFaults();
    if (here?.id && document.activeElement !== here) document.getElementById(here.id)?.focus();
    const now = rowOf(document.activeElement)?.getBoundingClientRect().top;
    if (place !== undefined && now !== undefined && now !== place) scrollBy(0, now - place);
    table.dispatchEvent(new Event('entry-saved'));
  }

  /** Rows that could not be saved, each with all that is wrong with it, leading to its cells. */
  function sayFaults() {
    const wrong = rowsOf(table).filter((row) => row.querySelector('.message--error'));
    const links = wrong.slice(0, NAMED).flatMap((row) => {
      const name = row.querySelector('[id^=name-]')?.textContent ?? '';
      return [...row.querySelectorAll('.message--error')].map((message) => {
        const [cell, what] = [message.querySelector('a'), message.querySelector('span')];
        const after = ` ${what?.textContent ?? ''}`;
        return { href: cell?.hash ?? '', text: `${name} ${cell?.textContent ?? ''}`, after };
      });
    });
    const rest =
      wrong.length > NAMED ? `（ほか${wrong.length - NAMED}件は「注意だけ」で確かめられます）` : '';
    const text = `保存できなかった手続が${wrong.length}件あります${rest}。`;
    say('faults', wrong.length === 0 ? null : { text, links });
  }

  return { save, saveSoon };
}

/** Puts a fresh part in the place of the one shown, the words that are read out only where they differ. @param {Element} shown @param {Element} fresh */
function exchange(shown, fresh) {
  const [words, others] = [shown, fresh].map((part) => part.querySelector('[role=status]'));
  if (!words || !others) return shown.replaceWith(document.importNode(fresh, true));
  if (words.textContent !== others.textContent) words.textContent = others.textContent;
  for (const name of ['progress', 'input[name=progress]']) {
    const [old, other] = [shown, fresh].map((part) => part.querySelector(name));
    if (old && other) old.replaceWith(document.importNode(other, true));
  }
}

/**
 * Takes over what is said about a row, and its cells where nothing was typed into them since; returns whether that was so.
 * @param {HTMLElement} row
 * @param {Element} fresh
 * @param {boolean} unchanged
 */
function refresh(row, fresh, unchanged) {
  row.dataset.filters = fresh.getAttribute('data-filters') ?? '';
  for (const part of row.querySelectorAll('[data-part]')) {
    const name = part.getAttribute('data-part');
    const other = fresh.querySelector(`[data-part=${name}]`);
    if (!other || (!unchanged && name !== 'state')) continue;
    if (part.outerHTML !== other.outerHTML) part.replaceWith(document.importNode(other, true));
  }
  const own = new Map(fieldsOf(row).map((field) => [field.name, field]));
  for (const field of fieldsOf(fresh)) {
    const cell = own.get(field.name);
    if (!cell || !field.matches('[data-kept], [data-cell], [data-beside]')) continue;
    if ((unchanged || field.matches('[data-kept]')) && cell.value !== field.value) cell.value = field.value;
    for (const name of ['aria-invalid', 'aria-describedby', 'data-warned']) {
      const value = field.getAttribute(name);
      if (value === cell.getAttribute(name)) continue;
      if (value === null) cell.removeAttribute(name);
      else cell.setAttribute(name, value);
    }
  }
  return unchanged;
}
