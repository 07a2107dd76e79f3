/** The ways through a list. */
export interface PageLinks {
  /** The first page's address; null on the first page itself. */
  firstHref: string | null;
  /** The previous page's address, in lists that are read both ways. */
  previousHref?: string;
  /** The next page's address; null at the end. */
  nextHref: string | null;
}

/** Leads on from a page of `shown` rows; nothing where the list is empty, for the table says so. */
export function Pager({ firstHref, previousHref, nextHref, shown }: PageLinks & { shown: number }) {
  if (shown === 0 && firstHref === null) return null;
  return (
    <nav class="pager" aria-label="ページ送り">
      <p>{`${shown.toLocaleString('ja-JP')}件を表示しています。`}</p>
      {firstHref === null ? null : <a href={firstHref}>最初のページ</a>}
      {previousHref === undefined ? null : (
        <a href={previousHref} rel="prev">
          前のページ
        </a>
      )}
      {nextHref === null ? null : (
        <a href={nextHref} rel="next">
          次のページ
        </a>
      )}
    </nav>
  );
}
