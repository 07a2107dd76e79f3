import { OwnCookie } from '../../platform/http/cookie.js';
import { DEVICE_KNOWN_MS } from './session-times.js';

/** The name over http; over https it has the prefix `__Host-`. */
export const SESSION_COOKIE = 'tetsuzuki_session';

/** Holds the session's secret. It has no lifetime of its own: the session's row says when it ends. */
export const sessionCookie = new OwnCookie(SESSION_COOKIE);

/** Tells a browser on which somebody has signed in before; it opens nothing. */
export const deviceCookie = new OwnCookie('tetsuzuki_device', DEVICE_KNOWN_MS / 1_000);
