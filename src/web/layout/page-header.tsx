import { useContext } from 'preact/hooks';
import { ROLE_NAMES } from '../../access/context.js';
import { Button } from '../components/button.js';
import { PRODUCT } from '../../kernel/product.js';
import { HeaderSearch } from '../search/header-search.js';
import { Form } from '../components/form.js';
import { FrameContext, type FrameUser } from './frame.js';
import { entriesOf, isCurrent } from './navigation.js';

/** On a narrow screen the entries open by a button, without a script; on a wide one they stand in a row. */
const MENU = 'menu';

/** The municipality, the user who is signed in, and the navigation. */
export function PageHeader() {
  const { path, user } = useContext(FrameContext);
  return (
    <header class="header">
      <div class="header__bar">
        <a class="header__name" href="/">
          <span class="header__product">{PRODUCT}</span>
          {user ? <span class="header__municipality">{user.municipalityName}</span> : null}
        </a>
        {user?.sample ? (
          <span class="sample-mark" title="実在しない団体の見本データです">
            サンプル
          </span>
        ) : null}
        {user ? (
          <div class="header__menu">
            <button type="button" class="button button--quiet" popovertarget={MENU}>
              メニュー
            </button>
          </div>
        ) : null}
        {user ? <HeaderSearch /> : null}
        {user ? <Account user={user} /> : null}
      </div>
      {user ? (
        <nav id={MENU} popover class="header__nav" aria-label="メインメニュー">
          <ul>
            {entriesOf(user.role).map(({ href, label }) => (
              <li>
                <a href={href} aria-current={isCurrent(href, path) ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
          <div class="header__close">
            <button
              type="button"
              class="button button--quiet"
              popovertarget={MENU}
              popovertargetaction="hide"
            >
              メニューを閉じる
            </button>
          </div>
        </nav>
      ) : null}
    </header>
  );
}

function Account({ user }: { user: FrameUser }) {
  return (
    <div class="header__account">
      <a class="header__help" href="/help">
        使い方
      </a>
      <a class="header__help" href="/help/terms">
        用語
      </a>
      <a href="/account">
        <span class="header__user">{user.label}</span>
        <span class="header__role">{ROLE_NAMES[user.role]}</span>
      </a>
      <Form action="/sign-out">
        <Button kind="quiet">サインアウト</Button>
      </Form>
    </div>
  );
}
