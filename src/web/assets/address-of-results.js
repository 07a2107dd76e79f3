// A list that narrows down as one types keeps its address up to date, so that reloading and bookmarks show the same.
document.addEventListener('htmx:after:swap', () => {
  const address = document.querySelector('[data-address]')?.getAttribute('data-address');
  if (address && address !== location.pathname + location.search)
    history.replaceState(history.state, '', address);
});
