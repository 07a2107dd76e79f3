import { Injectable } from '@nestjs/common';
import { type Transaction } from '../../platform/database/transaction.js';
import { DepartmentReportsRepository } from './department-reports.repository.js';
import { reportOutcome } from './report-outcome.js';

/** Hands the unfinished reports of a department to the one that takes over. */
@Injectable()
export class ReportHandover {
  constructor(private readonly reports: DepartmentReportsRepository) {}

  /** Takes its locks first, so call it before anything else of the transaction. Returns the number of rows moved. */
  async move(tx: Transaction, { from, to }: { from: string; to: string }): Promise<number> {
    await this.reports.lock(tx, [from, to].sort());
    const open = await this.reports.list(tx, from, to);
    const months = open.filter((report) => reportOutcome(report) === 'moves').map(({ month }) => month);
    return this.reports.move(tx, { from, to, months });
  }
}
