import { createHash } from 'node:crypto';
import { type Figure } from './figure.js';
import { type ItemRow } from './item-row.js';
import { type ProcedureRow } from './procedure-row.js';
import { type Snapshot } from './snapshot.js';

/** A revision with everything its figures stand on. */
export interface FrozenPeriod {
  snapshot: Omit<Snapshot, 'computedAt' | 'digest'>;
  figures: Figure[];
  procedures: ProcedureRow[];
  items: ItemRow[];
}

/**
 * SHA-256 in hex over a frozen revision, one line of canonical JSON for each part. The order of rows and of the
 * fields in them does not matter; the time of the computation is left out, so that a close done again after a
 * crash has the same digest.
 */
export function digestOf({ snapshot, figures, procedures, items }: FrozenPeriod): string {
  const hash = createHash('sha256');
  const add = (name: string, rows: object[]) => {
    hash.update(`${name} ${rows.length}\n`);
    for (const line of rows.map(canonicalJson).sort()) hash.update(`${line}\n`);
  };
  const { period, revision, state, edition, itemRule, asOf, flowsFrom, flowsTo } = snapshot;
  const { yearlyFiscalYear, stagesKnown, indicators, reason } = snapshot;
  const about = { period, revision, state, edition, itemRule, asOf, flowsFrom, flowsTo };
  add('snapshot', [{ ...about, yearlyFiscalYear, stagesKnown, indicators, reason }]);
  add('figures', figures);
  add('procedures', procedures);
  add('items', items);
  return hash.digest('hex');
}

/** JSON in which the fields of every object stand in the order of their names. */
export function canonicalJson(value: object): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
