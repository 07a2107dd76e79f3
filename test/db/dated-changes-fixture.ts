import { type INestApplicationContext, type Type } from '@nestjs/common';
import { FigureComputation } from '../../src/achievement/computation/figure-computation.js';
import { type ProcedureRow } from '../../src/achievement/rows/procedure-row.js';
import { RowRepository } from '../../src/achievement/rows/row.repository.js';
import { type ProcedureFields } from '../../src/catalogue/procedure/procedure-fields.js';
import { ProcedureService } from '../../src/catalogue/procedure/procedure.service.js';
import { type Month } from '../../src/kernel/month.js';
import { parsePeriod } from '../../src/kernel/period.js';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import {
  dxOffice,
  newDepartment,
  newMunicipality,
  openMonth,
  type Department,
  type Town,
} from '../setup/town.js';
import { putReport } from './achievement-reports.js';

/** Two departments, and months in which the first reports ten applications a procedure, four of them online. */
export class DatedChangesFixture {
  town!: Town;
  first!: Department;
  second!: Department;

  private constructor(
    readonly fresh: FreshDatabase,
    private readonly app: INestApplicationContext,
  ) {}

  static async open(): Promise<DatedChangesFixture> {
    const fresh = await freshDatabase();
    return new DatedChangesFixture(fresh, await testApp(fresh));
  }

  async close(): Promise<void> {
    await this.fresh.close();
  }

  async newTown(): Promise<void> {
    this.town = await newMunicipality(this.fresh.database);
    this.first = await newDepartment(this.fresh.database, this.town, { name: '市民課' });
    this.second = await newDepartment(this.fresh.database, this.town, { name: '税務課' });
  }

  get<Service>(service: Type<Service>): Service {
    return this.app.get(service, { strict: false });
  }

  /** Opened, reported and closed for the first time, one month after the other. */
  async reportYear(procedureIds: string[], months: Month[]): Promise<void> {
    for (const month of months) {
      await openMonth(this.fresh.database, this.town, month);
      await this.report(month, procedureIds);
      await this.setClosed(month);
    }
  }

  async report(month: Month, procedureIds: string[], state = 'accepted'): Promise<void> {
    const rows = procedureIds.map((procedureId) => ({ procedureId, stage: 'online', total: 10, online: 4 }));
    await putReport(this.fresh.database, this.town, this.first, { month, state, rows });
  }

  async setClosed(month: Month): Promise<void> {
    const { municipality } = this.town;
    await this.fresh.database.transaction(this.town, async (tx) => {
      await tx.execute(
        `UPDATE reporting_month SET state = 'closed', closed_at = now() WHERE municipality_id = $1 AND month = $2`,
        [municipality, month],
      );
      await tx.execute(
        `UPDATE municipality SET undated_changes_from = (($2 || '-01')::date + interval '1 month')::date
          WHERE municipality_id = $1`,
        [municipality, month],
      );
    });
  }

  async rowsOf(period: string): Promise<ProcedureRow[]> {
    return this.fresh.database.snapshot(this.town, async (tx) => {
      const { source } = await this.get(FigureComputation).compute(tx, parsePeriod(period), 'provisional');
      return this.get(RowRepository).procedures(tx, source);
    });
  }

  /** `numerator/denominator reported/expected` of an indicator of the whole municipality. */
  async figure(period: string, indicator: string): Promise<string> {
    return this.fresh.database.snapshot(this.town, async (tx) => {
      const { figures } = await this.get(FigureComputation).compute(tx, parsePeriod(period), 'provisional');
      const found = figures.find((one) => one.scopeKind === 'municipality' && one.indicator === indicator);
      return found ? `${found.numerator}/${found.denominator} ${found.reported}/${found.expected}` : 'none';
    });
  }

  async edit(id: string, changes: Partial<ProcedureFields>): Promise<void> {
    const procedures = this.get(ProcedureService);
    const { version } = await procedures.get(dxOffice(this.town), id);
    await procedures.edit(dxOffice(this.town), id, version, changes);
  }
}
