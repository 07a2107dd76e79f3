import { type MultipartFile } from '@fastify/multipart';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Context } from '../../access/context.js';
import { cleanPart } from '../../platform/http/clean-request.js';
import { brokenOff } from '../../platform/http/receive-body.js';
import { fileTooLarge, receiveUpload } from '../../platform/http/upload.js';
import { Problem } from '../../platform/problem.js';
import { UPLOAD_LIMIT_BYTES } from '../../platform/tabular/upload-limit.js';
import { refuseForgedUpload } from './admission.js';
import { type FormBody } from './form-body.js';
import { unreadableText } from './body-limits.js';

const LONGEST_FIELD_BYTES = 5 * 1024 * 1024;

const LIMITS = {
  fileSize: UPLOAD_LIMIT_BYTES + 1,
  files: 1,
  fields: 20,
  parts: 21,
  fieldNameSize: 100,
  fieldSize: LONGEST_FIELD_BYTES,
  headerPairs: 20,
  headerSize: 8 * 1024,
};

/** What a form with a file posts. */
export interface UploadForm {
  fields: FormBody;
  /** Null where no file was chosen. */
  file: Buffer | null;
  /** What it is called where it comes from; empty where the form does not say. */
  fileName: string;
}

/**
 * Reads a form with a file, for a controller that has seen the permission already. The form's token is its first
 * field; where it is missing or another's, nothing after it is read.
 * @throws Problem 403 for a forged form, 413 above a limit, 422 for a field that is no text, 503 where too many come in
 */
export async function readUploadForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { municipality }: Context,
): Promise<UploadForm> {
  if (!request.isMultipart()) throw brokenOff();
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  let [file, trusted, fileName] = [null as Buffer | null, false, ''];
  try {
    for await (const part of request.parts({ limits: LIMITS })) {
      const first = part.type === 'field' && part.fieldname === '_csrf' ? String(part.value) : undefined;
      if (!trusted) refuseForgedUpload(request, first);
      trusted = true;
      if (part.type === 'file') {
        file = await bytesOf(part, municipality, reply);
        fileName = nameOf(part);
      }
      if (part.type === 'field' && first === undefined) fields[part.fieldname] = textOfField(part);
    }
  } catch (error) {
    request.raw.unpipe();
    throw asProblem(error);
  }
  if (!trusted) refuseForgedUpload(request, undefined);
  return { fields: cleanPart(request, reply, fields) as FormBody, file, fileName };
}

const LONGEST_FILE_NAME = 200;

/** The name without its folders, which some browsers send along. */
function nameOf({ filename = '' }: MultipartFile): string {
  const name = filename.replace(/^.*[\\/]/s, '').replace(/\p{Cc}/gu, '');
  return [...name].slice(0, LONGEST_FILE_NAME).join('');
}

async function bytesOf(
  part: MultipartFile,
  municipality: string,
  reply: FastifyReply,
): Promise<Buffer | null> {
  const bytes = await receiveUpload(part.file, { municipality, reply });
  return bytes.length === 0 ? null : bytes;
}

function textOfField({ value, valueTruncated }: { value: unknown; valueTruncated: boolean }): string {
  if (valueTruncated) {
    throw new Problem(413, 'http-413', '貼り付けた表が大きすぎます。', {
      detail: `${LONGEST_FIELD_BYTES / 1024 / 1024}MBを超える表は、ファイルにして送ってください。`,
    });
  }
  if (typeof value !== 'string') throw unreadableText();
  return value;
}

/** What the reader of the parts says, in our words. */
function asProblem(error: unknown): unknown {
  if (error instanceof Problem) return error;
  const { code = '' } = error as { code?: string };
  if (code === 'FST_REQ_FILE_TOO_LARGE') return fileTooLarge();
  if (/^FST_(?:PARTS|FILES|FIELDS)_LIMIT$/.test(code)) {
    return new Problem(413, 'too-many-fields', '送られた項目が多すぎます。', {
      detail: `項目は${LIMITS.fields}個、ファイルは${LIMITS.files}つまでです。`,
    });
  }
  if (code === 'FST_INVALID_JSON_FIELD_ERROR') return unreadableText();
  return brokenOff();
}
