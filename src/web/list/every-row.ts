import { type Page } from '../../platform/keyset.js';
import { Problem } from '../../platform/problem.js';

/** How many rows are fetched at once: each time costs a round trip and a plan. */
const ROWS_AT_ONCE = 2_000;

/** Of a file. A row of a workbook takes some 6 KB while it is written: more would crowd out everybody else. */
export const MOST_ROWS = { xlsx: 10_000, csv: 50_000 } as const;

/**
 * Every row of a list, fetched page by page through `fetchPage`, which takes the position.
 * @throws Problem 422 where there are more than `most`
 */
export async function everyRow<Row>(
  fetchPage: (position: { limit: number; cursor: string | undefined }) => Promise<Page<Row>>,
  most: number,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await fetchPage({ limit: ROWS_AT_ONCE, cursor });
    rows.push(...items);
    if (rows.length > most || (rows.length === most && next !== null)) {
      const title = `一度に扱えるのは${most.toLocaleString('ja-JP')}件までです。`;
      const detail = '一覧に戻り、所管課や段階などで条件を絞り込んでください。';
      throw new Problem(422, 'too-many-rows', title, { detail });
    }
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return rows;
}
