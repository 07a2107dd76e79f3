import { Injectable } from '@nestjs/common';
import { sqlState } from '../../platform/database/database.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { Problem } from '../../platform/problem.js';
import { type DepartmentFate } from './ended-department.js';
import { type DepartmentDto } from './department.dto.js';

/** What is written of a department. */
export type DepartmentFields = Pick<DepartmentDto, 'code' | 'name' | 'divisionId' | 'endedOn'>;

interface DepartmentFilter {
  withEnded: boolean;
  /** Keyset: only codes after this one. */
  after: string | null;
  limit: number;
}

const FROM = `
  SELECT d.id, d.code, d.name, d.division_id, v.name AS division_name, d.ended_on, d.version
    FROM department d
    LEFT JOIN division v ON v.municipality_id = d.municipality_id AND v.id = d.division_id
   WHERE d.municipality_id = $1`;

const UNIQUE_VIOLATION = '23505';

@Injectable()
export class DepartmentRepository {
  /** Every department, ended ones too, by code. */
  async all(tx: Transaction): Promise<DepartmentDto[]> {
    return tx.query<DepartmentDto>(`${FROM} ORDER BY d.code`, [tx.municipality]);
  }

  /** What became of every department, by code. */
  async fates(tx: Transaction): Promise<DepartmentFate[]> {
    return tx.query<DepartmentFate>(
      `SELECT id, code, name, ended_on, merged_into FROM department
        WHERE municipality_id = $1 ORDER BY code`,
      [tx.municipality],
    );
  }

  /** Names the department that has taken over from one that was merged. */
  async setHeir(tx: Transaction, id: string, heirId: string): Promise<void> {
    await tx.execute(`UPDATE department SET merged_into = $3 WHERE municipality_id = $1 AND id = $2`, [
      tx.municipality,
      id,
      heirId,
    ]);
  }

  async list(tx: Transaction, { withEnded, after, limit }: DepartmentFilter): Promise<DepartmentDto[]> {
    return tx.query<DepartmentDto>(
      `${FROM} AND ($2 OR d.ended_on IS NULL) AND ($3::text IS NULL OR d.code > $3) ORDER BY d.code LIMIT $4`,
      [tx.municipality, withEnded, after, limit],
    );
  }

  async find(tx: Transaction, id: string): Promise<DepartmentDto | undefined> {
    const [found] = await tx.query<DepartmentDto>(`${FROM} AND d.id = $2`, [tx.municipality, id]);
    return found;
  }

  async findByCode(tx: Transaction, code: string): Promise<DepartmentDto | undefined> {
    const [found] = await tx.query<DepartmentDto>(`${FROM} AND d.code = $2`, [tx.municipality, code]);
    return found;
  }

  /** One department, kept from changing until the transaction ends. */
  async lock(tx: Transaction, id: string): Promise<DepartmentDto | undefined> {
    const [found] = await tx.query<DepartmentDto>(`${FROM} AND d.id = $2 FOR NO KEY UPDATE OF d`, [
      tx.municipality,
      id,
    ]);
    return found;
  }

  /** Those of the ids that exist, kept from changing until the transaction ends; empty ids name none. */
  async lockAll(tx: Transaction, ids: readonly string[]): Promise<DepartmentDto[]> {
    const givenIds = ids.filter((id) => id !== '');
    return tx.query<DepartmentDto>(
      `${FROM} AND d.id = ANY($2::uuid[]) ORDER BY d.id FOR NO KEY UPDATE OF d`,
      [tx.municipality, givenIds],
    );
  }

  /** Those of the codes that exist, kept from changing until the transaction ends. */
  async lockByCode(tx: Transaction, codes: string[]): Promise<DepartmentDto[]> {
    return tx.query<DepartmentDto>(`${FROM} AND d.code = ANY($2) ORDER BY d.code FOR NO KEY UPDATE OF d`, [
      tx.municipality,
      codes,
    ]);
  }

  /** Adds departments. Returns the id of each code. @throws Problem 409 where a code is taken. */
  async insert(tx: Transaction, departments: DepartmentFields[]): Promise<Map<string, string>> {
    const added = await refusingTakenCodes(departments, () =>
      tx.query<{ id: string; code: string }>(
        `INSERT INTO department (municipality_id, code, name, division_id, ended_on)
         SELECT $1, r.code, r.name, r.division_id, r.ended_on
           FROM jsonb_populate_recordset(NULL::department, $2) AS r
         RETURNING id, code`,
        [
          tx.municipality,
          asTableRows(
            departments.map(({ code, name, divisionId, endedOn }) => ({ code, name, divisionId, endedOn })),
          ),
        ],
      ),
    );
    return new Map(added.map(({ id, code }) => [code, id]));
  }

  /**
   * Saves each department over its `version`. Returns how many were saved: fewer than given where one has changed
   * since. @throws Problem 409 where a code is taken.
   */
  async update(
    tx: Transaction,
    departments: (DepartmentFields & Pick<DepartmentDto, 'id' | 'version'>)[],
  ): Promise<number> {
    return refusingTakenCodes(departments, () =>
      tx.execute(
        `UPDATE department d SET code = r.code, name = r.name, division_id = r.division_id,
                ended_on = r.ended_on, version = d.version + 1,
                merged_into = CASE WHEN r.ended_on IS NOT NULL THEN d.merged_into END
           FROM jsonb_populate_recordset(NULL::department, $2) AS r
          WHERE d.municipality_id = $1 AND d.id = r.id AND d.version = r.version`,
        [tx.municipality, asTableRows(departments)],
      ),
    );
  }
}

async function refusingTakenCodes<T>(departments: DepartmentFields[], write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    const [only, ...more] = departments;
    throw takenCode(only && more.length === 0 ? only.code : null);
  }
}

/** A code that is taken by another department; null where it is not known which of several. */
export function takenCode(code: string | null): Problem {
  const which = code === null ? '課コード' : `課コード「${code}」`;
  return new Problem(409, 'department-code-taken', `${which}は、すでにほかの課で使われています。`, {
    detail: '廃止した課の課コードも使えません。別の課コードを付けてください。',
  });
}
