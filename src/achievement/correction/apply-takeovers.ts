import { type ItemRow } from '../rows/item-row.js';
import { type ItemRule } from '../rows/period-facts.js';
import { type ProcedureRow } from '../rows/procedure-row.js';
import { type Snapshot } from '../snapshot/snapshot.js';
import { withYearFlows } from './corrected-year.js';
import { type Takeover, type TakeoverColumns } from './takeover.js';

/** The list that a correction's items are of, and when one is online. */
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

/** Items with what was taken over, and what a later edition does to the mapping of procedures. */
export interface ItemsAfterTakeovers {
  items: ItemRow[];
  /** Items that a later edition no longer has. */
  goneKeys: string[];
  /** By procedure, the items new in a later edition that it is mapped to. */
  newlyMapped: Map<string, string[]>;
}

/**
 * Of a later edition the items are listed as it lists them; those the closed list had keep what is said of them, those
 * new in it come as they were when it was taken over.
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

/** A procedure that is gone, and the one whose row its counts go to. */
export interface Merger {
  id: string;
  heirId: string;
}

/**
 * Closed procedure rows with what was taken over of them, in the order in which it was. Those that were merged are among
 * them: they are left out once their counts have gone to their heirs, see `mergeGone`.
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

/** The flows of a fiscal year are its counts; those of a month have nothing to do with them. */
function rowAfterTakeover(
  row: ProcedureRow,
  { what, after }: { what: Takeover['what']; after: TakeoverColumns },
  byYear: boolean,
): ProcedureRow {
  if (what !== 'yearly-count') return { ...row, ...(after as Partial<ProcedureRow>) };
  const counted = { ...row, ...(after as Partial<ProcedureRow>) };
  return byYear ? withYearFlows(counted, pairsOf(counted)) : counted;
}

/** What a recorded count adds to the flows of its year: only both parts together do. */
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
