import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../access/context.js';
import { type Permission } from '../access/permissions.js';
import { DepartmentsImport } from '../access/department/departments.import.js';
import { type ImportOutcome } from '../platform/tabular/import-outcome.js';
import { AutomationProjectsImport } from '../automation/import/automation-projects.import.js';
import { RunLogsImport } from '../automation/run-log/run-logs.import.js';
import { ProceduresImport } from '../catalogue/procedure/procedures.import.js';
import { type Clock, tokyoToday } from '../kernel/clock.js';
import { parseFiscalYear } from '../kernel/fiscal-year.js';
import { parseMonth } from '../kernel/month.js';
import { CLOCK } from '../platform/clock-token.js';
import { type Transaction } from '../platform/database/transaction.js';
import { type Columns } from '../platform/tabular/columns.js';
import { type RowsRead } from '../platform/tabular/read-rows.js';
import { type StandingRows } from '../platform/tabular/row-changes.js';
import { Problem, refuseFaults } from '../platform/problem.js';
import { ApplicabilityImport } from '../priority-list/applicability/applicability.import.js';
import { StatusReportsImport } from '../reporting/status-report/status-reports.import.js';
import { PriorityListService } from '../priority-list/priority-list.service.js';
import { MonthRepository, openRow } from '../reporting/month/month.repository.js';
import { refuseUnlessOver } from '../reporting/yearly-count/whole-years.js';
import { YearlyCountsImport } from '../reporting/yearly-count/yearly-counts.import.js';
import { type ImportParameters, parameterFaults, type Takes } from './import-parameters.js';

export type Rows = RowsRead<Columns>['rows'];

/** One kind of file: its columns, and how its rows are imported. */
export interface ImportKind {
  name: string;
  /** What people call it. */
  label: string;
  /** What such a file does, in a sentence. */
  about: string;
  /** The permission with which a department may import rows of its own; without, it may not. */
  own?: Permission;
  columns: Columns;
  /** Groups of columns of which one must be there. */
  oneOf: readonly (readonly string[])[];
  takes: Takes;
  apply(tx: Transaction, context: Context, rows: Rows, parameters: ImportParameters): Promise<ImportOutcome>;
  /** What stands where the rows would write, held until the commit; absent where a kind only ever adds. */
  standing?(tx: Transaction, rows: Rows, parameters: ImportParameters): Promise<StandingRows>;
}

/** Takes a word on what seems to be there already under another code. */
const SIMILAR: Takes = { allowSimilar: 'optional' };
const LISTED: Takes = { ...SIMILAR, edition: 'optional' };

type KindWords = Pick<ImportKind, 'name' | 'label' | 'about' | 'own'>;

const DEPARTMENTS: KindWords = {
  name: 'departments',
  label: '所管課',
  about: '課と部を登録します。課コードが同じ課は、名称と部を改めます。',
};
const PROCEDURES: KindWords = {
  name: 'procedures',
  label: '手続',
  about: '手続台帳に登録します。手続コードが同じ手続は、内容を改めます。',
};
const APPLICABILITY: KindWords = {
  name: 'applicability',
  label: '該当の有無',
  about: '優先手続ごとに、団体で扱っているかどうかを登録します。',
};
const YEARLY_COUNTS: KindWords = {
  name: 'yearly-counts',
  label: '年間件数',
  about: '終わった年度の、手続ごとの申請件数を登録します。',
};
const STATUS_REPORTS: KindWords = {
  name: 'status-reports',
  label: '月次状況報告',
  about: '受付中の月の報告を、「作成中」として入力します。提出は所管課（または代理入力）で行います。',
  own: 'report.enter',
};
const AUTOMATION_PROJECTS: KindWords = {
  name: 'automation-projects',
  label: '自動化案件',
  about: 'RPAやローコードなどの案件を登録します。案件コードが同じ案件は、内容を改めます。',
};
const RUN_LOGS: KindWords = {
  name: 'run-logs',
  label: 'ロボットの実行記録',
  about: '実行記録を追加します。すでにある記録は、重ねて追加しません。',
};

