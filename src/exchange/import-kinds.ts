import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../access/context.js';
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
  columns: Columns;
  /** Groups of columns of which one must be there. */
  oneOf: readonly (readonly string[])[];
  takes: Takes;
  apply(tx: Transaction, context: Context, rows: Rows, parameters: ImportParameters): Promise<ImportOutcome>;
}

/** Takes a word on what seems to be there already under another code. */
const SIMILAR: Takes = { allowSimilar: 'optional' };
const LISTED: Takes = { ...SIMILAR, edition: 'optional' };

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
      kind('departments', departments, SIMILAR, same),
      kind('procedures', procedures, LISTED, same),
      kind('applicability', applicability, { edition: 'optional' }, same),
      kind('yearly-counts', yearlyCounts, { fiscalYear: 'required' }, ({ fiscalYear }) => ({
        fiscalYear: needed(fiscalYear),
      })),
      kind('status-reports', statusReports, { month: 'required' }, ({ month }) => ({
        month: parseMonth(needed(month)),
      })),
      kind('automation-projects', automationProjects, SIMILAR, same),
      kind('run-logs', runLogs, {}, same),
    ];
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
}

/** `read` makes the importer's parameters out of what came with the file, which `check` has seen to be all it takes. */
function kind<C extends Columns, Parameters>(
  name: string,
  importer: Importer<C, Parameters>,
  takes: Takes,
  read: (parameters: ImportParameters) => Parameters,
): ImportKind {
  return {
    name,
    columns: importer.columns,
    oneOf: importer.oneOf ?? [],
    takes,
    // The rows were read by these very columns; only this table of kinds forgets their types.
    apply: (tx, context, rows, parameters) =>
      importer.apply(tx, context, rows as RowsRead<C>['rows'], read(parameters)),
  };
}

const same = (parameters: ImportParameters): ImportParameters => parameters;

/** A parameter that `check` has seen to be there. */
function needed<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('an import is applied without the parameter its kind requires');
  return value;
}
