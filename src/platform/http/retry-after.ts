import { type FastifyReply } from 'fastify';
import { type Problem } from '../problem.js';

const SECONDS = 10;

/** Tells a programme when to try again what could not be done just now. */
export function retryAfter({ status, particulars }: Problem, reply: Pick<FastifyReply, 'header'>): void {
  const seconds = particulars.extensions?.retryAfterSeconds ?? (status === 503 ? SECONDS : undefined);
  if (typeof seconds === 'number') reply.header('retry-after', String(seconds));
}
