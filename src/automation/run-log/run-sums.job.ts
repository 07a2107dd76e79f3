import { Inject, Injectable } from '@nestjs/common';
import { type Clock } from '../../kernel/clock.js';
import { parseMonth } from '../../kernel/month.js';
import { CLOCK } from '../../platform/clock-token.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { HandlesWork } from '../../platform/owed-work/declared-work.js';
import { type OwedHandler } from '../../platform/owed-work/handler.js';
import { RunSumRepository, type StoredRunSum } from './run-sum.repository.js';

declare module '../../platform/owed-work/owed-kind.js' {
  interface OwedKinds {
    'run-sums': true;
  }
}

/**
 * 実行記録の集計: sums the runs of a month. The key is the month, not one robot's: a batch touches many robots and few
 * months, and the months of all robots together cost one statement. Late runs are left out when they are stored, so
 * that the sums of a closed month come to the same whenever they are worked out.
 */
@HandlesWork({ kind: 'run-sums', queue: 'figures', mostStarts: 10, beforeReading: true })
@Injectable()
export class RunSumsJob implements OwedHandler<StoredRunSum[]> {
  constructor(
    private readonly sums: RunSumRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async compute(tx: Transaction, key: string): Promise<StoredRunSum[]> {
    return this.sums.ofMonth(tx, parseMonth(key));
  }

  async write(tx: Transaction, key: string, sums: StoredRunSum[]): Promise<void> {
    await this.sums.save(tx, parseMonth(key), sums, this.clock.now());
  }
}
