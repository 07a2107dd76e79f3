import { useContext } from 'preact/hooks';
import { ROLE_NAMES } from '../../access/context.js';
import { MOST_UNREAD } from '../../access/session/session.repository.js';
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
      <Bell unread={user.unread} />
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

/** Leads to the notices, with how many are not read yet. */
function Bell({ unread }: Pick<FrameUser, 'unread'>) {
  const count = unread < MOST_UNREAD ? String(unread) : `${MOST_UNREAD - 1}+`;
  return (
    <a class="bell" href="/notices">
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
        <path d="M12 4a5.5 5.5 0 0 0-5.5 5.5V14L5 16.5h14L17.5 14V9.5A5.5 5.5 0 0 0 12 4zm-2 14.5a2 2 0 0 0 4 0" />
      </svg>
      <span class="visually-hidden">お知らせ</span>
      {unread === 0 ? null : (
        <span class="bell__count">
          <span class="visually-hidden">未読</span>
          {count}
          <span class="visually-hidden">件</span>
        </span>
      )}
    </a>
  );
}
