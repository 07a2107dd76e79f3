import { type INestApplicationContext } from '@nestjs/common';
import { type Context } from '../../src/access/context.js';
import { BaselineService } from '../../src/automation/baseline/baseline.service.js';
import { AutomationProjectService } from '../../src/automation/project/project.service.js';
import { type ProjectDetailDto, type ProjectFields } from '../../src/automation/project/project.dto.js';
import { type ResultEntryDto } from '../../src/automation/result/result.dto.js';
import { NOTHING_ENTERED } from '../../src/automation/result/result.js';
import { AutomationResultService } from '../../src/automation/result/result.service.js';
import { ProjectStageService } from '../../src/automation/stage/project-stage.service.js';
import { notProvided, value } from '../../src/kernel/count.js';
import { parseDate } from '../../src/kernel/date.js';
import { parseMonth } from '../../src/kernel/month.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { type Department, dxOffice, newDepartment, newMunicipality, type Town } from '../setup/town.js';

let serial = 0;

/** The automation services on a town of its own, in the middle of November 2026. */
export class AutomationFixture {
  private constructor(
    readonly fresh: FreshDatabase,
    readonly app: INestApplicationContext,
    readonly town: Town,
    readonly department: Department,
    readonly office: Context,
  ) {}

  static async setUp(): Promise<AutomationFixture> {
    const fresh = await freshDatabase();
    const town = await newMunicipality(fresh.database);
    const department = await newDepartment(fresh.database, town);
    return new AutomationFixture(fresh, await testApp(fresh), town, department, dxOffice(town));
  }

  async tearDown(): Promise<void> {
    await this.fresh.close();
  }

  fields(given: Partial<ProjectFields> = {}): ProjectFields {
    serial += 1;
    return {
      code: `A-${String(serial).padStart(3, '0')}`,
      name: `サンプル案件${serial}`,
      departmentId: this.department.id,
      kind: 'rpa',
      field: 'tax',
      tool: 'サンプルRPA',
      product: null,
      sourcing: 'in-house',
      difficulty: 'low',
      operatingMonths: [],
      robotKey: null,
      note: null,
      procedureIds: [],
      ...given,
    };
  }

  async project(given: Partial<ProjectFields> = {}): Promise<ProjectDetailDto> {
    return this.app.get(AutomationProjectService).create(this.office, this.fields(given));
  }

  /** A project that took 20 minutes a case, is to take 7 over 3,600 cases a year, and runs since a day. */
  async running(since = '2026-04-01', given: Partial<ProjectFields> = {}): Promise<ProjectDetailDto> {
    const projects = this.app.get(AutomationProjectService);
    const baselines = this.app.get(BaselineService);
    const beginning = { stage: 'candidate' as const, stageOn: parseDate('2025-04-01') };
    const { id } = await projects.create(this.office, { ...this.fields(given), ...beginning });
    await baselines.setBefore(this.office, id, 1, {
      minutesPerCase: '20',
      people: '1',
      cases: value(900),
      measuredFrom: parseMonth('2025-04'),
      measuredTo: parseMonth('2025-06'),
      basis: 'measured',
      note: null,
    });
    await baselines.setEstimate(this.office, id, 2, {
      minutesPerCase: '7',
      people: '1',
      casesPerYear: 3600,
      note: null,
    });
    const production = { stage: 'production' as const, stageOn: parseDate(since) };
    await this.app.get(ProjectStageService).move(this.office, id, 3, production);
    return projects.get(this.office, id);
  }

  /** Enters what a project did in a month: so many cases, minutes of people and, if given, runs of the robot. */
  async result(
    projectId: string,
    month: string,
    cases: number | null,
    peopleMinutes: string | null,
    more: Partial<ResultEntryDto> = {},
    version = 0,
  ): Promise<void> {
    const entry: ResultEntryDto = {
      ...NOTHING_ENTERED,
      cases: cases === null ? notProvided : value(cases),
      peopleMinutes,
      basis: 'measured',
      ...more,
    };
    await this.app
      .get(AutomationResultService)
      .save(this.office, parseMonth(month), [{ projectId, version, entry }]);
  }
}
