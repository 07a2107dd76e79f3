// Warns before a session ends because nobody uses it, and lets one go on with one press.
(() => {
  const place = /** @type {HTMLElement | null} */ (document.querySelector('[data-idle-minutes]'));
  if (!place) return;

  const MINUTE = 60_000;
  const CHECKED_EVERY = 15_000;
  const WARNED_BEFORE = 5 * MINUTE;
  const END = Number(place.dataset.idleMinutes) * MINUTE;
  const KEY = 'tetsuzuki-last-use';

  /** The session is the same in every window of the browser. */
  const lastUse = () => Number(localStorage.getItem(KEY));
  const used = () => localStorage.setItem(KEY, String(Date.now()));
  const isBackground = (/** @type {string} */ path) =>
    [...document.querySelectorAll('[hx-trigger^="every"]')].some(
      (one) => one.getAttribute('hx-get') === path,
    );

  const SOON = `<p>操作がないため、あと5分ほどで自動的にサインアウトされます。</p>
    <button type="button" class="button button--secondary">利用を続ける</button>`;
  const ENDED = `<p>操作がなかったため、サインアウトされました。まだ保存していない入力は控えを取り、サインインし直してから入力してください。</p>
    <a href="/sign-in" target="_blank">新しい画面でサインインする</a>`;
  let shown = '';

  function check() {
    const left = lastUse() + END - Date.now();
    const content = left > WARNED_BEFORE ? '' : left > 0 ? SOON : ENDED;
    if (place && shown !== content) place.innerHTML = content;
    shown = content;
  }

  async function goOn() {
    const answer = await fetch('/account').catch(() => null);
    if (answer?.ok && !answer.redirected) used();
    check();
  }

  place.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLButtonElement) void goOn();
  });

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
