import { type RateChangeDto } from '../comparison/change-answer.dto.js';
import { type ItemRow } from '../rows/item-row.js';
import { type ProcedureRow } from '../rows/procedure-row.js';
import { type ComparedSide } from './compared-side.js';
import { isComparable } from './like-for-like.js';
import { type RowWeight } from './row-weights.js';
import { LEFT_REASONS, type LeftReason, JOINED_REASONS, type JoinedReason } from './coverage-reasons.js';

/** The rows that make the coverage of two sides differ. */
export type CoverageChange = Pick<RateChangeDto, 'left' | 'joined'>;

type Row = Pick<ProcedureRow, 'stage' | 'frequency'> | ItemRow;

/** The number of rows that count on one side only, by reason; empty where both sides cover the same rows. */
export function coverageChange(
  weights: { before: ReadonlyMap<string, RowWeight>; after: ReadonlyMap<string, RowWeight> },
  sides: Record<'before' | 'after', Pick<ComparedSide, 'procedures' | 'items'>>,
): CoverageChange {
  const [old, now] = [rowsById(sides.before), rowsById(sides.after)];
  const left = new Map<LeftReason, number>();
  const joined = new Map<JoinedReason, number>();
  for (const id of new Set([...weights.before.keys(), ...weights.after.keys()])) {
    const [was, is] = [weights.before.get(id), weights.after.get(id)];
    const reason = coverageReason({ was, is, old: old.get(id), now: now.get(id) });
    if (reason?.side === 'left') count(left, reason.reason);
    else if (reason) count(joined, reason.reason);
  }
  return inOrder(left, joined);
}

/** Why a row makes the coverage of two sides differ. */
export type CoverageReason = { side: 'left'; reason: LeftReason } | { side: 'joined'; reason: JoinedReason };

/** Why a row counts on one side only; null where it counts on both or on neither. */
export function coverageReason({
  was,
  is,
  old,
  now,
}: {
  was: RowWeight | undefined;
  is: RowWeight | undefined;
  old: Row | undefined;
  now: Row | undefined;
}): CoverageReason | null {
  if (was && is && isComparable(was, is)) return null;
  if (was?.answerState === 'unanswered' && is?.answerState === 'unanswered')
    return { side: 'left', reason: 'partial' };
  if (isCounted(was) && (!isCounted(is) || was?.answerState === 'answered'))
    return { side: 'left', reason: leftReason(is, old, now) };
  return isCounted(is) ? { side: 'joined', reason: joinedReason(was, old, now) } : null;
}

/** The counts of reasons in the order of the reasons, without those that no row has. */
export function inOrder(
  left: ReadonlyMap<LeftReason, number>,
  joined: ReadonlyMap<JoinedReason, number>,
): CoverageChange {
  return { left: reasonCounts(LEFT_REASONS, left), joined: reasonCounts(JOINED_REASONS, joined) };
}

function isCounted(weight: RowWeight | undefined): boolean {
  if (!weight || weight.answerState === 'out') return false;
  return weight.answerState === 'answered' || weight.denominator > 0;
}

function leftReason(is: RowWeight | undefined, old: Row | undefined, now: Row | undefined): LeftReason {
  if (!is || !now) return 'gone';
  if (is.answerState === 'unanswered') return 'unanswered';
  if (isItem(now)) return now.applicability === 'not-handled' ? 'not-handled' : 'other';
  if (now.stage === 'exempt' || now.stage === 'abolished') return now.stage;
  if (old && !isItem(old)) {
    if (old.frequency !== now.frequency) return 'frequency';
    if (old.stage !== now.stage) return 'offline';
  }
  return 'other';
}

function joinedReason(was: RowWeight | undefined, old: Row | undefined, now: Row | undefined): JoinedReason {
  if (!was || !old) return 'new';
  if (was.answerState === 'unanswered') return 'answered';
  if (isItem(old)) return old.applicability === 'not-handled' ? 'handled' : 'other';
  if (old.stage === 'exempt' || old.stage === 'abolished') return 'scope';
  if (now && !isItem(now)) {
    if (old.frequency !== now.frequency) return 'frequency';
    if (old.stage !== now.stage) return 'online';
  }
  return 'other';
}

function isItem(row: Row): row is ItemRow {
  return 'itemKey' in row;
}

function rowsById({ procedures, items }: Pick<ComparedSide, 'procedures' | 'items'>): Map<string, Row> {
  return new Map<string, Row>([
    ...procedures.map((row): [string, Row] => [row.procedureId, row]),
    ...items.map((row): [string, Row] => [row.itemKey, row]),
  ]);
}

function count<Reason>(counts: Map<Reason, number>, reason: Reason): void {
  counts.set(reason, (counts.get(reason) ?? 0) + 1);
}

/** In the order of the reasons. */
function reasonCounts<Reason extends string>(
  words: Record<Reason, string>,
  counts: ReadonlyMap<Reason, number>,
) {
  return (Object.keys(words) as Reason[]).flatMap((reason) => {
    const rows = counts.get(reason) ?? 0;
    return rows === 0 ? [] : [{ reason, rows }];
  });
}
