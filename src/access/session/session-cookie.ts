export const SESSION_COOKIE = 'tetsuzuki_session';

/**
 * Out of reach of scripts, not sent along by other sites' forms, over TLS only where the request came over TLS. It
 * has no lifetime of its own: the session's row says when it ends, and closing the browser forgets it.
 */
export const SESSION_COOKIE_OPTIONS = { path: '/', httpOnly: true, sameSite: 'lax', secure: 'auto' } as const;
