import { type Count } from '../../src/kernel/count.js';

/** What came in of a procedure in a period, and whether all that is asked for was answered. */
export interface Flow {
  any: boolean;
  sound: boolean;
  total: number;
  online: number;
  expected: boolean;
  reported: boolean;
}

/** A procedure's flow with that of one merged into it, whose unanswered reports make it a lower bound. */
export function addFlows(own: Flow, merged: Flow): Flow {
  return {
    total: own.total + merged.total,
    online: own.online + merged.online,
    any: own.any || merged.any,
    sound: own.sound && merged.sound,
    expected: own.expected || merged.any,
    reported: own.reported && merged.sound,
  };
}

export function pairOf({ total, online: on }: { total: Count; online: Count }): {
  total: number;
  online: number;
} {
  return total.kind === 'value' && on.kind === 'value'
    ? { total: total.value, online: on.value }
    : { total: 0, online: 0 };
}

export function answered({ total, online: on }: { total: Count; online: Count }): boolean {
  return total.kind === on.kind && total.kind !== 'not-provided';
}
