import { Inject, Injectable } from '@nestjs/common';
import { auditEntry } from '../../access/audit/audit-entry.js';
import { AuditRepository } from '../../access/audit/audit.repository.js';
import { type Context } from '../../access/context.js';
import { DepartmentOwners } from '../../access/department/department-owners.service.js';
import { DepartmentRepository } from '../../access/department/department.repository.js';
import { MunicipalityRepository } from '../../access/municipality/municipality.repository.js';
import { permit } from '../../access/permissions.js';
import { type Clock } from '../../kernel/clock.js';
import { type Month } from '../../kernel/month.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { Problem, conflict, invalid, notFound, orNotFound } from '../../platform/problem.js';
import { MonthRepository } from '../month/month.repository.js';
import { noticeKey } from '../notice-key.js';
import { draftMoveAudit } from '../status-report/draft-move-audit.js';
import { type DraftMove, DraftMoveRepository } from '../status-report/draft-moves.repository.js';
import { StatusLineRepository } from '../status-report/status-line.repository.js';
import { StatusReportRepository } from '../status-report/status-report.repository.js';
import { actsOnBehalf } from './on-behalf.js';
import { SubmissionAcceptance } from './submission-acceptance.js';
import { submissionAudit } from './submission-audit.js';
import { type OpenMonthOverview, SubmissionOverviewRepository } from './submission-overview.repository.js';
import { type SubmissionDto, type SubmissionOverviewDto } from './submission.dto.js';
import { wrongStep, wrongStepSentence } from './submission-problems.js';
import { actorOf, type SubmissionAction, submissionStep, type SubmissionState } from './submission-states.js';
import { SubmissionRepository } from './submission.repository.js';
import { submitBlockers } from './submit-blockers.js';

/** A return: of the whole report with one reason, of single rows each with its own, or both. */
export interface Return {
  reason: string | null;
  rows: readonly { procedureId: string; reason: string }[];
}

/** A step being taken: the submission before it, and the state it leads to. */
interface Step {
  tx: Transaction;
  row: SubmissionDto;
  to: SubmissionState;
}

/** What a step makes of the submission. */
type TakeStep = (step: Step) => Promise<SubmissionDto> | SubmissionDto;

