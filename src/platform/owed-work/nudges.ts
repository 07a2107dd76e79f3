import { type Nudge } from '../queue/nudge.js';
import { type Queues } from '../queue/queues.js';
import { type WorkDeclaration } from './declared-work.js';

/** Hands nudges to the queue without keeping anybody waiting, and waits for the last of them at the end. */
export class Nudges {
  private readonly underway = new Set<Promise<boolean>>();
  private readonly queueOf: ReadonlyMap<string, string>;

  constructor(
    private readonly queues: Queues,
    work: readonly WorkDeclaration[],
  ) {
    this.queueOf = new Map(work.map(({ kind, queue }) => [kind, queue]));
  }

  readonly give = (nudge: Nudge): void => {
    const queue = this.queueOf.get(nudge.kind);
    // A row of a release that knew more kinds: nobody here can do it.
    if (queue === undefined) return;
    const nudging = this.queues.nudge(queue, nudge);
    this.underway.add(nudging);
    void nudging.finally(() => this.underway.delete(nudging));
  };

  async settled(): Promise<void> {
    await Promise.all(this.underway);
  }
}
