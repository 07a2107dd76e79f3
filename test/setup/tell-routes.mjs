// Loaded before an entry point: the web process writes every route it opens, so that a test can ask of each who may use
// it.
import { subscribe } from 'node:diagnostics_channel';

subscribe('fastify.initialization', ({ fastify }) => {
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat())
      process.stdout.write(`${JSON.stringify({ route: `${one} ${url}` })}\n`);
  });
});
