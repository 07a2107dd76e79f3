import { type FastifyRequest } from 'fastify';

/**
 * Whether a request is for the API, whose callers bear a token, or for the pages, whose callers have a session. The
 * matched route decides, not what the address looks like: `/%61pi/` reaches the same route as `/api/`.
 */
export function isApiRequest(request: Pick<FastifyRequest, 'routeOptions' | 'url'>): boolean {
  return (request.routeOptions.url ?? request.url).startsWith('/api/');
}

/** Whether a request is for what is the operator's: the metrics and the description of the API. */
export function isOperatorRequest({ routeOptions }: Pick<FastifyRequest, 'routeOptions'>): boolean {
  return /^\/(?:metrics$|api\/docs)/.test(routeOptions.url ?? '');
}
