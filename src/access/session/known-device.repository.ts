import { Injectable } from '@nestjs/common';
import { type Transaction } from '../../platform/database/transaction.js';

const MOST_DEVICES = 20;

/** Browsers on which a user has signed in before, by the hash of what stands in their cookie. */
@Injectable()
export class KnownDeviceRepository {
  /** Notes that the user signed in on the device; of the user's devices the most recently used are kept. */
  async remember(tx: Transaction, userId: string, hash: string, at: Date): Promise<void> {
    await tx.execute(
      `INSERT INTO known_device (municipality_id, secret_hash, user_id, created_at, last_used_at)
       VALUES ($1, $3, $2, $4, $4)
       ON CONFLICT (municipality_id, user_id, secret_hash) DO UPDATE SET last_used_at = excluded.last_used_at`,
      [tx.municipality, userId, hash, at],
    );
    await tx.execute(
      `DELETE FROM known_device WHERE municipality_id = $1 AND user_id = $2 AND secret_hash NOT IN (
         SELECT secret_hash FROM known_device WHERE municipality_id = $1 AND user_id = $2
          ORDER BY last_used_at DESC, secret_hash LIMIT $3)`,
      [tx.municipality, userId, MOST_DEVICES],
    );
  }

  /** Whether anybody of the municipality has signed in on the device: people share machines. */
  async isKnown(tx: Transaction, hash: string, since: Date): Promise<boolean> {
    const rows = await tx.query(
      `SELECT 1 FROM known_device
        WHERE municipality_id = $1 AND secret_hash = $2 AND last_used_at > $3 LIMIT 1`,
      [tx.municipality, hash, since],
    );
    return rows.length > 0;
  }

  /** Whether the device is the user's; also as the system role. */
  async isOf(
    tx: Transaction,
    municipality: string,
    { userId, hash, since }: { userId: string; hash: string; since: Date },
  ): Promise<boolean> {
    const rows = await tx.query(
      `SELECT 1 FROM known_device
        WHERE municipality_id = $1 AND user_id = $2 AND secret_hash = $3 AND last_used_at > $4`,
      [municipality, userId, hash, since],
    );
    return rows.length > 0;
  }

  /** Forgets the user's devices, all or all but one. */
  async forget(tx: Transaction, userId: string, except: string | null = null): Promise<void> {
    await tx.execute(
      `DELETE FROM known_device
        WHERE municipality_id = $1 AND user_id = $2 AND ($3::text IS NULL OR secret_hash <> $3)`,
      [tx.municipality, userId, except],
    );
  }
}
