import { Problem } from '../problem.js';
import { READ_LIMITS } from './read-limits.js';

interface Waiting {
  begin: () => void;
  signal: AbortSignal | undefined;
}

/**
 * Lets so many files be read at once; the others wait. Whoever sends many waits behind those who send few: turns go
 * round the owners, not down one line.
 */
export class ReadingQueue {
  private running = 0;
  /** By owner, whoever waited longest first; an owner served goes to the end. */
  private readonly waiting = new Map<string, Waiting[]>();

  constructor(
    private readonly limits: { readersAtOnce: number; waiting: number; waitingOfOne: number } = READ_LIMITS,
  ) {}

  /**
   * Waits for a turn; the function returned ends it.
   *
   * @throws Problem 503 where too many wait already; the signal's reason where it is given up while waiting.
   */
  async enter(owner: string, signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    if (this.running < this.limits.readersAtOnce) this.running += 1;
    else await this.turn(owner, signal);
    let hasLeft = false;
    return () => {
      if (hasLeft) return;
      hasLeft = true;
      this.running -= 1;
      this.next();
    };
  }

  private turn(owner: string, signal?: AbortSignal): Promise<void> {
    const line = this.waiting.get(owner) ?? [];
    const all = [...this.waiting.values()].reduce((sum, one) => sum + one.length, 0);
    if (line.length >= this.limits.waitingOfOne || all >= this.limits.waiting) throw busy();
    return new Promise((resolve, reject) => {
      const entry: Waiting = { begin: resolve, signal };
      this.waiting.set(owner, [...line, entry]);
      const giveUp = () => {
        this.remove(owner, entry);
        reject(signal?.reason instanceof Error ? signal.reason : new Error('given up'));
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      entry.begin = () => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
    });
  }

  private next(): void {
    for (const [owner, [first, ...rest]] of this.waiting) {
      this.waiting.delete(owner);
      if (!first) continue;
      if (rest.length > 0) this.waiting.set(owner, rest);
      this.running += 1;
      first.begin();
      return;
    }
  }

  private remove(owner: string, entry: Waiting): void {
    const rest = (this.waiting.get(owner) ?? []).filter((one) => one !== entry);
    if (rest.length > 0) this.waiting.set(owner, rest);
    else this.waiting.delete(owner);
  }
}

function busy(): Problem {
  return new Problem(503, 'busy', 'ほかのファイルを読み取っているため、いまは受け付けられません。', {
    detail: '1分ほど待ってから、もう一度お試しください。',
  });
}
