import { Injectable } from '@nestjs/common';
import { DepartmentOwners } from '../../access/department/department-owners.service.js';
import { type Context } from '../../access/context.js';
import { permit, reach } from '../../access/permissions.js';
import { Database } from '../../platform/database/database.js';
import { type MonthDto } from '../month/month.dto.js';
import { MonthRepository } from '../month/month.repository.js';
import { SubmissionOverviewRepository } from '../submission/submission-overview.repository.js';
import { type SubmissionOverviewDto } from '../submission/submission.dto.js';
import { type MarkedRows, ReportToDoRepository } from './report-to-do.repository.js';

/** A department's report of a month and the rows of it that ask for another look. */
export type OpenReport = SubmissionOverviewDto & Omit<MarkedRows, 'month' | 'departmentId'>;

/** A month that is open, with every report of it that the actor answers for. */
export interface OpenMonth extends Pick<MonthDto, 'month' | 'dueOn' | 'revision'> {
  reports: OpenReport[];
}

export interface ReportsToDo {
  /** Those due first; not more than `MOST_MONTHS`. */
  open: OpenMonth[];
  /** How many more months are open. */
  further: number;
  /** Every month ever opened, newest first. */
  months: MonthDto[];
}

/** Months are closed in their order: what a later one still asks for can wait until the earlier ones are dealt with. */
const MOST_MONTHS = 2;

/** What is to be done about the monthly reports, as the tables say at this moment. */
@Injectable()
export class ReportToDoService {
  constructor(
    private readonly database: Database,
    private readonly months: MonthRepository,
    private readonly overview: SubmissionOverviewRepository,
    private readonly marked: ReportToDoRepository,
    private readonly owners: DepartmentOwners,
  ) {}

  /** The open months and how far their reports have come; for somebody who neither reports nor accepts no reports. */
  async read(context: Context): Promise<ReportsToDo> {
    permit(context, 'report.read');
    return this.database.snapshot(context, async (tx) => {
      const [only, months] = await Promise.all([
        this.owners.reportingFor(tx, context, 'report.read'),
        this.months.list(tx),
      ]);
      const all = months
        .filter(({ state }) => state === 'open')
        .sort((a, b) => (a.dueOn + a.month < b.dueOn + b.month ? -1 : 1));
      const open = all.slice(0, MOST_MONTHS);
      const further = all.length - open.length;
      const takesPart =
        reach(context, 'report.enter') !== 'none' || reach(context, 'report.accept') !== 'none';
      if (!takesPart || open.length === 0)
        return { open: open.map((one) => ({ ...one, reports: [] })), further, months };
      const [overviews, marked] = await Promise.all([
        Promise.all(open.map(({ month }) => this.overview.list(tx, month, only))),
        this.marked.markedRows(
          tx,
          open.map(({ month }) => month),
          only,
        ),
      ]);
      const rowsOf = (of: Pick<MarkedRows, 'month' | 'departmentId'>) =>
        marked.find(({ month, departmentId }) => month === of.month && departmentId === of.departmentId);
      return {
        open: open.map(({ month, dueOn, revision }, at) => ({
          ...{ month, dueOn, revision },
          reports: (overviews[at] ?? []).map((report) => {
            const {
              returned = 0,
              returnReason = null,
              confirmed = 0,
            } = rowsOf({ month, departmentId: report.departmentId }) ?? {};
            return { ...report, returned, returnReason: report.returnReason ?? returnReason, confirmed };
          }),
        })),
        further,
        months,
      };
    });
  }
}
