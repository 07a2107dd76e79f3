import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import { type FastifyInstance } from 'fastify';
import { acceptedEncoding } from '../../platform/http/accepted-encoding.js';
import { factsOf } from '../../platform/http/route-config.js';

/** A shorter answer fits into one packet as it is. */
const SHORTEST_BYTES = 1_024;
/** Up to here one call costs less than the way through another thread. */
const AT_ONCE_BYTES = 16_384;
/** Of Brotli's levels the one from which on pages cost more time than they save. */
const BROTLI_QUALITY = 4;

const TEXTS =
  /^(?:text\/(?!event-stream)|application\/(?:problem\+)?json\b|application\/x-ndjson\b|image\/svg\+xml\b)/;

/**
 * Compresses texts for every route registered afterwards, as the client asks for it. No secret can be guessed from the
 * length of an answer: tokens of forms look different in each, the session's own secret is in none, and an answer that
 * shows a secret is sent as it is. So are stored files; bodies of requests are never inflated.
 */
export async function compressAnswers(server: FastifyInstance): Promise<void> {
  server.addHook('onSend', async (request, reply) => {
    // A stored file comes byte by byte as its length and its digest, the ETag, say.
    const isStored = reply.hasHeader('content-length') && reply.hasHeader('etag');
    const asItIs = isStored || factsOf(request).showsSecret === true;
    const encoding = asItIs ? null : acceptedEncoding(request.headers['accept-encoding']);
    request.headers['accept-encoding'] = encoding ?? 'identity';
    // A cache that keeps the short or plain answer must not give it to who asks for another.
    if (!asItIs && TEXTS.test(String(reply.getHeader('content-type'))))
      reply.header('vary', 'accept-encoding');
  });
  await server.register(compress, {
    globalDecompression: false,
    encodings: ['br', 'gzip'],
    customTypes: TEXTS,
    threshold: SHORTEST_BYTES,
    syncThreshold: AT_ONCE_BYTES,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
  });
}
