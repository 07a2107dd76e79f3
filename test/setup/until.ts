import { setTimeout as pause } from 'node:timers/promises';

/** Only says that something never comes: far longer than it takes on a very busy machine. */
const PATIENCE_MS = 180_000;

/** Looks every 20 ms until what it sees is good, and returns that. Fails with what it saw last. */
export async function until<Seen>(
  look: () => Seen | Promise<Seen>,
  good: (seen: Seen) => boolean = Boolean,
): Promise<Seen> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (good(seen)) return seen;
    if (Date.now() > end)
      throw new Error(
        `${look.toString()}: after ${PATIENCE_MS / 1000} seconds still ${JSON.stringify(seen)}`,
      );
    await pause(20);
  }
}
