import { type FigurePart, type ScopeKind } from '../../achievement/figures/figure.js';
import { type Period } from '../../kernel/period.js';

interface RowsAddress {
  indicator: string;
  period: Period;
  /** The newest where left out. */
  revision?: number;
  scope?: { kind: ScopeKind; key: string };
  part?: FigurePart;
  cursor?: string;
}

/** The address of the rows behind a figure. */
export function figureAddress({ indicator, period, revision, scope, part, cursor }: RowsAddress): string {
  const query = new URLSearchParams({ period });
  if (revision !== undefined) query.set('revision', String(revision));
  if (scope && scope.kind !== 'municipality') {
    query.set('scope', scope.kind);
    query.set('key', scope.key);
  }
  if (part) query.set('part', part);
  if (cursor) query.set('cursor', cursor);
  return `/figures/${encodeURIComponent(indicator)}?${query.toString()}`;
}
