import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type FastifyInstance } from 'fastify';
import { factsOf } from '../../platform/http/route-config.js';
import { hasBody } from './body-limits.js';
import { BodyProgress } from './body-progress.js';
import { CONNECTION_LIMITS, ConnectionLimits } from './connection-limits.js';

/**
 * Bounds what connections and slow bodies may hold. Registered after admission: a body is waited for, and asked for
 * (100 Continue), only once its request has been admitted.
 * @param direct no proxy stands in front, so that an address is a client's
 */
export function boundTime(server: FastifyInstance, direct: boolean): void {
  const { most, mostOfAddress } = CONNECTION_LIMITS;
  const connections = new ConnectionLimits({ most, mostOfAddress: direct ? mostOfAddress : null });
  const progress = new BodyProgress();
  const waiting = new WeakSet<IncomingMessage>();
  connections.watch(server.server);
  server.server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    waiting.add(request);
    server.server.emit('request', request, response);
  });
  server.addHook('preParsing', (request, reply, _payload, done) => {
    const { raw } = request;
    const stranger = factsOf(request).open !== undefined || request.formerSession;
    if (!stranger) connections.admit(raw);
    if (hasBody(request)) progress.start(raw, reply.raw, { stranger });
    if (waiting.has(raw)) reply.raw.writeContinue();
    done();
  });
  server.addHook('onResponse', (request, _reply, done) => {
    progress.linger(request.raw);
    done();
  });
  server.addHook('onClose', (_server, done) => {
    progress.close();
    done();
  });
}
