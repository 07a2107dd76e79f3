import { Injectable } from '@nestjs/common';
import { type Month } from '../kernel/month.js';
import { sql } from '../platform/database/sql.js';
import { type Transaction } from '../platform/database/transaction.js';
import { RecentlyUsed } from '../platform/recently-used.js';
import { checked, modelFrom, textOf } from './model-text.js';
import { type ReportFileLineDto } from './report-file-answer.dto.js';
import { type ReportFormat } from './report-formats.js';
import { type Revision } from './report-key.js';
import { type ReportModelEntity } from './report-model.entity.js';
import { type ReportModel, type ShownReport } from './report-model.js';
import { shownOf } from './shown-report.js';

export interface Making {
  at: Date;
  by: string;
}

export type ModelLine = Pick<
  ReportFileLineDto,
  'modelDigest' | 'month' | 'revision' | 'state' | 'madeAt' | 'madeBy'
>;

type ModelRow = Pick<ReportModelEntity, 'digest' | 'content' | 'madeBy'>;

const COLUMNS = sql`m.digest, m.content, m.made_by`;

/** So many reports a process remembers as their pages show them, of a few hundred kilobytes each. */
const MOST_SHOWN = 12;

/** The content of reports, kept permanently: one final one for a revision, and every provisional one requested. */
@Injectable()
export class ReportModelRepository {
  /** Never altered once they are kept: a digest stands for the same content for ever. */
  private readonly shown = new RecentlyUsed<ShownReport>(MOST_SHOWN);

  /** The final report of a revision; undefined while it is not closed or its report not made yet. */
  async final(tx: Transaction, { month, revision }: Revision): Promise<ReportModel | undefined> {
    const row = await tx.one<ModelRow>(sql`
      SELECT ${COLUMNS} FROM report_model m
       WHERE municipality_id = ${tx.municipality} AND month = ${month} AND revision = ${revision}
         AND state = 'final'`);
    return row && modelFrom(row.content, row.digest);
  }

  /** The final report of the newest revision of a month, or of a given one, as its page shows it; undefined for none. */
  async finalShown(tx: Transaction, month: Month, revision?: number): Promise<ShownReport | undefined> {
    const key = [tx.municipality, month, revision].join(' ');
    const known = this.shown.get(key);
    const row = await tx.one<{ digest: string; content: string | null }>(sql`
      SELECT m.digest, CASE WHEN m.digest IS DISTINCT FROM ${known?.digest ?? null} THEN (
               SELECT json_object_agg(key, CASE WHEN key = 'procedures' THEN '[]' ELSE value END)::text
                 FROM json_each(m.content::json)) END AS content
        FROM (SELECT digest, content FROM report_model
               WHERE municipality_id = ${tx.municipality} AND month = ${month} AND state = 'final'
                 AND (${revision ?? null}::integer IS NULL OR revision = ${revision ?? null})
               ORDER BY revision DESC LIMIT 1) m`);
    if (row === undefined || row.content === null) return row && known;
    const report = shownOf(modelFrom(row.content, row.digest));
    this.shown.set(key, report);
    return report;
  }

  /** Keeps a model. Where the same one, or the final one of its revision, is kept already, nothing happens. */
  async add(tx: Transaction, model: ReportModel, making: Making): Promise<void> {
    await tx.execute(sql`
      INSERT INTO report_model (municipality_id, digest, month, revision, state, content, made_at, made_by)
      VALUES (${tx.municipality}, ${model.digest}, ${model.period.month}, ${model.revision}, ${model.state},
              ${textOf(model)}, ${making.at}, ${making.by}) ON CONFLICT DO NOTHING`);
  }

  /** The models of a month, or of every month: newest month, revision and making first. */
  async list(tx: Transaction, month: Month | null = null): Promise<ModelLine[]> {
    return tx.query<ModelLine>(sql`
      SELECT digest AS model_digest, month, revision, state, made_at, made_by
        FROM report_model
       WHERE municipality_id = ${tx.municipality}
         AND (${month}::text IS NULL OR month = ${month})
       ORDER BY month DESC, revision DESC, made_at DESC, digest`);
  }

  /** The models of a revision that have no file of a form yet, oldest first, each held against its digest. */
  async withoutFile(
    tx: Transaction,
    { month, revision }: Revision,
    format: ReportFormat,
  ): Promise<{ model: ReportModel; madeBy: string }[]> {
    const rows = await tx.query<ModelRow>(sql`
      SELECT ${COLUMNS} FROM report_model m
       WHERE m.municipality_id = ${tx.municipality} AND m.month = ${month} AND m.revision = ${revision}
         AND NOT EXISTS (SELECT FROM report_file f
                          WHERE f.municipality_id = ${tx.municipality} AND f.model_digest = m.digest
                            AND f.format = ${format})
       ORDER BY m.made_at`);
    return rows.map(({ content, digest, madeBy }) => ({
      model: checked(modelFrom(content, digest)),
      madeBy,
    }));
  }
}