/** The kinds of files that can be imported; their column rules stand in the modules they belong to. */
@Injectable()
export class ImportKinds {
  private readonly kinds: ImportKind[];

  constructor(
    departments: DepartmentsImport,
    procedures: ProceduresImport,
    applicability: ApplicabilityImport,
    yearlyCounts: YearlyCountsImport,
    statusReports: StatusReportsImport,
    automationProjects: AutomationProjectsImport,
    runLogs: RunLogsImport,
    private readonly months: MonthRepository,
    private readonly list: PriorityListService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.kinds = [
      kind(DEPARTMENTS, departments, SIMILAR, same),
      kind(PROCEDURES, procedures, LISTED, same),
      kind(APPLICABILITY, applicability, { edition: 'optional' }, same),
      kind(YEARLY_COUNTS, yearlyCounts, { fiscalYear: 'required' }, ({ fiscalYear }) => ({
        fiscalYear: needed(fiscalYear),
      })),
      kind(STATUS_REPORTS, statusReports, { month: 'required' }, ({ month }) => ({
        month: parseMonth(needed(month)),
      })),
      kind(AUTOMATION_PROJECTS, automationProjects, SIMILAR, same),
      kind(RUN_LOGS, runLogs, {}, same),
    ];
  }

  get all(): readonly ImportKind[] {
    return this.kinds;
  }

  get names(): string[] {
    return this.kinds.map(({ name }) => name);
  }

  /** @throws Problem 404 for a kind there is not */
  named(name: string): ImportKind {
    const found = this.kinds.find((one) => one.name === name);
    if (found) return found;
    throw new Problem(404, 'unknown-import', `取り込みの種類「${name}」はありません。`, {
      detail: `${this.names.join('、')} のいずれかを指定してください。`,
    });
  }

  /**
   * Refuses an import that is not possible in the present state: what is missing, what the kind does not take, a
   * month that is not open, a year that is not over, an edition there is not.
   * @throws Problem 404, 409 or 422
   */
  async check(tx: Transaction, name: string, parameters: ImportParameters): Promise<void> {
    refuseFaults(parameterFaults(this.named(name).takes, parameters), '取り込みの指定に誤りがあります。');
    const { month, fiscalYear, edition } = parameters;
    if (month !== undefined) openRow(parseMonth(month), await this.months.find(tx, parseMonth(month)));
    if (fiscalYear !== undefined)
      refuseUnlessOver(parseFiscalYear(String(fiscalYear)), tokyoToday(this.clock));
    if (edition !== undefined) await this.list.itemsOf(tx, edition);
  }
}

interface Importer<C extends Columns, Parameters> {
  columns: C;
  oneOf?: readonly (readonly (keyof C & string)[])[];
  apply(
    tx: Transaction,
    context: Context,
    rows: RowsRead<C>['rows'],
    parameters: Parameters,
  ): Promise<ImportOutcome>;
  standing?(tx: Transaction, rows: RowsRead<C>['rows'], parameters: Parameters): Promise<StandingRows>;
}

/** `read` makes the importer's parameters out of what came with the file, which `check` has seen to be all it takes. */
function kind<C extends Columns, Parameters>(
  { name, ...words }: KindWords,
  importer: Importer<C, Parameters>,
  takes: Takes,
  read: (parameters: ImportParameters) => Parameters,
): ImportKind {
  return {
    name,
    ...words,
    columns: importer.columns,
    oneOf: importer.oneOf ?? [],
    takes,
    // The rows were read by these very columns; only this table of kinds forgets their types.
    apply: (tx, context, rows, parameters) =>
      importer.apply(tx, context, rows as RowsRead<C>['rows'], read(parameters)),
    ...('standing' in importer && {
      standing: async (tx: Transaction, rows: Rows, parameters: ImportParameters) =>
        (await importer.standing?.(tx, rows as RowsRead<C>['rows'], read(parameters))) ?? new Map(),
    }),
  };
}

const same = (parameters: ImportParameters): ImportParameters => parameters;

/** A parameter that `check` has seen to be there. */
function needed<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('an import is applied without the parameter its kind requires');
  return value;
}
