import { type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { IDLE_END_MS } from '../../access/session/session-times.js';
import { assetUrl } from '../asset/asset-files.js';
import { FONTS_OF_PAGES } from '../asset/font-sources.js';
import { Notice } from '../components/notice.js';
import { type Screen } from '../http/screen.js';
import { TermMeanings, TermsContext } from '../components/term.js';
import { PRODUCT, PRODUCT_SIGNED } from '../../kernel/product.js';
import { type Term } from '../../kernel/terms.js';
import { FrameContext } from './frame.js';
import { PagePlace } from './page-place.js';
import { PageHeader } from './page-header.js';

interface Props extends Pick<Screen, 'wide' | 'dense' | 'skipTo'> {
  title: string;
  /** Scripts of `src/web/assets/` that help this page. */
  scripts: readonly string[];
  children: ComponentChildren;
}

/** The document around every page. */
export function Shell({ title, scripts, wide, dense, skipTo, children }: Props) {
  const { csrfToken, notice, removed = '', user } = useContext(FrameContext);
  const terms = new Set<Term>();
  const place = user ? `${user.municipalityName} - ` : '';
  return (
    <html lang="ja">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          name="htmx-config"
          content='{"includeIndicatorCSS":false,"history":"reload","morphIgnore":["data-htmx-powered","open"]}'
        />
        <title>{`${title} - ${place}${PRODUCT}`}</title>
        <link rel="icon" type="image/svg+xml" href={assetUrl('icon.svg')} />
        {FONTS_OF_PAGES.map((name) => (
          <link rel="preload" as="font" type="font/woff2" crossorigin="anonymous" href={assetUrl(name)} />
        ))}
        <link rel="stylesheet" href={assetUrl('font/font.css')} />
        <link rel="stylesheet" href={assetUrl('app.css')} />
        {['htmx.js', ...(user ? ['session-end.js', 'search-key.js'] : [])].map((name) => (
          <script defer src={assetUrl(name)} />
        ))}
        {scripts.map((name) => (
          <script type="module" src={assetUrl(name)} />
        ))}
      </head>
      <body {...{ 'hx-headers:inherited': JSON.stringify({ 'csrf-token': csrfToken }) }}>
        <a class="skip-link" href="#main">
          本文へ移動
        </a>
        {skipTo === undefined ? null : (
          <a class="skip-link" href={`#${skipTo.id}`}>
            {skipTo.label}
          </a>
        )}
        <PageHeader />
        <main
          id="main"
          class={['page', ...(wide ? ['page--wide'] : []), ...(dense ? ['page--dense'] : [])].join(' ')}
          tabIndex={-1}
        >
          <PagePlace />
          <h1>{title}</h1>
          {notice === null ? null : <Notice kind={notice.kind} title={notice.text} />}
          {removed === '' ? null : <Notice kind="info" title={removed} />}
          <TermsContext.Provider value={terms}>{children}</TermsContext.Provider>
          <TermMeanings terms={terms} />
        </main>
        {user ? <div class="session-end" role="status" data-idle-minutes={IDLE_END_MS / 60_000} /> : null}
        <PageFooter />
      </body>
    </html>
  );
}

/** What stands below every page. */
function PageFooter() {
  return (
    <footer class="footer">
      <ul>
        <li>
          <a href="/accessibility">アクセシビリティ方針</a>
        </li>
      </ul>
      <p>{PRODUCT_SIGNED}</p>
    </footer>
  );
}