@Injectable()
export class SubmissionService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(MonthRepository) private readonly months: MonthRepository,
    @Inject(SubmissionRepository) private readonly submissions: SubmissionRepository,
    @Inject(SubmissionOverviewRepository) private readonly overview: SubmissionOverviewRepository,
    @Inject(StatusReportRepository) private readonly reports: StatusReportRepository,
    @Inject(StatusLineRepository) private readonly lines: StatusLineRepository,
    @Inject(DraftMoveRepository) private readonly draftMoves: DraftMoveRepository,
    @Inject(SubmissionAcceptance) private readonly acceptance: SubmissionAcceptance,
    @Inject(MunicipalityRepository) private readonly municipalities: MunicipalityRepository,
    @Inject(DepartmentRepository) private readonly departments: DepartmentRepository,
    @Inject(AuditRepository) private readonly audit: AuditRepository,
    @Inject(OwedWork) private readonly owedWork: OwedWork,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(DepartmentOwners) private readonly owners: DepartmentOwners,
  ) {}

  /**
   * How far every department that has to report has come, those who have not begun (`not-started`) among them;
   * for a department its own and those it has taken over from.
   */
  async list(context: Context, month: Month): Promise<SubmissionOverviewDto[]> {
    permit(context, 'report.read');
    return this.database.snapshot(context, async (tx) => {
      const only = await this.owners.reportingFor(tx, context, 'report.read');
      const [overview] = await Promise.all([
        this.overview.list(tx, month, only),
        this.months.mustFind(tx, month),
      ]);
      return overview;
    });
  }

  /** The same of the newest month that is open, with its due day; null where none is. */
  async ofNewestOpen(context: Context): Promise<OpenMonthOverview | null> {
    permit(context, 'month.read');
    permit(context, 'report.read');
    return this.database.snapshot(context, async (tx) => {
      const only = await this.owners.reportingFor(tx, context, 'report.read');
      return this.overview.ofNewestOpen(tx, only);
    });
  }

  /** The reports that a department is left to answer for those it has taken over from; none for anybody else. */
  async inherited(context: Context, month: Month): Promise<SubmissionOverviewDto[]> {
    permit(context, 'report.read');
    return this.database.snapshot(context, async (tx) => {
      const all = (await this.owners.reportingFor(tx, context, 'report.read')) ?? [];
      const before = all.filter((id) => id !== context.actor.departmentId);
      return before.length === 0 ? [] : this.overview.list(tx, month, before);
    });
  }

  /**
   * 提出: to the section head where the municipality wants that check and the department's own staff submits, else
   * to the DX office. @throws Problem 422 with everything that is still missing or has to be confirmed
   */
  async submit(context: Context, month: Month, departmentId: string, version?: number) {
    permit(context, 'report.enter');
    return this.step(context, month, departmentId, 'submit', version, async ({ tx, row, to }) => {
      const [lines, unchanged] = await Promise.all([
        this.lines.ofDepartment(tx, month, departmentId, { draftsMoved: true }),
        this.reports.isUnchanged(tx, month, departmentId),
      ]);
      const { faults, warnings } = submitBlockers(lines, month, { unchanged });
      if (faults.length > 0) {
        const title = 'まだ提出できません。';
        throw new Problem(422, 'not-ready', title, { errors: faults, extensions: { warnings } });
      }
      const submittedBy = context.actor.label;
      const onBehalf = actsOnBehalf(context);
      return { ...row, state: to, onBehalf, returnReason: null, submittedAt: this.clock.now(), submittedBy };
    });
  }

  /** 課長確認: the head of the department's section passes the report on. */
  async approve(context: Context, month: Month, departmentId: string, version?: number) {
    permit(context, 'report.enter');
    if (!context.actor.sectionHead) throw onlyTheHead();
    return this.step(context, month, departmentId, 'approve', version, ({ row, to }) => ({
      ...row,
      state: to,
    }));
  }

  /** 取り戻し: back to a draft, as long as it is not accepted. */
  async takeBack(context: Context, month: Month, departmentId: string, version?: number) {
    permit(context, 'report.enter');
    return this.step(context, month, departmentId, 'take-back', version, ({ row, to }) => ({
      ...row,
      state: to,
      submittedAt: null,
      submittedBy: null,
    }));
  }

  /** 受理: its stages enter the history, dated the month's last day. */
  async accept(context: Context, month: Month, departmentId: string, version?: number) {
    permit(context, 'report.accept');
    return this.step(context, month, departmentId, 'accept', version, async ({ tx, row }) => {
      const [accepted = row] = await this.acceptance.take(tx, context, month, [row]);
      return accepted;
    });
  }

  /** 受理 of many departments at once, all or none. @throws Problem 422 naming each that cannot be accepted */
  async acceptMany(
    context: Context,
    month: Month,
    departmentIds: readonly string[],
  ): Promise<SubmissionOverviewDto[]> {
    permit(context, 'report.accept');
    return this.database.transaction(context, async (tx) => {
      await this.months.lockForWriting(tx, month);
      const rows = await this.submissions.lock(tx, month, departmentIds);
      const chosenSubmissions = (await this.overview.list(tx, month, null)).filter((one) =>
        departmentIds.includes(one.departmentId),
      );
      const unknown = departmentIds.filter(
        (id) => !chosenSubmissions.some(({ departmentId }) => departmentId === id),
      );
      const wrong = chosenSubmissions.filter(
        ({ state }) => state === 'not-started' || !submissionStep('accept', state, false),
      );
      if (unknown.length + wrong.length > 0) {
        throw invalid(
          [
            ...unknown.map((where) => ({ where, message: 'この月の報告を求めている課ではありません。' })),
            ...wrong.map(({ departmentId: where, departmentName, state }) => ({
              where,
              message: wrongStepSentence(departmentName, 'accept', state),
            })),
          ],
          '受理できない課があるため、どの課も受理していません。',
        );
      }
      await this.acceptance.accept(tx, context, month, rows);
      const accepted = rows.map(({ departmentId }) => departmentId);
      await this.raise(tx, month, 'accepted', accepted);
      return this.overview.list(tx, month, null);
    });
  }

  /** 差戻し: whole or by rows. What an accepted report had put into the history is withdrawn. */
  async return(
    context: Context,
    month: Month,
    departmentId: string,
    { reason, rows }: Return,
    version?: number,
  ) {
    permit(context, 'report.accept');
    if (!reason && rows.length === 0) {
      throw invalid([{ where: 'reason', message: '差戻しの理由を入力してください。' }]);
    }
    return this.step(context, month, departmentId, 'return', version, async ({ tx, row, to }) => {
      const returned = await this.reports.returnRows(tx, month, departmentId, rows);
      if (returned < rows.length) throw notFound('差し戻す手続の報告');
      const whole = rows.length === 0 || Boolean(reason);
      if (whole) await this.reports.markReturned(tx, month, departmentId);
      if (row.state === 'accepted') {
        const returnedIds = whole ? null : rows.map(({ procedureId }) => procedureId);
        await this.acceptance.withdraw(tx, month, departmentId, returnedIds);
      }
      const entries = rows.map(({ procedureId, reason: returnReason }) =>
        auditEntry('status-report.return', `${month}/${procedureId}`, { after: { returnReason } }),
      );
      await this.audit.record(tx, context, entries);
      return { ...row, state: to, returnReason: reason, acceptedAt: null, acceptedBy: null };
    });
  }

  private async step(
    context: Context,
    month: Month,
    departmentId: string,
    action: SubmissionAction,
    version: number | undefined,
    take: TakeStep,
  ): Promise<SubmissionDto> {
    return this.database.transaction(context, async (tx) => {
      const permission = actorOf(action) === 'receiver' ? 'report.accept' : 'report.enter';
      await this.owners.permit(tx, context, permission, departmentId);
      await this.months.lockForWriting(tx, month);
      const moves = await this.draftMoves.moveDraftsAlong(tx, month);
      await this.audit.record(tx, context, draftMoveAudit(month, moves));
      const row = await this.hold(tx, month, departmentId, action, version);
      const needsCheck = await this.needsHeadCheck(tx, context);
      const step = submissionStep(action, row.state, needsCheck);
      if (!step) throw wrongStep(await this.nameOf(tx, departmentId), action, row.state);
      const next = await take({ tx, row, to: step.to });
      await this.submissions.save(tx, month, [next]);
      await this.audit.record(tx, context, [submissionAudit(`submission.${action}`, month, row, next)]);
      await this.raise(tx, month, step.to, [departmentId], moves);
      return this.mustFind(tx, month, departmentId);
    });
  }

  /** The submission, locked until the commit, as the client has seen it. */
  private async hold(
    tx: Transaction,
    month: Month,
    departmentId: string,
    action: SubmissionAction,
    version: number | undefined,
  ): Promise<SubmissionDto> {
    const [row] = await this.submissions.lock(tx, month, [departmentId]);
    if (!row) throw wrongStep(await this.nameOf(tx, departmentId), action, 'not-started');
    if (version !== undefined && version !== row.version) throw conflict('この課の報告', { version }, row);
    return row;
  }

  /** Asks for what follows a step: new figures, and the notice of a result. */
  private async raise(
    tx: Transaction,
    month: Month,
    to: SubmissionState,
    departmentIds: readonly string[],
    moves: readonly DraftMove[] = [],
  ): Promise<void> {
    const reported = await this.reports.proceduresOf(tx, month, departmentIds);
    const procedures = [...reported, ...moves.map(({ procedureId }) => procedureId)];
    await this.owedWork.raiseAll(tx, 'provisional', { procedures });
    if (to !== 'accepted' && to !== 'returned') return;
    const notices = departmentIds.map((departmentId) => noticeKey({ kind: to, month, departmentId }));
    await this.owedWork.raise(tx, 'notice', notices);
  }

  private async needsHeadCheck(tx: Transaction, context: Context): Promise<boolean> {
    if (actsOnBehalf(context) || context.actor.sectionHead) return false;
    return (await this.municipalities.find(tx))?.sectionHeadCheck ?? false;
  }

  private async nameOf(tx: Transaction, departmentId: string): Promise<string> {
    return (await this.departments.mustFind(tx, departmentId)).name;
  }

  private async mustFind(tx: Transaction, month: Month, departmentId: string): Promise<SubmissionDto> {
    return orNotFound(await this.submissions.find(tx, month, departmentId), '課の報告');
  }
}

function onlyTheHead(): Problem {
  return new Problem(403, 'forbidden', 'この操作を行う権限がありません。', {
    detail: '課長確認は、その課の課長として登録された方だけが行えます。',
  });
}
