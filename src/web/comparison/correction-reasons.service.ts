import { Injectable } from '@nestjs/common';
import { AuditService } from '../../access/audit/audit.service.js';
import { type Context } from '../../access/context.js';
import { type SnapshotDto } from '../../achievement/figures/figures-answer.dto.js';
import { isMonth, type Month } from '../../kernel/month.js';

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
      .map(({ after, at, actorLabel: by }) => {
        const { revision, reason } = after as Reopened;
        return { month, revision, reason, at, by };
      })
      .reverse();
  }

  /** The corrections that stand between two sides: those up to either revision, but for what both share. */
  async between(context: Context, from: Compared, to: Compared): Promise<CorrectionReason[]> {
    const sides = [from, to].flatMap(({ period, revision }) =>
      isMonth(period) ? [{ month: period, revision }] : [],
    );
    const [a, b] = sides;
    if (a && b && a.month === b.month) {
      const [least, most] = [Math.min(a.revision, b.revision), Math.max(a.revision, b.revision)];
      return (await this.of(context, a.month)).filter(({ revision }) => revision > least && revision <= most);
    }
    const found = await Promise.all(
      sides.map(async ({ month, revision }) => {
        const reasons = await this.of(context, month);
        return reasons.filter((one) => one.revision <= revision);
      }),
    );
    return found.flat();
  }
}

type Compared = Pick<SnapshotDto, 'period' | 'revision'>;

/** What the audit trail holds of a month that was opened again. */
type Reopened = Pick<CorrectionReason, 'revision' | 'reason'>;
