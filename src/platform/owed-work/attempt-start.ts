import { type QueueName } from '../queue/nudge.js';
import { type OwedKind, QUEUE_OF_KIND } from './kinds.js';

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

/** What comes from outside or is costly to draw gets fewer chances than the figures, which stand on our own rows. */
const MOST_STARTS: Record<QueueName, number> = { imports: 5, files: 5, mails: 5, figures: 10, months: 10 };

/** After how many starts without an end a kind of work is set aside. */
export function mostStarts(kind: OwedKind): number {
  return MOST_STARTS[QUEUE_OF_KIND[kind]];
}

/**
 * Whether work is begun. Once set aside it gets one more start for each new request: the first at once, the next ones
 * 2, 4, 8 … minutes after the last, hourly in the end.
 */
export function startOf(kind: OwedKind, facts: StartFacts, alone: boolean): Start {
  const { requested, done, starts, setAsideRequested } = facts;
  if (done >= requested) return 'nothing';
  if (setAsideRequested === null && starts >= mostStarts(kind)) return 'set-aside';
  if (setAsideRequested !== null) {
    if (requested <= setAsideRequested || waits(kind, facts)) return 'left';
    return alone ? 'start' : 'alone';
  }
  return starts >= SUSPECT_AFTER && !alone ? 'alone' : 'start';
}

function waits(kind: OwedKind, { starts, sinceStart }: StartFacts): boolean {
  const again = starts - mostStarts(kind);
  if (again <= 0 || sinceStart === null || sinceStart < 0) return false;
  return sinceStart < Math.min(2 ** again, 60) * 60;
}
