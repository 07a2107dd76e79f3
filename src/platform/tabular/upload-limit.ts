import { FileProblem } from './file-problem.js';

/** The largest accepted file, in bytes: about 300,000 rows of a catalogue as CSV. */
export const UPLOAD_LIMIT_BYTES = 50 * 1024 * 1024;

/** The most an .xlsx may unpack to, in bytes: as many rows as the largest CSV (100,000 rows of 12 columns take 58 MB). */
export const UNPACKED_LIMIT_BYTES = 192 * 1024 * 1024;

const megabytes = (bytes: number): string => `${Math.floor(bytes / 1024 / 1024)}MB`;

/** Refuses a file above the stated size. An upload of exactly the limit passes. */
export function assertUploadSize(bytes: number, limit = UPLOAD_LIMIT_BYTES): void {
  if (bytes > limit) {
    throw new FileProblem(
      `ファイルが大きすぎます(上限 ${megabytes(limit)})。ファイルを分けて取り込んでください。`,
    );
  }
}

/** Refuses a workbook that would unpack to more than the memory set aside for it. */
export function assertUnpackedSize(bytes: number, limit = UNPACKED_LIMIT_BYTES): void {
  if (bytes > limit) {
    throw new FileProblem(
      `Excel ファイルの展開後の大きさが上限(${megabytes(limit)})を超えています。不要なシートや行を削除するか、ファイルを分けてください。`,
    );
  }
}
