import { Injectable } from '@nestjs/common';
import { type Transaction } from '../../platform/database/transaction.js';
import { measure, measuresOf } from '../indicator/measures.js';
import { type Sql, sql, sqlText } from '../../platform/database/sql.js';
import { type RowSource } from '../rows/row-source.js';
import { type Cell } from './scopes.js';

type CellRow = Omit<Cell, 'of'>;

/** The two aggregate queries from which every figure is computed. */
@Injectable()
export class CellRepository {
  /** Measures over items, by lead department, group and tags. */
  async items(tx: Transaction, source: RowSource): Promise<Cell[]> {
    const rows = await tx.query<CellRow>(sql`
      SELECT lead_department_id AS department_id, lead_department_name AS department_name, group_key,
             group_name, tags, ${sumsOf('item')}
        FROM (${source.items}) item
       GROUP BY lead_department_id, lead_department_name, group_key, group_name, tags
       ORDER BY group_key, lead_department_name, lead_department_id, tags`);
    return rows.map((row) => ({ of: 'item', ...row }));
  }

  /** Measures over procedures, by department; and whether the stage of any is known. */
  async procedures(tx: Transaction, source: RowSource): Promise<{ cells: Cell[]; stagesKnown: boolean }> {
    const rows = await tx.query<CellRow & { stagesKnown: boolean }>(sql`
      SELECT department_id, department_name, NULL AS group_key, NULL AS group_name, '{}'::text[] AS tags,
             bool_or(stage IS NOT NULL) AS stages_known, ${sumsOf('procedure')}
        FROM (${source.procedures}) procedure
       GROUP BY department_id, department_name ORDER BY department_name, department_id`);
    return {
      cells: rows.map((row) => ({ ...cellOf(row), of: 'procedure' })),
      stagesKnown: rows.some((row) => row.stagesKnown),
    };
  }
}

function cellOf({ departmentId, departmentName, groupKey, groupName, tags, sums }: CellRow): CellRow {
  return { departmentId, departmentName, groupKey, groupName, tags, sums };
}

/** The sums of a kind's measures, as one object. */
function sumsOf(kind: Cell['of']): Sql {
  const all = measuresOf(kind).map((name) => {
    const { adds, where } = measure(name);
    return `'${name}', coalesce(sum(${adds}) FILTER (WHERE ${where}), 0)::bigint`;
  });
  return sqlText(`jsonb_build_object(${all.join(',\n                ')}) AS sums`);
}
