// What the table's script has to say, above the line that stays on the screen. It covers a row and pushes none.

/** @typedef {'failed' | 'removed' | 'pasted' | 'faults'} Topic */
/** @typedef {{ text: string, links?: { href: string, text: string, after?: string }[], action?: [label: string, act: () => void] }} Saying */

/** Says something on a topic, or no more (null); what is said on the others stays. @typedef {(topic: Topic, saying: Saying | null) => void} Say */

/**
 * @param {HTMLElement} place
 * @param {HTMLTableElement} table
 * @returns {Say}
 */
export function sayings(place, table) {
  /** @type {Map<Topic, Saying>} */
  const said = new Map();

  function draw() {
    place.replaceChildren(...[...said.values()].map(lineOf), ...(said.size > 0 ? [close()] : []));
    // What is said about the row one is in moves up; an attribute, for a style that all cells inherit would redraw them all.
    table.dataset.covered = said.size === 0 ? '' : said.size === 1 && !said.has('faults') ? 'line' : 'lines';
  }

  function close() {
    return pressed('閉じる', () => {
      said.clear();
      draw();
    });
  }

  return (topic, saying) => {
    if (saying === null ? !said.has(topic) : said.get(topic)?.text === saying.text && !saying.links) return;
    if (saying === null) said.delete(topic);
    else said.set(topic, saying);
    draw();
  };
}

/** @param {Saying} saying */
function lineOf({ text, links = [], action }) {
  const line = document.createElement('p');
  line.append(text);
  for (const { href, text: name, after = '' } of links) {
    const link = document.createElement('a');
    link.href = href;
    link.textContent = name;
    line.append(' ', link, after);
  }
  if (action) line.append(' ', pressed(...action));
  return line;
}

/** @param {string} label @param {() => void} act */
export function pressed(label, act, kind = 'quiet') {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = `button button--${kind}`;
  button.textContent = label;
  button.addEventListener('click', act);
  return button;
}
