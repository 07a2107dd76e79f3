import { deduplicationId, type Nudge } from '../queue/nudge.js';
import { type Queues } from '../queue/queues.js';
import { type WorkDeclaration } from './declared-work.js';
import { type DueWork } from './owed-work.js';

/** Milliseconds between two nudges of this process for the same work: those in between are one. */
const PAUSE_MS = 25;

/** A piece of work that was nudged for a moment ago. */
interface Recent {
  sending: Promise<unknown>;
  /** Runs out when the pause is over; undefined while the nudge is on its way. */
  pause?: NodeJS.Timeout;
  /** Gives the nudge that was asked for meanwhile. */
  again?: () => void;
}

/**
 * Hands nudges to the queue without keeping anybody waiting, and waits for the last of them at the end. The first is
 * given at once; many for the same work in short time become one every now and then, the last of which is given after
 * all of them.
 */
export class Nudges {
  private readonly recent = new Map<string, Recent>();
  private readonly queueOf: ReadonlyMap<string, string>;

  constructor(
    private readonly queues: Pick<Queues, 'nudge'>,
    work: readonly Pick<WorkDeclaration, 'kind' | 'queue'>[],
  ) {
    this.queueOf = new Map(work.map(({ kind, queue }) => [kind, queue]));
  }

  readonly give = (nudge: Nudge): void => {
    const queue = this.queueOf.get(nudge.kind);
    // A row of a release that knew more kinds: nobody here can do it.
    if (queue === undefined) return;
    const id = deduplicationId(nudge);
    const recent = this.recent.get(id);
    if (recent) recent.again = () => this.send(id, queue, nudge);
    else this.send(id, queue, nudge);
  };

  /**
   * The first piece of work for each municipality and queue: whoever begins it nudges for the next. And all that is set
   * aside, for which nobody else nudges.
   */
  firstOfEach(due: readonly DueWork[]): Nudge[] {
    const places = new Map<string, Nudge>();
    for (const { setAside, ...nudge } of due) {
      const { municipality, kind } = nudge;
      const place = setAside ? deduplicationId(nudge) : `${municipality} ${this.queueOf.get(kind)}`;
      if (!places.has(place)) places.set(place, nudge);
    }
    return [...places.values()];
  }

  /** Gives what is left at once and waits until all are given. */
  async settled(): Promise<void> {
    while (this.recent.size > 0) {
      for (const [id, { pause }] of this.recent) {
        if (!pause) continue;
        clearTimeout(pause);
        this.afterPause(id);
      }
      await Promise.all([...this.recent.values()].map(({ sending }) => sending));
    }
  }

  private send(id: string, queue: string, nudge: Nudge): void {
    const recent: Recent = { sending: Promise.resolve() };
    recent.sending = this.queues.nudge(queue, nudge).finally(() => {
      recent.pause = setTimeout(() => this.afterPause(id), PAUSE_MS);
    });
    this.recent.set(id, recent);
  }

  private afterPause(id: string): void {
    const recent = this.recent.get(id);
    this.recent.delete(id);
    recent?.again?.();
  }
}
