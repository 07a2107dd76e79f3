import { hash } from 'node:crypto';
import { type OpenAPIObject } from '@nestjs/swagger';
import { type FastifyInstance } from 'fastify';
import { hasAlready } from '../../platform/http/if-none-match.js';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/**
 * Gives what the API answers to GET an ETag over what is sent, and 304 to a client that has the same already, for every
 * route registered afterwards: the answer has been worked out then, for whoever may have it. Caches keep nothing all the
 * same (`no-store`). An answer with a version of its own keeps that as its ETag and is always sent: names it shows from
 * elsewhere change without it. Registered before the compression, the ETag is the same for each encoding, therefore a
 * weak one.
 */
export function tagAnswers(server: FastifyInstance): void {
  server.addHook('onSend', async ({ method, headers, routeOptions }, reply, payload) => {
    const isRead = method === 'GET' || method === 'HEAD';
    if (!isRead || reply.statusCode !== 200 || reply.hasHeader('etag')) return payload;
    if (!routeOptions.url?.startsWith('/api/v1/') || typeof payload !== 'string') return payload;
    const etag = `W/"${hash('sha256', payload, 'base64url')}"`;
    reply.header('etag', etag);
    if (!hasAlready(headers['if-none-match'], etag)) return payload;
    reply.status(304);
    return null;
  });
}

/** Says of each answer in JSON what its ETag is for: to change what has a version, to ask again for everything else. */
export function describeEtags({ paths, components }: OpenAPIObject): void {
  for (const { get } of Object.values(paths)) {
    const good = get?.responses['200'];
    if (!get || !good || '$ref' in good) continue;
    const schema = good.content?.['application/json']?.schema;
    if (!schema || Object.keys(good.content ?? {}).length > 1) continue;
    const isVersioned = fieldsOf(schema, components?.schemas).includes('version');
    const description = isVersioned ? '版（例: "3"）。変更のIf-Matchに指定する' : '応答の内容から決まる値';
    good.headers = { ...good.headers, ETag: { description, schema: { type: 'string' } } };
    if (isVersioned) continue;
    const known = { description: '前の応答のETag。変わりがなければ304になる', schema: { type: 'string' } };
    get.parameters = [
      ...(get.parameters ?? []),
      { name: 'If-None-Match', in: 'header', required: false, ...known },
    ];
    get.responses['304'] = { description: 'If-None-Matchに指定した応答から変わりがない（本文なし）' };
  }
}

/** The names of a schema's fields, with those of the schemas that it is made of. */
function fieldsOf(schema: Schemas[string], named: Schemas = {}): string[] {
  if ('$ref' in schema) return fieldsOf(named[schema.$ref.split('/').at(-1) ?? ''] ?? {}, named);
  const parts = (schema.allOf ?? []).flatMap((part) => fieldsOf(part, named));
  return [...Object.keys(schema.properties ?? {}), ...parts];
}
