import { Inject, Injectable } from '@nestjs/common';
import { type Logger } from 'pino';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { LOGGER } from '../../platform/platform.module.js';
import { type Context, type Origin } from '../context.js';
import { SecurityEventRepository } from '../security/security-event.repository.js';
import { type SecurityKind } from '../security/security-kinds.js';
import { accountNoticeKey } from './account-notice-key.js';
import { type Credentials } from './user.repository.js';

const DAY_MS = 86_400_000;
const NOTIFIED = '本人にお知らせ';

/** Keeps what happens to a user's account, and lets its owner hear of it by mail. */
@Injectable()
export class AccountNotices {
  constructor(
    private readonly database: Database,
    private readonly events: SecurityEventRepository,
    private readonly owedWork: OwedWork,
    @Inject(LOGGER) private readonly logger: Pick<Logger, 'error'>,
  ) {}

  /** Within the transaction of the change, after its audit record. */
  async tell(
    tx: Transaction,
    context: Context,
    event: { kind: SecurityKind; at: Date; userId: string; detail?: string },
  ): Promise<void> {
    const id = await this.events.record(tx, context, event);
    await this.owedWork.raise(tx, 'notice', [accountNoticeKey(id)]);
  }

  /**
   * Tells the owner of a login that failures have begun to delay it, once a day. Whoever failed does not wait for
   * this: the response time would reveal that there is an owner.
   */
  signInDelayed(user: Credentials, origin: Origin, at: Date): void {
    this.tellOfDelay(user, origin, at).catch((error: unknown) => {
      this.logger.error({ err: error }, 'サインインの待機を本人に知らせられませんでした');
    });
  }

  private async tellOfDelay(
    { id: userId, label, municipality }: Credentials,
    origin: Origin,
    at: Date,
  ): Promise<void> {
    await this.database.transaction({ municipality }, async (tx) => {
      const kind = 'sign-in-delayed';
      const since = new Date(at.getTime() - DAY_MS);
      if (await this.events.happenedSince(tx, { userId, kind, detail: NOTIFIED }, since)) return;
      const event = { municipality, kind, at, count: 1, actorId: userId, actorLabel: label, userId } as const;
      const ids = await this.events.add(tx, [{ ...event, ...origin, detail: NOTIFIED }]);
      await this.owedWork.raise(tx, 'notice', ids.map(accountNoticeKey));
    });
  }
}
