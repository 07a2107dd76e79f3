import { type INestApplicationContext } from '@nestjs/common';
import { type Browser } from 'playwright-core';
import { BaselineService } from '../../src/automation/baseline/baseline.service.js';
import { AutomationCostService } from '../../src/automation/cost/cost.service.js';
import { AutomationProjectService } from '../../src/automation/project/project.service.js';
import { NOTHING_ENTERED } from '../../src/automation/result/result.js';
import { type ResultEntryDto } from '../../src/automation/result/result.dto.js';
import { AutomationResultService } from '../../src/automation/result/result.service.js';
import { ProjectStageService } from '../../src/automation/stage/project-stage.service.js';
import { value } from '../../src/kernel/count.js';
import { parseDate } from '../../src/kernel/date.js';
import { parseMonth } from '../../src/kernel/month.js';
import { type Database } from '../../src/platform/database/database.js';
import { MonthService } from '../../src/closing/month.service.js';
import { launchBrowser } from '../setup/browser.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { startWeb } from '../setup/processes.js';
import { settle } from '../setup/settle.js';
import {
  type Department,
  dxOffice,
  newDepartment,
  newMunicipality,
  newProcedure,
  type Town,
} from '../setup/town.js';

/** A town with projects of two departments; the ids of three of one, by how they do. */
export interface AutomationTown {
  town: Town;
  citizens: Department;
  taxes: Department;
  good: string;
  short: string;
  still: string;
}

const MONTHS = ['2026-04', '2026-05', '2026-06', '2026-07'];

/** The web process and a browser, with an application context beside them to create towns with automation projects. */
export class AutomationPagesFixture {
  private serial = 0;

  private constructor(
    private readonly fresh: FreshDatabase,
    private readonly app: INestApplicationContext,
    private readonly web: Awaited<ReturnType<typeof startWeb>>,
    readonly browser: Browser,
  ) {}

  static async setUp(): Promise<AutomationPagesFixture> {
    const fresh = await freshDatabase();
    const web = await startWeb({ DATABASE_URL: fresh.applicationUrl });
    return new AutomationPagesFixture(fresh, await testApp(fresh), web, await launchBrowser());
  }

  async tearDown(): Promise<void> {
    await this.browser.close();
    await this.web.end('SIGTERM');
    await this.app.close();
    await this.fresh.close();
  }

  get url(): string {
    return this.web.url;
  }

  get database(): Database {
    return this.fresh.database;
  }

  /**
   * April to July 2026 are open. Of three projects of 市民課 one keeps its promise, one falls short since May, and the
   * robot of one stands still since May; 税務課 has one without a result, and a candidate. Nothing is entered of July.
   */
  async town(): Promise<AutomationTown> {
    const town = await newMunicipality(this.database);
    const citizens = await newDepartment(this.database, town, { name: '市民課' });
    const taxes = await newDepartment(this.database, town, { name: '税務課' });
    await newProcedure(this.database, town, { departmentId: citizens.id, stage: 'online' });
    for (const month of MONTHS) await this.app.get(MonthService).open(dxOffice(town), parseMonth(month));
    const good = await this.running(town, citizens, '住民票の入力');
    const short = await this.running(town, citizens, '還付の入力');
    const still = await this.running(town, citizens, '証明書の発行');
    await this.running(town, taxes, '申告書の読取り');
    await this.candidate(town, taxes, '減免の審査');
    for (const [at, month] of MONTHS.slice(0, 3).entries()) {
      await this.result(town, good, month, 300, '2000');
      await this.result(town, short, month, 300, at === 0 ? '2000' : '5000');
      await this.result(town, still, month, 300, '2000', at === 0 ? 30 : 0);
    }
    await this.costs(town, good, short);
    return { town, citizens, taxes, good, short, still };
  }

  /** What is saved of a month, by project; null where nothing is. */
  async lines(town: Town, month: string): Promise<Map<string, ResultEntryDto | null>> {
    const lines = await this.app.get(AutomationResultService).form(dxOffice(town), parseMonth(month));
    return new Map(lines.map(({ projectId, saved }) => [projectId, saved]));
  }

  async result(
    town: Town,
    projectId: string,
    month: string,
    cases: number,
    peopleMinutes: string,
    robotRuns = 20,
  ): Promise<void> {
    const counts = { cases: value(cases), robotRuns: value(robotRuns), failures: value(0) };
    const entry: ResultEntryDto = { ...NOTHING_ENTERED, ...counts, peopleMinutes, basis: 'measured' };
    await this.app
      .get(AutomationResultService)
      .save(dxOffice(town), parseMonth(month), [{ projectId, version: 0, entry }]);
  }

  /** Sets a month to 確定 without the figures, which the pages of automation do not show. */
  async close(town: Town, month: string): Promise<void> {
    await this.database.transaction(town, (tx) =>
      tx.execute(`UPDATE reporting_month SET state = 'closed' WHERE month = $1`, [month]),
    );
  }

  /** Waits until the town's figures are there. */
  async figures(town: Town): Promise<void> {
    await settle(this.fresh, [town]);
  }

  /** 20 minutes a case before, 7 promised, 3,600 cases a year: 65 hours a month. */
  private async running(town: Town, department: Department, name: string): Promise<string> {
    const [office, baselines] = [dxOffice(town), this.app.get(BaselineService)];
    const id = await this.candidate(town, department, name);
    await baselines.setBefore(office, id, 1, {
      ...{ minutesPerCase: '20', people: '1', cases: value(900), basis: 'measured', note: null },
      ...{ measuredFrom: parseMonth('2025-04'), measuredTo: parseMonth('2025-06') },
    });
    const estimate = { minutesPerCase: '7', people: '1', casesPerYear: 3600, note: null };
    await baselines.setEstimate(office, id, 2, estimate);
    const production = { stage: 'production' as const, stageOn: parseDate('2026-04-01') };
    await this.app.get(ProjectStageService).move(office, id, 3, production);
    return id;
  }

  private async candidate(town: Town, department: Department, name: string): Promise<string> {
    this.serial += 1;
    const { id } = await this.app.get(AutomationProjectService).create(dxOffice(town), {
      code: `A-${String(this.serial).padStart(3, '0')}`,
      name,
      departmentId: department.id,
      ...{ kind: 'rpa', field: 'tax', tool: 'サンプルRPA', product: null, sourcing: 'in-house' },
      ...{ difficulty: 'low', operatingMonths: [], robotKey: null, note: null, procedureIds: [] },
      ...{ stage: 'candidate', stageOn: parseDate('2025-04-01') },
    });
    return id;
  }

  private async costs(town: Town, cheap: string, dear: string): Promise<void> {
    const [office, costs] = [dxOffice(town), this.app.get(AutomationCostService)];
    for (const [projectId, yen] of [
      [cheap, 120_000],
      [dear, 1_200_000],
    ] as const)
      await costs.add(office, {
        ...{ kind: 'licence', name: '利用料', yen, hours: null, yearly: true, fiscalYear: 2026 },
        ...{ lastFiscalYear: null, split: 'equal', shares: [{ projectId, weight: 1 }], note: null },
      });
  }
}
