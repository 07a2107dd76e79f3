import { type ScopeKind } from '../figures/figure.js';
import { type Measure, type MeasureName, type MeasureSums } from '../indicator/measures.js';

/** Measures of the rows that share a department, and for items a group and their tags too. */
export interface Cell {
  of: Measure['of'];
  departmentId: string | null;
  departmentName: string | null;
  groupKey: string | null;
  groupName: string | null;
  tags: string[];
  sums: Partial<MeasureSums>;
}

/** A part of the municipality for which figures are shown, with its cells. */
export interface Scope {
  kind: ScopeKind;
  key: string;
  name: string;
  cells: Cell[];
}

/** The key and name of the department of items that have no lead department yet. */
export const UNDECIDED_DEPARTMENT = { key: 'undecided', name: '所管課未定' };

/**
 * The scopes that cells add up to. Departments and groups partition the cells, so their parts sum to the whole;
 * a cell may have several tags, and tags are never summed.
 */
export function scopesOf(cells: Cell[], tagNames: { key: string; name: string }[]): Scope[] {
  const scopes = new Map<string, Scope>();
  const put = (cell: Cell, kind: ScopeKind, key: string, name: string) => {
    const id = `${kind} ${key}`;
    const scope = scopes.get(id) ?? { kind, key, name, cells: [] };
    scope.cells.push(cell);
    scopes.set(id, scope);
  };
  scopes.set('municipality ', { kind: 'municipality', key: '', name: '全体', cells });
  for (const cell of cells) {
    if (cell.departmentId) put(cell, 'department', cell.departmentId, cell.departmentName ?? '');
    else put(cell, 'department', UNDECIDED_DEPARTMENT.key, UNDECIDED_DEPARTMENT.name);
    if (cell.groupKey) put(cell, 'group', cell.groupKey, cell.groupName ?? '');
    for (const tag of cell.tags) put(cell, 'tag', tag, tagNames.find(({ key }) => key === tag)?.name ?? tag);
  }
  return [...scopes.values()];
}

/** A measure over a scope, of all its rows or of those with a tag. */
export function sumIn(scope: Scope, name: MeasureName, tag: string | null): number {
  return scope.cells
    .filter((cell) => tag === null || cell.tags.includes(tag))
    .reduce((sum, cell) => sum + (cell.sums[name] ?? 0), 0);
}
