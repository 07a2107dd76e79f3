interface Props {
  /** The first page's address; null on the first page itself. */
  firstHref: string | null;
  /** The next page's address; null at the end. */
  nextHref: string | null;
  /** How many rows this page shows. */
  shown: number;
}

/** Leads through a list page by page. */
export function Pager({ firstHref, nextHref, shown }: Props) {
  return (
    <nav class="pager" aria-label="ページ送り">
      <p>{`${shown.toLocaleString('ja-JP')}件を表示しています。`}</p>
      {firstHref === null ? null : <a href={firstHref}>最初のページ</a>}
      {nextHref === null ? null : (
        <a href={nextHref} rel="next">
          次のページ
        </a>
      )}
    </nav>
  );
}
