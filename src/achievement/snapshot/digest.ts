import { createHash } from 'node:crypto';
import { fieldsUnknownTo, type DigestPart } from './digest-form.js';
import { type Figure } from '../figures/figure.js';
import { type ItemRow } from '../rows/item-row.js';
import { type ProcedureRow } from '../rows/procedure-row.js';
import { type Snapshot } from './snapshot.js';

/** A revision with its figures and the rows they are computed from. */
export interface FrozenPeriod {
  snapshot: Omit<Snapshot, 'computedAt' | 'digest'>;
  figures: Figure[];
  procedures: ProcedureRow[];
  items: ItemRow[];
}

/**
 * SHA-256 in hex over a frozen revision, one line of canonical JSON for each part. The order of rows and of their
 * fields does not matter. The time of the computation is left out, so that a close repeated after a crash has the same
 * digest; so are the fields added after the digest's form.
 */
export function digestOf({ snapshot, figures, procedures, items }: FrozenPeriod): string {
  const hash = createHash('sha256');
  const add = (name: DigestPart, rows: object[]) => {
    const unknown = fieldsUnknownTo(snapshot.digestForm, name);
    hash.update(`${name} ${rows.length}\n`);
    for (const line of rows.map((row) => canonicalJson(without(row, unknown))).sort())
      hash.update(`${line}\n`);
  };
  const { period, revision, state, edition, itemRule, asOf, flowsFrom, flowsTo } = snapshot;
  const { yearlyFiscalYear, stagesKnown, indicators, reason, monthRevisions } = snapshot;
  const about = { period, revision, state, edition, itemRule, asOf, flowsFrom, flowsTo };
  add('snapshot', [{ ...about, yearlyFiscalYear, stagesKnown, indicators, reason, monthRevisions }]);
  add('figures', figures);
  add('procedures', procedures);
  add('items', items);
  return hash.digest('hex');
}

/** JSON with the fields of every object sorted by name. */
export function canonicalJson(value: object): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function without(row: object, fields: readonly string[]): object {
  return fields.length === 0
    ? row
    : Object.fromEntries(Object.entries(row).filter(([field]) => !fields.includes(field)));
}
