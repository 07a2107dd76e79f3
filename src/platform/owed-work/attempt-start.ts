/** What the table says of a piece of work at the moment somebody wants to begin it. */
export interface StartFacts {
  requested: number;
  done: number;
  /** Attempts begun since the last one that came to an end, good or bad. */
  starts: number;
  /** Seconds since the last of them began; null where there was none, negative where the clock went back. */
  sinceStart: number | null;
  /** Up to which request the work is set aside; null where it is not. */
  setAsideRequested: number | null;
}

/**
 * `nothing`: it is done. `left`: it is set aside and nothing has changed since. `alone`: it may have ended its worker
 * before, so it is begun only while nothing else runs there. `set-aside`: it has been begun too often.
 */
export type Start = 'nothing' | 'left' | 'alone' | 'set-aside' | 'start';

/** Lost starts from which on work runs on its own, so that nothing else is blamed for a worker it ends. */
const SUSPECT_AFTER = 2;

/**
 * Whether work is begun. Once set aside it gets one more start for each new request: the first at once, the next ones
 * 2, 4, 8 … minutes after the last, hourly in the end. `mostStarts`: after how many without an end it is set aside.
 */
export function startOf(facts: StartFacts, alone: boolean, mostStarts: number): Start {
  const { requested, done, starts, setAsideRequested } = facts;
  if (done >= requested) return 'nothing';
  if (setAsideRequested === null && starts >= mostStarts) return 'set-aside';
  if (setAsideRequested !== null) {
    if (requested <= setAsideRequested || waits(facts, mostStarts)) return 'left';
    return alone ? 'start' : 'alone';
  }
  return starts >= SUSPECT_AFTER && !alone ? 'alone' : 'start';
}

function waits({ starts, sinceStart }: StartFacts, mostStarts: number): boolean {
  const again = starts - mostStarts;
  if (again <= 0 || sinceStart === null || sinceStart < 0) return false;
  return sinceStart < Math.min(2 ** again, 60) * 60;
}
