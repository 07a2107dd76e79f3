import { Injectable } from '@nestjs/common';
import { sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type MailTopic, rolesFor } from './mail-topic.js';

/** Where a user's mails go and which of them the user does without. */
export interface MailChoice {
  mailAddress: string | null;
  unwantedMails: MailTopic[];
}

/** Who is told something: in the product, and by mail. */
export interface Recipients {
  userIds: string[];
  addresses: string[];
}

@Injectable()
export class MailRecipientRepository {
  /**
   * Who is told of a topic: users who are not disabled, of one department where one is named, and of those that have
   * taken over from it. Mails go to the addresses of those who want them; one that several users share is given once.
   */
  async recipients(tx: Transaction, topic: MailTopic, departmentId: string | null): Promise<Recipients> {
    const rows = await tx.query<{ id: string; address: string | null }>(sql`
      WITH RECURSIVE answering AS (
        SELECT id, merged_into FROM department
         WHERE municipality_id = ${tx.municipality} AND id = ${departmentId}
         UNION
        SELECT d.id, d.merged_into FROM department d
          JOIN answering a ON d.municipality_id = ${tx.municipality} AND d.id = a.merged_into)
      SELECT id, CASE WHEN NOT ${topic} = ANY (unwanted_mails) THEN mail_address END AS address FROM app_user
       WHERE municipality_id = ${tx.municipality} AND role = ANY (${rolesFor(topic)})
         AND (${departmentId}::uuid IS NULL OR department_id IN (SELECT id FROM answering))
         AND disabled_at IS NULL
       ORDER BY address, id`);
    const addresses = rows.flatMap(({ address }) => address ?? []);
    return { userIds: rows.map(({ id }) => id), addresses: [...new Set(addresses)] };
  }

  /** Who is notified of events of an account; undefined for a disabled user. */
  async owner(
    tx: Transaction,
    userId: string,
  ): Promise<{ label: string; mailAddress: string | null } | undefined> {
    return tx.one<{ label: string; mailAddress: string | null }>(sql`
      SELECT label, mail_address FROM app_user
       WHERE municipality_id = ${tx.municipality} AND id::text = ${userId} AND disabled_at IS NULL`);
  }

  async choice(tx: Transaction, userId: string): Promise<MailChoice | undefined> {
    return tx.one<MailChoice>(sql`
      SELECT mail_address, unwanted_mails
        FROM app_user WHERE municipality_id = ${tx.municipality} AND id = ${userId}`);
  }

  /** The user's version stays: which mails somebody does without concerns nobody else. */
  async setUnwanted(tx: Transaction, userId: string, topics: readonly MailTopic[]): Promise<void> {
    await tx.execute(sql`
      UPDATE app_user SET unwanted_mails = ${topics}
       WHERE municipality_id = ${tx.municipality} AND id = ${userId}`);
  }
}
