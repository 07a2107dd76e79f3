import { Readable } from 'node:stream';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { cleanText, codePointName, oneLine } from '../../kernel/clean-text.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The code points that were taken out of its texts; left out where there were none. */
    removedCharacters?: readonly number[];
  }
}

/** Says how many of which characters were taken out of a request: `U+200B;count=2, U+FEFF;count=1`. */
const REMOVED_HEADER = 'x-removed-characters';

/** A password is used as it was typed. */
const AS_TYPED = /password|^again$|^_csrf$/i;
/** Fields (before a dot, as in `name.<id>`) of one line. */
const ONE_LINE = new Set(['name', 'code', 'kana', 'label', 'title', 'login', 'tool', 'product', 'unit', 'q']);

/** Takes what nobody can see out of every text of every body and query, before anything else reads them. */
export function cleanRequests(server: FastifyInstance): void {
  server.addHook('preHandler', (request, reply, done) => {
    // A file is still on its way: whoever takes it reads it.
    if (!(request.body instanceof Readable)) request.body = cleanPart(request, reply, request.body);
    request.query = cleanPart(request, reply, request.query);
    done();
  });
}

/** A part of a request with its texts clean; the request and its reply then say what was removed. */
export function cleanPart(request: FastifyRequest, reply: FastifyReply, part: unknown): unknown {
  const removed = [...(request.removedCharacters ?? [])];
  const clean = cleaned(part, removed);
  if (removed.length > 0) {
    request.removedCharacters = removed;
    reply.header(REMOVED_HEADER, inHeader(removed));
  }
  return clean;
}

/** The value with every text in it clean, objects and lists changed in place. */
export function cleaned(value: unknown, removed: number[]): unknown {
  const whole: { value: unknown } = { value };
  const open: object[] = [whole];
  for (let within = open.pop(); within !== undefined; within = open.pop()) {
    for (const [key, part] of Object.entries(within as Record<string, unknown>)) {
      if (typeof part === 'string') {
        const text = cleanedField(Array.isArray(within) ? '' : key, part, removed);
        if (text !== part) (within as Record<string, unknown>)[key] = text;
      } else if (typeof part === 'object' && part !== null && !ArrayBuffer.isView(part)) open.push(part);
    }
  }
  return whole.value;
}

function cleanedField(key: string, text: string, removed: number[]): string {
  if (AS_TYPED.test(key)) return text;
  const clean = cleanText(text);
  removed.push(...clean.removed);
  return ONE_LINE.has(key.split('.')[0] ?? '') ? oneLine(clean.text) : clean.text;
}

/** Kinds named in the header; a request of nothing else would make it too long. */
const NAMED = 20;

function inHeader(removed: readonly number[]): string {
  const counts = new Map<number, number>();
  for (const one of removed) counts.set(one, (counts.get(one) ?? 0) + 1);
  const listedFields = [...counts].slice(0, NAMED);
  return listedFields.map(([one, count]) => `${codePointName(one)};count=${count}`).join(', ');
}
