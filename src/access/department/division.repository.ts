import { Injectable } from '@nestjs/common';
import { sqlState } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { invalid } from '../../platform/problem.js';
import { type DivisionDto } from './department.dto.js';

const SELECT = `
  SELECT v.id, v.name, v.version, count(d.id) FILTER (WHERE d.ended_on IS NULL) AS departments,
         count(d.id) FILTER (WHERE d.ended_on IS NOT NULL) AS ended
    FROM division v
    LEFT JOIN department d ON d.municipality_id = v.municipality_id AND d.division_id = v.id`;
const GROUP = 'GROUP BY v.municipality_id, v.id, v.name, v.version';

const UNIQUE_VIOLATION = '23505';

@Injectable()
export class DivisionRepository {
  /** By name. A division whose departments have all moved or ended is listed with 0. */
  async all(tx: Transaction): Promise<DivisionDto[]> {
    return tx.query<DivisionDto>(`${SELECT} WHERE v.municipality_id = $1 ${GROUP} ORDER BY v.name`, [
      tx.municipality,
    ]);
  }

  async find(tx: Transaction, id: string): Promise<DivisionDto | undefined> {
    const [found] = await tx.query<DivisionDto>(
      `${SELECT} WHERE v.municipality_id = $1 AND v.id = $2 ${GROUP}`,
      [tx.municipality, id],
    );
    return found;
  }

  /** Renames over `version`; false where that is no longer the current one. @throws Problem 422 where the name is taken */
  async rename(tx: Transaction, id: string, version: number, name: string): Promise<boolean> {
    try {
      const rowCount = await tx.execute(
        `UPDATE division SET name = $4, version = version + 1
          WHERE municipality_id = $1 AND id = $2 AND version = $3`,
        [tx.municipality, id, version, name],
      );
      return rowCount === 1;
    } catch (error) {
      if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
      throw invalid([{ where: 'name', message: `部「${name}」は、すでに登録されています。` }]);
    }
  }

  /** Removes over `version`; false where that is no longer the current one or a department belongs to it by now. */
  async remove(tx: Transaction, id: string, version: number): Promise<boolean> {
    const rowCount = await tx.execute(
      `DELETE FROM division v WHERE v.municipality_id = $1 AND v.id = $2 AND v.version = $3
          AND NOT EXISTS (SELECT FROM department d WHERE d.municipality_id = $1 AND d.division_id = v.id)`,
      [tx.municipality, id, version],
    );
    return rowCount === 1;
  }

  /** Makes the divisions that are not there yet. Returns the id of each name. */
  async ensure(tx: Transaction, names: Iterable<string>): Promise<Map<string, string>> {
    const uniqueNames = [...new Set(names)].sort();
    if (uniqueNames.length === 0) return new Map();
    await tx.execute(
      `INSERT INTO division (municipality_id, name) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING`,
      [tx.municipality, uniqueNames],
    );
    const rows = await tx.query<{ id: string; name: string }>(
      `SELECT id, name FROM division WHERE municipality_id = $1 AND name = ANY($2)`,
      [tx.municipality, uniqueNames],
    );
    return new Map(rows.map(({ id, name }) => [name, id]));
  }
}
