import { Inject, Injectable } from '@nestjs/common';
import { monthsOfFiscalYear } from '../../kernel/fiscal-year.js';
import { monthLockName } from '../../kernel/month.js';
import { type Period } from '../../kernel/period.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { Outdated } from '../../platform/owed-work/handler.js';
import { Problem, orNotFound } from '../../platform/problem.js';
import { MonthRepository } from '../../reporting/month/month.repository.js';
import { periodDays, type PeriodFacts } from './period-facts.js';

type FactsRow = Pick<
  PeriodFacts,
  'municipalityKind' | 'itemRule' | 'monthState' | 'unclosedMonths' | 'monthRevisions'
> & {
  edition: PeriodFacts['edition'] | null;
  tags: PeriodFacts['tags'];
  revision: number | null;
};

@Injectable()
export class PeriodFactsRepository {
  constructor(@Inject(MonthRepository) private readonly months: MonthRepository) {}

  /**
   * The facts of a period now: the edition and rule in force, and the state of its month.
   * @throws Problem 409 where no edition of the national list is loaded
   */
  async of(tx: Transaction, period: Period): Promise<PeriodFacts> {
    const days = periodDays(period);
    const row = await tx.one<FactsRow>(
      `SELECT m.kind AS municipality_kind, m.item_rule,
              edition.edition, edition.tags,
              month.state AS month_state, month.revision,
              ARRAY(SELECT u.month FROM reporting_month u
                     WHERE u.municipality_id = m.municipality_id AND u.state <> 'closed' AND u.month <= $2
                     ORDER BY u.month) AS unclosed_months,
              (SELECT coalesce(jsonb_object_agg(c.month, CASE c.state WHEN 'closed' THEN c.revision ELSE c.revision - 1 END), '{}')
                 FROM reporting_month c
                WHERE c.municipality_id = m.municipality_id AND c.month >= $3 AND c.month < $2
                  AND (c.state = 'closed' OR c.revision > 1)) AS month_revisions
         FROM municipality m
         LEFT JOIN list_edition edition
           ON edition.edition = coalesce(m.list_edition, (SELECT max(edition) FROM list_edition))
         LEFT JOIN reporting_month month ON month.municipality_id = m.municipality_id AND month.month = $2
        WHERE m.municipality_id = $1`,
      [tx.municipality, days.stageMonth, monthsOfFiscalYear(days.yearlyFiscalYear)[0]],
    );
    const { edition, revision, ...rest } = orNotFound(row, '地方公共団体');
    if (!edition) {
      throw new Problem(409, 'no-edition', '優先手続一覧が読み込まれていません。', {
        detail: '運用者が「cli migrate」または「cli list load」を実行すると、一覧が読み込まれます。',
      });
    }
    return { ...days, ...rest, edition, revision: revision ?? 1 };
  }

  /**
   * Locks the month that decides for a period (itself; for a fiscal year its March) against changes until the commit.
   * Null where it was never opened.
   */
  async lockMonth(
    tx: Transaction,
    period: Period,
  ): Promise<Pick<PeriodFacts, 'monthState' | 'revision'> | null> {
    const row = await this.months.share(tx, periodDays(period).stageMonth);
    return row ? { monthState: row.state, revision: row.revision } : null;
  }

  /** The same for who holds other locks already: not waiting. @throws Outdated where the month's state is being changed */
  async lockMonthAtOnce(tx: Transaction, period: Period): ReturnType<PeriodFactsRepository['lockMonth']> {
    if (!(await tx.tryLock(monthLockName(periodDays(period).stageMonth)))) throw new Outdated(period);
    return this.lockMonth(tx, period);
  }
}
