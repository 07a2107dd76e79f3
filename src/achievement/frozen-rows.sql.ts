import { type Period } from '../kernel/period.js';
import { type Parameters } from './parameters.js';
import { type RowSource } from './row-source.js';

/** The rows that a close has copied, of one revision. */
export function frozenRows(municipality: string, period: Period, revision: number): RowSource {
  const of = (table: string, parameters: Parameters) =>
    `${table} WHERE municipality_id = ${parameters.bind(municipality)}
        AND period = ${parameters.bind(period)} AND revision = ${parameters.bind(revision)}`;
  return {
    procedures: (parameters) => `SELECT * FROM ${of('frozen_procedure', parameters)}`,
    items: (parameters) => `
      SELECT *, procedure_ids && ARRAY(SELECT procedure_id FROM ${of('frozen_procedure', parameters)}
                                          AND stage IS NOT NULL) AS staged
        FROM ${of('frozen_item', parameters)}`,
  };
}
