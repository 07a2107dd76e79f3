import { type Queues } from '../queue/queues.js';
import { type Nudge, QUEUE_OF_KIND } from './kinds.js';

/** Hands nudges to the queue without keeping anybody waiting, and waits for the last of them at the end. */
export class Nudges {
  private readonly underway = new Set<Promise<boolean>>();

  constructor(private readonly queues: Queues) {}

  readonly give = (nudge: Nudge): void => {
    const given = this.queues.nudge(QUEUE_OF_KIND[nudge.kind], nudge);
    this.underway.add(given);
    void given.finally(() => this.underway.delete(given));
  };

  async settled(): Promise<void> {
    await Promise.all(this.underway);
  }
}
