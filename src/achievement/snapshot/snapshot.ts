import { type Month } from '../../kernel/month.js';
import { DIGEST_FORM } from './digest-form.js';
import { type Figure } from '../figures/figure.js';
import { type SnapshotDto } from '../figures/figures-answer.dto.js';
import { NO_STAGES } from '../computation/figures-by-scope.js';
import { type Indicator } from '../indicator/indicator.js';
import { type PeriodFacts } from '../rows/period-facts.js';

/** What a set of figures is about and rests on. */
export interface Snapshot extends SnapshotDto {
  /** The definitions under which the figures were worked out; a later change of them touches no old figure. */
  indicators: Indicator[];
  /** By which form of the rows the digest is made: see `digest.ts`. */
  digestForm: number;
  /**
   * The closed revision of every earlier month the figures stand on, from the first month of the yearly counts' fiscal
   * year; null where it was not recorded, for figures closed before it was.
   */
  monthRevisions: MonthRevisions | null;
  /** When the catalogue was last read for it: a correction is as old in this as the revision it starts from. */
  basisAt: Date | null;
}

/** Months with the closed revision that counts. */
export type MonthRevisions = Record<Month, number>;

/** The figures of a period as they were worked out on one view of the data. */
export interface ComputedFigures {
  facts: PeriodFacts;
  /** When the catalogue was read for the revision it corrects; null where the rows are live. */
  basisAt: Date | null;
  stagesKnown: boolean;
  indicators: Indicator[];
  figures: Figure[];
}

/** What the snapshot of computed figures says about them. */
export function snapshotOf(
  { facts, stagesKnown, indicators, basisAt }: ComputedFigures,
  state: Snapshot['state'],
): Omit<Snapshot, 'computedAt' | 'digest'> {
  const { period, revision, edition, itemRule, asOf, flowsFrom, flowsTo, yearlyFiscalYear } = facts;
  const about = { period, revision, edition, itemRule, asOf, flowsFrom, flowsTo, yearlyFiscalYear };
  const { monthRevisions } = facts;
  const basis = { digestForm: DIGEST_FORM, monthRevisions, basisAt };
  return { ...about, ...basis, state, stagesKnown, indicators, reason: stagesKnown ? null : NO_STAGES };
}

/** A snapshot as lists and headings show it. */
export function summaryOf(snapshot: Snapshot): SnapshotDto {
  const { period, revision, state, edition, itemRule, asOf, flowsFrom, flowsTo } = snapshot;
  const { yearlyFiscalYear, stagesKnown, computedAt, reason, digest } = snapshot;
  const about = { period, revision, state, edition, itemRule, asOf, flowsFrom, flowsTo };
  return { ...about, yearlyFiscalYear, stagesKnown, computedAt, reason, digest };
}
