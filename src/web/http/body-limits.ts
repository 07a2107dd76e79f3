import { type FastifyRequest } from 'fastify';
import { isApiRequest } from '../../platform/http/api-path.js';
import { factsOf } from '../../platform/http/route-config.js';
import { Problem } from '../../platform/problem.js';
import { UPLOAD_LIMIT_BYTES } from '../../platform/tabular/upload-limit.js';

const KIB = 1024;

/** A form of somebody who is not signed in: a login and a password. */
const OPEN_FORM_BYTES = 16 * KIB;
/** A form of a page, and a body of the API, where the route names no other limit. */
const USUAL_BYTES = 256 * KIB;
/** A sign-in that takes along a form that was typed before the session ended. */
const RESENT_FORM_BYTES = 2 * KIB * KIB;
/** What a form that sends a file may hold besides the file: its other fields and what parts them. */
const AROUND_FILE_BYTES = 6 * KIB * KIB;

/** How many fields a form may have for each byte of its limit: as many as there are, at 32 bytes a field. */
const BYTES_PER_FIELD = 32;
export const JSON_DEPTH = 32;

/** The media types of a file that is a body by itself. */
export const FILE_TYPES = [
  'text/csv',
  'application/octet-stream',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];
export const FORM_TYPE = 'application/x-www-form-urlencoded';
const MULTIPART_TYPE = 'multipart/form-data';
const JSON_TYPE = 'application/json';

/** The largest body of a request, in bytes. `resent` where it may bring along a form of a session that has ended. */
export function bodyLimitOf(request: FastifyRequest, resent: boolean): number {
  const { open, upload, bodyLimit } = factsOf(request);
  if (resent && open) return RESENT_FORM_BYTES;
  if (bodyLimit !== undefined) return bodyLimit;
  if (upload === 'file') return UPLOAD_LIMIT_BYTES;
  if (upload === 'multipart') return UPLOAD_LIMIT_BYTES + AROUND_FILE_BYTES;
  return open ? OPEN_FORM_BYTES : USUAL_BYTES;
}

/** The most fields of a form, or values of a JSON text, of so many bytes. */
export function mostParts(bytes: number): number {
  return Math.floor(bytes / BYTES_PER_FIELD);
}

/** @throws Problem 415 for a body that the route has no use for, or that is compressed: nothing is inflated here */
export function refuseMediaType(request: FastifyRequest): void {
  const coding = request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (coding !== 'identity') {
    throw new Problem(415, 'http-415', '圧縮された内容は受け付けていません。', {
      detail: `Content-Encoding（${coding.slice(0, 20)}）を付けず、圧縮しないで送ってください。`,
    });
  }
  const type = mediaTypeOf(request);
  const { upload } = factsOf(request);
  const usual = isApiRequest(request) ? [JSON_TYPE] : [FORM_TYPE];
  const acceptedTypes = upload === 'file' ? FILE_TYPES : upload === 'multipart' ? [MULTIPART_TYPE] : usual;
  if (acceptedTypes.includes(type)) return;
  throw new Problem(415, 'http-415', 'この形式の内容は受け付けていません。', {
    detail: `Content-Typeは ${acceptedTypes.join('、')} のいずれかにしてください。`,
  });
}

/** Without its parameters, in lower case. */
export function mediaTypeOf({ headers }: FastifyRequest): string {
  return (headers['content-type'] ?? '').split(';', 1).join().trim().toLowerCase();
}

/** Whether a request brings a body along. */
export function hasBody({ headers }: FastifyRequest): boolean {
  return (
    headers['transfer-encoding'] !== undefined ||
    !['0', undefined].includes(headers['content-length']?.trim())
  );
}

export function tooLarge(limit: number): Problem {
  const size = limit >= KIB * KIB ? `${Math.floor(limit / KIB / KIB)}MB` : `${Math.floor(limit / KIB)}KB`;
  return new Problem(413, 'http-413', '送られた内容が大きすぎます。', {
    detail: `一度に送れるのは${size}までです。分けて送ってください。`,
  });
}

export function tooManyParts(most: number): Problem {
  return new Problem(413, 'too-many-fields', '送られた項目が多すぎます。', {
    detail: `一度に送れる項目は${most.toLocaleString('ja-JP')}個までです。分けて送ってください。`,
  });
}

/** 422 for text that is no text: bytes that are no UTF-8, or half a character. */
export function unreadableText(): Problem {
  return new Problem(422, 'unreadable-text', '文字として読み取れない部分があります。', {
    detail: '文字コードがUTF-8でないか、文字の片方だけが送られています。文字を入力し直してください。',
  });
}
