import { type Cell, type Scope } from '../computation/scopes.js';

/** The scopes of which a cell is another one, before and after a change that leaves all other cells as they are. */
export function changedScopes(
  before: readonly Scope[],
  after: readonly Scope[],
): { before: Scope[]; after: Scope[] } {
  const [old, now] = [before, after].map((scopes) => new Map(scopes.map((scope) => [idOf(scope), scope])));
  const isChanged = (scope: Scope, others: Map<string, Scope> | undefined) => {
    const other = others?.get(idOf(scope));
    return other === undefined || !areSame(scope.cells, other.cells);
  };
  return {
    before: before.filter((scope) => isChanged(scope, now)),
    after: after.filter((scope) => isChanged(scope, old)),
  };
}

function areSame(some: readonly Cell[], others: readonly Cell[]): boolean {
  const known = new Set(others);
  return some.length === others.length && some.every((cell) => known.has(cell));
}

function idOf({ kind, key }: Scope): string {
  return `${kind} ${key}`;
}
