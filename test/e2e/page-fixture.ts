import { CheckedImportService } from '../../src/exchange/checked-import.service.js';
import { type INestApplicationContext } from '@nestjs/common';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { commandContext } from '../../src/access/command-context.js';
import { type Context, type Role } from '../../src/access/context.js';
import { DepartmentService } from '../../src/access/department/department.service.js';
import { TokenService } from '../../src/access/token/token.service.js';
import { UserService } from '../../src/access/user/user.service.js';
import { AutomationCostService } from '../../src/automation/cost/cost.service.js';
import { AutomationProjectService } from '../../src/automation/project/project.service.js';
import { DepartmentChangeService } from '../../src/reorganisation/department-change.service.js';
import { type Month } from '../../src/kernel/month.js';
import { MonthService } from '../../src/closing/month.service.js';
import { StatusReportService } from '../../src/reporting/status-report/status-report.service.js';
import { TargetService } from '../../src/targets/target.service.js';
import { ActionService } from '../../src/review/action.service.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { PageClient } from '../setup/page-client.js';
import { newPageUser } from '../setup/page-users.js';
import { startWeb } from '../setup/processes.js';
import { settle } from '../setup/settle.js';
import {
  type Department,
  dxOffice,
  newDepartment,
  newMunicipality,
  newProcedure,
  operator,
  type Town,
} from '../setup/town.js';

/** Both are open and have figures. */
export const MONTHS = ['2026-05', '2026-06'] as Month[];

/** What stands in the names of everything of a department that is not one's own, and of another municipality. */
export const HIDDEN = '他課限り';
export const FOREIGN = '隣の市';

/** A department with one of everything that pages have an address for: the ids by what stands for them. */
export interface Part {
  department: Department;
  ids: Record<string, string>;
}

/** A town seen by somebody of a department: one's own, another and one of the neighbouring town. */
export interface Outlook {
  town: Town;
  own: Part;
  other: Part;
  foreign: Part;
}

/** The web process with towns that have figures, and clients of every role. */
export class PageFixture {
  private targets = 0;

  private constructor(
    readonly fresh: FreshDatabase,
    readonly app: INestApplicationContext,
    private readonly web: Awaited<ReturnType<typeof startWeb>>,
  ) {}

  /** `before`: a file of the set-up that the web process loads first. */
  static async setUp({ before = 'tell-routes.mjs' } = {}): Promise<PageFixture> {
    const fresh = await freshDatabase();
    const environment = { DATABASE_URL: fresh.applicationUrl, REQUESTS_PER_MINUTE: '100000' };
    const file = pathToFileURL(join(import.meta.dirname, '..', 'setup', before)).href;
    const web = await startWeb({ ...environment, NODE_OPTIONS: `--import=${file}` });
    return new PageFixture(fresh, await testApp(fresh), web);
  }

  get url(): string {
    return this.web.url;
  }

  async tearDown(): Promise<void> {
    await this.web.end('SIGTERM');
    await this.fresh.close();
  }

  /** Every route that the running process has opened, as `GET /months/:month`, but those of the API. */
  pages(): string[] {
    const printedRoutes = this.web.output().matchAll(/^\{"route":"([^"]+)"\}$/gm);
    const routes = [...printedRoutes].flatMap(([, route]) => route ?? []);
    return [...new Set(routes)].filter((route) => !/^(HEAD|OPTIONS) |^\S+ \/api(\/|$)/.test(route)).sort();
  }

  /** One town for each key, all beside the same neighbour; their figures are there when it returns. */
  async towns<Key extends string>(keys: readonly Key[]): Promise<Record<Key, Outlook>> {
    const neighbour = await newMunicipality(this.fresh.database);
    await this.app.get(MonthService).open(dxOffice(neighbour), MONTHS[1] as Month);
    const foreign = await this.part(neighbour, FOREIGN, FOREIGN);
    const towns: [Key, Outlook][] = [];
    for (const key of keys) {
      const town = await newMunicipality(this.fresh.database);
      for (const month of MONTHS) await this.app.get(MonthService).open(dxOffice(town), month);
      const [own, other] = [await this.part(town, '市民', '住民票'), await this.part(town, '税務', HIDDEN)];
      for (const { department } of [own, other]) await this.report(town, department);
      towns.push([key, { town, own, other, foreign }]);
    }
    await settle(
      this.fresh,
      towns.map(([, { town }]) => town),
    );
    return Object.fromEntries(towns) as Record<Key, Outlook>;
  }

  nobody(): Promise<PageClient> {
    return PageClient.open(this.web.url);
  }

