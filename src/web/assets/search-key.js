// The key `/` leads to the search in the header, from wherever nothing is being typed.
(() => {
  const field = document.querySelector('.header__search input');
  if (!(field instanceof HTMLInputElement)) return;

  const isTypedInto = (/** @type {EventTarget | null} */ target) =>
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

  document.addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, altKey, isComposing } = event;
    if (key !== '/' || ctrlKey || metaKey || altKey || isComposing || isTypedInto(target)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
})();
