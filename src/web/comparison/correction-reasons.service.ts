import { Injectable } from '@nestjs/common';
import { AuditService } from '../../access/audit/audit.service.js';
import { type Context } from '../../access/context.js';
import { type Month } from '../../kernel/month.js';

/** Why a closed month was opened again, and as which revision. */
export interface CorrectionReason {
  month: Month;
  /** The revision that came of it. */
  revision: number;
  reason: string;
  at: Date;
  by: string;
}

/** Far more than a month is ever corrected and closed. */
const MOST_EVENTS = 200;

/** Reads from the audit trail why months were corrected. */
@Injectable()
export class CorrectionReasons {
  constructor(private readonly audit: AuditService) {}

  /** Every correction of a month, first to last. Empty where it never was. */
  async of(context: Context, month: Month): Promise<CorrectionReason[]> {
    const { items } = await this.audit.list(context, {
      subjectKind: 'month',
      subjectId: month,
      limit: MOST_EVENTS,
    });
    return items
      .filter(({ action }) => action === 'month.reopen')
      .map(({ after, at, actorLabel }) => ({ month, at, by: actorLabel, ...(after as Reopened) }))
      .map(({ revision, reason, at, by }) => ({ month, revision, reason, at, by }))
      .reverse();
  }
}

/** What the audit trail holds of a month that was opened again. */
type Reopened = Pick<CorrectionReason, 'revision' | 'reason'>;
