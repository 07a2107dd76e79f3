import { Injectable } from '@nestjs/common';
import { type Month } from '../../kernel/month.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { handRowsToOwners } from '../../reporting/correction/correction-line.repository.js';
import { type ProcedureRow } from '../rows/procedure-row.js';

@Injectable()
export class CorrectionStartRepository {
  /**
   * Copies the rows of the previous revision into the form of the correction, and moves the reports to the departments
   * that own the procedures now. Runs in the transaction that reopens and locks the month.
   */
  async begin(tx: Transaction, month: Month, revision: number): Promise<void> {
    await tx.execute(
      `INSERT INTO correction_line (municipality_id, month, revision, procedure_id, code, name, frequency, stage,
              exempt_reason, planned_month, has_channel, report_expected, report_counted, closed_counts)
       SELECT f.municipality_id, f.period, $3, f.procedure_id, f.code, f.name, f.frequency, f.stage, f.exempt_reason,
              f.planned_month, f.channels <> '[]', f.report_expected,
              f.report_counted OR r.procedure_id IS NOT NULL,
              jsonb_build_object('total', r.applications_total, 'totalNa', coalesce(r.applications_total_na, false),
                'online', r.applications_online, 'onlineNa', coalesce(r.applications_online_na, false))
         FROM frozen_procedure f
         LEFT JOIN (status_report r
                    JOIN submission s ON s.municipality_id = $1 AND s.month = $2
                                     AND s.department_id = r.department_id AND s.state = 'accepted')
           ON r.municipality_id = $1 AND r.month = $2 AND r.procedure_id = f.procedure_id AND r.return_reason IS NULL
        WHERE f.municipality_id = $1 AND f.period = $2 AND f.revision = $3::integer - 1`,
      [tx.municipality, month, revision],
    );
    await handRowsToOwners(tx, month);
  }

  /** Adds or updates lines of the form for rows that were taken over. */
  async put(
    tx: Transaction,
    { month, revision }: { month: Month; revision: number },
    rows: readonly ProcedureRow[],
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO correction_line AS line (municipality_id, month, revision, procedure_id, code, name, frequency, stage,
              exempt_reason, planned_month, has_channel, report_expected, report_counted, closed_counts)
       SELECT $1, $2, $3, r.procedure_id, r.code, r.name, r.frequency, r.stage, r.exempt_reason, r.planned_month,
              r.has_channel, r.report_expected, false,
              '{"total": null, "totalNa": false, "online": null, "onlineNa": false}'
         FROM jsonb_populate_recordset(NULL::correction_line, $4) AS r
       ON CONFLICT (municipality_id, month, revision, procedure_id) DO UPDATE
          SET code = EXCLUDED.code, name = EXCLUDED.name, frequency = EXCLUDED.frequency, stage = EXCLUDED.stage,
              exempt_reason = EXCLUDED.exempt_reason, has_channel = EXCLUDED.has_channel,
              report_expected = EXCLUDED.report_expected`,
      [
        tx.municipality,
        month,
        revision,
        asTableRows(rows.map((row) => ({ ...row, hasChannel: row.channels.length > 0 }))),
      ],
    );
  }

  /** Removes the lines of procedures that were removed from the correction. */
  async remove(
    tx: Transaction,
    { month, revision }: { month: Month; revision: number },
    procedureIds: readonly string[],
  ): Promise<void> {
    await tx.execute(
      `DELETE FROM correction_line
        WHERE municipality_id = $1 AND month = $2 AND revision = $3 AND procedure_id = ANY ($4::uuid[])`,
      [tx.municipality, month, revision, procedureIds],
    );
  }
}
