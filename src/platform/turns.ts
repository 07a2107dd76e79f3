import { Problem } from './problem.js';

/** Lets costly work happen so many at a time; the rest waits in a queue, up to a length. */
export class Turns {
  private running = 0;
  private readonly line: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly longestLine: number,
  ) {}

  /**
   * Does the work when its turn comes; `first` goes before whoever waits.
   * @throws Problem 503 where the line is full
   */
  async take<Result>(work: () => Promise<Result>, { first = false } = {}): Promise<Result> {
    if (this.running >= this.atOnce) {
      if (this.line.length >= this.longestLine && !first) throw busy();
      await new Promise<void>((begin) => (first ? this.line.unshift(begin) : this.line.push(begin)));
    } else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.line.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}

function busy(): Problem {
  return new Problem(503, 'busy', 'ただいま混み合っています。', {
    detail: '少し待ってから、もう一度お試しください。',
  });
}
