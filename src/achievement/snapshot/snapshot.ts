import { type Month } from '../../kernel/month.js';
import { DIGEST_FORM } from './digest-form.js';
import { type Figure } from '../figures/figure.js';
import { type SnapshotDto } from '../figures/figures-answer.dto.js';
import { NO_STAGES } from '../computation/figures-by-scope.js';
import { type Indicator } from '../indicator/indicator.js';
import { type PeriodFacts } from '../rows/period-facts.js';

/** The period, rules and basis of a set of figures. */
export interface Snapshot extends SnapshotDto {
  /** The definitions used for the figures; changing a definition later changes no older figure. */
  indicators: Indicator[];
  /** The form of the rows that the digest covers: see `digest.ts`. */
  digestForm: number;
  /**
   * The closed revision of every earlier month that the figures use, from the first month of the yearly counts' fiscal
   * year; null for figures closed before these revisions were recorded.
   */
  monthRevisions: MonthRevisions | null;
  /** When the catalogue was read for it; a correction has the time of the revision it starts from. */
  basisAt: Date | null;
}

/** The closed revision in use, by month. */
export type MonthRevisions = Record<Month, number>;

/** The figures of a period, computed from one database snapshot. */
export interface ComputedFigures {
  facts: PeriodFacts;
  /** When the catalogue was read for the revision being corrected; null where the rows are live. */
  basisAt: Date | null;
  stagesKnown: boolean;
  indicators: Indicator[];
  figures: Figure[];
}

/** The snapshot of computed figures. */
export function snapshotOf(
  { facts, stagesKnown, indicators, basisAt }: Omit<ComputedFigures, 'figures'>,
  state: Snapshot['state'],
): Omit<Snapshot, 'computedAt' | 'digest'> {
  const { period, revision, edition, itemRule, asOf, flowsFrom, flowsTo, yearlyFiscalYear } = facts;
  const about = { period, revision, edition, itemRule, asOf, flowsFrom, flowsTo, yearlyFiscalYear };
  const { monthRevisions } = facts;
  const basis = { digestForm: DIGEST_FORM, monthRevisions, basisAt };
  return { ...about, ...basis, state, stagesKnown, indicators, reason: stagesKnown ? null : NO_STAGES };
}

/** The fields of a snapshot for lists and headings. */
export function summaryOf(snapshot: Snapshot): SnapshotDto {
  const { period, revision, state, edition, itemRule, asOf, flowsFrom, flowsTo } = snapshot;
  const { yearlyFiscalYear, stagesKnown, computedAt, reason, digest } = snapshot;
  const about = { period, revision, state, edition, itemRule, asOf, flowsFrom, flowsTo };
  return { ...about, yearlyFiscalYear, stagesKnown, computedAt, reason, digest };
}
