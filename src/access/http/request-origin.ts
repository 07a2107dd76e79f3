import { type FastifyRequest } from 'fastify';
import { type Origin } from '../context.js';

const LONGEST_AGENT = 200;
const LONGEST_ADDRESS = 64;

/** Where a request comes from, as the trails keep it: without control characters, and short. */
export function originOf({ ip, headers }: Pick<FastifyRequest, 'ip' | 'headers'>): Origin {
  return {
    address: ip.slice(0, LONGEST_ADDRESS),
    agent: cleaned(headers['user-agent'] ?? '').slice(0, LONGEST_AGENT),
  };
}

/** A header is bytes; what is no printable ASCII is of no use in a trail. */
function cleaned(text: string): string {
  return text.slice(0, 4 * LONGEST_AGENT).replace(/[^\x20-\x7e]+/g, '');
}
