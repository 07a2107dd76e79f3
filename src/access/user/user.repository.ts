import { Injectable } from '@nestjs/common';
import { unlessTaken } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { invalid } from '../../platform/problem.js';
import { type AppUserEntity } from './app-user.entity.js';

/** Somebody who signs in to the pages: the login is unique over the whole installation. */
export interface User extends Pick<
  AppUserEntity,
  | 'id'
  | 'login'
  | 'label'
  | 'role'
  | 'departmentId'
  | 'sectionHead'
  | 'mailAddress'
  | 'disabledAt'
  | 'version'
  | 'createdAt'
> {
  departmentName: string | null;
  /** Whether a password has been set. */
  hasPassword: boolean;
}

/** What is written of a user. */
export type UserFields = Pick<User, 'label' | 'role' | 'departmentId' | 'sectionHead' | 'mailAddress'>;

/** What sign-in needs of a user. */
export interface Credentials extends Pick<User, 'id' | 'label' | 'role' | 'departmentId' | 'sectionHead'> {
  municipality: string;
  passwordHash: string | null;
}

const from = (tx: Transaction) => sql`
  SELECT u.id, u.login, u.label, u.role, u.department_id, d.name AS department_name,
         u.section_head, u.mail_address, u.password_hash IS NOT NULL AS has_password,
         u.disabled_at, u.version, u.created_at
    FROM app_user u
    LEFT JOIN department d ON d.municipality_id = u.municipality_id AND d.id = u.department_id
   WHERE u.municipality_id = ${tx.municipality}`;

@Injectable()
export class UserRepository {
  /** Returns the new user's id. 422 where the login is taken, here or in another municipality. */
  async insert(tx: Transaction, login: string, user: UserFields): Promise<string> {
    const rows = await unlessTaken(
      () =>
        tx.query<{ id: string }>(sql`
          INSERT INTO app_user (municipality_id, login, label, role, department_id, section_head, mail_address)
          VALUES (${tx.municipality}, ${login}, ${user.label}, ${user.role}, ${user.departmentId},
                  ${user.sectionHead}, ${user.mailAddress})
          RETURNING id`),
      () => invalid([{ where: 'login', message: `ログインID「${login}」はすでに使われています。` }]),
    );
    return rows.map(({ id }) => id).join();
  }

  async find(tx: Transaction, id: string): Promise<User | undefined> {
    return tx.one<User>(sql`${from(tx)} AND u.id = ${id}`);
  }

  /** Every user's name by id, disabled users included. */
  async labels(tx: Transaction): Promise<Map<string, string>> {
    const rows = await tx.query<Pick<User, 'id' | 'label'>>(sql`
      SELECT id, label FROM app_user WHERE municipality_id = ${tx.municipality}`);
    return new Map(rows.map(({ id, label }) => [id, label]));
  }

  async findByLogin(tx: Transaction, login: string): Promise<User | undefined> {
    return tx.one<User>(sql`${from(tx)} AND u.login = ${login}`);
  }

  /** By login; `after` is the keyset: only logins after that one. */
  async list(tx: Transaction, { after, limit }: { after: string | null; limit: number }): Promise<User[]> {
    return tx.query<User>(sql`
      ${from(tx)} AND (${after}::text IS NULL OR u.login > ${after}) ORDER BY u.login LIMIT ${limit}`);
  }

  /** Saves the fields over `version`; false where that is no longer the current one. */
  async update(tx: Transaction, id: string, version: number, user: UserFields): Promise<boolean> {
    return tx.changesOne(sql`
      UPDATE app_user SET label = ${user.label}, role = ${user.role}, department_id = ${user.departmentId},
             section_head = ${user.sectionHead}, mail_address = ${user.mailAddress},
             version = version + 1
       WHERE municipality_id = ${tx.municipality} AND id = ${id} AND version = ${version}`);
  }

  /** Disables (an instant) or enables (null); false where `version` is no longer the current one. */
  async setDisabled(tx: Transaction, id: string, version: number, at: Date | null): Promise<boolean> {
    return tx.changesOne(sql`
      UPDATE app_user SET disabled_at = ${at}, version = version + 1
       WHERE municipality_id = ${tx.municipality} AND id = ${id} AND version = ${version}`);
  }

  /** The version stays: a new password is no change of what others see of the user. */
  async setPassword(tx: Transaction, id: string, passwordHash: string): Promise<void> {
    await tx.execute(sql`
      UPDATE app_user SET password_hash = ${passwordHash}
       WHERE municipality_id = ${tx.municipality} AND id = ${id}`);
  }

  /** For sign-in, as the system role: who has this login and is not disabled. */
  async findCredentials(system: Transaction, login: string): Promise<Credentials | undefined> {
    return system.one<Credentials>(sql`
      SELECT municipality_id AS municipality, id, label, role, department_id,
             section_head, password_hash
        FROM app_user WHERE login = ${login} AND disabled_at IS NULL`);
  }
}
