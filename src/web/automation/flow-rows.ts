import {
  type EnteredLaterStepDto,
  type EnteredStepDto,
  type ProcessFlow,
} from '../../automation/process/process.dto.js';

/** A step with its position, from 1. */
export interface Placed<Step extends EnteredStepDto> {
  step: Step;
  position: number;
}

/** A line of the drawing: a step before and the step after that took it over, or one of them alone. */
export interface FlowRow {
  before: Placed<EnteredStepDto> | null;
  after: Placed<EnteredLaterStepDto> | null;
}

/**
 * Both sides line by line, each in its own order and each step once. A step before stands beside the step after that
 * took it over where the order of the two sides allows; a step after that took over several stands beside the first.
 * No steps give no lines.
 */
export function flowRows({ before, after }: ProcessFlow): FlowRow[] {
  const rows: FlowRow[] = [];
  const takerOf = (position: number) => after.findIndex(({ replaces }) => replaces.includes(position));
  let [left, right] = [0, 0];
  while (left < before.length || right < after.length) {
    const [earlier, later] = [before[left], after[right]];
    const old = earlier ? { step: earlier, position: left + 1 } : null;
    const now = later ? { step: later, position: right + 1 } : null;
    const taker = old ? takerOf(old.position) : -1;
    if (old && now && taker === right) {
      rows.push({ before: old, after: now });
      [left, right] = [left + 1, right + 1];
    } else if (old && (now === null || taker < right)) {
      rows.push({ before: old, after: null });
      left += 1;
    } else {
      rows.push({ before: null, after: now });
      right += 1;
    }
  }
  return rows;
}
