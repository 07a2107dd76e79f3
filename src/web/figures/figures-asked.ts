import { FIGURE_PARTS, type FigurePart, SCOPE_KINDS, type ScopeKind } from '../../achievement/figure.js';
import { parsePeriod, type Period } from '../../kernel/period.js';
import { notFound } from '../../platform/problem.js';

/** The query of an address as it was written. */
export type FiguresAddress = Readonly<
  Partial<Record<'period' | 'revision' | 'scope' | 'key' | 'part' | 'cursor', string>>
>;

/** Which rows of which figure are asked for. */
export interface FiguresAsked {
  indicator: string;
  period: Period;
  revision: number | undefined;
  scope: { kind: ScopeKind; key: string };
  part: FigurePart;
  cursor: string | undefined;
}

/**
 * Reads the address of the rows behind a figure; what is left out is the whole municipality's numerator in the
 * newest revision. @throws InvalidInput for no period, Problem 404 for a part or scope there is not
 */
export function readAsked(indicator: string, address: FiguresAddress): FiguresAsked {
  const { period = '', revision, scope = 'municipality', key = '', part = 'numerator', cursor } = address;
  const [kind, found] = [SCOPE_KINDS.find((one) => one === scope), FIGURE_PARTS.find((one) => one === part)];
  if (!kind || !found || (revision !== undefined && !/^[1-9]\d{0,5}$/.test(revision)))
    throw notFound('指標の内訳');
  return {
    indicator,
    period: parsePeriod(period),
    revision: revision === undefined ? undefined : Number(revision),
    scope: { kind, key },
    part: found,
    cursor,
  };
}
