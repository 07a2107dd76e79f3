import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 20_000;

/**
 * Looks every 50 ms until what it sees is good, and returns that. Fails with what it saw last once its patience is at
 * an end: 20 seconds by default.
 */
export async function until<Seen>(
  look: () => Promise<Seen>,
  good: (seen: Seen) => boolean,
  patience = PATIENCE_MS,
): Promise<Seen> {
  const end = Date.now() + patience;
  for (;;) {
    const seen = await look();
    if (good(seen)) return seen;
    if (Date.now() > end)
      throw new Error(`not within ${patience / 1000} seconds, but: ${JSON.stringify(seen)}`);
    await pause(50);
  }
}
