import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type INestApplicationContext } from '@nestjs/common';
import { commandContext } from '../src/access/command-context.js';
import { addMonths, parseMonth } from '../src/kernel/month.js';
import { Database } from '../src/platform/database/database.js';
import { OwedWork } from '../src/platform/owed-work/owed-work.js';
import { OwedWorkRunner } from '../src/platform/owed-work/runner.js';
import { projectRoot } from '../src/platform/project-root.js';
import { REPORT_FORMATS } from '../src/publication/report-formats.js';
import { ReportService } from '../src/publication/report.service.js';
import { alternate, type Way } from './alternate.js';
import { bareSnapshot, withBarePg } from './bare-pg.js';
import { withAppContext } from './app-context.js';
import { type Line, median, option, secondsOf } from './measure.js';
import { printLines } from './print-lines.js';
import { type FormMeasure } from './report-form.js';
import { statementsDuring } from './statements-during.js';
import { codeOf, MONTH, seed } from './seed.js';
import { type BenchServer, onServer, withClient } from './server.js';

const SIZES = [300, option('procedures', 3_000), 30_000];
const CLOSED_MONTHS = 12;
const BASELINE = 'the same statements, bare pg, JSON.stringify';
const runs = option('runs', 5);
const month = parseMonth(MONTH);

await onServer(async (server) => {
  for (const [first, procedures] of SIZES.entries()) {
    const shape = { municipalities: 1, departments: 60, history: 24, months: CLOSED_MONTHS + 1 };
    await seed(server.superuserUrl, { ...shape, first, procedures });
    await withAppContext(server.applicationUrl, undefined, async (app) => {
      await closeMonths(server, app, codeOf(first));
      await measureModel(server, app, codeOf(first), procedures);
      await measureForms(app, codeOf(first), procedures);
    });
  }
});

/** Freezes the months before, so that the trend and the changes have content, and plans half of the rest. */
async function closeMonths(
  server: BenchServer,
  app: INestApplicationContext,
  municipality: string,
): Promise<void> {
  const context = commandContext(municipality);
  await withClient(server.superuserUrl, (client) =>
    client.query(
      `WITH planned AS (
         UPDATE procedure SET planned_month = CASE WHEN right(code, 1) < '2' THEN '2026-08' ELSE '2027-03' END
          WHERE municipality_id = $1 AND right(code, 1) < '5' RETURNING id, planned_month
       )
       INSERT INTO planned_month_change (municipality_id, procedure_id, planned_month, recorded_by)
       SELECT $1, id, planned_month, 'bench' FROM planned`,
      [municipality],
    ),
  );
  for (let back = CLOSED_MONTHS; back > 0; back -= 1) {
    const closing = addMonths(month, -back);
    await withClient(server.superuserUrl, (client) =>
      client.query(`UPDATE reporting_month SET state = 'closing' WHERE municipality_id = $1 AND month = $2`, [
        municipality,
        closing,
      ]),
    );
    await app.get(Database).transaction(context, (tx) => app.get(OwedWork).raise(tx, 'final', [closing]));
    await app.get(OwedWorkRunner).settle(context);
  }
  await app.get(OwedWorkRunner).settle(context);
}

/** The model against whoever sends the same statements by hand and keeps the rows as they come. */
async function measureModel(
  { applicationUrl }: BenchServer,
  app: INestApplicationContext,
  municipality: string,
  rows: number,
): Promise<void> {
  const context = commandContext(municipality);
  const read = () => app.get(ReportService).model(context, month);
  const statements = await statementsDuring(app.get(Database).dataSource, read);
  const { procedures, comparedWith } = await read();
  assert.equal(procedures.length, rows);
  assert.notEqual(comparedWith, null);
  await withBarePg(applicationUrl, async (client) => {
    const byHand = () =>
      bareSnapshot(client, municipality, async () => {
        const found: unknown[] = [];
        for (const { sql, parameters } of statements) found.push((await client.query(sql, parameters)).rows);
        return JSON.stringify(found);
      });
    assert.ok((await byHand()).length > rows * 100);
    const ways: Way[] = [
      { name: 'product: model', rows, once: () => secondsOf(async () => JSON.stringify(await read())) },
      { name: BASELINE, rows, once: () => secondsOf(byHand) },
    ];
    const lines = await alternate(ways, runs, 1);
    const title = `The report's model: ${rows} procedures, median of ${runs}`;
    printLines({ bench: 'report', title, floor: BASELINE }, lines);
  });
}

/** Each form in processes of its own, which are given the model and nothing else. */
async function measureForms(
  app: INestApplicationContext,
  municipality: string,
  procedures: number,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tetsuzuki-bench-'));
  try {
    const file = join(folder, 'model.json');
    const model = await app.get(ReportService).model(commandContext(municipality), month);
    await writeFile(file, JSON.stringify(model));
    const lines: Line[] = [];
    for (const format of REPORT_FORMATS) {
      const measured: FormMeasure[] = [];
      for (let run = 0; run < runs; run += 1) measured.push(await measureForm(file, format));
      lines.push(lineOf(format, procedures, measured));
    }
    const title = `The report of ${procedures} procedures in its forms, median of ${runs}`;
    printLines({ bench: 'report', title }, lines);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function measureForm(file: string, format: string): Promise<FormMeasure> {
  const script = join(projectRoot, 'dist', 'bench', 'report-form.js');
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, file, format]);
  return JSON.parse(stdout) as FormMeasure;
}

/** Its memory is what it held beyond the program and the model. */
function lineOf(format: string, rows: number, measured: readonly FormMeasure[]): Line {
  const name = `${format} of ${((measured[0]?.bytes ?? 0) / 1e6).toFixed(2)} MB`;
  const pieces = measured.map(({ seconds }) => seconds * 1000);
  const peak = median(measured.map(({ peakMiB, beforeMiB }) => peakMiB - beforeMiB));
  return { name, rows, seconds: median(pieces) / 1000, pieces, peakMiB: peak };
}
