import { parseMonth } from '../kernel/month.js';
import { periodLabel } from '../kernel/period.js';
import { type Transaction } from '../platform/database/transaction.js';
import { Problem } from '../platform/problem.js';
import { type MonthDto } from '../reporting/month/month.dto.js';
import { type MonthRepository } from '../reporting/month/month.repository.js';

/** The month a file was accepted for, as it was then. */
export interface AcceptedFor {
  month: string;
  revision: number;
  openedAt: string;
}

/** What is remembered of a month when a file for it comes; null for a file of no month. @throws Problem 404 */
export async function acceptedForMonth(
  tx: Transaction,
  months: MonthRepository,
  month: string | undefined,
): Promise<AcceptedFor | null> {
  if (month === undefined) return null;
  const { revision, openedAt } = await months.mustFind(tx, parseMonth(month));
  return { month, revision, openedAt: openedAt.toISOString() };
}

/**
 * An import applies only to the month as it was when the file came: what has been reopened or opened anew since
 * has entries that the file's sender has not seen. Of a file from before this was remembered, the month must be in its
 * first revision and have been opened by then.
 * @throws Problem 409 where it is another
 */
export function refuseOtherMonth(
  { month, revision, openedAt }: Pick<MonthDto, 'month' | 'revision' | 'openedAt'>,
  acceptedFor: AcceptedFor | null,
  createdAt: Date,
): void {
  const same = acceptedFor
    ? acceptedFor.revision === revision && acceptedFor.openedAt === openedAt.toISOString()
    : revision === 1 && openedAt <= createdAt;
  if (same) return;
  const what =
    revision === (acceptedFor?.revision ?? 1) ? '受付をやり直され' : '確定され、訂正のため再開され';
  throw new Problem(
    409,
    'month-changed',
    `ファイルを受け付けた後に、${periodLabel(month)}が${what}ました。`,
    {
      detail: 'この取り込みは行いません。今の内容を確かめ、必要ならもう一度取り込んでください。',
    },
  );
}
