import { Inject, Injectable } from '@nestjs/common';
import { type AuditEntry, auditEntry } from '../../access/audit/audit-entry.js';
import { AuditRepository } from '../../access/audit/audit.repository.js';
import { changesBetween } from '../../access/audit/changes.js';
import { type Context } from '../../access/context.js';
import { type Clock } from '../../kernel/clock.js';
import { type Month } from '../../kernel/month.js';
import { CLOCK } from '../../platform/clock-token.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { conflict } from '../../platform/problem.js';
import { actsOnBehalf } from '../submission/on-behalf.js';
import { type SubmissionDto } from '../submission/submission.dto.js';
import { EDITABLE_SUBMISSION_STATES } from '../submission/submission-states.js';
import { notEditable } from '../submission/submission-problems.js';
import { SubmissionRepository } from '../submission/submission.repository.js';
import { confirmationsFor } from './confirmation.js';
import { draftMoveAudit } from './draft-move-audit.js';
import { DraftMoveRepository } from './draft-moves.repository.js';
import { isSaved, type StatusEntry, type StatusLine } from './status-entry.js';
import { type EnteredBy, type EntryToWrite, StatusReportRepository } from './status-report.repository.js';

/** A line of the form and what is to be saved on it. */
export interface LineChange {
  line: StatusLine;
  entry: StatusEntry;
}

export interface Written {
  counts: { created: number; updated: number; unchanged: number };
  /** The lines as they are now, in the order given. */
  lines: StatusLine[];
}

/** The one way rows get into a month: whoever calls has locked the month and checked every entry. */
@Injectable()
export class StatusReportWriter {
  constructor(
    @Inject(StatusReportRepository) private readonly reports: StatusReportRepository,
    @Inject(DraftMoveRepository) private readonly moves: DraftMoveRepository,
    @Inject(SubmissionRepository) private readonly submissions: SubmissionRepository,
    @Inject(AuditRepository) private readonly audit: AuditRepository,
    @Inject(OwedWork) private readonly owedWork: OwedWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Lets drafts follow their procedures before rows are written, all or those of these procedures; recorded. The month is held. */
  async moveDraftsAlong(
    tx: Transaction,
    context: Context,
    month: Month,
    procedureIds: readonly string[] | null = null,
  ): Promise<void> {
    const moves = await this.moves.moveDraftsAlong(tx, month, procedureIds);
    await this.audit.record(tx, context, draftMoveAudit(month, moves));
    if (moves.length === 0) return;
    await this.owedWork.raiseAll(tx, 'provisional', {
      procedures: moves.map(({ procedureId }) => procedureId),
    });
  }

  /**
   * Saves what differs from what is there, records it and asks for the figures again, in this order. Nothing that
   * differs leaves no trace, and a confirmation is kept only for the value it was given for. `locked`: the submissions
   * that the caller has locked.
   * @throws Problem 409 where a submission may not be edited or somebody was first
   */
  async write(
    tx: Transaction,
    context: Context,
    month: Month,
    newLines: LineChange[],
    locked: readonly SubmissionDto[],
  ): Promise<Written> {
    const changes = newLines.map(({ line, entry }) => ({
      line,
      entry: { ...entry, confirmedWarnings: confirmationsFor(entry, line.saved) },
    }));
    const real = changes.filter(({ line, entry }) => !isSaved(line.saved, entry));
    const created = real.filter(({ line }) => line.saved === null).length;
    const counts = { created, updated: real.length - created, unchanged: changes.length - real.length };
    if (real.length === 0) return { counts, lines: changes.map(({ line }) => line) };
    const by = { label: context.actor.label, at: this.clock.now(), onBehalf: actsOnBehalf(context) };
    await this.beginOrRefuse(tx, month, [...new Set(real.map(({ line }) => line.departmentId))], locked);
    const entries = real.map(entryToWrite);
    if (by.onBehalf) {
      const departmentIds = [...new Set(entries.map(({ departmentId }) => departmentId))];
      await this.submissions.markOnBehalf(tx, month, departmentIds);
    }
    const records = real.map((change) => auditOf(month, change));
    const touched = { procedures: entries.map(({ procedureId }) => procedureId) };
    const [storedRows] = await Promise.all([
      this.reports.write(tx, month, entries, by),
      this.audit.record(tx, context, records),
      this.owedWork.raiseAll(tx, 'provisional', touched),
    ]);
    if (storedRows < entries.length)
      throw conflict('報告の行', { rows: entries.length }, { rows: storedRows });
    const lines = changes.map((change) => (real.includes(change) ? savedLine(change, by) : change.line));
    return { counts, lines };
  }

  private async beginOrRefuse(
    tx: Transaction,
    month: Month,
    departmentIds: string[],
    locked: readonly SubmissionDto[],
  ): Promise<void> {
    const isLocked = (id: string) => locked.some(({ departmentId }) => departmentId === id);
    const others = departmentIds.filter((id) => !isLocked(id));
    const there = locked.filter(({ departmentId }) => departmentIds.includes(departmentId));
    const notEditableYet = there.find(({ state }) => !EDITABLE_SUBMISSION_STATES.includes(state));
    if (notEditableYet) throw notEditable(notEditableYet.state);
    const hasBegun = others.length === 0 ? 0 : await this.submissions.begin(tx, month, others);
    if (hasBegun < others.length) throw conflict('課の報告', { begun: false }, { begun: true });
  }
}

function entryToWrite({ line, entry }: LineChange): EntryToWrite {
  const { procedureId, departmentId, saved } = line;
  return { procedureId, departmentId, seenVersion: saved?.version ?? 0, entry };
}

/** A line once its entry is stored. */
function savedLine({ line, entry }: LineChange, { label, at, onBehalf }: EnteredBy): StatusLine {
  const version = (line.saved?.version ?? 0) + 1;
  return {
    ...line,
    saved: { ...entry, returnReason: null, onBehalf, enteredBy: label, enteredAt: at, version },
  };
}

function auditOf(month: Month, { line, entry }: LineChange): AuditEntry {
  const before = line.saved ? auditFields(line.saved, line.saved.returnReason) : {};
  const change = changesBetween(before, auditFields(entry, null));
  return auditEntry('status-report.save', `${month}/${line.procedureId}`, change);
}

function auditFields(entry: StatusEntry, returnReason: string | null): object {
  const { stage, exemptReason, applicationsTotal, applicationsOnline } = entry;
  const { plannedMonth, note, confirmedWarnings } = entry;
  const counts = { applicationsTotal, applicationsOnline };
  return { stage, exemptReason, ...counts, plannedMonth, note, confirmedWarnings, returnReason };
}
