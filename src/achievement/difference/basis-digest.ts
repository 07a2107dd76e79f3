import { createHash } from 'node:crypto';
import { type Indicator } from '../indicator/indicator.js';
import { type PeriodFacts } from '../rows/period-facts.js';
import { type RowSource } from '../rows/row-source.js';
import { allReplacements } from './part.repository.js';

/**
 * What the sums of rows stand on: the statements that read and write all of them with their values, the facts of the
 * period and the indicators. Where any of it differs, by a change of the municipality's or by another release, nothing stored
 * can be built upon.
 */
export function basisDigest(facts: PeriodFacts, indicators: readonly Indicator[], source: RowSource): string {
  const basis = { facts, indicators, statements: allReplacements(facts.period, source) };
  return createHash('sha256').update(JSON.stringify(basis)).digest('base64url');
}
