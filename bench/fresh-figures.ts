import { type INestApplicationContext } from '@nestjs/common';
import { Database } from '../src/platform/database/database.js';
import { OwedWork } from '../src/platform/owed-work/owed-work.js';
import { MONTH } from './seed.js';

/** Tells when the month's figures are done: it looks whenever the worker has done something, for everybody who waits. */
export class FreshFigures {
  private waiting: { upTo: number; resolve: () => void }[] = [];

  constructor(
    private readonly app: INestApplicationContext,
    private readonly municipality: string,
  ) {}

  /** Milliseconds since the commit. */
  async after({ committed, upTo }: { committed: number; upTo: number }): Promise<number> {
    const fresh = new Promise<number>((resolve) =>
      this.waiting.push({ upTo, resolve: () => resolve(performance.now() - committed) }),
    );
    // It may have been done before anybody waited.
    await this.look();
    return fresh;
  }

  async look(): Promise<void> {
    if (this.waiting.length === 0) return;
    const owed = await this.app
      .get(Database)
      .lookUp({ municipality: this.municipality }, (tx) =>
        this.app.get(OwedWork).find(tx, 'provisional', MONTH),
      );
    const isDone = ({ upTo }: { upTo: number }) => owed !== undefined && owed.done >= upTo;
    const done = this.waiting.filter(isDone);
    this.waiting = this.waiting.filter((one) => !isDone(one));
    for (const { resolve } of done) resolve();
  }
}
