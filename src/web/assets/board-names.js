// Gives names to what bull-board draws without: buttons that hold only a picture, pictures, the list of pages.
(() => {
  /** By the class of the picture inside. @type {Record<string, string>} */
  const NAMES = {
    'lucide-panel-left': 'サイドバーの表示を切り替える',
    'lucide-maximize': '全画面で表示する',
    'lucide-minimize': '全画面表示をやめる',
    'lucide-settings': '表示の設定',
    'lucide-circle-user': 'リンク',
    'lucide-ellipsis-vertical': '操作',
    'lucide-copy': '内容をコピーする',
    'lucide-x': '閉じる',
    'lucide-search': '検索する',
    'lucide-chevron-up': '上へ',
    'lucide-chevron-down': '下へ',
    'lucide-chevron-left': '前へ',
    'lucide-chevron-right': '次へ',
    'lucide-arrow-up': '昇順に並べる',
    'lucide-arrow-down': '降順に並べる',
  };
  const isNameless = (/** @type {HTMLElement} */ element) =>
    element.innerText.trim() === '' && !element.hasAttribute('aria-label') && !element.title;

  /** @param {HTMLElement} button */
  function nameOf(button) {
    const classes = [...(button.querySelector('svg')?.classList ?? [])];
    return classes.map((name) => NAMES[name]).find(Boolean) ?? 'キューの接続先の情報';
  }

  function name() {
    /** @type {NodeListOf<HTMLElement>} */
    const buttons = document.querySelectorAll('button, a[role=button]');
    for (const button of buttons) if (isNameless(button)) button.setAttribute('aria-label', nameOf(button));
    for (const picture of document.querySelectorAll('svg[role=img]:not([aria-label]):not([aria-hidden])'))
      if (!picture.querySelector('title')) picture.setAttribute('aria-hidden', 'true');
    for (const list of document.querySelectorAll('ul[role=navigation]')) list.setAttribute('role', 'list');
  }

  new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
  name();
})();
