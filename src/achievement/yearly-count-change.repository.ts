import { Injectable } from '@nestjs/common';
import { type Transaction } from '../platform/database/transaction.js';
import { type CountSaid } from './aspect-value.js';
import { type YearlyCountChangeDto } from './figures-answer.dto.js';
import { type Snapshot } from './snapshot.js';

type Stored = Pick<YearlyCountChangeDto, 'procedureId' | 'name'> &
  Record<'wasTotal' | 'wasOnline' | 'isTotal' | 'isOnline', number | null> &
  Record<'was' | 'is' | 'wasTotalNa' | 'wasOnlineNa' | 'isTotalNa' | 'isOnlineNa', boolean>;

@Injectable()
export class YearlyCountChangeRepository {
  /** By code; none beside a provisional snapshot, which reads them as they are. */
  async changedSince(
    tx: Transaction,
    { period, revision, state, yearlyFiscalYear }: Snapshot,
  ): Promise<YearlyCountChangeDto[]> {
    if (state !== 'final') return [];
    const rows = await tx.query<Stored>(
      `SELECT f.procedure_id, f.name, f.yearly_recorded AS was, y.procedure_id IS NOT NULL AS is,
              own.total AS was_total, own.total_na AS was_total_na,
              own.online AS was_online, own.online_na AS was_online_na,
              y.applications_total AS is_total, coalesce(y.applications_total_na, false) AS is_total_na,
              y.applications_online AS is_online, coalesce(y.applications_online_na, false) AS is_online_na
         FROM frozen_procedure f
        CROSS JOIN LATERAL (${CLOSED_ALONE}) own
         LEFT JOIN yearly_count y
           ON y.municipality_id = f.municipality_id AND y.fiscal_year = $4 AND y.procedure_id = f.procedure_id
          AND (y.applications_total IS NOT NULL OR y.applications_total_na
               OR y.applications_online IS NOT NULL OR y.applications_online_na)
        WHERE f.municipality_id = $1 AND f.period = $2 AND f.revision = $3
          AND CASE WHEN f.yearly_recorded
                   THEN (own.total, own.total_na, own.online, own.online_na) IS DISTINCT FROM
                        (y.applications_total, coalesce(y.applications_total_na, false),
                         y.applications_online, coalesce(y.applications_online_na, false))
                   ELSE (y.applications_total IS NOT NULL OR y.applications_total_na)
                    AND (y.applications_online IS NOT NULL OR y.applications_online_na) END
        ORDER BY f.code`,
      [tx.municipality, period, revision, yearlyFiscalYear],
    );
    return rows.map((row) => ({
      procedureId: row.procedureId,
      name: row.name,
      before: row.was
        ? { total: said(row.wasTotal, row.wasTotalNa), online: said(row.wasOnline, row.wasOnlineNa) }
        : null,
      after: row.is
        ? { total: said(row.isTotal, row.isTotalNa), online: said(row.isOnline, row.isOnlineNa) }
        : null,
    }));
  }
}

/** The closed count of procedure `f` itself: its row also holds the counts of those merged into it before. */
const CLOSED_ALONE = `
  SELECT f.yearly_total AS total, f.yearly_total_na AS total_na,
         f.yearly_online AS online, f.yearly_online_na AS online_na
   WHERE f.merged_parts IS NULL
   UNION ALL
  SELECT (f.merged_parts->'own'->>'yearlyTotal')::bigint, (f.merged_parts->'own'->>'yearlyTotalNa')::boolean,
         (f.merged_parts->'own'->>'yearlyOnline')::bigint, (f.merged_parts->'own'->>'yearlyOnlineNa')::boolean
   WHERE f.merged_parts IS NOT NULL`;

function said(value: number | null, notApplicable: boolean): CountSaid {
  return notApplicable ? '該当なし' : value;
}
