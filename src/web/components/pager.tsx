/** The ways through a list. */
export interface PageLinks {
  /** The first page's address; null on the first page itself. */
  firstHref: string | null;
  /** The previous page's address, in lists that are read both ways. */
  previousHref?: string;
  /** The next page's address; null at the end. */
  nextHref: string | null;
  /** How many rows all pages have together; left out where nobody has counted. */
  total?: number;
  /** Which of them the page begins with, from 1; null where that is not known. */
  place?: number | null;
}

/** Leads on from a page of `shown` rows; nothing where the list is empty, for the table says so. */
export function Pager(links: PageLinks & { shown: number }) {
  const { firstHref, previousHref, nextHref, shown } = links;
  if (shown === 0 && firstHref === null) return null;
  return (
    <nav class="pager" aria-label="ページ送り">
      <p>{shownInWords(links)}</p>
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

/** Which rows are shown of how many. Rows may have come or gone since the place was said: then it is left out. */
function shownInWords({
  shown,
  total,
  place,
}: Pick<PageLinks, 'total' | 'place'> & { shown: number }): string {
  const [rows, all] = [shown.toLocaleString('ja-JP'), total?.toLocaleString('ja-JP')];
  if (total === undefined || total === shown) return `${rows}件を表示しています。`;
  const last = (place ?? total) + shown - 1;
  if (!place || last > total) return `${all}件中 ${rows}件を表示しています。`;
  return `${all}件中 ${place.toLocaleString('ja-JP')}〜${last.toLocaleString('ja-JP')}件`;
}
