import { type FastifyReply } from 'fastify';
import { sessionCookie } from '../../access/session/session-cookie.js';
import { type PageRequest } from '../../access/session/session.guard.js';
import { visitorCookie } from './page-security.js';

/**
 * Has the browser forget the session and whatever it keeps of its pages. Cookies are cleared by name: the header's
 * `"cookies"` would also clear those of every other system on the same domain.
 */
export function forgetSession(request: PageRequest, reply: FastifyReply): void {
  sessionCookie.clear(request, reply);
  visitorCookie.clear(request, reply);
  reply.header('clear-site-data', '"cache", "storage"');
}
