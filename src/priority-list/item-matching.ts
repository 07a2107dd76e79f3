import {
  pairsOf,
  sharedLength,
  SHORTEST_OPENING,
  totalWeight,
  type IndexedItem,
  type ItemIndex,
} from './item-index.js';
import { reduceName, type ReducedName } from './procedure-name.js';

/** An item that a name may stand for; `score` from 0 to 1. */
interface Proposal {
  readonly itemKey: string;
  readonly number: number;
  readonly score: number;
}

export type Decision = 'sure' | 'unsure' | 'none';

/**
 * What the list says about a city's name. Only `sure` may be mapped without asking a person; `reason` is a
 * Japanese sentence for the screen.
 */
export interface Matching {
  readonly proposals: readonly Proposal[];
  readonly decision: Decision;
  readonly reason: string;
}

/** Below this nothing is proposed. */
const WORTH_PROPOSING = 0.35;
/** Below this an item is not looked at closely. */
const WORTH_LOOKING = 0.2;
/** The most that a name other than the item's own can score. */
const NOT_ITS_OWN = 0.95;
/** How much more a likeness is worth where every part of the name is found in the item. */
const WHOLLY_FOUND = 1.2;
/** How far the best must stand above the second unless the name is the item's own. */
const CLEAR_MARGIN = 0.1;
/** What a likeness is worth that holds only without what the name says in brackets. */
const BRACKETS_LEFT_OUT = 0.75;
/** Cities shorten the long names of the list: a word the item lacks weighs more than one the name lacks. */
const NAME_SHARE = 0.65;
/** What is left after the opening words of a group must be this long to stand for an item by itself. */
const DISTINCTIVE_LENGTH = 6;

/** A candidate: an item, and what of the name and of the item is not found in the other. */
interface Candidate {
  readonly entry: IndexedItem;
  readonly score: number;
  readonly ownName: boolean;
  readonly onlyInName: readonly string[];
  readonly onlyInItem: readonly string[];
}

/**
 * Proposes items for a city's name of a procedure. `sure` asks that every telling part of the name is found in
 * the item and the other way round, that this holds for no other item, and that the item leads clearly or the
 * two names differ in spelling only. So 更新, 変更 or 再交付 on one side alone always leaves it `unsure`.
 */
export function proposeItems(name: string, index: ItemIndex, { limit = 5 } = {}): Matching {
  const ranked = rank(reduceName(name), index);
  const [best] = ranked;
  if (best === undefined) {
    return { proposals: [], decision: 'none', reason: '一覧に近い名称の手続がありません。' };
  }
  const proposals = ranked.slice(0, limit).map(({ entry, score }) => ({
    itemKey: entry.item.key,
    number: entry.item.number,
    score: Math.round(score * 1000) / 1000,
  }));
  const doubtReason = doubtAbout(best, ranked.slice(1));
  if (doubtReason !== null) return { proposals, decision: 'unsure', reason: doubtReason };
  return {
    proposals,
    decision: 'sure',
    reason: `「${best.entry.item.name}」と表記の違いを除いて一致します。`,
  };
}

/** Why a person should look, as a sentence; `null` when the best candidate stands beyond doubt. */
function doubtAbout(best: Candidate, others: readonly Candidate[]): string | null {
  const { entry, onlyInName, onlyInItem } = best;
  if (onlyInName.length > 0 || onlyInItem.length > 0) {
    const parts = [
      ...(onlyInName.length > 0 ? [`「${onlyInName.join('」「')}」は手続名だけ`] : []),
      ...(onlyInItem.length > 0 ? [`「${onlyInItem.join('」「')}」は一覧の名称だけ`] : []),
    ];
    return `「${entry.item.name}」に近い名称ですが、${parts.join('、')}にあります。確認してください。`;
  }
  const rival = others.find(isClean) ?? (best.ownName ? undefined : others[0]);
  if (rival !== undefined && (isClean(rival) || best.score - rival.score < CLEAR_MARGIN)) {
    return `「${entry.item.name}」と「${rival.entry.item.name}」のどちらにも近い名称です。確認してください。`;
  }
  return null;
}

