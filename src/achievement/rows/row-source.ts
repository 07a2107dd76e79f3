import { type Sql } from '../../platform/database/sql.js';

/**
 * Where the rows of a period come from: live, frozen by a close, or corrected. All are SELECT statements with the same
 * columns (`procedure-row.ts`, `item-row.ts`), so that aggregates, drill-down and comparison need one SQL text.
 */
export interface RowSource {
  procedures: Sql;
  items: Sql;
  /** Says by its own which rows these are: as long as it is the same, so are they. Omitted where nothing says that. */
  state?: string;
}
