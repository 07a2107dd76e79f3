import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Context } from '../access/context.js';
import { permit } from '../access/permissions.js';
import { ALL_DEPARTMENTS } from '../achievement/figures/all-departments.js';
import { LaterChanges, type LaterFigures } from '../achievement/snapshot/later-changes.js';
import { SnapshotRepository } from '../achievement/snapshot/snapshot.repository.js';
import { type Month } from '../kernel/month.js';
import { Database } from '../platform/database/database.js';
import { type Transaction } from '../platform/database/transaction.js';
import { renderReport, reportFileNames } from './report-format.js';
import { REPORT_TYPES, type ReportFormat } from './report-formats.js';
import { reportOf } from './report-content.js';
import { ReportFileRepository } from './report-file.repository.js';
import { type ReportModel, type ShownReport } from './report-model.js';
import { ReportModelRepository } from './report-model.repository.js';
import { ReportReader } from './report.reader.js';
import { ShownReportReader } from './shown-report.reader.js';

export interface ReportFile {
  bytes: Buffer;
  /** The media type. */
  type: string;
  names: { ascii: string; local: string };
  /** The digest of the model, the same in every format. */
  digest: string;
  /** SHA-256 in hex of the bytes. */
  sha256: string;
  /** Whether these are the bytes of a stored file, not made for this answer. */
  stored: boolean;
}

/** A report as its page shows it, and what happened since it was worked out. */
export interface ShownMonth {
  report: ShownReport;
  later: LaterFigures;
}

@Injectable()
export class ReportService {
  constructor(
    private readonly database: Database,
    private readonly snapshots: SnapshotRepository,
    private readonly reader: ReportReader,
    private readonly models: ReportModelRepository,
    private readonly files: ReportFileRepository,
    private readonly shownReader: ShownReportReader,
    private readonly later: LaterChanges,
  ) {}

  /**
   * The report of a month, of its newest revision unless one is named; a closed one is always the same, to the digest.
   * @throws Problem 404 where the month has no figures
   */
  async model(context: Context, month: Month, revision?: number): Promise<ReportModel> {
    permit(context, 'figures.rows', ALL_DEPARTMENTS);
    return this.database.snapshot(context, (tx) => this.modelIn(tx, month, revision));
  }

  /**
   * A report as its page shows it, with the revision that it is of.
   * @throws Problem 404 where the month has no figures
   */
  async shown(context: Context, month: Month, revision?: number): Promise<ShownMonth> {
    permit(context, 'figures.rows', ALL_DEPARTMENTS);
    return this.database.snapshot(context, async (tx) => {
      const [known, kept] = await Promise.all([
        this.reader.months(tx, month, revision),
        this.models.finalShown(tx, month, revision),
      ]);
      const { snapshot } = known.at(-1)!;
      const isKept = snapshot.state === 'final' && kept?.revision === snapshot.revision;
      const [report, later] = await Promise.all([
        isKept ? kept : this.shownReader.read(tx, known),
        this.later.of(tx, snapshot),
      ]);
      return { report, later };
    });
  }

  /**
   * The same in one form: the stored file where there is one, else made now.
   * @throws Problem 404 where the month has no figures
   */
  async render(
    context: Context,
    month: Month,
    { format, revision }: { format: ReportFormat; revision?: number },
  ): Promise<ReportFile> {
    permit(context, 'figures.rows', ALL_DEPARTMENTS);
    const { model, kept } = await this.database.snapshot(context, async (tx) => {
      const found = await this.modelIn(tx, month, revision);
      const file = await this.files.ofModel(tx, found.digest, format);
      return { model: found, kept: file && (await this.files.bytes(tx, file.id)) };
    });
    const bytes = kept ?? (await renderReport(model, format));
    return {
      bytes,
      type: REPORT_TYPES[format],
      names: reportFileNames(model, format),
      digest: model.digest,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      stored: kept !== undefined,
    };
  }

  /** A closed month's as it is kept; between its close and that moment, and while provisional, made of what is there. */
  private async modelIn(tx: Transaction, month: Month, revision?: number): Promise<ReportModel> {
    const snapshot = await this.snapshots.find(tx, month, revision);
    const storedModel =
      snapshot?.state === 'final' && (await this.models.final(tx, { month, revision: snapshot.revision }));
    return storedModel || reportOf(await this.reader.read(tx, month, revision));
  }
}
