import { Injectable } from '@nestjs/common';
import { type Transaction } from '../../platform/database/transaction.js';
import { countsAnswer } from '../comparison/count-answer.js';
import { type YearlyCountChangeDto } from '../figures/figures-answer.dto.js';
import { type CountPairColumns } from '../rows/count-pair-columns.js';
import { type Snapshot } from './snapshot.js';

type ChangeRow = Pick<YearlyCountChangeDto, 'procedureId' | 'name'> &
  Record<'before' | 'after', CountPairColumns | null>;

@Injectable()
export class YearlyCountChangeRepository {
  /** By code; empty for a provisional snapshot, which uses the current counts. */
  async changedSince(
    tx: Transaction,
    { period, revision, state, yearlyFiscalYear }: Snapshot,
  ): Promise<YearlyCountChangeDto[]> {
    if (state !== 'final') return [];
    const rows = await tx.query<ChangeRow>(
      `SELECT c.procedure_id, c.name,
              CASE WHEN c.recorded THEN jsonb_build_object(
                'total', c.total, 'totalNa', c.total_na, 'online', c.online, 'onlineNa', c.online_na) END AS before,
              CASE WHEN y.procedure_id IS NOT NULL THEN jsonb_build_object(
                'total', y.applications_total, 'totalNa', y.applications_total_na,
                'online', y.applications_online, 'onlineNa', y.applications_online_na) END AS after
         FROM (${CLOSED_COUNTS}) c
         LEFT JOIN yearly_count y
           ON y.municipality_id = $1 AND y.fiscal_year = $4 AND y.procedure_id = c.procedure_id
          AND (y.applications_total IS NOT NULL OR y.applications_total_na
               OR y.applications_online IS NOT NULL OR y.applications_online_na)
        WHERE CASE WHEN c.recorded
                   THEN (c.total, c.total_na, c.online, c.online_na) IS DISTINCT FROM
                        (y.applications_total, coalesce(y.applications_total_na, false),
                         y.applications_online, coalesce(y.applications_online_na, false))
                   ELSE (y.applications_total IS NOT NULL OR y.applications_total_na)
                    AND (y.applications_online IS NOT NULL OR y.applications_online_na) END
        ORDER BY c.code`,
      [tx.municipality, period, revision, yearlyFiscalYear],
    );
    return rows.map(({ before, after, ...procedure }) => ({
      ...procedure,
      before: before && countsAnswer(before),
      after: after && countsAnswer(after),
    }));
  }
}

const OF_REVISION = `
   WHERE f.municipality_id = $1 AND f.period = $2 AND f.revision = $3 AND f.merged_parts IS`;

/**
 * The closed count of each single procedure: of those that have a row, and of those merged into one of them earlier.
 * The columns of a row hold the sum of both. Few are merged: the others are read without looking for parts.
 */
const CLOSED_COUNTS = `
  SELECT f.procedure_id, f.code, f.name, f.yearly_recorded AS recorded, f.yearly_total AS total,
         f.yearly_total_na AS total_na, f.yearly_online AS online, f.yearly_online_na AS online_na
    FROM frozen_procedure f ${OF_REVISION} NULL
   UNION ALL
  SELECT f.procedure_id, f.code, f.name, f.yearly_recorded,
         part."yearlyTotal", part."yearlyTotalNa", part."yearlyOnline", part."yearlyOnlineNa"
    FROM frozen_procedure f
   CROSS JOIN LATERAL jsonb_to_record(f.merged_parts -> 'own') AS part ("yearlyTotal" bigint, "yearlyTotalNa" boolean,
        "yearlyOnline" bigint, "yearlyOnlineNa" boolean) ${OF_REVISION} NOT NULL
   UNION ALL
  SELECT p.id, p.code, p.name, part.value <> 'null', (part.value ->> 'total')::bigint,
         coalesce((part.value ->> 'totalNa')::boolean, false), (part.value ->> 'online')::bigint,
         coalesce((part.value ->> 'onlineNa')::boolean, false)
    FROM frozen_procedure f
   CROSS JOIN LATERAL jsonb_each(f.merged_parts -> 'merged' -> 'yearlyOf') part
    JOIN procedure p ON p.municipality_id = $1 AND p.id = part.key::uuid ${OF_REVISION} NOT NULL`;
