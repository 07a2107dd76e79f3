import { TERMS, type Term } from '../../kernel/terms.js';
import { type HelpPage } from './help-pages.js';
import { type Drawn } from './markdown.js';

/** 使い方: what there is to read. */
export function helpIndexPage(pages: readonly HelpPage[]) {
  return (
    <div class="prose">
      <p>
        画面ごとの使い方は、各画面の右上の「この画面の使い方」からも開けます。言葉の意味は、言葉の横の「？」を押すと出ます。
      </p>
      <ul class="help__index">
        {pages.map(({ name, label, about }) => (
          <li>
            <a href={`/help/${name}`}>{label}</a>
            <span class="quiet">{about}</span>
          </li>
        ))}
        <li>
          <a href="/help/terms">用語</a>
          <span class="quiet">画面で使っている言葉の意味</span>
        </li>
      </ul>
    </div>
  );
}

/** A manual with its contents above. */
export function helpDocumentPage({ html, headings }: Drawn) {
  return (
    <div class="help">
      <nav class="help__contents" aria-label="目次">
        <ul>
          {headings
            .filter(({ depth }) => depth === 2)
            .map(({ anchor, text }) => (
              <li>
                <a href={`#${anchor}`}>{text}</a>
              </li>
            ))}
        </ul>
      </nav>
      <div class="prose help__text" dangerouslySetInnerHTML={{ __html: html }} />
    </div>
  );
}

/** 用語: every term with its meaning. */
export function termsPage() {
  return (
    <dl class="terms prose">
      {TERMS.map((term: Term) => (
        <div id={term.key}>
          <dt>{term.word}</dt>
          <dd>
            {term.meaning}
            {term.more === undefined ? null : (
              <>
                {' '}
                <a href={`/help/${term.more}`}>
                  詳しく<span class="visually-hidden">{`：${term.word}`}</span>
                </a>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
