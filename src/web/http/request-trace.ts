import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Logger } from 'pino';
import { type KnownRequest } from '../../access/http/request-context.js';
import { originOf } from '../../access/http/request-origin.js';
import { NOBODYS } from '../../access/security/security-event.repository.js';
import { type SecurityKind } from '../../access/security/security-kinds.js';
import { type PageRequest } from '../../access/session/session.guard.js';
import { type SecurityTrail } from '../../access/security/security-trail.service.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The code of the problem that the request came to. */
    problemCode?: string;
  }
}

/** Whoever makes the request; a refused form is known by its session alone. */
type Traced = KnownRequest & Pick<PageRequest, 'signedIn'>;

/** Problems that mean: the form was not drawn by us for whoever sends it. */
const FORGED = ['forged-form', 'foreign-form'];
const LONGEST_DETAIL = 200;

/** Leaves a line in the log for every request, and an event of security for refusals and for files that leave. */
export function traceRequests(server: FastifyInstance, logger: Logger, trail: SecurityTrail): void {
  server.addHook('onResponse', (request: Traced, reply, done) => {
    const { method, id, routeOptions } = request;
    const context = request.context ?? request.signedIn?.context;
    logger.info(
      {
        method,
        url: pathOf(request),
        route: routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        id,
        address: request.ip,
        ...(context && { actor: context.actor.id, municipality: context.municipality }),
      },
      'request',
    );
    const kind = kindOf(request, reply);
    if (kind !== null) {
      trail.note({
        municipality: context?.municipality ?? NOBODYS,
        kind,
        actorId: context?.actor.id ?? '',
        actorLabel: context?.actor.label ?? '',
        userId: '',
        ...originOf(request),
        detail: detailOf(kind, request),
      });
    }
    done();
  });
}

function kindOf(request: FastifyRequest, reply: FastifyReply): SecurityKind | null {
  if (reply.statusCode === 403) {
    return FORGED.includes(request.problemCode ?? '') ? 'form-refused' : 'permission-refused';
  }
  if (FORGED.includes(request.problemCode ?? '')) return 'form-refused';
  const leaves = /^attachment/i.test(String(reply.getHeader('content-disposition') ?? ''));
  return leaves && reply.statusCode < 300 ? 'download' : null;
}

/** For a file its address; for a refusal only the route, since guessed addresses are unlimited. */
function detailOf(kind: SecurityKind, request: FastifyRequest): string {
  const place = kind === 'download' ? pathOf(request) : (request.routeOptions.url ?? '（なし）');
  return `${request.method} ${place}`.slice(0, LONGEST_DETAIL);
}

/** Without the query, whose values may be anybody's data or secret. */
function pathOf({ url }: FastifyRequest): string {
  return url.split('?')[0]?.slice(0, LONGEST_DETAIL) ?? '';
}
