import { Injectable } from '@nestjs/common';
import { unlessTaken } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { Problem, orNotFound } from '../../platform/problem.js';
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

const from = (tx: Transaction) => sql`
  SELECT d.id, d.code, d.name, d.division_id, v.name AS division_name, d.ended_on, d.version
    FROM department d
    LEFT JOIN division v ON v.municipality_id = d.municipality_id AND v.id = d.division_id
   WHERE d.municipality_id = ${tx.municipality}`;

@Injectable()
export class DepartmentRepository {
  /** Every department, ended ones too, by code. */
  async all(tx: Transaction): Promise<DepartmentDto[]> {
    return tx.query<DepartmentDto>(sql`${from(tx)} ORDER BY d.code`);
  }

  /** What became of every department, by code. */
  async fates(tx: Transaction): Promise<DepartmentFate[]> {
    return tx.query<DepartmentFate>(sql`
      SELECT id, code, name, ended_on, merged_into FROM department
       WHERE municipality_id = ${tx.municipality} ORDER BY code`);
  }

  /** Names the department that has taken over from one that was merged. */
  async setHeir(tx: Transaction, id: string, heirId: string): Promise<void> {
    await tx.execute(sql`
      UPDATE department SET merged_into = ${heirId} WHERE municipality_id = ${tx.municipality} AND id = ${id}`);
  }

  async list(tx: Transaction, { withEnded, after, limit }: DepartmentFilter): Promise<DepartmentDto[]> {
    return tx.query<DepartmentDto>(sql`
      ${from(tx)} AND (${withEnded} OR d.ended_on IS NULL) AND (${after}::text IS NULL OR d.code > ${after})
       ORDER BY d.code LIMIT ${limit}`);
  }

  async find(tx: Transaction, id: string): Promise<DepartmentDto | undefined> {
    return tx.one<DepartmentDto>(sql`${from(tx)} AND d.id = ${id}`);
  }

  /** @throws Problem 404 */
  async mustFind(tx: Transaction, id: string, what = '所管課'): Promise<DepartmentDto> {
    return orNotFound(await this.find(tx, id), what);
  }

  async findByCode(tx: Transaction, code: string): Promise<DepartmentDto | undefined> {
    return tx.one<DepartmentDto>(sql`${from(tx)} AND d.code = ${code}`);
  }

  /** The department somebody names by id or else by code, if there is one. */
  async named(
    tx: Transaction,
    { departmentId, departmentCode }: { departmentId?: string; departmentCode?: string },
  ): Promise<DepartmentDto | undefined> {
    if (departmentId !== undefined) return this.find(tx, departmentId);
    return departmentCode === undefined ? undefined : this.findByCode(tx, departmentCode);
  }

  /** One department, kept from changing until the transaction ends. */
  async lock(tx: Transaction, id: string): Promise<DepartmentDto | undefined> {
    return tx.one<DepartmentDto>(sql`${from(tx)} AND d.id = ${id} FOR NO KEY UPDATE OF d`);
  }

  /** Those of the ids that exist, kept from changing until the transaction ends; empty ids name none. */
  async lockAll(tx: Transaction, ids: readonly string[]): Promise<DepartmentDto[]> {
    const givenIds = ids.filter((id) => id !== '');
    return tx.query<DepartmentDto>(sql`
      ${from(tx)} AND d.id = ANY(${givenIds}::uuid[]) ORDER BY d.id FOR NO KEY UPDATE OF d`);
  }

  /** Those of the codes that exist, kept from changing until the transaction ends. */
  async lockByCode(tx: Transaction, codes: string[]): Promise<DepartmentDto[]> {
    return tx.query<DepartmentDto>(sql`
      ${from(tx)} AND d.code = ANY(${codes}) ORDER BY d.code FOR NO KEY UPDATE OF d`);
  }

  /** Adds departments. Returns the id of each code. @throws Problem 409 where a code is taken. */
  async insert(tx: Transaction, departments: DepartmentFields[]): Promise<Map<string, string>> {
    const rows = departments.map(({ code, name, divisionId, endedOn }) => ({
      code,
      name,
      divisionId,
      endedOn,
    }));
    const added = await refusingTakenCodes(departments, () =>
      tx.query<{ id: string; code: string }>(sql`
        INSERT INTO department (municipality_id, code, name, division_id, ended_on)
        SELECT ${tx.municipality}, r.code, r.name, r.division_id, r.ended_on
          FROM jsonb_populate_recordset(NULL::department, ${asTableRows(rows)}) AS r
        RETURNING id, code`),
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
      tx.execute(sql`
        UPDATE department d SET code = r.code, name = r.name, division_id = r.division_id,
               ended_on = r.ended_on, version = d.version + 1,
               merged_into = CASE WHEN r.ended_on IS NOT NULL THEN d.merged_into END
          FROM jsonb_populate_recordset(NULL::department, ${asTableRows(departments)}) AS r
         WHERE d.municipality_id = ${tx.municipality} AND d.id = r.id AND d.version = r.version`),
    );
  }
}

function refusingTakenCodes<T>(departments: DepartmentFields[], write: () => Promise<T>): Promise<T> {
  const [only, ...more] = departments;
  return unlessTaken(write, () => takenCode(only && more.length === 0 ? only.code : null));
}

/** A code that is taken by another department; null where it is not known which of several. */
export function takenCode(code: string | null): Problem {
  const which = code === null ? '課コード' : `課コード「${code}」`;
  return new Problem(409, 'department-code-taken', `${which}は、すでにほかの課で使われています。`, {
    detail: '廃止した課の課コードも使えません。別の課コードを付けてください。',
  });
}
