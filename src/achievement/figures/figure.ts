import { type ItemRule } from '../rows/period-facts.js';

export const SCOPE_KINDS = ['municipality', 'department', 'group', 'tag'] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

/** A part of a figure's rows; the remainder is in the denominator and not in the numerator. */
export const FIGURE_PARTS = ['numerator', 'denominator', 'remainder'] as const;
export type FigurePart = (typeof FIGURE_PARTS)[number];

/** An indicator's value for the municipality, one department, one group of the list or one tag. */
export interface Figure {
  scopeKind: ScopeKind;
  scopeKey: string;
  scopeName: string;
  indicator: string;
  /** Both null where the indicator has no value; see `reason`. */
  numerator: number | null;
  denominator: number | null;
  reported: number;
  expected: number;
  /** When an item counts as online; null for indicators of procedures. */
  itemRule: ItemRule | null;
  /** Why there is no percent, in Japanese. */
  reason: string | null;
}
