import { Injectable } from '@nestjs/common';
import { type Transaction } from '../platform/database/transaction.js';
import { measure, measuresOf, type MeasureName, type MeasureSums } from './measures.js';
import { Parameters } from './parameters.js';
import { type RowSource } from './row-source.js';
import { type Cell } from './scopes.js';

type CellRow = Omit<Cell, 'sums' | 'of'> & Record<MeasureName, number>;

/** The two aggregate queries that every figure is made of. */
@Injectable()
export class CellRepository {
  /** Measures over items, by lead department, group and tags. */
  async items(tx: Transaction, source: RowSource): Promise<Cell[]> {
    const parameters = new Parameters();
    const rows = await tx.query<CellRow>(
      `SELECT lead_department_id AS "departmentId", lead_department_name AS "departmentName",
              group_key AS "groupKey", group_name AS "groupName", tags, ${sums('item')}
         FROM (${source.items(parameters)}) item
        GROUP BY lead_department_id, lead_department_name, group_key, group_name, tags
        ORDER BY group_key, lead_department_name, lead_department_id, tags`,
      parameters.values,
    );
    return rows.map((row) => cellOf('item', row));
  }

  /** Measures over procedures, by department; and whether the stage of any is known. */
  async procedures(tx: Transaction, source: RowSource): Promise<{ cells: Cell[]; stagesKnown: boolean }> {
    const parameters = new Parameters();
    const rows = await tx.query<CellRow & { stagesKnown: boolean }>(
      `SELECT department_id AS "departmentId", department_name AS "departmentName",
              NULL AS "groupKey", NULL AS "groupName", '{}'::text[] AS tags,
              bool_or(stage IS NOT NULL) AS "stagesKnown", ${sums('procedure')}
         FROM (${source.procedures(parameters)}) procedure
        GROUP BY department_id, department_name ORDER BY department_name, department_id`,
      parameters.values,
    );
    return {
      cells: rows.map((row) => cellOf('procedure', row)),
      stagesKnown: rows.some((row) => row.stagesKnown),
    };
  }
}

function sums(kind: Cell['of']): string {
  return measuresOf(kind)
    .map((name) => {
      const { adds, where } = measure(name);
      return `coalesce(sum(${adds}) FILTER (WHERE ${where}), 0)::bigint AS ${name}`;
    })
    .join(',\n              ');
}

function cellOf(of: Cell['of'], row: CellRow): Cell {
  const { departmentId, departmentName, groupKey, groupName, tags } = row;
  const sums: Partial<MeasureSums> = {};
  for (const name of measuresOf(of)) sums[name] = row[name];
  return { of, departmentId, departmentName, groupKey, groupName, tags, sums };
}
