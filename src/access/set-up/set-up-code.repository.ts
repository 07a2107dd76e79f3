import { Injectable } from '@nestjs/common';
import { sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';

/** The one code that opens はじめての設定, as its hash. A municipality that is added voids it, however it is added. */
@Injectable()
export class SetUpCodeRepository {
  /** As the system role: whether there is a municipality. None is ever deleted. */
  async hasMunicipality(system: Transaction): Promise<boolean> {
    const row = await system.one<{ any: boolean }>(sql`SELECT EXISTS (SELECT FROM municipality) AS any`);
    return row?.any ?? false;
  }

  /** As the system role: puts a code in place of an earlier one. False, and none is left, where there is a municipality. */
  async replace(system: Transaction, codeHash: string, at: Date): Promise<boolean> {
    await this.lock(system);
    await system.execute(sql`DELETE FROM set_up_code`);
    return system.changesOne(sql`
      INSERT INTO set_up_code (code_hash, made_at)
      SELECT ${codeHash}, ${at} WHERE NOT EXISTS (SELECT FROM municipality)`);
  }

  /** As the system role: the hash of the code; undefined where there is none or there is a municipality. */
  async find(system: Transaction): Promise<string | undefined> {
    const row = await system.one<{ codeHash: string }>(sql`
      SELECT code_hash FROM set_up_code WHERE NOT EXISTS (SELECT FROM municipality)`);
    return row?.codeHash;
  }

  /** Uses the code up in the transaction that adds the municipality; false where it is void, or somebody was faster. */
  async use(tx: Transaction, codeHash: string): Promise<boolean> {
    await this.lock(tx);
    return tx.changesOne(sql`DELETE FROM set_up_code WHERE code_hash = ${codeHash}`);
  }

  /** The same that adding a municipality takes: a new code and a municipality never pass each other by. */
  private async lock(tx: Transaction): Promise<void> {
    await tx.query(sql`SELECT pg_advisory_xact_lock(hashtextextended('set-up', 0))`);
  }
}
