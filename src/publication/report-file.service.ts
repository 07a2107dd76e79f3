import { Inject, Injectable } from '@nestjs/common';
import { auditEntry } from '../access/audit/audit-entry.js';
import { AuditRepository } from '../access/audit/audit.repository.js';
import { type Context } from '../access/context.js';
import { permit } from '../access/permissions.js';
import { ALL_DEPARTMENTS } from '../achievement/figures/all-departments.js';
import { SnapshotRepository } from '../achievement/snapshot/snapshot.repository.js';
import { type Clock } from '../kernel/clock.js';
import { type Month } from '../kernel/month.js';
import { periodLabel } from '../kernel/period.js';
import { CLOCK } from '../platform/clock-token.js';
import { Database } from '../platform/database/database.js';
import { OwedWork } from '../platform/owed-work/owed-work.js';
import { notFound, orNotFound, Problem } from '../platform/problem.js';
import { reportOf } from './report-content.js';
import {
  type ReportFileLineDto,
  type FailedReportFileDto,
  type ProvisionalReportDto,
} from './report-file-answer.dto.js';
import { ReportFileRepository } from './report-file.repository.js';
import { REPORT_FORMATS } from './report-formats.js';
import { formKey, reportKey } from './report-key.js';
import { type ModelLine, ReportModelRepository } from './report-model.repository.js';
import { ReportReader } from './report.reader.js';

/** The content of a report as it was kept once, with the forms written of it so far. */
export interface ReportMaking extends ModelLine {
  files: ReportFileLineDto[];
}

@Injectable()
export class ReportFileService {
  constructor(
    private readonly database: Database,
    private readonly snapshots: SnapshotRepository,
    private readonly reader: ReportReader,
    private readonly models: ReportModelRepository,
    private readonly files: ReportFileRepository,
    private readonly audit: AuditRepository,
    private readonly owedWork: OwedWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The stored files of a month, or of every month: newest month, revision and making first. */
  async list(context: Context, month?: Month): Promise<ReportFileLineDto[]> {
    permit(context, 'figures.rows', ALL_DEPARTMENTS);
    return this.database.snapshot(context, (tx) => this.files.list(tx, month));
  }

  /** Every making of a month's report, or of every month's, also those whose files are still being written. */
  async makings(context: Context, month?: Month): Promise<ReportMaking[]> {
    permit(context, 'figures.rows', ALL_DEPARTMENTS);
    return this.database.snapshot(context, async (tx) => {
      const [files, models] = await Promise.all([this.files.list(tx, month), this.models.list(tx, month)]);
      return models.map((model) => ({
        ...model,
        files: files.filter(({ modelDigest }) => modelDigest === model.modelDigest),
      }));
    });
  }

  /** The forms of a month's report, or of every month's, that could not be written so far, with the reason. */
  async failures(context: Context, month?: Month): Promise<FailedReportFileDto[]> {
    permit(context, 'figures.rows', ALL_DEPARTMENTS);
    return this.database.snapshot(context, (tx) => this.files.failures(tx, month));
  }

  /** A stored file. @throws Problem 404 where the month has none of this id */
  async find(context: Context, month: Month, id: string): Promise<ReportFileLineDto> {
    permit(context, 'figures.rows', ALL_DEPARTMENTS);
    const file = await this.database.snapshot(context, (tx) => this.files.find(tx, month, id));
    return orNotFound(file, '報告書のファイル');
  }

  async bytes(context: Context, { id }: Pick<ReportFileLineDto, 'id'>): Promise<Buffer> {
    permit(context, 'figures.rows', ALL_DEPARTMENTS);
    return this.database.snapshot(context, (tx) => this.files.bytes(tx, id));
  }

  /**
   * 速報を作成: keeps the provisional report as it is at this moment and asks for its files. Asked again while nothing
   * has changed, it is the same one. Returns its digest.
   * @throws Problem 404 where the month has no figures, 409 where its newest revision is final
   */
  async makeProvisional(context: Context, month: Month): Promise<ProvisionalReportDto> {
    permit(context, 'report-file.make');
    const model = await this.database.snapshot(context, async (tx) =>
      reportOf(await this.reader.read(tx, month)),
    );
    if (model.state === 'final') throw alreadyFinal(month);
    const { digest, revision } = model;
    await this.database.transaction(context, async (tx) => {
      await this.models.add(tx, model, { at: this.clock.now(), by: context.actor.label });
      const entry = auditEntry('report.provisional', month, {
        after: { revision, digest },
        subjectKind: 'month',
      });
      await this.audit.record(tx, context, [entry]);
      const keys = REPORT_FORMATS.map((format) => formKey({ month, revision }, format));
      await this.owedWork.raise(tx, 'report-file', keys);
    });
    return { modelDigest: digest, revision };
  }

  /**
   * Asks once more for the files of closed revisions of a month: what is there stays, what is missing is made.
   * @throws Problem 404 where no revision of the month is closed
   */
  async makeMissing(context: Context, month: Month): Promise<void> {
    permit(context, 'report-file.make');
    await this.database.transaction(context, async (tx) => {
      const newest = await this.snapshots.find(tx, month);
      const last = newest && (newest.state === 'final' ? newest.revision : newest.revision - 1);
      if (!last) throw notFound(`${periodLabel(month)}の確定値`);
      const revisions = Array.from({ length: last }, (_, at) => ({ month, revision: at + 1 }));
      await this.owedWork.raise(tx, 'report', revisions.map(reportKey));
    });
  }
}

function alreadyFinal(month: Month): Problem {
  return new Problem(409, 'month-closed', `${periodLabel(month)}は確定しています。`, {
    detail: '確定した報告書のファイルは、確定のときに自動で作成されます。',
  });
}
