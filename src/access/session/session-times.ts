const MINUTE_MS = 60_000;

/** A session nobody uses ends after an hour. */
export const IDLE_END_MS = 60 * MINUTE_MS;

/** However busy, it ends after half a day: the next morning one signs in again. */
export const ABSOLUTE_END_MS = 12 * 60 * MINUTE_MS;

/** How stale the instant of last use may get before it is written again, so that reading pages hardly writes. */
export const TOUCH_AFTER_MS = MINUTE_MS;

/** How long a link for setting a password works. */
export const PASSWORD_LINK_MS = 72 * 60 * MINUTE_MS;

/** How long a browser on which somebody signed in is known without being used again. */
export const DEVICE_KNOWN_MS = 400 * 24 * 60 * MINUTE_MS;
