import { Injectable } from '@nestjs/common';
import { type AuditEntry, auditEntry } from '../access/audit/audit-entry.js';
import { AuditRepository } from '../access/audit/audit.repository.js';
import { type Context } from '../access/context.js';
import { permit } from '../access/permissions.js';
import { Database } from '../platform/database/database.js';
import { type Transaction } from '../platform/database/transaction.js';
import { type OwedKind } from '../platform/owed-work/owed-kind.js';
import { type OwedWorkDto } from '../platform/owed-work/owed-work.dto.js';
import { OwedWork } from '../platform/owed-work/owed-work.js';
import { ImportService } from '../exchange/import.service.js';
import { orNotFound, Problem } from '../platform/problem.js';

/** What is still owed, and a person's request to try it again or drop it. */
@Injectable()
export class OwedWorkService {
  constructor(
    private readonly database: Database,
    private readonly owedWork: OwedWork,
    private readonly audit: AuditRepository,
    private readonly imports: ImportService,
  ) {}

  /** Everything not done yet, oldest first, with the reason where it failed. */
  async outstanding(context: Context): Promise<OwedWorkDto[]> {
    permit(context, 'owed-work.read');
    return this.database.snapshot(context, (tx) => this.owedWork.outstanding(tx));
  }

  /** Makes a piece of work due now, also one that pauses or is set aside. @throws Problem 404 where it is not owed */
  async retry(context: Context, kind: string, key: string): Promise<OwedWorkDto> {
    permit(context, 'owed-work.retry');
    return this.database.transaction(context, async (tx) => {
      const row = await this.owed(tx, kind as OwedKind, key);
      await this.audit.record(tx, context, [recordOf('retry', row)]);
      await this.owedWork.retry(tx, row.kind, key);
      return row;
    });
  }

  /**
   * Gives a piece of work up for good. Only what is not needed for a figure to be right can be: a file that was sent,
   * the file of a report (which can be asked for again), a notice.
   * @throws Problem 404 where it is not owed, 409 for work of another kind
   */
  async drop(context: Context, kind: string, key: string): Promise<OwedWorkDto> {
    permit(context, 'owed-work.retry');
    if (!isDroppable(kind)) throw notDroppable();
    const row = await this.database.snapshot(context, (tx) => this.owed(tx, kind, key));
    if (kind === 'import') await this.imports.drop(context, key);
    else await this.dropRow(context, row);
    return row;
  }

  private async dropRow(context: Context, row: OwedWorkDto): Promise<void> {
    await this.database.transaction(context, async (tx) => {
      await this.audit.record(tx, context, [recordOf('drop', row)]);
      await this.owedWork.drop(tx, row.kind, row.key);
    });
  }

  private async owed(tx: Transaction, kind: OwedKind, key: string): Promise<OwedWorkDto> {
    const row = await this.owedWork.find(tx, kind, key);
    return orNotFound(row && row.done < row.requested ? row : undefined, '残っている処理');
  }
}

function recordOf(what: 'retry' | 'drop', { kind, key, failure }: OwedWorkDto): AuditEntry {
  return auditEntry(`owed-work.${what}`, `${kind}/${key}`, { before: { failure } });
}

/** The kinds of work a person can drop. */
const DROPPABLE = ['import', 'report-file', 'notice'] as const satisfies readonly OwedKind[];

export function isDroppable(kind: string): kind is (typeof DROPPABLE)[number] {
  return (DROPPABLE as readonly string[]).includes(kind);
}

function notDroppable(): Problem {
  return new Problem(409, 'not-droppable', 'この処理は取りやめられません。', {
    detail:
      '取りやめると、指標の値が古いまま残ります。確定の処理は、月の画面で確定を取り消すとなくなります。',
  });
}
