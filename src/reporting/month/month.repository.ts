import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../../kernel/date.js';
import { type Month, monthLockName } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { prepared, sql, sqlText, type Sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { Problem } from '../../platform/problem.js';
import { unavailability } from '../../platform/unavailable.js';
import { type MonthDto } from './month.dto.js';
import { type MonthState } from './month-states.js';

export const MONTH_STATE_NAMES: Record<MonthState, string> = {
  open: '受付中',
  closing: '確定処理中',
  closed: '確定',
};

const COLUMNS = sql`month, state, revision, due_on, opened_at, opened_by,
  close_requested_at, close_requested_by, closed_at,
  reopen_reason, version`;

const NO_REQUEST = sql`close_requested_at = NULL, close_requested_by = NULL`;

const REFUSALS: Record<Exclude<MonthState, 'open'>, string> = {
  closing: '確定処理が終わるのを待つか、DX推進課が確定を取り消すと入力できます。',
  closed: '訂正が必要な場合は、DX推進課が理由を付けて再開すると入力できます。',
};

@Injectable()
export class MonthRepository {
  async find(tx: Transaction, month: Month): Promise<MonthDto | undefined> {
    return tx.one<MonthDto>(
      prepared(sql`
        SELECT ${COLUMNS} FROM reporting_month WHERE municipality_id = ${tx.municipality} AND month = ${month}`),
    );
  }

  /** @throws Problem 404 where the month was never opened */
  async mustFind(tx: Transaction, month: Month): Promise<MonthDto> {
    const row = await this.find(tx, month);
    if (!row) throw monthNotFound(month);
    return row;
  }

  /** Every month ever opened, newest first. */
  async list(tx: Transaction): Promise<MonthDto[]> {
    return tx.query<MonthDto>(
      prepared(sql`
      SELECT ${COLUMNS} FROM reporting_month WHERE municipality_id = ${tx.municipality} ORDER BY month DESC`),
    );
  }

  /** Opens a month; false where it has been opened before. */
  async insert(
    tx: Transaction,
    opened: { month: Month; dueOn: string; openedAt: Date; openedBy: string },
  ): Promise<boolean> {
    const { month, dueOn, openedAt, openedBy } = opened;
    const inserted = await tx.changesOne(sql`
      INSERT INTO reporting_month (municipality_id, month, state, due_on, opened_at, opened_by)
      VALUES (${tx.municipality}, ${month}, 'open', ${dueOn}, ${openedAt}, ${openedBy}) ON CONFLICT DO NOTHING`);
    if (inserted) await this.noteUndatedChangesFrom(tx);
    return inserted;
  }

  /**
   * The first statement of every transaction that writes a month's submissions or reports: holds the month open
   * until the commit, beside other writers. Whoever changes a month's state takes the same lock alone, so the row itself,
   * which all writers would have to lock, is only read. @throws Problem 409 unless the month is open
   */
  async lockForWriting(tx: Transaction, month: Month): Promise<MonthDto> {
    const [isLocked, asLocked] = await Promise.all([tx.tryLock(monthLockName(month)), this.find(tx, month)]);
    if (isLocked) return openRow(month, asLocked);
    // Refused before waiting for the lock: whoever closes the month may hold it for long.
    openRow(month, await this.find(tx, month));
    const row = await tx.orBack(
      () => this.share(tx, month),
      async (error) => {
        if (unavailability(error) !== 'locked') throw error;
        openRow(month, await this.find(tx, month));
        throw error;
      },
    );
    return openRow(month, row);
  }

  /** Locks the month against every writer until the commit, for a change of its state. Served in turn. */
  async lockForClosing(tx: Transaction, month: Month): Promise<MonthDto | undefined> {
    await tx.lock([monthLockName(month)], 'alone');
    return this.lock(tx, month, 'FOR UPDATE');
  }

  /** Keeps the month as it is until the commit, beside other writers. */
  async share(tx: Transaction, month: Month): Promise<MonthDto | undefined> {
    const locks = [tx.lock([monthLockName(month)], 'shared'), this.lock(tx, month, 'FOR SHARE')] as const;
    return (await Promise.all(locks))[1];
  }

  /** Keeps those of these months that were opened (all where null) as they are until the commit, oldest first. */
  async shareAll(tx: Transaction, months: readonly Month[] | null = null): Promise<MonthDto[]> {
    const opened = await tx.query<{ month: Month }>(sql`
      SELECT month FROM reporting_month
       WHERE municipality_id = ${tx.municipality} AND (${months}::text[] IS NULL OR month = ANY (${months}))
       ORDER BY month`);
    const found = opened.map(({ month }) => month);
    await tx.lock(found.map(monthLockName), 'shared');
    return tx.query<MonthDto>(sql`
      SELECT ${COLUMNS} FROM reporting_month
       WHERE municipality_id = ${tx.municipality} AND month = ANY (${found})
       ORDER BY month FOR SHARE`);
  }

  /** Takes an opened month back; it must have nothing in it. */
  async delete(tx: Transaction, month: Month): Promise<void> {
    await tx.execute(sql`
      DELETE FROM reporting_month
       WHERE municipality_id = ${tx.municipality} AND month = ${month} AND state = 'open' AND revision = 1`);
    await this.noteUndatedChangesFrom(tx);
  }

  /** Sets the day by which departments answer. */
  async setDueOn(tx: Transaction, month: Month, dueOn: IsoDate): Promise<void> {
    await this.update(tx, month, sql`due_on = ${dueOn}`);
  }

  /** 確定処理中: from now on nothing of the month can be written. */
  async setClosing(tx: Transaction, month: Month, by: string, at: Date): Promise<void> {
    const set = sql`state = 'closing', close_requested_at = ${at}, close_requested_by = ${by}`;
    await this.update(tx, month, set);
  }

  /** Takes a requested close back: the month is 受付中 again, in the same revision. */
  async setOpen(tx: Transaction, month: Month): Promise<void> {
    await this.update(tx, month, sql`state = 'open', ${NO_REQUEST}`);
  }

  /** 確定: the figures of this revision are frozen. */
  async setClosed(tx: Transaction, month: Month, at: Date): Promise<void> {
    await this.update(tx, month, sql`state = 'closed', closed_at = ${at}`);
    await this.noteUndatedChangesFrom(tx);
  }

  /** 訂正: opens a closed month again as its next revision. */
  async reopen(tx: Transaction, month: Month, reason: string): Promise<void> {
    const next = sql`state = 'open', revision = revision + 1, reopen_reason = ${reason}, closed_at = NULL`;
    await this.update(tx, month, sql`${next}, ${NO_REQUEST}`);
  }

  /**
   * Keeps with the municipality from which day a change of the catalogue without a day holds: the first of the oldest
   * month not yet closed for the first time, else of the month after the newest; none where no month was ever opened.
   */
  private async noteUndatedChangesFrom(tx: Transaction): Promise<void> {
    await tx.execute(sql`
      UPDATE municipality SET undated_changes_from = (
        SELECT coalesce(min((month || '-01')::date) FILTER (WHERE revision = 1 AND state <> 'closed'),
                        (max((month || '-01')::date) + interval '1 month')::date)
          FROM reporting_month WHERE municipality_id = ${tx.municipality})
       WHERE municipality_id = ${tx.municipality}`);
  }

  private async lock(
    tx: Transaction,
    month: Month,
    strength: 'FOR SHARE' | 'FOR UPDATE',
  ): Promise<MonthDto | undefined> {
    return tx.one<MonthDto>(sql`
      SELECT ${COLUMNS} FROM reporting_month
       WHERE municipality_id = ${tx.municipality} AND month = ${month} ${sqlText(strength)}`);
  }

  private async update(tx: Transaction, month: Month, set: Sql): Promise<void> {
    await tx.execute(sql`
      UPDATE reporting_month SET ${set}, version = version + 1
       WHERE municipality_id = ${tx.municipality} AND month = ${month}`);
  }
}

export function monthNotFound(month: Month): Problem {
  return new Problem(404, 'not-found', `${periodLabel(month)}は、受付を始めていない月です。`, {
    detail: '受付は、対象月の翌月1日から始められます。受付を始めた月を選んでください。',
  });
}

/** The month's row, where it is open. @throws Problem 409 where it is not, or was never opened */
export function openRow(month: Month, row: MonthDto | undefined): MonthDto {
  if (!row) {
    throw new Problem(409, 'month-not-open', `${periodLabel(month)}はまだ受付を開始していません。`, {
      detail: 'DX推進課が対象月の受付を開始すると入力できます。',
    });
  }
  if (row.state !== 'open') {
    const name = MONTH_STATE_NAMES[row.state];
    throw new Problem(409, 'month-not-open', `${periodLabel(month)}は${name}のため、変更できません。`, {
      detail: REFUSALS[row.state],
    });
  }
  return row;
}
