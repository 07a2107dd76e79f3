import { type ExemptReason, isOnline, type Stage } from '../../kernel/stage.js';
import { type ApplicabilityState, countsAsHandled } from '../../priority-list/applicability-words.js';

/** What is still to settle about an item of the list. */
export const GAPS = ['unconfirmed', 'unmapped', 'mapped-though-not-handled'] as const;
export type Gap = (typeof GAPS)[number];

/** A procedure behind an item with its stage today; null where not answered. */
export interface CoveringProcedure {
  stage: Stage | null;
  exemptReason: ExemptReason | null;
  retired: boolean;
}

/**
 * The procedures that make up an item: retired and abolished ones leave it, exempt ones stay. Several procedures
 * in, in their order.
 */
function countedProcedures<P extends CoveringProcedure>(procedures: readonly P[]): P[] {
  return procedures.filter(({ retired, stage }) => !retired && stage !== 'abolished');
}

/**
 * Whether an item is online: any of the procedures that make it up is, or all of them are, as the municipality
 * counts. An item without a procedure is not online.
 */
export function isItemOnline(procedures: readonly CoveringProcedure[], rule: 'any' | 'all'): boolean {
  const countedRows = countedProcedures(procedures);
  if (countedRows.length === 0) return false;
  return rule === 'any'
    ? countedRows.some(({ stage }) => isOnline(stage))
    : countedRows.every(({ stage }) => isOnline(stage));
}

/**
 * What is to settle about an item: it is not answered whether it is handled; it counts as handled but no procedure
 * stands behind it; it is not handled but one does. None where all is well.
 */
export function gapsOf(state: ApplicabilityState, procedures: readonly CoveringProcedure[]): Gap[] {
  const mapped = countedProcedures(procedures).length > 0;
  const handled = countsAsHandled(state);
  const gaps: (Gap | false)[] = [
    state === 'unconfirmed' && 'unconfirmed',
    handled && !mapped && 'unmapped',
    !handled && mapped && 'mapped-though-not-handled',
  ];
  return gaps.filter((gap) => gap !== false);
}
