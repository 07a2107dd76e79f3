import { type Matching } from '../../priority-list/item-matching.js';

/** Scores from which proposals may be accepted together. `sure` takes only those the matcher has no doubt about. */
export const LINES = ['sure', '0.9', '0.8', '0.7', '0.6'] as const;
export type Line = (typeof LINES)[number];

/** Two proposals closer than this are too near to choose between without a person. */
const NEAR = 0.1;

/** Whether a second proposal stands so near the first that only a person can choose. One alone is never near. */
export function isNear({ decision, proposals }: Pick<Matching, 'decision' | 'proposals'>): boolean {
  const [best, second] = proposals;
  return (
    decision !== 'sure' && best !== undefined && second !== undefined && best.score - second.score < NEAR
  );
}

/**
 * The item that lies above the line and may be ticked for the user beforehand; null where none does, and always
 * where two are near.
 */
export function itemAbove(line: Line, matching: Pick<Matching, 'decision' | 'proposals'>): string | null {
  const [best] = matching.proposals;
  if (best === undefined || isNear(matching)) return null;
  if (matching.decision === 'sure') return best.itemKey;
  return line !== 'sure' && best.score >= Number(line) ? best.itemKey : null;
}
