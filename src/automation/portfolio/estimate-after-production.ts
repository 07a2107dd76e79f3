import { tokyoDate } from '../../kernel/clock.js';
import { compareExact, type Exact, subtract } from '../../kernel/exact.js';
import { type BaselineChange, estimateOf, sameNumbers } from '../baseline/baseline.js';
import { type EnteredBeforeDto, type EnteredEstimateDto } from '../baseline/baseline.dto.js';
import {
  CHANGED_PARTS,
  type EstimateAfterProductionDto,
  type EstimateChangeDto,
  type EstimateMovedDto,
} from './project-effect.dto.js';
import { type StageLineDto } from '../stage/stage.dto.js';
import { estimatedYear } from '../effect/work.js';
import { everInProduction, reachedOn } from '../stage/stage-line.js';
import { shownHours } from './figures-view.js';
import { type ProjectFacts } from './project-effect.js';

interface State {
  before: EnteredBeforeDto | null;
  estimate: EnteredEstimateDto | null;
}

/** A writing with all that stood before and after it. */
interface Step {
  change: BaselineChange;
  from: State;
  to: State;
  /** What of it says other numbers now. */
  parts: EstimateChangeDto['parts'];
  /** Whether none of these parts had ever been there. */
  first: boolean;
}

/**
 * The changes of 導入前 and 見込 on or after the first day of 本番, of all a project's writings, oldest first. A change
 * before that day is planning, unless 本番 was on record as it was made: taking 本番 back and entering it again with a
 * later day hides nothing. Equal numbers are no change. What was entered for the first time is reported only where 本番
 * was on record by then: a project taken over with its past has no earlier estimate that could be hidden.
 */
export function estimateAfterProduction(
  { stages, before, estimate }: Pick<ProjectFacts, 'stages' | 'before' | 'estimate'>,
  trail: readonly BaselineChange[],
): EstimateAfterProductionDto {
  const changes = stepsTo({ before, estimate }, trail).filter(({ change, parts, first }) => {
    const { at, withProduction } = change;
    const onRecord = wasOnRecord(stages, at);
    if (parts.length === 0 || !everInProduction(stages)) return false;
    if (first) return onRecord && !withProduction;
    return onRecord || reachedOn(stages, ['production'], tokyoDate(at)) !== null;
  });
  const rewritten = changes.some(({ first }) => !first);
  const known = changes
    .flatMap(({ from, to }) => [savedIn(from), savedIn(to)])
    .find((hours) => hours !== null);
  const now = savedIn({ before, estimate });
  return {
    changes: changes.map(changeView).reverse(),
    moved: rewritten && known ? movedView(known, now) : null,
    lowered: rewritten && known !== undefined && (now === null || compareExact(now, known) < 0),
  };
}

/** Every writing between what stood before and after it, worked out backwards from what stands now. */
function stepsTo(now: State, trail: readonly BaselineChange[]): Step[] {
  const steps: Step[] = [];
  let state = now;
  for (const [at, change] of [...trail.entries()].reverse()) {
    const to = { ...state };
    const from = { ...state };
    if (change.before) [from.before, to.before] = [change.before.from, change.before.to];
    if (change.estimate) [from.estimate, to.estimate] = [change.estimate.from, change.estimate.to];
    const parts = CHANGED_PARTS.filter((part) => !sameNumbers(from[part], to[part]));
    const earlier = trail.slice(0, at);
    const first = parts.every((part) => from[part] === null && !earlier.some((one) => one[part]));
    steps.unshift({ change, from, to, parts, first });
    state = from;
  }
  return steps;
}

/** Whether 本番 was written down at an instant and not taken back by then, whatever became of it later. */
function wasOnRecord(stages: readonly StageLineDto[], at: Date): boolean {
  return stages.some(
    ({ stage, planned, recordedAt, withdrawnAt }) =>
      stage === 'production' && !planned && recordedAt <= at && (withdrawnAt === null || withdrawnAt > at),
  );
}

function changeView({ change: { at, by }, from, to, parts, first }: Step): EstimateChangeDto {
  const cleared = parts.some((part) => to[part] === null);
  const newWork = parts.includes('estimate') ? to.estimate : to.before;
  return {
    at,
    by,
    kind: first ? 'registered' : cleared ? 'cleared' : 'changed',
    parts,
    from: hoursText(savedIn(from)),
    to: hoursText(savedIn(to)),
    basisFrom: from.before?.basis ?? null,
    basisTo: to.before?.basis ?? null,
    note: newWork?.note ?? null,
  };
}

function movedView(from: Exact, to: Exact | null): EstimateMovedDto {
  return { from: shownHours(from), to: hoursText(to), difference: hoursText(to && subtract(to, from)) };
}

function savedIn({ before, estimate }: State): Exact | null {
  const promised = estimateOf(before, estimate);
  return promised && estimatedYear(promised).saved;
}

function hoursText(hours: Exact | null): string | null {
  return hours && shownHours(hours);
}
