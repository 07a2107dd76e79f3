import { isUtf8 } from 'node:buffer';
import { type Readable } from 'node:stream';
import { promisify } from 'node:util';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { holdsHalfCharacter, holdsListInList, jsonShape } from '../../platform/http/json-shape.js';
import { receiveBody } from '../../platform/http/receive-body.js';
import { Problem } from '../../platform/problem.js';
import { formerSessionCheck } from './admission.js';
import {
  bodyLimitOf,
  FILE_TYPES,
  FORM_TYPE,
  JSON_DEPTH,
  mostParts,
  tooLarge,
  tooManyParts,
  unreadableText,
} from './body-limits.js';
import { type FormBody } from './form-body.js';
import { fieldCount, formFields } from './form-fields.js';
import { isResent } from './page-security.js';

/** Reads forms and JSON within their limits. Files are left to be read by whoever takes them, after the permission. */
export function registerBodyParsers(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error') as unknown as JsonParser;
  const parseJson = promisify<FastifyRequest, string, unknown>(parse.bind(server));
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(FORM_TYPE, (request: FastifyRequest, payload: Readable) =>
    readForm(request, payload),
  );
  server.addContentTypeParser('application/json', (request: FastifyRequest, payload: Readable) =>
    readJson(request, payload, parseJson),
  );
  server.addContentTypeParser(FILE_TYPES, (_request, payload, done) => done(null, payload));
}

type JsonParser = (
  request: FastifyRequest,
  text: string,
  done: (error: Error | null, body?: unknown) => void,
) => void;

async function readForm(request: FastifyRequest, payload: Readable): Promise<FormBody> {
  const limit = bodyLimitOf(request, isResent(request));
  const look = formerSessionCheck(request);
  const bytes = await receiveBody(payload, limit, { tooLarge: () => tooLarge(limit), look });
  const most = mostParts(limit);
  if (fieldCount(bytes, most) > most) throw tooManyParts(most);
  if (!isUtf8(bytes)) throw unreadableText();
  const fields = formFields(bytes.toString('utf8'));
  if (!fields) throw unreadableText();
  return fields;
}

async function readJson(
  request: FastifyRequest,
  payload: Readable,
  parse: (request: FastifyRequest, text: string) => Promise<unknown>,
): Promise<unknown> {
  const limit = bodyLimitOf(request, false);
  const bytes = await receiveBody(payload, limit, { tooLarge: () => tooLarge(limit) });
  if (!isUtf8(bytes)) throw unreadableText();
  const most = mostParts(limit);
  const { depth, parts } = jsonShape(bytes, { depth: JSON_DEPTH, parts: most });
  if (depth > JSON_DEPTH) throw tooDeep();
  if (parts > most) throw tooManyParts(most);
  const text = bytes.toString('utf8');
  const body = await parse(request, text);
  if (holdsHalfCharacter(text, body)) throw unreadableText();
  if (holdsListInList(body)) throw listInList();
  return body;
}

function listInList(): Problem {
  return new Problem(422, 'invalid', '入力内容に誤りがあります。', {
    detail: 'リストの中に、じかにリストを入れることはできません。APIの説明にある形で送ってください。',
  });
}

function tooDeep(): Problem {
  return new Problem(400, 'too-deep', 'JSONの入れ子が深すぎます。', {
    detail: `配列とオブジェクトの入れ子は${JSON_DEPTH}段までです。`,
  });
}
