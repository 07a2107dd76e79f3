import { type ItemRow } from '../../achievement/rows/item-row.js';

/** How an item of the list stands, for the map. */
export const SQUARE_STATES = ['online', 'partly', 'offline', 'unanswered', 'not-handled'] as const;
export type SquareState = (typeof SQUARE_STATES)[number];

export interface Square {
  number: number;
  name: string;
  state: SquareState;
  /** Where it leads. */
  address: string;
}

export interface SquareGroup {
  key: string;
  name: string;
  squares: Square[];
}

type Item = Pick<
  ItemRow,
  'number' | 'name' | 'groupKey' | 'groupName' | 'applicability' | 'procedureIds' | 'reported'
> &
  Pick<ItemRow, 'onlineAny' | 'onlineAll'>;

/**
 * The items of the list by group, groups in the order of the list. An item with one procedure leads to it, where the
 * reader may open procedures; any other to its group of the list.
 */
export function squareGroups(items: readonly Item[], mayOpenProcedures: boolean): SquareGroup[] {
  const groups = new Map<string, SquareGroup>();
  for (const item of items) {
    const { groupKey: key, groupName, number, name, procedureIds } = item;
    const group = groups.get(key) ?? { key, name: groupName, squares: [] };
    const [first, ...others] = procedureIds;
    const leadsToProcedure = mayOpenProcedures && first !== undefined && others.length === 0;
    const address = leadsToProcedure
      ? `/procedures/${first}`
      : `/list?${new URLSearchParams({ group: key }).toString()}`;
    group.squares.push({ number, name, state: stateOf(item), address });
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** `partly`: some of its procedures are online, not all. Of an item that is not handled nothing else is asked. */
function stateOf({ applicability, onlineAny, onlineAll, reported }: Item): SquareState {
  if (applicability === 'not-handled') return 'not-handled';
  if (onlineAny) return onlineAll ? 'online' : 'partly';
  return reported ? 'offline' : 'unanswered';
}

/** How many of the items are in each state. */
export function countsByState(groups: readonly SquareGroup[]): Record<SquareState, number> {
  const counts = { online: 0, partly: 0, offline: 0, unanswered: 0, 'not-handled': 0 };
  for (const { squares } of groups) for (const { state } of squares) counts[state] += 1;
  return counts;
}
