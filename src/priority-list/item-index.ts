import { type EditionItem } from './edition-file.js';
import { contentOf, reduceName, type ReducedName } from './procedure-name.js';

/** What matching needs of an item of the list. */
export type MatchableItem = Pick<EditionItem, 'key' | 'number' | 'name' | 'group' | 'groupName'>;

/** An item prepared for matching. */
export interface IndexedItem {
  readonly item: MatchableItem;
  readonly reduced: ReducedName;
  /** Pairs of neighbouring characters of the name, with and without its brackets. */
  readonly pairs: ReadonlySet<string>;
  readonly groupContent: string;
  /** What two or more items of the group begin with: a city puts it before the others as well. */
  readonly groupOpenings: readonly string[];
}

/** A list prepared once, then asked for many names. */
export interface ItemIndex {
  readonly items: readonly IndexedItem[];
  /**
   * How much a pair of characters tells: the rarer in the list, the more; one the list has never seen, most.
   * This is what makes 更新 or 寄附 weigh, without naming them.
   */
  readonly weight: (pair: string) => number;
  /** Per pair, the spellings (item, with or without brackets) it occurs in. */
  readonly spellingsWith: ReadonlyMap<string, readonly number[]>;
  readonly spellings: readonly IndexedSpelling[];
}

/** One way to write an item, with the weight of all its pairs. */
interface IndexedSpelling {
  readonly itemAt: number;
  readonly weight: number;
}

export const SHORTEST_OPENING = 3;

/** Prepares an edition's items for matching. No items give an index in which nothing is found. */
export function indexItems(items: readonly MatchableItem[]): ItemIndex {
  const reduced = items.map((item) => reduceName(item.name));
  const indexed = items.map((item, i): IndexedItem => {
    const own = reduced[i] ?? reduceName(item.name);
    const siblings = reduced.filter((_, j) => items[j]?.group === item.group).map(({ core }) => core);
    return {
      item,
      reduced: own,
      pairs: new Set([...pairsOf(own.full), ...pairsOf(own.core)]),
      groupContent: contentOf(item.groupName),
      groupOpenings: sharedOpenings(siblings),
    };
  });
  const seenIn = new Map<string, number>();
  for (const { pairs } of indexed) for (const pair of pairs) seenIn.set(pair, (seenIn.get(pair) ?? 0) + 1);
  const weight = (pair: string): number => Math.log(1 + items.length / (seenIn.get(pair) ?? 0.5));

  const spellings: IndexedSpelling[] = [];
  const spellingsWith = new Map<string, number[]>();
  indexed.forEach(({ reduced: { full, core } }, itemAt) => {
    for (const text of new Set([full, core])) {
      const pairs = pairsOf(text);
      for (const pair of pairs) {
        const found = spellingsWith.get(pair);
        if (found) found.push(spellings.length);
        else spellingsWith.set(pair, [spellings.length]);
      }
      spellings.push({ itemAt, weight: totalWeight(pairs, weight) });
    }
  });
  return { items: indexed, weight, spellingsWith, spellings };
}

/** The pairs of neighbouring characters of a text; a single character stands for itself. */
export function pairsOf(text: string): Set<string> {
  const characters = [...text];
  if (characters.length === 1) return new Set(characters);
  return new Set(characters.slice(1).map((next, i) => (characters[i] ?? '') + next));
}

export function totalWeight(pairs: ReadonlySet<string>, weight: (pair: string) => number): number {
  let sum = 0;
  for (const pair of pairs) sum += weight(pair);
  return sum;
}

/** How many characters two texts begin with in common. */
export function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

function sharedOpenings(texts: readonly string[]): string[] {
  const shared = new Set<string>();
  texts.forEach((a, i) => {
    for (const b of texts.slice(i + 1)) {
      const length = sharedLength(a, b);
      if (length >= SHORTEST_OPENING) shared.add(a.slice(0, length));
    }
  });
  return [...shared];
}
