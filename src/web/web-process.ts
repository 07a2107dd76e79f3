import { randomUUID } from 'node:crypto';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ProofInterceptor } from '../access/http/proof.interceptor.js';
import { TokenGuard } from '../access/http/token.guard.js';
import { SecurityTrail } from '../access/security/security-trail.service.js';
import { SessionGuard } from '../access/session/session.guard.js';
import { SessionService } from '../access/session/session.service.js';
import { type Config } from '../platform/config.js';
import { Database } from '../platform/database/database.js';
import { measureFigureChecks } from '../achievement/check/figure-check.metric.js';
import { FigureCheckRepository } from '../achievement/check/figure-check.repository.js';
import { createMetrics } from '../platform/health/metrics.js';
import { cleanRequests } from '../platform/http/clean-request.js';
import { EtagInterceptor } from '../platform/http/etag.interceptor.js';
import { SingleValuePipe } from '../platform/http/single-value.pipe.js';
import { validation } from '../platform/http/validation.js';
import { FrameworkLogger } from '../platform/logging/logger.js';
import { OwedWork } from '../platform/owed-work/owed-work.js';
import { type PlatformOptions } from '../platform/platform.module.js';
import { Problem } from '../platform/problem.js';
import { Queues } from '../platform/queue/queues.js';
import { describeApi } from './api-description.js';
import { WebErrorFilter } from './errors/web-error.filter.js';
import { admitBeforeBody } from './http/admission.js';
import { tagAnswers } from './http/answer-etags.js';
import { answerBadAddress } from './http/bad-address.js';
import { registerBodyParsers } from './http/body-parsers.js';
import { boundTime } from './http/bound-time.js';
import { compressAnswers } from './http/compressed-answers.js';
import { takeFormUser } from './http/form-user.js';
import { keepForOperator } from './http/management.js';
import { securePages } from './http/page-security.js';
import { traceRequests } from './http/request-trace.js';
import { ScreenInterceptor } from './http/screen.interceptor.js';
import { WebModule } from './web.module.js';

/** A client has so long to send its headers, and so long may neither side of a connection say anything. */
const HEADERS_TIMEOUT_MS = 15_000;
const IDLE_TIMEOUT_MS = 120_000;
const LOOK_AT_CONNECTIONS_MS = 5_000;

export interface WebOptions extends PlatformOptions {
  /** Everybody may read the description of the API: for the demo. */
  openDocs?: boolean;
}

/** Builds the web process, not listening yet. */
export async function createWeb(options: WebOptions): Promise<NestFastifyApplication> {
  const { config, logger, openDocs = false } = options;
  const adapter = new FastifyAdapter({
    trustProxy: believedProxies(config.trustProxy),
    genReqId: () => randomUUID(),
    connectionTimeout: IDLE_TIMEOUT_MS,
    frameworkErrors: answerBadAddress,
    http: { headersTimeout: HEADERS_TIMEOUT_MS, connectionsCheckingInterval: LOOK_AT_CONNECTIONS_MS },
  });
  const server = adapter.getInstance();
  await securePages(server, config);
  tagAnswers(server);
  await compressAnswers(server);
  keepForOperator(server, { ...config.management, openDocs });
  registerBodyParsers(server);
  await server.register(multipart);
  takeFormUser(server);
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
  const app = await NestFactory.create<NestFastifyApplication>(
    WebModule.with({ ...options, limits: config.requestLimits }),
    adapter,
    { logger: new FrameworkLogger(logger), abortOnError: false, bodyParser: false },
  );
  admitBeforeBody(server, { tokens: app.get(TokenGuard), sessions: app.get(SessionGuard) });
  boundTime(server, config.trustProxy === false);
  const { registry, observe } = createMetrics(app.get(Queues), () =>
    app.get(Database).system((system) => app.get(OwedWork).counts(system)),
  );
  measureFigureChecks(registry, () =>
    app.get(Database).system((system) => app.get(FigureCheckRepository).counts(system)),
  );
  observe(server);
  server.get('/metrics', async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
  traceRequests(server, logger, app.get(SecurityTrail));
  app.useGlobalPipes(new SingleValuePipe(), validation());
  app.useGlobalInterceptors(
    new ProofInterceptor(app.get(TokenGuard)),
    new EtagInterceptor(),
    new ScreenInterceptor(),
  );
  app.useGlobalFilters(new WebErrorFilter(logger, app.get(SessionService)));
  await describeApi(app);
  return app;
}

/** Listens; returns the address. */
export async function listen(
  app: NestFastifyApplication,
  { host, port }: { host: string; port: number },
): Promise<string> {
  await app.getHttpAdapter().getInstance().openManagementPort();
  await app.listen(port, host);
  return app.getUrl();
}

/** How many of the nearest addresses on the way are our own proxies. */
function believedProxies(proxies: Config['trustProxy']) {
  return typeof proxies === 'number' ? (_address: string, hop: number) => hop < proxies : proxies;
}
