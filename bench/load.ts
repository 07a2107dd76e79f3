import { Agent, get } from 'node:http';
import { peakMiB, resetPeak } from './measure.js';
import { percentile } from './measurement.js';

/** Requests of one kind that were answered. */
interface Answered {
  p50: number;
  p95: number;
  perSecond: number;
}

export interface Target {
  url: string;
  headers?: Record<string, string>;
}

/** How much is sent: for so many seconds, or so many requests. */
type Amount = { seconds: number } | { requests: number };

/** A client that keeps `concurrency` requests under way, each as soon as the one before it was answered. */
export class Client {
  private readonly agent: Agent;

  constructor(private readonly concurrency: number) {
    this.agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  }

  /** The answer's text. @throws an error for any status but 200 */
  async body(target: Target): Promise<string> {
    return (await this.bytes(target)).toString();
  }

  /** The answer as it came. @throws an error for any status but 200 */
  bytes({ url, headers = {} }: Target): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      get(url, { agent: this.agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const bytes = Buffer.concat(chunks);
          if (response.statusCode === 200) resolve(bytes);
          else reject(new Error(`${url}: ${response.statusCode} ${bytes.toString()}`));
        });
      }).on('error', reject);
    });
  }

  /** Milliseconds that each request took. */
  async send(target: Target, amount: Amount): Promise<number[]> {
    const taken: number[] = [];
    const start = performance.now();
    const goesOn = (): boolean =>
      'seconds' in amount
        ? performance.now() - start < amount.seconds * 1000
        : taken.length + this.concurrency <= amount.requests;
    const one = async (): Promise<void> => {
      do {
        const begun = performance.now();
        await this.body(target);
        taken.push(performance.now() - begun);
      } while (goesOn());
    };
    await Promise.all(Array.from({ length: this.concurrency }, one));
    return taken;
  }

  close(): void {
    this.agent.destroy();
  }
}

/** Times of requests, `concurrency` of which were always under way. */
export function summary(taken: readonly number[], concurrency: number): Answered {
  const mean = taken.reduce((sum, one) => sum + one, 0) / taken.length;
  return {
    p50: percentile(taken, 0.5),
    p95: percentile(taken, 0.95),
    perSecond: (1000 / mean) * concurrency,
  };
}

/**
 * Sends to several targets in turn, a slice each, so that whatever else the machine is doing falls on all of them
 * alike. Gives the times of each; the first slices only warm up.
 */
export async function inTurns(
  client: Client,
  targets: readonly Target[],
  { slices, amount }: { slices: number; amount: Amount },
): Promise<number[][]> {
  const taken = targets.map((): number[] => []);
  for (let slice = 0; slice <= slices; slice += 1) {
    for (const [i, target] of targets.entries()) {
      const times = await client.send(target, amount);
      if (slice > 0) taken[i]?.push(...times);
    }
  }
  return taken;
}

/** Runs `work` and says how much memory a process held at most meanwhile. */
export async function withPeak<T>(pid: number, work: () => Promise<T>): Promise<{ result: T; peak: number }> {
  resetPeak(pid);
  const result = await work();
  return { result, peak: peakMiB(pid) };
}
