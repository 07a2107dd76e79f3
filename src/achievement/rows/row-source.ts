import { type Sql } from '../../platform/database/sql.js';

/**
 * Where the rows of a period come from: live, or frozen by a close. Both give SELECT statements with the same
 * columns (`procedure-row.ts`, `item-row.ts`), so that one text of aggregates, drill-down and comparison reads
 * either and nobody can tell the difference.
 */
export interface RowSource {
  procedures: Sql;
  items: Sql;
}
