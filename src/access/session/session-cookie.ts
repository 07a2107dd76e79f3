import { DEVICE_KNOWN_MS } from './session-times.js';

export const SESSION_COOKIE = 'tetsuzuki_session';

/**
 * Out of reach of scripts, not sent along by other sites' forms, over TLS only where the request came over TLS. It
 * has no lifetime of its own: the session's row says when it ends, and closing the browser forgets it.
 */
export const SESSION_COOKIE_OPTIONS = { path: '/', httpOnly: true, sameSite: 'lax', secure: 'auto' } as const;

/** Tells a browser on which somebody has signed in before; it opens nothing. */
export const DEVICE_COOKIE = 'tetsuzuki_device';
export const DEVICE_COOKIE_OPTIONS = { ...SESSION_COOKIE_OPTIONS, maxAge: DEVICE_KNOWN_MS / 1_000 } as const;
