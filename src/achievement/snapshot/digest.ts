import { createHash } from 'node:crypto';
import { fieldsUnknownTo, type DigestPart } from './digest-form.js';
import { type Figure } from '../figures/figure.js';
import { type ItemRow } from '../rows/item-row.js';
import { type ProcedureRow } from '../rows/procedure-row.js';
import { type Snapshot } from './snapshot.js';
import { SortedLines } from './sorted-lines.js';

/** Rows some at a time, so that never all of them are held at once. */
type Batches<Row> = Iterable<Row[]> | AsyncIterable<Row[]>;

/** A revision with its figures and the rows they are computed from. */
export interface FrozenPeriod {
  snapshot: Omit<Snapshot, 'computedAt' | 'digest'>;
  figures: Figure[];
  procedures: Batches<ProcedureRow>;
  items: Batches<ItemRow>;
}

/**
 * SHA-256 in hex over a frozen revision, one line of canonical JSON for each part. The order of rows and of their
 * fields does not matter. The time of the computation is left out, so that a close repeated after a crash has the same
 * digest; so are the fields added after the digest's form.
 */
export async function digestOf({ snapshot, figures, procedures, items }: FrozenPeriod): Promise<string> {
  const hash = createHash('sha256');
  const add = async (name: DigestPart, batches: Batches<object>) => {
    const unknown = fieldsUnknownTo(snapshot.digestForm, name);
    const lines = new SortedLines();
    for await (const rows of batches) for (const row of rows) lines.add(canonicalJson(without(row, unknown)));
    hash.update(`${name} ${lines.count}\n`);
    for (const line of lines.inOrder()) hash.update(line).update('\n');
  };
  const { period, revision, state, edition, itemRule, asOf, flowsFrom, flowsTo } = snapshot;
  const { yearlyFiscalYear, stagesKnown, indicators, reason, monthRevisions } = snapshot;
  const about = { period, revision, state, edition, itemRule, asOf, flowsFrom, flowsTo };
  await add('snapshot', [[{ ...about, yearlyFiscalYear, stagesKnown, indicators, reason, monthRevisions }]]);
  await add('figures', [figures]);
  await add('procedures', procedures);
  await add('items', items);
  return hash.digest('hex');
}

/** JSON with the fields of every object sorted by name. */
export function canonicalJson(value: object): string {
  return JSON.stringify(sorted(value));
}

/** Sorts beforehand: a replacer would be called for every value. */
function sorted(value: object): object {
  if (Array.isArray(value)) return value.map(sortedPart);
  // Times and the like say themselves what they are in JSON.
  if ('toJSON' in value) return value;
  const fields: Record<string, unknown> = {};
  for (const field of Object.keys(value).sort()) {
    fields[field] = sortedPart((value as Record<string, unknown>)[field]);
  }
  return fields;
}

function sortedPart(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? sorted(value) : value;
}

function without(row: object, fields: readonly string[]): object {
  return fields.length === 0
    ? row
    : Object.fromEntries(Object.entries(row).filter(([field]) => !fields.includes(field)));
}
