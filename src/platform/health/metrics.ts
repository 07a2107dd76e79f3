import { type FastifyInstance } from 'fastify';
import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { type OwedCount } from '../owed-work/owed-work.js';
import { type Queues } from '../queue/queues.js';

/** The metrics of one process: requests by route, jobs by queue and state, Node's own. */
export function createMetrics(
  queues: Queues,
  owedWork: () => Promise<OwedCount[]>,
): {
  registry: Registry;
  observe: (server: FastifyInstance) => void;
} {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of requests by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  new Gauge({
    name: 'queue_jobs',
    help: 'Jobs by queue and state',
    labelNames: ['queue', 'state'],
    registers: [registry],
    async collect() {
      this.reset();
      const counts = await queues.counts().catch(() => ({}));
      for (const [queue, states] of Object.entries(counts)) {
        for (const [state, jobs] of Object.entries(states)) this.set({ queue, state }, jobs);
      }
    },
  });
  new Gauge({
    name: 'owed_work',
    help: 'Work that is owed, of all municipalities, by kind and state',
    labelNames: ['kind', 'state'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { kind, state, count } of await owedWork().catch(() => [])) this.set({ kind, state }, count);
    },
  });
  const observe = (server: FastifyInstance) => {
    server.addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'unknown';
      requests.observe(
        { method: request.method, route, status: String(reply.statusCode) },
        reply.elapsedTime / 1000,
      );
      done();
    });
  };
  return { registry, observe };
}
