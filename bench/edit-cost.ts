import { strict as assert } from 'node:assert';
import { commandContext } from '../src/access/command-context.js';
import { ProcedureService } from '../src/catalogue/procedure/procedure.service.js';
import { withAppContext } from './app-context.js';
import { type Line, median, peakMiB, resetPeak } from './measure.js';
import { printLines } from './print-lines.js';
import { codeOf, seed } from './seed.js';
import { type BenchServer } from './server.js';

const SIZES = [300, 3_000, 30_000];
const EDITS = 200;
const warmUp = 50;

/** One edit of a procedure through its service, in catalogues of three sizes: it must cost the same in each. */
export async function printEditCosts(server: BenchServer): Promise<void> {
  for (const [at, procedures] of SIZES.entries()) {
    const shape = { municipalities: 1, procedures, departments: 60, history: 24, months: 1 };
    await seed(server.superuserUrl, { first: 100 + at, ...shape });
  }
  const lines: Line[] = [];
  await withAppContext(server.applicationUrl, undefined, async (app) => {
    const service = app.get(ProcedureService);
    for (const [at, procedures] of SIZES.entries()) {
      const context = commandContext(codeOf(100 + at));
      const { items } = await service.list(context, { sort: 'code', limit: 200 });
      const seconds: number[] = [];
      resetPeak();
      for (let edit = 0; edit < warmUp + EDITS; edit += 1) {
        const procedure = items[edit % items.length];
        assert.ok(procedure);
        const start = performance.now();
        const { version } = await service.edit(context, procedure.id, procedure.version, {
          note: `第${edit}稿`,
        });
        seconds.push((performance.now() - start) / 1000);
        procedure.version = version;
      }
      const edits = seconds.slice(warmUp);
      lines.push({
        ...{ name: nameOf(procedures), rows: 1, seconds: median(edits), peakMiB: peakMiB() },
        pieces: edits.map((one) => one * 1000),
      });
    }
  });
  const title = `One edit of a procedure, median of ${EDITS}; it must not grow`;
  printLines({ bench: 'city-month', title, floor: nameOf(SIZES[0] ?? 0) }, lines);
}

function nameOf(procedures: number): string {
  return `${procedures.toLocaleString('en')} procedures`;
}
