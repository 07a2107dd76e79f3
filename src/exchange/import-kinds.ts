import { Injectable } from '@nestjs/common';
import { type Context } from '../access/context.js';
import { DepartmentsImport } from '../access/department/departments.import.js';
import { type ImportOutcome } from '../access/import-outcome.js';
import { AutomationProjectsImport } from '../automation/import/automation-projects.import.js';
import { RunLogsImport } from '../automation/run-log/run-logs.import.js';
import { ProceduresImport } from '../catalogue/procedure/procedures.import.js';
import { type Month, parseMonth } from '../kernel/month.js';
import { type Transaction } from '../platform/database/transaction.js';
import { type Columns } from '../platform/tabular/columns.js';
import { type RowsRead } from '../platform/tabular/read-rows.js';
import { Problem, invalid } from '../platform/problem.js';
import { ApplicabilityImport } from '../priority-list/applicability/applicability.import.js';
import { StatusReportsImport } from '../reporting/status-report/status-reports.import.js';
import { YearlyCountsImport } from '../reporting/yearly-count/yearly-counts.import.js';

/** What a file does not say itself. */
export interface ImportParameters {
  month?: string;
  fiscalYear?: number;
  edition?: string;
  /** Whether what seems to be there already under another code may be registered. */
  allowSimilar?: boolean;
  /** Whether hidden rows and columns of a workbook are taken in too. */
  includeHidden?: boolean;
}

export type Rows = RowsRead<Columns>['rows'];

/** One kind of file: its columns, and how its rows are taken in. */
export interface ImportKind {
  name: string;
  columns: Columns;
  /** Groups of columns of which one must be there. */
  oneOf: readonly (readonly string[])[];
  apply(tx: Transaction, context: Context, rows: Rows, parameters: ImportParameters): Promise<ImportOutcome>;
}

/** The kinds of files that can come in; their column rules stand in the rooms they belong to. */
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
  ) {
    this.kinds = [
      kind('departments', departments, (tx, context, rows, { allowSimilar }) =>
        departments.apply(tx, context, rows, { allowSimilar }),
      ),
      kind('procedures', procedures, (tx, context, rows, { edition, allowSimilar }) =>
        procedures.apply(tx, context, rows, { edition, allowSimilar }),
      ),
      kind('applicability', applicability, (tx, context, rows, { edition }) =>
        applicability.apply(tx, context, rows, { edition }),
      ),
      kind('yearly-counts', yearlyCounts, (tx, context, rows, { fiscalYear }) =>
        yearlyCounts.apply(tx, context, rows, { fiscalYear: fiscalYearGiven(fiscalYear) }),
      ),
      kind('status-reports', statusReports, (tx, context, rows, { month }) =>
        statusReports.apply(tx, context, rows, { month: monthGiven(month) }),
      ),
      kind('automation-projects', automationProjects, (tx, context, rows, { allowSimilar }) =>
        automationProjects.apply(tx, context, rows, { allowSimilar }),
      ),
      kind('run-logs', runLogs, (tx, context, rows) => runLogs.apply(tx, context, rows)),
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
}

interface Importer<C extends Columns> {
  columns: C;
  oneOf?: readonly (readonly (keyof C & string)[])[];
}

function kind<C extends Columns>(
  name: string,
  importer: Importer<C>,
  apply: (
    tx: Transaction,
    context: Context,
    rows: RowsRead<C>['rows'],
    parameters: ImportParameters,
  ) => Promise<ImportOutcome>,
): ImportKind {
  // The rows handed to `apply` were read by these very columns; only this table of kinds forgets their types.
  return {
    name,
    columns: importer.columns,
    oneOf: importer.oneOf ?? [],
    apply: apply,
  };
}

function monthGiven(month: string | undefined): Month {
  if (month !== undefined) return parseMonth(month);
  throw invalid([
    { where: 'month', message: '対象月を「2026-10」の形で指定してください（--month、API では month）。' },
  ]);
}

function fiscalYearGiven(fiscalYear: number | undefined): number {
  if (fiscalYear !== undefined) return fiscalYear;
  throw invalid([
    { where: 'fiscalYear', message: '年度を西暦で指定してください（--fiscal-year、API では fiscalYear）。' },
  ]);
}
