import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Month } from '../kernel/month.js';
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

const COLUMNS = `f.id, m.month, m.revision, m.state, f.format, f.name, f.size, f.sha256,
  f.model_digest, f.made_at, f.made_by`;

const FILES = `report_file f
  JOIN report_model m ON m.municipality_id = f.municipality_id AND m.digest = f.model_digest`;

/** The forms of reports as they were written: added and read, never altered. */
@Injectable()
export class ReportFileRepository {
  /** The files of a month, or of every month: newest month and revision first, each making by itself. */
  async list(tx: Transaction, month?: Month): Promise<ReportFileLineDto[]> {
    return tx.query<ReportFileLineDto>(
      `SELECT ${COLUMNS} FROM ${FILES}
        WHERE f.municipality_id = $1 AND ($2::text IS NULL OR m.month = $2)
        ORDER BY m.month DESC, m.revision DESC, m.made_at DESC, m.digest,
                 array_position(ARRAY['pdf', 'xlsx', 'csv', 'codes', 'json'], f.format)`,
      [tx.municipality, month ?? null],
    );
  }

  async find(tx: Transaction, month: Month, id: string): Promise<ReportFileLineDto | undefined> {
    const [file] = await tx.query<ReportFileLineDto>(
      `SELECT ${COLUMNS} FROM ${FILES} WHERE f.municipality_id = $1 AND f.id = $2 AND m.month = $3`,
      [tx.municipality, id, month],
    );
    return file;
  }

  /** The forms that could not be written so far, of a month or of every month; each is tried again by itself. */
  async failures(tx: Transaction, month?: Month): Promise<FailedReportFileDto[]> {
    const rows = await tx.query<{ key: string; message: string; failedAt: Date }>(
      `SELECT key, failure AS message, failed_at FROM owed_work
        WHERE municipality_id = $1 AND kind = 'report-file' AND done < requested AND failure IS NOT NULL
          AND ($2::text IS NULL OR split_part(key, '.', 1) = $2)
        ORDER BY key`,
      [tx.municipality, month ?? null],
    );
    return rows.map(({ key, ...failure }) => ({ ...parseFormKey(key), ...failure }));
  }

  /** The file of a model in one form; undefined while it is not written. */
  async ofModel(
    tx: Transaction,
    modelDigest: string,
    format: ReportFormat,
  ): Promise<ReportFileLineDto | undefined> {
    const [file] = await tx.query<ReportFileLineDto>(
      `SELECT ${COLUMNS} FROM ${FILES}
        WHERE f.municipality_id = $1 AND f.model_digest = $2 AND f.format = $3`,
      [tx.municipality, modelDigest, format],
    );
    return file;
  }

  async bytes(tx: Transaction, id: string): Promise<Buffer> {
    const [file] = await tx.query<{ bytes: Buffer }>(
      `SELECT bytes FROM report_file WHERE municipality_id = $1 AND id = $2`,
      [tx.municipality, id],
    );
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
    const added = await tx.execute(
      `INSERT INTO report_file (municipality_id, model_digest, format, name, bytes, size, sha256, made_at, made_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (municipality_id, model_digest, format) DO NOTHING`,
      [tx.municipality, modelDigest, format, name, bytes, bytes.length, sha256, making.at, making.by],
    );
    return added === 1;
  }
}
