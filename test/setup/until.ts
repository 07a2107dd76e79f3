import { setTimeout as pause } from 'node:timers/promises';

/** Looks every 50 ms until what it sees is good, and returns that. Fails after 20 seconds with what it saw last. */
export async function until<Seen>(look: () => Promise<Seen>, good: (seen: Seen) => boolean): Promise<Seen> {
  const end = Date.now() + 20_000;
  for (;;) {
    const seen = await look();
    if (good(seen)) return seen;
    if (Date.now() > end) throw new Error(`not within 20 seconds, but: ${JSON.stringify(seen)}`);
    await pause(50);
  }
}
