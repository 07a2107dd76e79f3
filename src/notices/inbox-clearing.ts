/** How long what somebody was told is kept, read or not. */
export const KEPT_DAYS = 90;

const DAY_MS = 86_400_000;
const FROM_HOUR = 3;

/**
 * The instant before which notices are taken away: at three in the morning in Japan, so that it is done once a night and
 * not at each tick; null at other hours.
 */
export function clearedBefore(now: Date): Date | null {
  const hour = (now.getUTCHours() + 9) % 24;
  return hour === FROM_HOUR ? new Date(now.getTime() - KEPT_DAYS * DAY_MS) : null;
}
