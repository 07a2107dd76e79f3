import { tokyoDate } from '../../kernel/clock.js';
import { type IsoDate } from '../../kernel/date.js';

const HOUR_MS = 3_600_000;
const FROM_HOUR = 2;
const BEFORE_HOUR = 6;

/** The day whose check is due at `now`: from two to six in the morning in Japan its own; null at other hours. */
export function checkDay(now: Date): IsoDate | null {
  const hours = (time: number) => new Date(now.getTime() - time * HOUR_MS);
  const today = tokyoDate(now);
  const isNight = tokyoDate(hours(FROM_HOUR)) === today && tokyoDate(hours(BEFORE_HOUR)) < today;
  return isNight ? today : null;
}
