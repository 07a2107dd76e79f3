import { Injectable } from '@nestjs/common';
import { sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';

/** A link that still lets its bearer set a password. */
export interface OpenPasswordLink {
  municipality: string;
  userId: string;
  login: string;
  label: string;
  municipalityName: string;
}

interface NewPasswordLink {
  userId: string;
  secretHash: string;
  at: Date;
  createdBy: string;
  expiresAt: Date;
}

/** One-time links by which a user sets a first password, or a new one after it was forgotten. */
@Injectable()
export class PasswordLinkRepository {
  /** Adds a link in place of the user's earlier ones. */
  async replace(tx: Transaction, link: NewPasswordLink): Promise<void> {
    await this.removeOf(tx, link.userId);
    await tx.execute(sql`
      INSERT INTO password_link (municipality_id, user_id, secret_hash, created_at, created_by, expires_at)
      VALUES (${tx.municipality}, ${link.userId}, ${link.secretHash}, ${link.at}, ${link.createdBy},
              ${link.expiresAt})`);
  }

  /** Removes the links nobody has used. */
  async removeOf(tx: Transaction, userId: string): Promise<void> {
    await tx.execute(sql`
      DELETE FROM password_link
       WHERE municipality_id = ${tx.municipality} AND user_id = ${userId} AND used_at IS NULL`);
  }

  /** As the system role: whose password an unused, unexpired link sets; none for a disabled user. */
  async findOpen(system: Transaction, secretHash: string, at: Date): Promise<OpenPasswordLink | undefined> {
    return system.one<OpenPasswordLink>(sql`
      SELECT l.municipality_id AS municipality, l.user_id, u.login, u.label,
               m.name AS municipality_name
        FROM password_link l
        JOIN municipality m ON m.municipality_id = l.municipality_id
        JOIN app_user u ON u.municipality_id = l.municipality_id AND u.id = l.user_id
       WHERE l.secret_hash = ${secretHash} AND l.used_at IS NULL AND l.expires_at > ${at}
         AND u.disabled_at IS NULL`);
  }

  /** Uses the link up; false where somebody was faster. */
  async use(tx: Transaction, secretHash: string, at: Date): Promise<boolean> {
    return tx.changesOne(sql`
      UPDATE password_link SET used_at = ${at}
       WHERE municipality_id = ${tx.municipality} AND secret_hash = ${secretHash} AND used_at IS NULL
         AND expires_at > ${at}`);
  }
}
