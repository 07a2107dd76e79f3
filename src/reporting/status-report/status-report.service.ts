import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { DepartmentOwners } from '../../access/department/department-owners.service.js';
import { DepartmentRepository } from '../../access/department/department.repository.js';
import { permit } from '../../access/permissions.js';
import { type Month } from '../../kernel/month.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type Fault, notFound, Problem, refuseFaults } from '../../platform/problem.js';
import { correctionRevision } from '../correction/correction-line.repository.js';
import { notInCorrection } from '../correction/not-in-correction.js';
import { MonthRepository } from '../month/month.repository.js';
import { type SubmissionDto } from '../submission/submission.dto.js';
import { type SubmissionListingState } from '../submission/submission-states.js';
import { SubmissionRepository } from '../submission/submission.repository.js';
import { DraftMoveRepository } from './draft-moves.repository.js';
import { faultsOf, refuseStale, strangers, type RowInput } from './form-faults.js';
import { type StatusFormDto, type StatusRowDto } from './status-answer.dto.js';
import { proposedEntry, type StatusEntry, type StatusLine } from './status-entry.js';
import { formRowOf, formRowsOf } from './status-form.js';
import { type AlreadyKnown, StatusLineRepository } from './status-line.repository.js';
import { StatusReportRepository } from './status-report.repository.js';
import { StatusReportWriter } from './status-report.writer.js';

const REFUSAL = '報告に誤りがあります。';

/** What became of rows that were saved as far as they could be. */
export interface SavedRows {
  /** Where the department's report stands now. */
  state: SubmissionListingState;
  /** The rows before and after, by code; those the form does not have are missing. */
  before: StatusRowDto[];
  rows: StatusRowDto[];
  /** Procedures whose rows now say what was sent. */
  saved: string[];
  /** Procedures whose rows somebody else has saved since they were seen. */
  stale: string[];
  /** What is wrong with rows that were not saved, placed by the procedure's code and the field, or its id. */
  faults: Fault[];
}

