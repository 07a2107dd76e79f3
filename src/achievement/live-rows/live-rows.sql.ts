import { countedStates } from './counted-states.js';
import { liveItems } from './live-items.sql.js';
import { liveProcedures } from './live-procedures.sql.js';
import { type OnlyRows } from './live-query.js';
import { type Counting, type PeriodFacts } from '../rows/period-facts.js';
import { type RowSource } from '../rows/row-source.js';

/** The rows computed from the current catalogue, national list and reports; all or only some. */
export function liveRows(
  municipality: string,
  facts: PeriodFacts,
  counting: Counting,
  only: OnlyRows | null = null,
): RowSource {
  const query = { ...facts, municipality, countedStates: countedStates(counting), only };
  return { procedures: liveProcedures(query), items: liveItems(query) };
}
