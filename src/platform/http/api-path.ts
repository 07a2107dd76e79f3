import { type FastifyRequest } from 'fastify';

/**
 * Whether a request is for the API, whose callers bear a token, or for the pages, whose callers have a session. The
 * matched route decides, not what the address looks like: `/%61pi/` reaches the same route as `/api/`.
 */
export function isApiRequest(request: Pick<FastifyRequest, 'routeOptions' | 'url'>): boolean {
  return (request.routeOptions.url ?? request.url).startsWith('/api/');
}
