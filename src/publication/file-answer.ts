import { StreamableFile } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { hasAlready } from '../platform/http/if-none-match.js';
import { type ReportFileLineDto } from './report-file-answer.dto.js';
import { REPORT_TYPES } from './report-formats.js';

/**
 * The answer that hands a stored file over, with its digest as ETag and its Japanese name. Undefined, with status 304, where the asker says (If-None-Match) that it has these bytes already.
 */
export async function fileAnswer(
  reply: FastifyReply,
  { file, known, read }: { file: ReportFileLineDto; known: string | undefined; read: () => Promise<Buffer> },
): Promise<StreamableFile | undefined> {
  const etag = `"${file.sha256}"`;
  void reply.header('etag', etag);
  if (hasAlready(known, etag)) {
    void reply.status(304);
    return undefined;
  }
  return new StreamableFile(await read(), {
    type: REPORT_TYPES[file.format],
    disposition: attachment(asciiName(file), file.name),
    length: file.size,
  });
}

/** The name as it is stored, and one in ASCII for what cannot read it. */
export function attachment(ascii: string, name: string): string {
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}

function asciiName({ month, revision, state, format, name }: ReportFileLineDto): string {
  const extension = name.slice(name.lastIndexOf('.') + 1);
  const which = extension === format ? '' : `-${format}`;
  return `report-${month}-r${revision}-${state}${which}.${extension}`;
}