@Injectable()
export class StatusReportService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(MonthRepository) private readonly months: MonthRepository,
    @Inject(DepartmentRepository) private readonly departments: DepartmentRepository,
    @Inject(SubmissionRepository) private readonly submissions: SubmissionRepository,
    @Inject(StatusLineRepository) private readonly lines: StatusLineRepository,
    @Inject(DraftMoveRepository) private readonly moves: DraftMoveRepository,
    @Inject(StatusReportRepository) private readonly reports: StatusReportRepository,
    @Inject(StatusReportWriter) private readonly writer: StatusReportWriter,
    @Inject(DepartmentOwners) private readonly owners: DepartmentOwners,
  ) {}

  /**
   * The department's form: every procedure it is asked about, with last month's stage and empty counts where
   * nothing is saved yet. Of a department that is no more its heir may see it.
   * @throws Problem 404 where the month was never opened or the department is not there
   */
  async form(context: Context, month: Month, departmentId: string): Promise<StatusFormDto> {
    permit(context, 'report.read');
    return this.database.snapshot(context, async (tx) => {
      await this.owners.permit(tx, context, 'report.read', departmentId);
      return this.formIn(tx, month, departmentId);
    });
  }

  /**
   * Saves one row of a month over the version seen (0 or none for a new one).
   * @throws Problem 422 with every fault, 409 with both versions where somebody was first
   */
  async saveRow(
    context: Context,
    month: Month,
    procedureId: string,
    entry: StatusEntry,
    version = 0,
  ): Promise<StatusRowDto> {
    permit(context, 'report.enter');
    return this.database.transaction(context, async (tx) => {
      const { revision } = await this.months.lockForWriting(tx, month);
      const known = { revision, draftsMoved: true };
      const line = await this.onceMoved(tx, context, { month, procedureIds: [procedureId] }, () =>
        this.lineOf(tx, month, procedureId, known),
      );
      await this.owners.permit(tx, context, 'report.enter', line.departmentId);
      const locked = await this.submissions.lock(tx, month, [line.departmentId]);
      const input = { procedureId, version, entry };
      refuseStale(month, [{ line, input }]);
      refuseFaults(faultsOf(month, line, entry), REFUSAL);
      try {
        const written = await this.writer.write(tx, context, month, [{ line, entry }], locked);
        return formRowOf(written.lines[0] ?? line, month);
      } catch (error) {
        // The line was read before the lock: whoever saved it in between is shown beside it.
        if (error instanceof Problem && error.code === 'conflict')
          refuseStale(month, [{ line: await this.lineOf(tx, month, procedureId, known), input }]);
        throw error;
      }
    });
  }

  /** Saves rows of a department's form, all or none; every fault of every row is reported at once. */
  async saveAll(
    context: Context,
    month: Month,
    departmentId: string,
    inputs: readonly RowInput[],
  ): Promise<StatusFormDto> {
    permit(context, 'report.enter');
    return this.database.transaction(context, async (tx) => {
      const { lines, locked } = await this.lockForm(tx, context, month, departmentId);
      const { pairs, faults } = pairsOf(inputs, lines);
      refuseFaults(faults, REFUSAL);
      refuseStale(month, pairs);
      const changes = pairs.map(({ line, input }) => ({ line, entry: input.entry }));
      refuseFaults(
        changes.flatMap(({ line, entry }) => faultsOf(month, line, entry)),
        REFUSAL,
      );
      const written = await this.writer.write(tx, context, month, changes, locked);
      return this.formIn(tx, month, departmentId, withChanges(lines, written.lines));
    });
  }

  /**
   * Saves those rows of a department's form that can be, and reads none but these and the ones `alsoRead`; the rest is
   * returned with what is wrong or what somebody else has saved. @throws Problem 409 where the month or the report takes no changes any more
   */
  async saveRows(
    context: Context,
    month: Month,
    departmentId: string,
    inputs: readonly RowInput[],
    alsoRead: readonly string[] = [],
  ): Promise<SavedRows> {
    permit(context, 'report.enter');
    return this.database.transaction(context, async (tx) => {
      const ids = new Set([...inputs.map(({ procedureId }) => procedureId), ...alsoRead]);
      const { lines, locked } = await this.lockForm(tx, context, month, departmentId, [...ids]);
      const { pairs, faults: unknown } = pairsOf(inputs, lines);
      const current = pairs.filter(({ line, input }) => (line.saved?.version ?? 0) === input.version);
      const faultsOfRow = ({ line, input }: (typeof pairs)[number]) => faultsOf(month, line, input.entry);
      const changes = current
        .filter((pair) => faultsOfRow(pair).length === 0)
        .map(({ line, input }) => ({ line, entry: input.entry }));
      const written = await this.writer.write(tx, context, month, changes, locked);
      const submission = locked[0]?.state ?? 'not-started';
      return {
        state: submission === 'not-started' && written.counts.created > 0 ? 'draft' : submission,
        before: lines.map((line) => formRowOf(line, month)),
        rows: withChanges(lines, written.lines).map((line) => formRowOf(line, month)),
        saved: changes.map(({ line }) => line.procedureId),
        stale: pairs.filter((pair) => !current.includes(pair)).map(({ line }) => line.procedureId),
        faults: [...unknown, ...current.flatMap(faultsOfRow)],
      };
    });
  }

  /**
   * 「残りは変更なし」: saves every row that is not saved yet with the stage known before. Counts stay 未回答, for
   * only people know them; procedures whose stage was never answered are left out.
   */
  async confirmRest(context: Context, month: Month, departmentId: string): Promise<StatusFormDto> {
    permit(context, 'report.enter');
    return this.database.transaction(context, async (tx) => {
      const { lines, locked } = await this.lockForm(tx, context, month, departmentId);
      const rest = lines.filter(({ saved, known }) => saved === null && known.stage !== null);
      const changes = rest.map((line) => ({ line, entry: proposedEntry(line.known) }));
      const written = await this.writer.write(tx, context, month, changes, locked);
      return this.formIn(tx, month, departmentId, withChanges(lines, written.lines));
    });
  }

  /** The lines of a department's form, all or these only, read once its submission is locked. */
  private async lockForm(
    tx: Transaction,
    context: Context,
    month: Month,
    departmentId: string,
    procedureIds: readonly string[] | null = null,
  ): Promise<{ lines: StatusLine[]; locked: SubmissionDto[] }> {
    await this.owners.permit(tx, context, 'report.enter', departmentId);
    const { revision } = await this.months.lockForWriting(tx, month);
    const known = { revision, draftsMoved: true };
    const [locked, lines] = await this.onceMoved(tx, context, { month, procedureIds }, () =>
      Promise.all([
        this.submissions.lock(tx, month, [departmentId]),
        procedureIds === null
          ? this.lines.ofDepartment(tx, month, departmentId, known)
          : this.lines.inFormOf(tx, month, departmentId, procedureIds, known),
      ]),
    );
    if (locked.length === 0) await this.departments.mustFind(tx, departmentId);
    return { lines, locked };
  }

  /** What is read once drafts have followed their procedures; where none has to, both cost one round trip. */
  private async onceMoved<Answer>(
    tx: Transaction,
    context: Context,
    { month, procedureIds }: { month: Month; procedureIds: readonly string[] | null },
    read: () => Promise<Answer>,
  ): Promise<Answer> {
    const [haveMoved, answer] = await Promise.all([this.moves.haveMoved(tx, procedureIds), read()]);
    if (!haveMoved) return answer;
    await this.writer.moveDraftsAlong(tx, context, month, procedureIds);
    return read();
  }

  private async formIn(
    tx: Transaction,
    month: Month,
    departmentId: string,
    linesRead?: StatusLine[],
  ): Promise<StatusFormDto> {
    const [found, { id, code, name }, submission, lines, unchanged] = await Promise.all([
      this.months.mustFind(tx, month),
      this.departments.mustFind(tx, departmentId),
      this.submissions.find(tx, month, departmentId),
      linesRead ?? this.lines.ofDepartment(tx, month, departmentId),
      this.reports.isUnchanged(tx, month, departmentId),
    ]);
    return {
      month,
      monthState: found.state,
      dueOn: found.dueOn,
      department: { id, code, name },
      state: submission?.state ?? 'not-started',
      onBehalf: submission?.onBehalf ?? false,
      returnReason: submission?.returnReason ?? null,
      submittedAt: submission?.submittedAt ?? null,
      submittedBy: submission?.submittedBy ?? null,
      acceptedAt: submission?.acceptedAt ?? null,
      acceptedBy: submission?.acceptedBy ?? null,
      rows: formRowsOf(lines, month, unchanged),
      version: submission?.version ?? 0,
    };
  }

  private async lineOf(
    tx: Transaction,
    month: Month,
    procedureId: string,
    known: AlreadyKnown,
  ): Promise<StatusLine> {
    const [line] = await this.lines.ofProcedures(tx, month, [procedureId], known);
    if (line) return line;
    const revision = await correctionRevision(tx, month);
    throw revision === null ? notFound('手続') : notInCorrection(month, revision);
  }
}

/** The rows beside their lines, and what is wrong with those that have none. */
function pairsOf(inputs: readonly RowInput[], lines: readonly StatusLine[]) {
  const byId = new Map(lines.map((line) => [line.procedureId, line]));
  const inputOf = new Map([...inputs].reverse().map((input) => [input.procedureId, input]));
  const pairs = [...inputOf.values()].reverse().flatMap((input) => {
    const line = byId.get(input.procedureId);
    return line ? [{ line, input }] : [];
  });
  return { pairs, faults: strangers(inputs, byId) };
}

/** The lines, those that were written as they are now. */
function withChanges(lines: readonly StatusLine[], changed: readonly StatusLine[]): StatusLine[] {
  const byId = new Map(changed.map((line) => [line.procedureId, line]));
  return lines.map((line) => byId.get(line.procedureId) ?? line);
}
