import { Form } from '../components/form.js';

/** The search in the header; the key `/` leads to it. */
export function HeaderSearch() {
  return (
    <search class="header__search">
      <Form action="/search" method="get">
        <input
          class="input"
          type="search"
          name="q"
          id="header-search"
          aria-label="手続・課・案件などを探す"
          placeholder="手続・課・案件を探す（/）"
          aria-keyshortcuts="/"
        />
        <button class="button button--quiet">検索</button>
      </Form>
    </search>
  );
}
