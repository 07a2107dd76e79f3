import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type ManagementConfig } from '../../platform/config.js';
import { isOperatorRequest } from '../../platform/http/api-path.js';
import { notFound, Problem } from '../../platform/problem.js';

declare module 'fastify' {
  interface FastifyInstance {
    /** Listens on the management port, where there is to be one. */
    openManagementPort: () => Promise<void>;
  }
  interface FastifyRequest {
    /** Whether the operator asks: by the management port or with the management token. */
    byOperator: boolean;
  }
}

const HEADERS_TIMEOUT_MS = 10_000;
const MOST_CONNECTIONS = 50;

interface Options extends ManagementConfig {
  /** Everybody may read the description of the API. */
  openDocs: boolean;
}

/** Keeps metrics and the description of the API for the operator, and the management port for nothing else. */
export function keepForOperator(server: FastifyInstance, options: Options): void {
  const atOwnPort = new WeakSet<IncomingMessage>();
  server.decorateRequest('byOperator', false);
  server.addHook('onRequest', (request, reply, done) => {
    const ownPort = atOwnPort.has(request.raw);
    request.byOperator = ownPort || bears(options.token, request);
    done(refusal(request, reply, ownPort, options));
  });
  const listener = createServer({ headersTimeout: HEADERS_TIMEOUT_MS }, (request, response) => {
    atOwnPort.add(request);
    server.routing(request, response);
  });
  listener.maxConnections = MOST_CONNECTIONS;
  server.decorate('openManagementPort', async () => {
    const { port, host } = options;
    if (port !== undefined) await once(listener.listen(port, host), 'listening');
  });
  server.addHook('onClose', (_server, done) => {
    listener.close(() => done());
    listener.closeAllConnections();
  });
}

function refusal(
  request: FastifyRequest,
  reply: FastifyReply,
  ownPort: boolean,
  { token, openDocs }: Options,
): Problem | undefined {
  if (!isOperatorRequest(request)) {
    const isHealth = /^\/health\//.test(request.routeOptions.url ?? '');
    return ownPort && !isHealth ? notFound('ページ') : undefined;
  }
  if (request.byOperator || (openDocs && request.routeOptions.url !== '/metrics')) return undefined;
  if (token === undefined) return notFound('ページ');
  reply.header('www-authenticate', 'Bearer');
  return new Problem(401, 'operator-only', '運用者のための情報です。', {
    detail: 'Authorizationヘッダーに「Bearer」と MANAGEMENT_TOKEN の値を指定してください。',
  });
}

function bears(token: string | undefined, { headers }: FastifyRequest): boolean {
  const bearer = /^Bearer (\S{1,200})$/i.exec(headers.authorization ?? '')?.[1];
  return token !== undefined && bearer !== undefined && timingSafeEqual(digest(bearer), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
