import { type FigureEntity } from './figure.entity.js';

export const SCOPE_KINDS = ['municipality', 'department', 'group', 'tag'] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

/** A part of a figure's rows; the remainder is in the denominator and not in the numerator. */
export const FIGURE_PARTS = ['numerator', 'denominator', 'remainder'] as const;
export type FigurePart = (typeof FIGURE_PARTS)[number];

/** An indicator's value for the municipality, one department, one group of the list or one tag. */
export interface Figure extends Omit<
  FigureEntity,
  'municipalityId' | 'period' | 'revision' | 'scopeKind' | 'final'
> {
  scopeKind: ScopeKind;
}
