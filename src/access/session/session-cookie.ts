import { OwnCookie } from '../../platform/http/cookie.js';

/** The name over http; over https it has the prefix `__Host-`. */
export const SESSION_COOKIE = 'tetsuzuki_session';

/** Holds the session's secret. It has no lifetime of its own: the session's row says when it ends. */
export const sessionCookie = new OwnCookie(SESSION_COOKIE);
