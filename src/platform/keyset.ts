import { Problem } from './problem.js';

/** One page of a list and the cursor of the next, or null at the end. */
export interface Page<Item> {
  items: Item[];
  next: string | null;
}

export const DEFAULT_PAGE = 50;
export const LARGEST_PAGE = 200;

/** Makes a page of at most `limit` items out of `limit + 1` fetched; `keyOf` gives the sort key of an item. */
export function pageOf<Item>(fetched: Item[], limit: number, keyOf: (item: Item) => unknown[]): Page<Item> {
  const items = fetched.slice(0, limit);
  const last = items.at(-1);
  const more = fetched.length > limit && last !== undefined;
  return { items, next: more ? encodeCursor(keyOf(last)) : null };
}

/** A cursor is the sort key of the last item seen, opaque to the client. */
export function encodeCursor(key: unknown[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The sort key in a cursor; 422 where it was not made by us. */
export function decodeCursor(cursor: string, length: number): string[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === length) return key.map(String);
  } catch {
    // Falls through to the one answer for every cursor that is not ours.
  }
  throw new Problem(422, 'bad-cursor', '一覧の続きの位置（cursor）が正しくありません。', {
    detail: 'cursorを外して、一覧を最初から開いてください。続きは、前の応答のnextの値をそのまま指定します。',
  });
}
