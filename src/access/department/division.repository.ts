import { Injectable } from '@nestjs/common';
import { unlessTaken } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { invalid } from '../../platform/problem.js';
import { type DivisionDto } from './department.dto.js';

const SELECT = sql`
  SELECT v.id, v.name, v.version, count(d.id) FILTER (WHERE d.ended_on IS NULL) AS departments,
         count(d.id) FILTER (WHERE d.ended_on IS NOT NULL) AS ended
    FROM division v
    LEFT JOIN department d ON d.municipality_id = v.municipality_id AND d.division_id = v.id`;
const GROUP = sql`GROUP BY v.municipality_id, v.id, v.name, v.version`;

@Injectable()
export class DivisionRepository {
  /** By name. A division whose departments have all moved or ended is listed with 0. */
  async all(tx: Transaction): Promise<DivisionDto[]> {
    return tx.query<DivisionDto>(sql`
      ${SELECT} WHERE v.municipality_id = ${tx.municipality} ${GROUP} ORDER BY v.name`);
  }

  async find(tx: Transaction, id: string): Promise<DivisionDto | undefined> {
    return tx.one<DivisionDto>(sql`
      ${SELECT} WHERE v.municipality_id = ${tx.municipality} AND v.id = ${id} ${GROUP}`);
  }

  /** Renames over `version`; false where that is no longer the current one. @throws Problem 422 where the name is taken */
  async rename(tx: Transaction, id: string, version: number, name: string): Promise<boolean> {
    return unlessTaken(
      () =>
        tx.changesOne(sql`
          UPDATE division SET name = ${name}, version = version + 1
           WHERE municipality_id = ${tx.municipality} AND id = ${id} AND version = ${version}`),
      () => invalid([{ where: 'name', message: `部「${name}」は、すでに登録されています。` }]),
    );
  }

  /** Removes over `version`; false where that is no longer the current one or a department belongs to it by now. */
  async remove(tx: Transaction, id: string, version: number): Promise<boolean> {
    return tx.changesOne(sql`
      DELETE FROM division v
       WHERE v.municipality_id = ${tx.municipality} AND v.id = ${id} AND v.version = ${version}
         AND NOT EXISTS (SELECT FROM department d
                          WHERE d.municipality_id = ${tx.municipality} AND d.division_id = v.id)`);
  }

  /** Makes the divisions that are not there yet. Returns the id of each name. */
  async ensure(tx: Transaction, names: Iterable<string>): Promise<Map<string, string>> {
    const uniqueNames = [...new Set(names)].sort();
    if (uniqueNames.length === 0) return new Map();
    await tx.execute(sql`
      INSERT INTO division (municipality_id, name) SELECT ${tx.municipality}, unnest(${uniqueNames}::text[])
      ON CONFLICT DO NOTHING`);
    const rows = await tx.query<{ id: string; name: string }>(sql`
      SELECT id, name FROM division WHERE municipality_id = ${tx.municipality} AND name = ANY(${uniqueNames})`);
    return new Map(rows.map(({ id, name }) => [name, id]));
  }
}
