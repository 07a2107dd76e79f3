import { type Readable } from 'node:stream';
import { type FastifyReply } from 'fastify';
import { Problem } from '../problem.js';
import { UPLOAD_LIMIT_BYTES } from '../tabular/upload-limit.js';
import { receiveBody } from './receive-body.js';
import { UploadBudget } from './upload-budget.js';

const budget = new UploadBudget();

/**
 * Reads a file that comes in, after whoever sends it has been found to be permitted.
 * @throws Problem 413 above the largest size, 503 where too many are being read, 400 where the sender goes away
 */
export async function receiveUpload(
  source: Readable,
  { municipality, reply }: { municipality: string; reply: Pick<FastifyReply, 'raw'> },
): Promise<Buffer> {
  const take = budget.open(municipality, reply.raw);
  return receiveBody(source, UPLOAD_LIMIT_BYTES, {
    tooLarge: fileTooLarge,
    look: (chunks) => take(chunks.at(-1)?.length ?? 0),
  });
}

export function fileTooLarge(): Problem {
  const size = Math.floor(UPLOAD_LIMIT_BYTES / 1024 / 1024);
  return new Problem(413, 'file-too-large', `ファイルが大きすぎます（上限 ${size}MB）。`, {
    detail: 'ファイルを分けて取り込んでください。',
  });
}
