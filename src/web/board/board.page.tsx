import { assetUrl } from '../asset/asset-files.js';
import { boardParts } from './board-files.js';

const BOARD_PATH = '/queue/board/';

const WORDS = {
  boardTitle: 'キューの状態',
  favIcon: { default: 'static/images/logo.svg', alternative: 'static/favicon-32x32.png' },
  locale: { lng: 'ja-JP' },
  hideDocsLink: true,
  miscLinks: [{ text: '処理の状況に戻る', url: '/queue' }],
};

/** The page bull-board draws itself into, in place of its own, which fetches fonts from another server. */
export function boardPage() {
  const { styles, scripts } = boardParts();
  // The text stands between tags as it is, so none may end them.
  const __html = JSON.stringify(WORDS).replaceAll('<', '\\u003c');
  return (
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <base href={BOARD_PATH} />
        <title>{WORDS.boardTitle}</title>
        <link rel="icon" type="image/svg+xml" id="fav-logo" href={WORDS.favIcon.default} />
        {styles.map((href) => (
          <link rel="stylesheet" href={href} />
        ))}
        <link rel="stylesheet" href={assetUrl('board.css')} />
      </head>
      <body>
        <script id="__UI_CONFIG__" type="application/json" dangerouslySetInnerHTML={{ __html }} />
        <div id="root">
          <noscript>
            この画面にはJavaScriptが必要です。<a href="/queue">処理の状況に戻る</a>
          </noscript>
        </div>
        {scripts.map((src) => (
          <script defer src={src} />
        ))}
        <script defer src={assetUrl('board-names.js')} />
      </body>
    </html>
  );
}
