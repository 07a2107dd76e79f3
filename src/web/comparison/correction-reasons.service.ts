import { Injectable } from '@nestjs/common';
import { AuditService } from '../../access/audit/audit.service.js';
import { type Context } from '../../access/context.js';
import { type SnapshotDto } from '../../achievement/figures/figures-answer.dto.js';
import { isMonth, type Month } from '../../kernel/month.js';
import { type Period } from '../../kernel/period.js';

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

  /** The same of the months among several periods, each once. */
  async ofPeriods(context: Context, periods: readonly Period[]): Promise<CorrectionReason[]> {
    const months = [...new Set(periods)].filter(isMonth);
    return (await Promise.all(months.map((month) => this.of(context, month)))).flat();
  }
}

/** Of the corrections of two sides' months those that stand between them: up to either revision, but for what both share. */
export function correctionsBetween(
  reasons: readonly CorrectionReason[],
  from: Compared,
  to: Compared,
): CorrectionReason[] {
  const upTo = ({ period, revision }: Compared) =>
    reasons.filter((one) => one.month === period && one.revision <= revision);
  if (from.period !== to.period) return [...upTo(from), ...upTo(to)];
  const [least, most] = [Math.min(from.revision, to.revision), Math.max(from.revision, to.revision)];
  return upTo({ ...to, revision: most }).filter(({ revision }) => revision > least);
}

type Compared = Pick<SnapshotDto, 'period' | 'revision'>;

/** What the audit trail holds of a month that was opened again. */
type Reopened = Pick<CorrectionReason, 'revision' | 'reason'>;
