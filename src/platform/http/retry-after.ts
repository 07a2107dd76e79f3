import { type FastifyReply } from 'fastify';
import { type Problem } from '../problem.js';

const SECONDS = '10';

/** Tells a programme when to try again what could not be done just now. */
export function retryAfter({ status }: Problem, reply: Pick<FastifyReply, 'header'>): void {
  if (status === 503) reply.header('retry-after', SECONDS);
}
