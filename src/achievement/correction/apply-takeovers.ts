import { type ItemRow } from '../rows/item-row.js';
import { type ItemRule } from '../rows/period-facts.js';
import { type ProcedureRow } from '../rows/procedure-row.js';
import { type Snapshot } from '../snapshot/snapshot.js';
import { withYearFlows } from './corrected-year.js';
import { type Takeover, type TakeoverColumns } from './takeover.js';

/** The edition of a correction's items, and the rule for when an item is online. */
export function listAfterTakeovers(
  { edition, itemRule }: Pick<Snapshot, 'edition' | 'itemRule'>,
  takeovers: readonly Takeover[],
): { edition: Snapshot['edition']; itemRule: ItemRule } {
  const list = takeovers.filter(({ kind }) => kind === 'list').map(({ after }) => after.columns);
  return {
    edition: (list.findLast((after) => after.edition !== undefined)?.edition ??
      edition) as Snapshot['edition'],
    itemRule: list.findLast((after) => after.itemRule !== undefined)?.itemRule ?? itemRule,
  };
}

/** Items after the takeovers, and the changes of a later edition to the mapping of procedures. */
export interface ItemsAfterTakeovers {
  items: ItemRow[];
  /** Items that are not in the later edition. */
  goneKeys: string[];
  /** By procedure, the new items of the later edition that it is mapped to. */
  newlyMapped: Map<string, string[]>;
}

/**
 * With a later edition, its list of items is used: items of the closed list keep their state, new items have the state
 * of the time of the takeover.
 */
export function itemsAfterTakeovers(
  closed: readonly ItemRow[],
  takeovers: readonly Takeover[],
): ItemsAfterTakeovers {
  let items = [...closed];
  const newlyMapped = new Map<string, string[]>();
  for (const {
    kind,
    subject,
    after: { columns: after },
  } of takeovers) {
    if (kind === 'list' && after.items) {
      const known = new Map(items.map((item) => [item.itemKey, item]));
      items = after.items.map((listed) => {
        const was = known.get(listed.itemKey);
        const { number, name, groupKey, groupName, tags, verification } = listed;
        return was ? { ...was, number, name, groupKey, groupName, tags, verification } : listed;
      });
      for (const [id, keys] of Object.entries(after.mapped ?? {})) newlyMapped.set(id, keys);
    }
    if (kind === 'item') {
      items = items.map((item) =>
        item.itemKey === subject ? { ...item, ...(after as Partial<ItemRow>) } : item,
      );
    }
  }
  const kept = new Set(items.map(({ itemKey }) => itemKey));
  const goneKeys = closed.map(({ itemKey }) => itemKey).filter((key) => !kept.has(key));
  return { items, goneKeys, newlyMapped };
}

/** A removed procedure, and the one that receives its counts. */
export interface Merger {
  id: string;
  heirId: string;
}

/**
 * Closed procedure rows with the takeovers applied in order. Merged procedures are still included; `mergeIntoHeirs`
 * removes them once their counts are added to their heirs.
 */
export function withTakeovers(
  closed: readonly ProcedureRow[],
  {
    takeovers,
    list,
    byYear,
  }: { takeovers: readonly Takeover[]; list: ItemsAfterTakeovers | null; byYear: boolean },
): { rows: ProcedureRow[]; removedIds: string[]; mergers: Merger[] } {
  const rows = new Map(closed.map((row) => [row.procedureId, row]));
  const removed = new Set<string>();
  const mergers: Merger[] = [];
  for (const {
    kind,
    subject,
    what,
    after: { columns: after },
  } of takeovers) {
    if (kind !== 'procedure') continue;
    const row = rows.get(subject);
    if (what === 'new' && after.row) {
      rows.set(subject, byYear ? withYearFlows(after.row, pairsOf(after.row)) : after.row);
      removed.delete(subject);
    } else if (what === 'gone') {
      if (after.heirId === undefined) rows.delete(subject);
      else mergers.push({ id: subject, heirId: after.heirId });
      removed.add(subject);
    } else if (row) rows.set(subject, rowAfterTakeover(row, { what, after }, byYear));
  }
  return {
    rows: [...rows.values()].map((row) => withList(row, list)),
    removedIds: [...removed],
    mergers: mergers.filter(({ id }) => removed.has(id)),
  };
}

/** Yearly counts are the flows of a fiscal year; they do not change the flows of a month. */
function rowAfterTakeover(
  row: ProcedureRow,
  { what, after }: { what: Takeover['what']; after: TakeoverColumns },
  byYear: boolean,
): ProcedureRow {
  if (what !== 'yearly-count') return { ...row, ...(after as Partial<ProcedureRow>) };
  const counted = { ...row, ...(after as Partial<ProcedureRow>) };
  return byYear ? withYearFlows(counted, pairsOf(counted)) : counted;
}

/** The pairs of a recorded count in the flows of its year; only a count with both parts adds to them. */
function pairsOf(row: ProcedureRow): Pick<ProcedureRow, 'pairTotal' | 'pairOnline' | 'flowReported'> {
  const { yearlyTotal, yearlyOnline, yearlyTotalNa, yearlyOnlineNa } = row;
  return {
    pairTotal: yearlyOnline === null ? 0 : (yearlyTotal ?? 0),
    pairOnline: yearlyTotal === null ? 0 : (yearlyOnline ?? 0),
    flowReported: (yearlyTotal !== null && yearlyOnline !== null) || (yearlyTotalNa && yearlyOnlineNa),
  };
}

function withList(row: ProcedureRow, list: ItemsAfterTakeovers | null): ProcedureRow {
  if (list === null) return row;
  const itemKeys = row.itemKeys.filter((key) => !list.goneKeys.includes(key));
  return {
    ...row,
    itemKeys: [...new Set([...itemKeys, ...(list.newlyMapped.get(row.procedureId) ?? [])])].sort(),
  };
}
