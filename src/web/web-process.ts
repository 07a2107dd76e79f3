import { randomUUID } from 'node:crypto';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SecurityTrail } from '../access/security/security-trail.service.js';
import { SessionService } from '../access/session/session.service.js';
import { createMetrics } from '../platform/health/metrics.js';
import { cleanRequests } from '../platform/http/clean-request.js';
import { EtagInterceptor } from '../platform/http/etag.interceptor.js';
import { validation } from '../platform/http/validation.js';
import { FrameworkLogger } from '../platform/logging/logger.js';
import { type PlatformOptions } from '../platform/platform.module.js';
import { Problem } from '../platform/problem.js';
import { Queues } from '../platform/queue/queues.js';
import { UPLOAD_LIMIT_BYTES } from '../platform/tabular/upload-limit.js';
import { describeApi } from './api-description.js';
import { WebErrorFilter } from './errors/web-error.filter.js';
import { takeFormUser } from './http/form-user.js';
import { securePages } from './http/page-security.js';
import { traceRequests } from './http/request-trace.js';
import { ScreenInterceptor } from './http/screen.interceptor.js';
import { WebModule } from './web.module.js';

const JSON_LIMIT_BYTES = 4 * 1024 * 1024;
const FILES = [
  'text/csv',
  'application/octet-stream',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

/** Builds the web process, not listening yet. */
export async function createWeb(options: PlatformOptions): Promise<NestFastifyApplication> {
  const { config, logger } = options;
  const adapter = new FastifyAdapter({
    trustProxy: config.trustProxy,
    bodyLimit: JSON_LIMIT_BYTES,
    genReqId: () => randomUUID(),
  });
  const server = adapter.getInstance();
  await server.register(multipart, {
    attachFieldsToBody: 'keyValues',
    limits: { fileSize: UPLOAD_LIMIT_BYTES, files: 1 },
  });
  takeFormUser(server);
  await securePages(server);
  cleanRequests(server);
  await server.register(rateLimit, {
    max: config.requestsPerMinute,
    timeWindow: '1 minute',
    allowList: (request) => /^\/(?:health|assets)\//.test(request.url),
    errorResponseBuilder: () =>
      new Problem(429, 'too-many-requests', '要求が多すぎます。', {
        detail: 'しばらく待ってからもう一度お試しください。',
      }),
  });
  server.addHook('onRoute', (route) => {
    const { bodyLimit } = (route.config ?? {}) as { bodyLimit?: number };
    if (bodyLimit !== undefined) route.bodyLimit = bodyLimit;
  });
  server.addContentTypeParser(
    FILES,
    { parseAs: 'buffer', bodyLimit: UPLOAD_LIMIT_BYTES },
    (_request, body, done) => done(null, body),
  );
  const app = await NestFactory.create<NestFastifyApplication>(WebModule.with(options), adapter, {
    logger: new FrameworkLogger(logger),
    abortOnError: false,
  });
  const { registry, observe } = createMetrics(app.get(Queues));
  observe(server);
  server.get('/metrics', async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
  traceRequests(server, logger, app.get(SecurityTrail));
  app.useGlobalPipes(validation());
  app.useGlobalInterceptors(new EtagInterceptor(), new ScreenInterceptor());
  app.useGlobalFilters(new WebErrorFilter(logger, app.get(SessionService)));
  describeApi(app);
  return app;
}

/** Listens; returns the address. */
export async function listen(
  app: NestFastifyApplication,
  { host, port }: { host: string; port: number },
): Promise<string> {
  await app.listen(port, host);
  return app.getUrl();
}
