import { type CursorPart, isCursorPart } from './cursor-part.js';
import { Problem } from './problem.js';

/** One page of a list and the cursor of the next, or null at the end. */
export interface Page<Item> {
  items: Item[];
  next: string | null;
  /** The cursor of the page before, or null on the first one; only of lists that are read both ways. */
  previous?: string | null;
  /** How many items all pages have together; left out where nobody has counted. */
  total?: number;
}

/** The first that a search finds, and how many it finds in all. */
export interface Found<Item> {
  items: Item[];
  total: number;
}

/** A page of a list that is read both ways. */
export type TwoWayPage<Item> = Page<Item> & Required<Pick<Page<Item>, 'previous'>>;

/** Where a page of such a list is: after one row's sort key, before one's, or at the beginning. */
export interface Position {
  after?: readonly string[];
  before?: readonly string[];
}

/** Which page: that after the cursor, the first without one. */
export interface PageRequest {
  cursor?: string | undefined;
  limit: number;
}

export const DEFAULT_PAGE = 50;
export const LARGEST_PAGE = 200;

const LONGEST_CURSOR = 4_000;
/** Begins the key in a cursor that leads back. */
const BACKWARD = '<';

/** Makes a page of at most `limit` items out of `limit + 1` fetched; `keyOf` gives the sort key of an item. */
export function pageOf<Item>(fetched: Item[], limit: number, keyOf: (item: Item) => unknown[]): Page<Item> {
  const items = fetched.slice(0, limit);
  const last = items.at(-1);
  const more = fetched.length > limit && last !== undefined;
  return { items, next: more ? encodeCursor(keyOf(last)) : null };
}

/** The same for a list that is read both ways; what was fetched before a row is in the order of the list too. */
export function twoWayPageOf<Item>(
  fetched: Item[],
  { limit, after, before }: Position & { limit: number },
  keyOf: (item: Item) => unknown[],
): TwoWayPage<Item> {
  const more = fetched.length > limit;
  const items = before ? fetched.slice(-limit) : fetched.slice(0, limit);
  const [first, last] = [items[0], items.at(-1)];
  const [hasPrevious, hasNext] = before ? [more, true] : [after !== undefined, more];
  return {
    items,
    next: last !== undefined && hasNext ? encodeCursor(keyOf(last)) : null,
    previous: first !== undefined && hasPrevious ? encodeCursor([BACKWARD, ...keyOf(first)]) : null,
  };
}

/**
 * One page of a list. `parts` says what the sort key is made of, `fetch` gives at most so many items after a key (an empty
 * one on the first page), `keyOf` the key of an item. A cursor that is not ours is refused before anything is fetched.
 */
export async function keysetPage<Item>(
  { cursor, limit }: PageRequest,
  parts: readonly CursorPart[],
  fetch: (after: string[], limit: number) => Promise<Item[]>,
  keyOf: (item: Item) => unknown[],
): Promise<Page<Item>> {
  const after = cursor === undefined ? [] : decodeCursor(cursor, parts);
  return pageOf(await fetch(after, limit + 1), limit, keyOf);
}

/** A cursor is the sort key of the last item seen, opaque to the client. */
export function encodeCursor(key: unknown[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The sort key in a cursor, each part as text that its column can be compared with; 422 where it was not made by us. */
export function decodeCursor(cursor: string, parts: readonly CursorPart[]): string[] {
  return textsOf(keyIn(cursor), parts);
}

/** Where a cursor of a list that is read both ways leads; 422 as in `decodeCursor`. */
export function positionOf(cursor: string | undefined, parts: readonly CursorPart[]): Position {
  if (cursor === undefined) return {};
  const key = keyIn(cursor);
  const backward = key.length === parts.length + 1 && key[0] === BACKWARD;
  return backward ? { before: textsOf(key.slice(1), parts) } : { after: textsOf(key, parts) };
}

function keyIn(cursor: string): unknown[] {
  if (cursor.length > LONGEST_CURSOR) throw badCursor();
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key)) return key;
  } catch {
    // Falls through to the one answer for every cursor that is not ours.
  }
  throw badCursor();
}

function textsOf(key: readonly unknown[], parts: readonly CursorPart[]): string[] {
  if (key.length === parts.length && parts.every((part, at) => isCursorPart(key[at], part))) {
    return key.map(String);
  }
  throw badCursor();
}

function badCursor(): Problem {
  return new Problem(422, 'bad-cursor', '一覧の続きの位置（cursor）が正しくありません。', {
    detail: 'cursorを外して、一覧を最初から開いてください。続きは、前の応答のnextの値をそのまま指定します。',
  });
}
