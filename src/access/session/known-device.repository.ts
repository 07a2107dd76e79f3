import { Injectable } from '@nestjs/common';
import { sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';

const MOST_DEVICES = 20;

/** Browsers on which a user has signed in before, by the hash of what stands in their cookie. */
@Injectable()
export class KnownDeviceRepository {
  /** Notes that the user signed in on the device; of the user's devices the most recently used are kept. */
  async remember(tx: Transaction, userId: string, hash: string, at: Date): Promise<void> {
    await tx.execute(sql`
      INSERT INTO known_device (municipality_id, secret_hash, user_id, created_at, last_used_at)
      VALUES (${tx.municipality}, ${hash}, ${userId}, ${at}, ${at})
      ON CONFLICT (municipality_id, user_id, secret_hash) DO UPDATE SET last_used_at = excluded.last_used_at`);
    await tx.execute(sql`
      DELETE FROM known_device
       WHERE municipality_id = ${tx.municipality} AND user_id = ${userId} AND secret_hash NOT IN (
        SELECT secret_hash FROM known_device
         WHERE municipality_id = ${tx.municipality} AND user_id = ${userId}
         ORDER BY last_used_at DESC, secret_hash LIMIT ${MOST_DEVICES})`);
  }

  /** Whether anybody of the municipality has signed in on the device: people share machines. */
  async isKnown(tx: Transaction, hash: string, since: Date): Promise<boolean> {
    const rows = await tx.query(sql`
      SELECT 1 FROM known_device
       WHERE municipality_id = ${tx.municipality} AND secret_hash = ${hash}
         AND last_used_at > ${since} LIMIT 1`);
    return rows.length > 0;
  }

  /** Whether the device is the user's; also as the system role. */
  async isOf(
    tx: Transaction,
    municipality: string,
    { userId, hash, since }: { userId: string; hash: string; since: Date },
  ): Promise<boolean> {
    const rows = await tx.query(sql`
      SELECT 1 FROM known_device
       WHERE municipality_id = ${municipality} AND user_id = ${userId} AND secret_hash = ${hash}
         AND last_used_at > ${since}`);
    return rows.length > 0;
  }

  /** Forgets the user's devices, all or all but one. */
  async forget(tx: Transaction, userId: string, except: string | null = null): Promise<void> {
    await tx.execute(sql`
      DELETE FROM known_device
       WHERE municipality_id = ${tx.municipality} AND user_id = ${userId}
         AND (${except}::text IS NULL OR secret_hash <> ${except})`);
  }
}
