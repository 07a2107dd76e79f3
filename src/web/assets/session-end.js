// Tells before a session ends because nobody uses it, and lets one go on with one press.
(() => {
  const place = /** @type {HTMLElement | null} */ (document.querySelector('[data-idle-minutes]'));
  if (!place) return;

  const MINUTE = 60_000;
  const CHECKED_EVERY = 15_000;
  const TOLD_BEFORE = 5 * MINUTE;
  const END = Number(place.dataset.idleMinutes) * MINUTE;
  const KEY = 'tetsuzuki-last-use';

  /** The session is the same in every window of the browser. */
  const lastUse = () => Number(localStorage.getItem(KEY));
  const used = () => localStorage.setItem(KEY, String(Date.now()));
  const isBackground = (/** @type {string} */ path) =>
    [...document.querySelectorAll('[hx-trigger^="every"]')].some(
      (one) => one.getAttribute('hx-get') === path,
    );

  let shown = 'nothing';

  /**
   * @param {'nothing' | 'soon' | 'ended'} state
   * @param {HTMLElement[]} content
   */
  function show(state, ...content) {
    if (shown === state) return;
    shown = state;
    place?.replaceChildren(...content);
  }

  /** @param {string} text */
  function paragraph(text) {
    const element = document.createElement('p');
    element.textContent = text;
    return element;
  }

  function goOn() {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button--secondary';
    button.textContent = '利用を続ける';
    button.addEventListener('click', () => void askAgain());
    return button;
  }

  async function askAgain() {
    const answer = await fetch('/account').catch(() => null);
    if (answer?.ok && !answer.redirected) used();
    check();
  }

  function signInLink() {
    const link = document.createElement('a');
    link.href = '/sign-in';
    link.target = '_blank';
    link.textContent = '新しい画面でサインインする';
    return link;
  }

  function check() {
    const left = lastUse() + END - Date.now();
    if (left > TOLD_BEFORE) return show('nothing');
    if (left > 0)
      return show('soon', paragraph('操作がないため、あと5分ほどで自動的にサインアウトされます。'), goOn());
    show(
      'ended',
      paragraph(
        '操作がなかったため、サインアウトされました。まだ保存していない入力は控えを取り、サインインし直してから入力してください。',
      ),
      signInLink(),
    );
  }

  new PerformanceObserver((list) => {
    const entries = /** @type {PerformanceResourceTiming[]} */ (list.getEntries());
    for (const { name, initiatorType, responseStatus, redirectStart } of entries)
      if (
        initiatorType === 'fetch' &&
        responseStatus < 400 &&
        redirectStart === 0 &&
        !isBackground(new URL(name).pathname)
      )
        used();
  }).observe({ type: 'resource' });

  used();
  setInterval(check, CHECKED_EVERY);
  document.addEventListener('visibilitychange', check);
})();
