import { parseDate, type IsoDate } from './date.js';

/** Handed in wherever the time matters, so that a test can say what time it is. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

const DAY_MS = 86_400_000;
const TOKYO_AHEAD_OF_UTC_MS = 9 * 3_600_000;

/** The day in Japan at an instant. Japan has kept UTC+9 without summer time since 1952. */
export function tokyoDate(instant: Date): IsoDate {
  return parseDate(new Date(instant.getTime() + TOKYO_AHEAD_OF_UTC_MS).toISOString().slice(0, 10));
}

/** When a day of Japan begins, and when the next one does. */
export function tokyoDayBounds(day: IsoDate): { from: Date; to: Date } {
  const from = new Date(`${day}T00:00:00+09:00`);
  return { from, to: new Date(from.getTime() + DAY_MS) };
}

/** Today in Japan, whatever the machine's time zone. */
export function tokyoToday(clock: Clock): IsoDate {
  return tokyoDate(clock.now());
}

/** A clock that stands still: at noon in Japan of a day (`2026-11-15`), or at an instant (`2026-11-15T03:00:00Z`). */
export function fixedClock(at: string): Clock {
  const instant = new Date(at.includes('T') ? at : `${at}T12:00:00+09:00`);
  return { now: () => new Date(instant) };
}
