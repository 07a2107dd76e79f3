import { type Period } from '../kernel/period.js';
import { type Parameters } from './parameters.js';
import { type RowSource } from './row-source.js';

/** The rows that a close has copied, of one revision. */
export function frozenRows(municipality: string, period: Period, revision: number): RowSource {
  const from = (table: string) => (parameters: Parameters) =>
    `SELECT * FROM ${table} WHERE municipality_id = ${parameters.bind(municipality)}
        AND period = ${parameters.bind(period)} AND revision = ${parameters.bind(revision)}`;
  return { procedures: from('frozen_procedure'), items: from('frozen_item') };
}
