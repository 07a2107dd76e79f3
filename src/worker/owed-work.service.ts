import { Injectable } from '@nestjs/common';
import { AuditRepository } from '../access/audit/audit.repository.js';
import { type Context } from '../access/context.js';
import { permit } from '../access/permissions.js';
import { Database } from '../platform/database/database.js';
import { type OwedKind } from '../platform/owed-work/kinds.js';
import { OwedWork, type OwedRow } from '../platform/owed-work/owed-work.js';
import { notFound } from '../platform/problem.js';

/** What is still owed, and a person's word that it be tried again. */
@Injectable()
export class OwedWorkService {
  constructor(
    private readonly database: Database,
    private readonly owedWork: OwedWork,
    private readonly audit: AuditRepository,
  ) {}

  /** Everything not done yet, oldest first, with the reason where it failed. */
  async outstanding(context: Context): Promise<OwedRow[]> {
    permit(context, 'owed-work.read');
    return this.database.transaction(context, (tx) => this.owedWork.outstanding(tx));
  }

  /** Nudges a piece of work now instead of waiting for the reconciler. @throws Problem 404 where it is not owed */
  async retry(context: Context, kind: string, key: string): Promise<OwedRow> {
    permit(context, 'owed-work.retry');
    return this.database.transaction(context, async (tx) => {
      const row = await this.owedWork.find(tx, kind as OwedKind, key);
      if (!row || row.done >= row.requested) throw notFound('残っている処理');
      await this.audit.record(tx, context, [
        {
          action: 'owed-work.retry',
          subjectKind: 'owed-work',
          subjectId: `${kind}/${key}`,
          before: { failure: row.failure },
        },
      ]);
      this.owedWork.remind(tx, row.kind, key);
      return row;
    });
  }
}
