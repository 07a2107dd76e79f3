import { type INestApplicationContext } from '@nestjs/common';
import { type Month } from '../../src/kernel/month.js';
import { type Stage } from '../../src/kernel/stage.js';
import { Database } from '../../src/platform/database/database.js';
import { type Transaction } from '../../src/platform/database/transaction.js';
import { MonthService } from '../../src/closing/month.service.js';
import { StatusReportService } from '../../src/reporting/status-report/status-report.service.js';
import { SubmissionService } from '../../src/reporting/submission/submission.service.js';
import {
  type Department,
  type Town,
  dxOffice,
  newDepartment,
  newMunicipality,
  newProcedure,
} from './town.js';

/** A town all of whose departments have reported a month, which is still open. */
export interface ReportedTown extends Town {
  month: Month;
  departments: Department[];
  /** By department, in their order. */
  procedures: string[][];
}

const STAGES: Stage[] = ['online', 'partial', 'preparing', 'end-to-end'];

/** Three departments of four procedures, mapped to items of the list, reported through the services and accepted. */
export async function reportedTown(app: INestApplicationContext, month: string): Promise<ReportedTown> {
  const database = app.get(Database);
  const town = await newMunicipality(database);
  const items = await database.transaction(town, itemKeys);
  const departments: Department[] = [];
  const procedures: string[][] = [];
  for (let at = 0; at < 3; at += 1) {
    const department = await newDepartment(database, town);
    const ids: string[] = [];
    for (const [i, stage] of STAGES.entries()) {
      const channels = i === 0 ? [{ kind: 'mynaportal', url: 'https://myna.example.jp/' }] : [];
      const item = items[at * STAGES.length + i];
      const mapped = item === undefined ? [] : [item];
      ids.push(
        await newProcedure(database, town, { departmentId: department.id, stage, channels, items: mapped }),
      );
    }
    departments.push(department);
    procedures.push(ids);
  }
  await app.get(MonthService).open(dxOffice(town), month as Month);
  const reported = { ...town, month: month as Month, departments, procedures };
  for (const department of departments) await report(app, reported, department);
  return reported;
}

/** Fills in a department's form, confirms what looks odd, submits it and has it accepted. */
async function report(
  app: INestApplicationContext,
  town: ReportedTown,
  { id: departmentId }: Department,
): Promise<void> {
  const context = dxOffice(town);
  const reports = app.get(StatusReportService);
  const { rows } = await reports.form(context, town.month, departmentId);
  const filled = rows.map((row, i) => ({
    ...row,
    applicationsTotal: { kind: 'value' as const, value: 100 + i },
    applicationsOnline: { kind: 'value' as const, value: 10 * i },
  }));
  const input = (row: (typeof filled)[number], confirmedWarnings: string[]) => ({
    procedureId: row.procedureId,
    version: row.version,
    entry: { ...row, confirmedWarnings },
  });
  const saved = await reports.saveAll(
    context,
    town.month,
    departmentId,
    filled.map((row) => input(row, [])),
  );
  const confirmed = saved.rows.map((row, i) =>
    input(
      { ...filled[i]!, version: row.version },
      row.warnings.map(({ code }) => code),
    ),
  );
  await reports.saveAll(context, town.month, departmentId, confirmed);
  await app.get(SubmissionService).submit(context, town.month, departmentId);
  await app.get(SubmissionService).accept(context, town.month, departmentId);
}

async function itemKeys(tx: Transaction): Promise<string[]> {
  const rows = await tx.query<{ key: string }>(
    `SELECT item_key AS key FROM list_edition_item
      WHERE edition = (SELECT max(edition) FROM list_edition) ORDER BY number`,
  );
  return rows.map(({ key }) => key);
}

/** Everything a close stands on, in an order in which it can be written again. */
const TABLES = [
  'department',
  'procedure',
  'procedure_stage',
  'procedure_channel',
  'item_mapping',
  'reporting_month',
  'submission',
  'status_report',
  'owed_work',
  'owed_work_request',
];

/** Another municipality with the very same rows, ids and all: what is worked out from them must be the same bytes. */
export async function copyOf(database: Database, town: ReportedTown): Promise<ReportedTown> {
  const copy = await newMunicipality(database);
  const rows = await database.snapshot(town, async (tx) => {
    const read: [string, object[]][] = [];
    for (const table of TABLES) {
      const found = await tx.query<{ row: object }>(`SELECT to_jsonb(t) AS row FROM ${table} t`);
      read.push([table, found.map(({ row }) => ({ ...row, ...{ municipality_id: copy.municipality } }))]);
    }
    return read;
  });
  await database.transaction(copy, async (tx) => {
    for (const [table, of] of rows) {
      await tx.query(
        `INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1)`,
        [JSON.stringify(of)],
      );
    }
  });
  return { ...town, ...copy };
}
