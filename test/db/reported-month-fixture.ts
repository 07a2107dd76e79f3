import { type Database } from '../../src/platform/database/database.js';
import { parseDate } from '../../src/kernel/date.js';
import { parseMonth } from '../../src/kernel/month.js';
import {
  type Department,
  type Town,
  departmentUser,
  newDepartment,
  newMunicipality,
  newProcedure,
  openMonth,
} from '../setup/town.js';
import { entry, type ReportingServices } from './reporting-fixture.js';

export const OCTOBER = parseMonth('2026-10');

/** What an entry online without a channel needs. */
export const CONFIRMED = { confirmedWarnings: ['online-without-channel'] };

/** A town with one department of one procedure, 準備中, that is asked about October. */
export class ReportedMonthFixture {
  private constructor(
    private readonly database: Database,
    private readonly reporting: ReportingServices,
    readonly town: Town,
    readonly tax: Department,
    readonly procedure: string,
  ) {}

  static async new(
    database: Database,
    reporting: ReportingServices,
    settings: { sectionHeadCheck?: boolean } = {},
  ): Promise<ReportedMonthFixture> {
    const town = await newMunicipality(database, settings);
    const tax = await newDepartment(database, town);
    const procedure = await newProcedure(database, town, { departmentId: tax.id, stage: 'preparing' });
    await openMonth(database, town, OCTOBER);
    return new ReportedMonthFixture(database, reporting, town, tax, procedure);
  }

  /** The stage that the catalogue's history gives the procedure at the end of October. */
  async stageAtMonthEnd() {
    const monthEnd = parseDate('2026-10-31');
    const known = await this.database.snapshot(this.town, (tx) =>
      this.reporting.stages.asOf(tx, monthEnd, [this.procedure]),
    );
    return known.get(this.procedure);
  }

  async fillIn(context = departmentUser(this.town, this.tax)): Promise<void> {
    await this.reporting.reports.saveRow(
      context,
      OCTOBER,
      this.procedure,
      entry('partial', 100, 40, CONFIRMED),
    );
  }

  async submit(): Promise<void> {
    await this.fillIn();
    await this.reporting.submissions.submit(departmentUser(this.town, this.tax), OCTOBER, this.tax.id);
  }
}
