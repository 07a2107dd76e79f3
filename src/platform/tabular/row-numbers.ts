const MOST_SHOWN = 10;

/** Row numbers for a sentence: runs as `5〜8`, the first ten of them, then how many rows there are. */
export function rowNumbersText(rows: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last && last[1] === row - 1) last[1] = row;
    else runs.push([row, row]);
  }
  const listedRuns = runs
    .slice(0, MOST_SHOWN)
    .map(([from, to]) => (from === to ? `${from}` : `${from}〜${to}`));
  const more = runs.length > MOST_SHOWN ? 'など' : '';
  return `${listedRuns.join('、')}行目${more}（${rows.length.toLocaleString('ja-JP')}行）`;
}