  client({ town, own }: Outlook, role: Role): Promise<PageClient> {
    const department = role === 'department' ? own.department : undefined;
    return PageClient.signedIn(this.web.url, this.fresh.database, { town, role, department });
  }

  private async part(town: Town, departmentName: string, mark: string): Promise<Part> {
    const { database } = this.fresh;
    const department = await newDepartment(database, town, { name: `${departmentName}課` });
    const of = { departmentId: department.id, stage: 'online' as const };
    const login = await newPageUser(database, town, { role: 'department', department });
    const user = await this.app.get(UserService).findByLogin(commandContext(town.municipality), login);
    const input = { role: 'department', departmentId: department.id, label: `${mark}のトークン` } as const;
    const action = {
      departmentId: department.id,
      content: `${mark}の対応事項`,
      dueMonth: '2026-07' as Month,
    };
    const procedureId = await newProcedure(database, town, { ...of, name: `${mark}の手続` });
    const office = dxOffice(town);
    const ownDepartment = { code: `${department.code}-部`, name: `${mark}の室`, division: `${mark}の部` };
    const { divisionId } = await this.app.get(DepartmentService).create(office, ownDepartment);
    const split = { code: `${department.code}-新`, name: `${mark}の新課`, division: '', on: '2099-04-01' };
    const { id: change } = await this.app
      .get(DepartmentChangeService)
      .split(office, department.id, 1, { ...split, procedureIds: [procedureId] });
    const project = await this.project(office, department.id, mark);
    const ids = {
      ...project,
      DEPARTMENT: department.id,
      DIVISION: divisionId ?? '',
      CHANGE: change,
      PROCEDURE: procedureId,
      USER: user?.id ?? '',
      ACTION: (await this.app.get(ActionService).add(dxOffice(town), MONTHS[1] as Month, action)).id,
      TOKEN: (await this.app.get(TokenService).create(operator(town), input)).id,
      TARGET: await this.target(town, mark),
      FILE: await this.file(office, department.code, mark),
    };
    return { department, ids };
  }

  /** A file that waits to be imported. */
  private async file(office: Context, code: string, mark: string): Promise<string> {
    const run = await this.app.get(CheckedImportService).lookOver(office, `form-of-${code}`, {
      ...{ kind: 'departments', fileName: `${mark}.csv`, parameters: { allowSimilar: true } },
      bytes: Buffer.from(`課コード,課名\n${code}-送,${mark}の送った課\n`),
    });
    return run.id;
  }

  /** An automation project of the department with a cost. */
  private async project(
    office: Context,
    departmentId: string,
    mark: string,
  ): Promise<Record<string, string>> {
    const { id } = await this.app.get(AutomationProjectService).create(office, {
      code: `A-${departmentId}`,
      name: `${mark}の自動化`,
      departmentId,
      kind: 'rpa',
      field: 'tax',
      tool: null,
      product: null,
      sourcing: null,
      difficulty: null,
      operatingMonths: [],
      robotKey: null,
      note: null,
      procedureIds: [],
    });
    const cost = await this.app.get(AutomationCostService).add(office, {
      kind: 'licence',
      name: `${mark}のライセンス`,
      yen: 100_000,
      hours: null,
      yearly: true,
      fiscalYear: 2026,
      lastFiscalYear: null,
      split: 'equal',
      shares: [{ projectId: id, weight: 1 }],
      note: null,
    });
    return { PROJECT: id, COST: cost.id };
  }

  /** Targets belong to the whole town: only those of another one must not be seen. */
  private async target(town: Town, mark: string): Promise<string> {
    const name = mark === FOREIGN ? `${FOREIGN}の目標` : `目標${(this.targets += 1)}`;
    const { id } = await this.app.get(TargetService).create(dxOffice(town), {
      manual: { name, unit: '%', decimals: 1, level: 'outcome' },
      kind: 'reach',
      baseline: { fiscalYear: 2024, value: '14.1' },
      targets: [{ fiscalYear: 2029, value: '20.0' }],
    });
    return id;
  }

  /** Saves the department's rows without counts, which leaves warnings to be confirmed. */
  private async report(town: Town, { id }: Department): Promise<void> {
    const [month, reports] = [MONTHS[1] as Month, this.app.get(StatusReportService)];
    const { rows } = await reports.form(dxOffice(town), month, id);
    const inputs = rows.map((row) => ({ procedureId: row.procedureId, version: row.version, entry: row }));
    await reports.saveAll(dxOffice(town), month, id, inputs);
  }
}
