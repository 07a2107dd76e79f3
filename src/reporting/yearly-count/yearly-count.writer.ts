import { Inject, Injectable } from '@nestjs/common';
import { auditEntry } from '../../access/audit/audit-entry.js';
import { AuditRepository } from '../../access/audit/audit.repository.js';
import { changesBetween } from '../../access/audit/changes.js';
import { type Context } from '../../access/context.js';
import { type FiscalYear } from '../../kernel/fiscal-year.js';
import { fiscalYearPeriod } from '../../kernel/period.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { conflict } from '../../platform/problem.js';
import { NOT_RECORDED, sameYearly, type YearlyEntry } from './yearly-count.js';
import { type YearlyLineDto } from './yearly-count-answer.dto.js';
import { YearlyCountRepository } from './yearly-count.repository.js';

/** A procedure's line and what is to be recorded on it. */
export interface YearlyChange {
  line: YearlyLineDto;
  entry: YearlyEntry;
}

/** The one way yearly counts get in: whoever calls holds the lines and has checked every entry. */
@Injectable()
export class YearlyCountWriter {
  constructor(
    @Inject(YearlyCountRepository) private readonly counts: YearlyCountRepository,
    @Inject(AuditRepository) private readonly audit: AuditRepository,
    @Inject(OwedWork) private readonly owedWork: OwedWork,
  ) {}

  /** Saves what differs, writes the audit trail, and raises the computation of the year's figures and all live ones. */
  async write(tx: Transaction, context: Context, year: FiscalYear, changes: readonly YearlyChange[]) {
    const real = changes.filter(({ line, entry }) => line.version === 0 || !sameYearly(line, entry));
    const created = real.filter(({ line }) => line.version === 0).length;
    const counts = { created, updated: real.length - created, unchanged: changes.length - real.length };
    if (real.length === 0) return counts;
    const entries = real.map(({ line, entry }) => ({
      procedureId: line.procedureId,
      seenVersion: line.version,
      entry,
    }));
    const storedCounts = await this.counts.write(tx, year, entries);
    if (storedCounts < entries.length)
      throw conflict('年間件数', { rows: entries.length }, { rows: storedCounts });
    const records = real.map(({ line, entry }) => {
      const change = changesBetween(line.version === 0 ? NOT_RECORDED : entryOf(line), entry);
      return auditEntry('yearly-count.save', `FY${year}/${line.procedureId}`, change);
    });
    await this.audit.record(tx, context, records);
    const raisedWork = await this.owedWork.raiseAll(tx, 'provisional', {
      procedures: entries.map(({ procedureId }) => procedureId),
    });
    const period = fiscalYearPeriod(year);
    if (!raisedWork.includes(period)) await this.owedWork.raise(tx, 'provisional', [period]);
    return counts;
  }
}

function entryOf({ applicationsTotal, applicationsOnline, source }: YearlyLineDto): YearlyEntry {
  return { applicationsTotal, applicationsOnline, source };
}
