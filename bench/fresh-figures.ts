import { setTimeout as pause } from 'node:timers/promises';
import { type INestApplicationContext } from '@nestjs/common';
import { Database } from '../src/platform/database/database.js';
import { OwedWork } from '../src/platform/owed-work/owed-work.js';
import { MONTH } from './seed.js';

/** Tells when the month's figures are done, by one look at a time for everybody who waits. */
export class FreshFigures {
  private waiting: { upTo: number; resolve: () => void }[] = [];
  private stopped = false;
  private readonly looking: Promise<void>;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly municipality: string,
  ) {
    this.looking = this.look();
  }

  /** Milliseconds since the commit. */
  async after({ committed, upTo }: { committed: number; upTo: number }): Promise<number> {
    await new Promise<void>((resolve) => this.waiting.push({ upTo, resolve }));
    return performance.now() - committed;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.looking;
  }

  private async look(): Promise<void> {
    const [database, owedWork] = [this.app.get(Database), this.app.get(OwedWork)];
    while (!this.stopped) {
      await pause(1);
      if (this.waiting.length === 0) continue;
      const owed = await database.snapshot({ municipality: this.municipality }, (tx) =>
        owedWork.find(tx, 'provisional', MONTH),
      );
      const isDone = ({ upTo }: { upTo: number }) => owed !== undefined && owed.done >= upTo;
      const done = this.waiting.filter(isDone);
      this.waiting = this.waiting.filter((one) => !isDone(one));
      for (const { resolve } of done) resolve();
    }
  }
}
