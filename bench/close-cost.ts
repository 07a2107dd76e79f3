import { strict as assert } from 'node:assert';
import { type INestApplicationContext } from '@nestjs/common';
import type pg from 'pg';
import { commandContext } from '../src/access/command-context.js';
import { ClosingService } from '../src/closing/closing.service.js';
import { parseMonth } from '../src/kernel/month.js';
import { Database } from '../src/platform/database/database.js';
import { OwedWork } from '../src/platform/owed-work/owed-work.js';
import { OwedWorkRunner } from '../src/platform/owed-work/runner.js';
import { alternate, type Way } from './alternate.js';
import { withAppContext } from './app-context.js';
import { bareSnapshot, withBarePg } from './bare-pg.js';
import { closeByHand } from './floor-close.js';
import { figuresIn } from './floor-figures.js';
import { note, secondsOf } from './measure.js';
import { printLines } from './print-lines.js';
import { codeOf, MONTH, seed } from './seed.js';
import { type BenchServer, withClient } from './server.js';

const municipality = codeOf(0);
const BY_HAND = 'bare pg, INSERT … SELECT';
const FROZEN = ['frozen_procedure', 'frozen_item'];

/** The job that freezes a month, beside the same rows frozen by hand. What waits for it is accepted before. */
export async function measureClose(
  { superuserUrl, applicationUrl }: BenchServer,
  { procedures, runs }: { procedures: number; runs: number },
): Promise<void> {
  await seed(superuserUrl, { municipalities: 1, procedures, departments: 60, history: 6, months: 8 });
  await withAppContext(applicationUrl, undefined, (app) =>
    withBarePg(applicationUrl, async (client) => {
      const request = await secondsOf(() =>
        app
          .get(ClosingService)
          .close(commandContext(municipality), parseMonth(MONTH), { acceptSubmitted: true }),
      );
      note(`requested in ${request.toFixed(1)} s, everything submitted accepted`);
      const after = (close: () => Promise<unknown>) => async (): Promise<number> => {
        await askAgain(superuserUrl, app);
        return secondsOf(close);
      };
      const nudge = { municipality, kind: 'final', key: MONTH } as const;
      const ways: Way[] = [
        {
          ...{ name: 'product', rows: procedures, aim: 3 },
          once: after(() => app.get(OwedWorkRunner).run(nudge)),
        },
        { name: BY_HAND, rows: procedures, once: after(() => closeByHand(client, municipality)) },
      ];
      await sameClose(client, ways, procedures);
      const lines = await alternate(ways, runs, 0);
      printLines({ bench: 'fair', title: `close of ${procedures} procedures`, floor: BY_HAND }, lines);
    }),
  );
}

/** The month waits to be frozen again, as if it never had been. */
async function askAgain(superuserUrl: string, app: INestApplicationContext): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    await client.query(`SET session_replication_role = replica`);
    for (const table of [...FROZEN, 'figure', 'snapshot'])
      await client.query(`DELETE FROM ${table} WHERE municipality_id = $1`, [municipality]);
    await client.query(
      `UPDATE reporting_month SET state = 'closing', closed_at = NULL WHERE municipality_id = $1 AND month = $2`,
      [municipality, MONTH],
    );
    await client.query('VACUUM ANALYZE');
    await client.query('CHECKPOINT');
  });
  const silent = new OwedWork(() => undefined);
  await app.get(Database).transaction({ municipality }, async (tx) => silent.raise(tx, 'final', [MONTH]));
}

/** The floor counts only where it freezes the same rows and comes to the same figures. */
async function sameClose(client: pg.ClientBase, ways: readonly Way[], procedures: number): Promise<void> {
  const closed: unknown[] = [];
  for (const { once } of ways) {
    await once(0);
    closed.push({ figures: await figuresIn(client, municipality), frozen: await frozenIn(client) });
  }
  const [ours, floor] = closed;
  assert.deepEqual(floor, ours);
  note(`${procedures} procedures frozen, the same as by hand`);
}

async function frozenIn(client: pg.ClientBase): Promise<object[]> {
  return bareSnapshot(client, municipality, async () => {
    const found: object[] = [];
    for (const table of FROZEN) {
      const { rows } = await client.query<object>(
        `SELECT count(*), md5(string_agg(to_jsonb(f)::text, '|' ORDER BY to_jsonb(f)::text)) AS digest
           FROM ${table} f WHERE municipality_id = $1 AND period = $2`,
        [municipality, MONTH],
      );
      found.push(...rows);
    }
    return found;
  });
}
