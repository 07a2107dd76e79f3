import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Month } from '../kernel/month.js';
import { sql } from '../platform/database/sql.js';
import { type Transaction } from '../platform/database/transaction.js';
import { type ReportFileLineDto, type FailedReportFileDto } from './report-file-answer.dto.js';
import { type ReportFormat } from './report-formats.js';
import { parseFormKey } from './report-key.js';
import { type Making } from './report-model.repository.js';

export interface NewReportFile {
  modelDigest: string;
  format: ReportFormat;
  name: string;
  bytes: Buffer;
}

const COLUMNS = sql`f.id, m.month, m.revision, m.state, f.format, f.name, f.size, f.sha256,
  f.model_digest, f.made_at, f.made_by`;

const FILES = sql`report_file f
  JOIN report_model m ON m.municipality_id = f.municipality_id AND m.digest = f.model_digest`;

/** The forms of reports as they were written: added and read, never altered. */
@Injectable()
export class ReportFileRepository {
  /** The files of a month, or of every month: newest month and revision first, each making by itself. */
  async list(tx: Transaction, month: Month | null = null): Promise<ReportFileLineDto[]> {
    return tx.query<ReportFileLineDto>(sql`
      SELECT ${COLUMNS} FROM ${FILES}
       WHERE f.municipality_id = ${tx.municipality}
         AND (${month}::text IS NULL OR m.month = ${month})
       ORDER BY m.month DESC, m.revision DESC, m.made_at DESC, m.digest,
                array_position(ARRAY['pdf', 'xlsx', 'csv', 'codes', 'json'], f.format)`);
  }

  async find(tx: Transaction, month: Month, id: string): Promise<ReportFileLineDto | undefined> {
    return tx.one<ReportFileLineDto>(sql`
      SELECT ${COLUMNS} FROM ${FILES}
       WHERE f.municipality_id = ${tx.municipality} AND f.id = ${id} AND m.month = ${month}`);
  }

  /** The forms that could not be written so far, of a month or of every month; each is tried again by itself. */
  async failures(tx: Transaction, month: Month | null = null): Promise<FailedReportFileDto[]> {
    const rows = await tx.query<{ key: string; message: string; failedAt: Date }>(sql`
      SELECT key, failure AS message, failed_at FROM owed_work
       WHERE municipality_id = ${tx.municipality} AND kind = 'report-file' AND done < requested
         AND failure IS NOT NULL
         AND (${month}::text IS NULL OR split_part(key, '.', 1) = ${month})
       ORDER BY key`);
    return rows.map(({ key, ...failure }) => ({ ...parseFormKey(key), ...failure }));
  }

  /** The file of a model in one form; undefined while it is not written. */
  async ofModel(
    tx: Transaction,
    modelDigest: string,
    format: ReportFormat,
  ): Promise<ReportFileLineDto | undefined> {
    return tx.one<ReportFileLineDto>(sql`
      SELECT ${COLUMNS} FROM ${FILES}
       WHERE f.municipality_id = ${tx.municipality} AND f.model_digest = ${modelDigest}
         AND f.format = ${format}`);
  }

  async bytes(tx: Transaction, id: string): Promise<Buffer> {
    const file = await tx.one<{ bytes: Buffer }>(sql`
      SELECT bytes FROM report_file WHERE municipality_id = ${tx.municipality} AND id = ${id}`);
    if (!file) throw new Error(`the file ${id} is gone although files are never deleted`);
    return file.bytes;
  }

  /** Stores a file; false where the model has one of this form already. */
  async add(
    tx: Transaction,
    { modelDigest, format, name, bytes }: NewReportFile,
    making: Making,
  ): Promise<boolean> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return tx.changesOne(sql`
      INSERT INTO report_file (municipality_id, model_digest, format, name, bytes, size, sha256, made_at,
                               made_by)
      VALUES (${tx.municipality}, ${modelDigest}, ${format}, ${name}, ${bytes}, ${bytes.length}, ${sha256},
              ${making.at}, ${making.by})
      ON CONFLICT (municipality_id, model_digest, format) DO NOTHING`);
  }
}
