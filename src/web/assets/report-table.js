// Helps with the table of a department's month: arrow keys, blocks pasted from a spreadsheet, rows saved as one goes.
(() => {
  const table = document.querySelector('table[data-report]');
  const form = table?.closest('form');
  if (!table || !form) return;

  const said = form.querySelector('[data-said]');
  const IDLE_MILLISECONDS = 3000;
  const NOT_SAVED =
    '保存できませんでした。通信を確かめて「保存する」を押してください。入力した内容は画面に残っています。';
  const SIGNED_IN_ANEW =
    'サインアウトされたか、別の画面でサインインし直したため、自動では保存できません。「保存する」を押すと、入力した内容を残したまま続けられます。';
  /** A select leaves its arrow keys to its list while that is open; where this cannot be told, always. */
  const tellsOpen = CSS.supports('selector(:open)');

  const say = (text) => (said.textContent = text);
  const entries = () => [...table.querySelectorAll('[data-row]')];
  const cellsIn = (entry) => [...entry.querySelectorAll('[data-cell]')];
  const cellAt = (row, column) => {
    const entry = entries()[row];
    return entry && cellsIn(entry)[column];
  };

  function placeOf(cell) {
    const entry = cell.closest('[data-row]');
    return { row: entries().indexOf(entry), column: cellsIn(entry).indexOf(cell) };
  }

  // --- what a row says, and whether that is saved ---

  const fieldsOf = (entry) => [...entry.querySelectorAll('input[name], select[name], textarea[name]')];
  const typedIn = (entry) =>
    JSON.stringify(
      fieldsOf(entry)
        .filter((field) => field.type !== 'hidden')
        .map((field) => (field.type === 'checkbox' || field.type === 'radio' ? field.checked : field.value)),
    );

  const settled = new Map();
  for (const entry of entries()) settled.set(entry.id, typedIn(entry));
  const isTouched = (entry) => settled.get(entry.id) !== typedIn(entry);
  /** Goes along with every save, so that the answer tells of all that is not saved yet. */
  const isRefused = (entry) => Boolean(entry.querySelector('.state--wrong'));

  let saving = null;
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
      if ([NOT_SAVED, SIGNED_IN_ANEW].includes(said.textContent)) say('');
    } catch (error) {
      for (const entry of going) settled.set(entry.id, null);
      say(error.message === SIGNED_IN_ANEW ? SIGNED_IN_ANEW : NOT_SAVED);
    } finally {
      saving = null;
    }
    if (entries().some((entry) => isTouched(entry) && settled.get(entry.id) !== null)) saveSoon();
  }

  async function send(going) {
    const body = new URLSearchParams();
    for (const field of going.flatMap(fieldsOf)) {
      if ((field.type !== 'checkbox' && field.type !== 'radio') || field.checked)
        body.append(field.name, field.value);
    }
    const token = form.querySelector('input[name=_csrf]').value;
    const answer = await fetch(`${form.getAttribute('action')}/rows`, {
      method: 'POST',
      headers: { 'csrf-token': token },
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

  /** `U+200B;count=2, U+FEFF;count=1` in words. */
  function sayRemoved(header) {
    const kinds = [...(header ?? '').matchAll(/(U\+[\dA-F]+);count=(\d+)/g)];
    if (kinds.length === 0) return;
    const count = kinds.reduce((sum, [, , each]) => sum + Number(each), 0);
    say(`見えない文字を${count}つ取り除きました（${kinds.map(([, name]) => name).join('、')}）。`);
  }

  /** Cells keep what is in them and where one is; only what is said about them is exchanged. */
  function takeOver(answer, sent) {
    const refused = answer.querySelector('[data-refused]');
    if (refused) {
      document.querySelector('[data-refused]')?.remove();
      form.before(refused);
      return;
    }
    for (const fresh of answer.querySelectorAll('[data-row]')) {
      const entry = document.getElementById(fresh.id);
      if (entry) refresh(entry, fresh, typedIn(entry) === sent.get(fresh.id));
    }
    const [bar, words] = ['progress', '[role=status]'].map((part) =>
      form.querySelector(`[data-progress] ${part}`),
    );
    const [newBar, newWords] = ['progress', '[role=status]'].map((part) => answer.querySelector(part));
    if (newBar) bar.value = newBar.value;
    const state = answer.querySelector('[data-submission-state]');
    if (state) document.querySelector('[data-submission-state]')?.replaceWith(state);
    if (newWords && words.textContent !== newWords.textContent) words.textContent = newWords.textContent;
  }

  function refresh(entry, fresh, unchanged) {
    const here = document.activeElement?.id;
    for (const part of entry.querySelectorAll('[data-part]')) {
      const other = fresh.querySelector(`[data-part=${part.dataset.part}]`);
      if (other && (unchanged || part.dataset.part === 'state'))
        part.replaceWith(document.importNode(other, true));
    }
    for (const field of fresh.querySelectorAll('[data-kept], [data-cell], [data-beside]')) {
      const own = entry.querySelector(`[name="${field.name}"]`);
      if (field.matches('[data-kept]')) own.value = field.value;
      else if (unchanged && own.value !== field.value) own.value = field.value;
      for (const name of ['aria-invalid', 'aria-describedby', 'data-warned']) {
        if (field.hasAttribute(name)) own.setAttribute(name, field.getAttribute(name));
        else own.removeAttribute(name);
      }
    }
    if (unchanged) settled.set(entry.id, typedIn(entry));
    if (here && document.activeElement?.id !== here) document.getElementById(here)?.focus();
    if (table.contains(document.activeElement)) document.activeElement.scrollIntoView({ block: 'nearest' });
  }

  table.addEventListener('input', saveSoon);
  table.addEventListener('focusout', ({ target, relatedTarget }) => {
    const entry = target.closest('[data-row]');
    if (entry && !entry.contains(relatedTarget)) void save();
  });
  table.addEventListener('change', ({ target }) => {
    if (target.type === 'checkbox' || target.type === 'radio') void save();
  });
  addEventListener('pagehide', () => void save());

  // --- arrow keys and Enter ---

  function isAtEdge(cell, key) {
    if (cell.tagName === 'SELECT')
      return !tellsOpen ? key === 'ArrowLeft' || key === 'ArrowRight' : !cell.matches(':open');
    const { selectionStart, selectionEnd, value } = cell;
    const everything = selectionStart === 0 && selectionEnd === value.length;
    if (key === 'ArrowLeft') return everything || (selectionStart === 0 && selectionEnd === 0);
    if (key === 'ArrowRight') return everything || selectionStart === value.length;
    if (key === 'ArrowUp') return !value.slice(0, selectionStart).includes('\n');
    return !value.slice(selectionEnd).includes('\n');
  }

  const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

  function go(cell, [down, right]) {
    const { row, column } = placeOf(cell);
    const next = cellAt(row + down, column + right);
    if (!next) return;
    next.focus();
    next.select?.();
  }

  table.addEventListener('keydown', (event) => {
    const { target: cell, key } = event;
    if (!cell.matches('[data-cell]') || event.isComposing || event.ctrlKey || event.metaKey) return;
    if (key === 'Enter' && cell.tagName === 'TEXTAREA' && event.altKey) {
      event.preventDefault();
      cell.setRangeText('\n', cell.selectionStart, cell.selectionEnd, 'end');
      return saveSoon();
    }
    if (event.altKey) return;
    if (key === 'Enter') {
      if (cell.tagName === 'SELECT' && tellsOpen && cell.matches(':open')) return;
      event.preventDefault();
      return go(cell, event.shiftKey ? STEPS.ArrowUp : STEPS.ArrowDown);
    }
    if (event.shiftKey || !(key in STEPS) || !isAtEdge(cell, key)) return;
    event.preventDefault();
    go(cell, STEPS[key]);
  });

  // --- blocks from a spreadsheet ---

  /**
   * Rows of cells, parted by tabs and line ends. A spreadsheet puts a cell between quotation marks where it holds a
   * line end or a tab; any other quotation mark is a letter of the text.
   */
  function blockIn(text) {
    const rows = [[]];
    const cell = /"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*)/y;
    const lines = text.replace(/(?:\r?\n|\r)$/, '');
    for (let at = 0; ; at += 1) {
      cell.lastIndex = at;
      const [whole, quoted, plain] = cell.exec(lines);
      rows.at(-1).push(/[\t\r\n]/.test(quoted ?? '') ? quoted.replaceAll('""', '"') : (plain ?? whole));
      at += whole.length;
      if (at >= lines.length) return rows;
      if (lines.startsWith('\r\n', at)) at += 1;
      if (lines[at] === '\n' || lines[at] === '\r') rows.push([]);
    }
  }

  const oneLine = (text) => text.replaceAll(/[\r\n\t]+/g, ' ');

  /** As if it had been typed, so that Ctrl+Z takes it back. */
  function type(cell, text) {
    if (document.execCommand('insertText', false, text)) return;
    cell.setRangeText(text, cell.selectionStart, cell.selectionEnd, 'end');
    cell.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** One cell of a sheet is the whole of a one-line cell, and goes into a note where the caret is. */
  function pasteOne(cell, text) {
    if (cell.tagName === 'INPUT') cell.select();
    type(cell, cell.tagName === 'INPUT' ? oneLine(text.trim()) : text);
  }

  /** Puts a text into a cell; false where a list does not have it. */
  function fill(cell, text) {
    const wanted = text.trim();
    if (cell.tagName !== 'SELECT') {
      cell.value = cell.tagName === 'TEXTAREA' ? wanted : oneLine(wanted);
      return true;
    }
    const option =
      [...cell.options].find((one) => one.text === wanted) ?? (wanted === '' ? cell.options[0] : null);
    if (option) cell.value = option.value;
    return Boolean(option);
  }

  table.addEventListener('paste', (event) => {
    const cell = event.target.closest('[data-cell]');
    const data = event.clipboardData;
    const text = data?.getData('text/plain') ?? '';
    if (!cell || text === '') return;
    const block = blockIn(text);
    const isBlock = block.length > 1 || block[0].length > 1;
    const isSheet = text.includes('\t') || /<table[\s>]/i.test(data.getData('text/html'));
    // Several lines of a letter are one note, not a column of a sheet.
    if (isBlock && !isSheet && cell.tagName === 'TEXTAREA') return;
    event.preventDefault();
    if (!isBlock && cell.tagName !== 'SELECT') return pasteOne(cell, block[0][0]);
    const { row, column } = placeOf(cell);
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

  function pasted({ filled, outside, unknown }) {
    return [
      `${filled}個のセルに貼り付けました。`,
      outside > 0 ? `表からはみ出した${outside}個は貼り付けていません。` : '',
      unknown.length > 0 ? `段階にない言葉は貼り付けていません：${[...new Set(unknown)].join('、')}。` : '',
    ].join('');
  }
})();
