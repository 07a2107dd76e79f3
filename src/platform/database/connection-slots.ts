import { NotAvailable } from '../unavailable.js';

interface Waiter {
  since: number;
  enter: () => void;
}

/** As many transactions at a time as there are connections; the others wait their turn in the order they came. */
export class ConnectionSlots {
  private used = 0;
  private readonly waiting: Waiter[] = [];

  constructor(private readonly size: number) {}

  /** Takes a slot now or not at all: for what must never wait while its caller holds one. */
  tryEnter(): boolean {
    if (this.used >= this.size || this.waiting.length > 0) return false;
    this.used += 1;
    return true;
  }

  /** @throws NotAvailable `busy` where none becomes free within `patience` milliseconds */
  async enter(patience: number): Promise<void> {
    if (this.tryEnter()) return;
    await new Promise<void>((resolve, reject) => {
      const waiter: Waiter = {
        since: Date.now(),
        enter: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(waiter), 1);
        reject(new NotAvailable('busy', `データベースの接続が${patience}ミリ秒以内に空きませんでした`));
      }, patience);
      this.waiting.push(waiter);
    });
  }

  leave(): void {
    const next = this.waiting.shift();
    if (next) next.enter();
    else this.used -= 1;
  }

  /** How long the longest waiting has waited, in milliseconds; 0 where nobody waits. */
  longestWait(): number {
    const first = this.waiting[0];
    return first ? Date.now() - first.since : 0;
  }
}