function isClean({ onlyInName, onlyInItem }: Candidate): boolean {
  return onlyInName.length === 0 && onlyInItem.length === 0;
}

/** The items worth proposing: those without a difference first, then by score, then in the order of the list. */
function rank(name: ReducedName, index: ItemIndex): Candidate[] {
  const scores = new Map<string, readonly number[]>();
  const scoresOf = (text: string): readonly number[] => {
    const found = scores.get(text) ?? scoreAll(text, index);
    scores.set(text, found);
    return found;
  };
  const candidates: Candidate[] = [];
  index.items.forEach((entry, itemAt) => {
    const scoreOf = (text: string): number => scoresOf(text)[itemAt] ?? 0;
    const text = distinctivePart(name, entry);
    const likeness = Math.max(scoreOf(text), BRACKETS_LEFT_OUT * scoreOf(name.core));
    if (likeness < WORTH_LOOKING) return;
    const { full, core } = entry.reduced;
    const onlyInName = uncovered(text, entry.pairs);
    const onlyInItem = uncovered(core, pairsOf(text));
    const ownName = text === full || text === core;
    const score = ownName
      ? 1
      : Math.min(NOT_ITS_OWN, likeness * (onlyInName.length === 0 ? WHOLLY_FOUND : 1));
    if (score >= WORTH_PROPOSING) candidates.push({ entry, score, ownName, onlyInName, onlyInItem });
  });
  return candidates.sort(
    (a, b) =>
      Number(isClean(b)) - Number(isClean(a)) ||
      b.score - a.score ||
      a.entry.item.number - b.entry.item.number,
  );
}

/**
 * The part of a name that can tell this item: without a label that only names the item's group (「（子育て）」), and
 * without opening words of the group (児童手当, 介護保険) that the item itself does without.
 */
function distinctivePart(
  { label, full }: ReducedName,
  { groupContent, groupOpenings, reduced }: IndexedItem,
): string {
  const text = groupContent.includes(label) || full.startsWith(label) ? full : label + full;
  const opening = Math.max(0, ...groupOpenings.map((common) => sharedLength(text, common)));
  if (opening < SHORTEST_OPENING || reduced.full.includes(text.slice(0, opening))) return text;
  return text.length - opening >= DISTINCTIVE_LENGTH ? text.slice(opening) : text;
}

/**
 * The likeness of a text to every item, 0 to 1, in the order of the index: the weight of the pairs both have
 * over a mean of the weights of each (Tversky's index), best of the item's spellings.
 */
function scoreAll(text: string, { items, spellings, spellingsWith, weight }: ItemIndex): number[] {
  const pairs = pairsOf(text);
  const own = totalWeight(pairs, weight);
  const shared = new Map<number, number>();
  for (const pair of pairs) {
    for (const at of spellingsWith.get(pair) ?? []) shared.set(at, (shared.get(at) ?? 0) + weight(pair));
  }
  const best = items.map(() => 0);
  for (const [at, both] of shared) {
    const spelling = spellings[at];
    if (spelling === undefined) continue;
    const score = both / (NAME_SHARE * own + (1 - NAME_SHARE) * spelling.weight);
    best[spelling.itemAt] = Math.max(best[spelling.itemAt] ?? 0, score);
  }
  return best;
}

/** The runs of characters of a text that stand in none of the pairs. */
function uncovered(text: string, pairs: ReadonlySet<string>): string[] {
  const characters = [...text];
  const runs: string[] = [];
  let run = '';
  characters.forEach((character, i) => {
    const covered =
      (characters.length === 1 && pairs.has(character)) ||
      pairs.has((characters[i - 1] ?? '') + character) ||
      pairs.has(character + (characters[i + 1] ?? ''));
    if (!covered) run += character;
    else if (run !== '') {
      runs.push(run);
      run = '';
    }
  });
  return run === '' ? runs : [...runs, run];
}
