import { Injectable } from '@nestjs/common';
import { type Transaction } from '../../platform/database/transaction.js';

/** 部: a name under which departments are grouped. */
export interface Division {
  id: string;
  name: string;
  /** Departments of it that have not ended. */
  departments: number;
}

@Injectable()
export class DivisionRepository {
  /** By name. A division whose departments have all moved or ended is listed with 0. */
  async all(tx: Transaction): Promise<Division[]> {
    return tx.query<Division>(
      `SELECT v.id, v.name, count(d.id) AS departments
         FROM division v
         LEFT JOIN department d ON d.municipality_id = v.municipality_id AND d.division_id = v.id AND d.ended_on IS NULL
        WHERE v.municipality_id = $1 GROUP BY v.id, v.name ORDER BY v.name`,
      [tx.municipality],
    );
  }

  /** Makes the divisions that are not there yet. Returns the id of each name. */
  async ensure(tx: Transaction, names: Iterable<string>): Promise<Map<string, string>> {
    const wanted = [...new Set(names)].sort();
    if (wanted.length === 0) return new Map();
    await tx.execute(
      `INSERT INTO division (municipality_id, name) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING`,
      [tx.municipality, wanted],
    );
    const rows = await tx.query<{ id: string; name: string }>(
      `SELECT id, name FROM division WHERE municipality_id = $1 AND name = ANY($2)`,
      [tx.municipality, wanted],
    );
    return new Map(rows.map(({ id, name }) => [name, id]));
  }
}
