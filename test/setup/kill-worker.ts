import pg from 'pg';
import { sqlState } from '../../src/platform/database/sql-state.js';
import { type FreshDatabase } from './fresh-database.js';
import { startProcess } from './processes.js';

const DEADLOCK = '40P01';

/** Starts a worker that is killed at the named point, and waits for its death. Throws where it ends otherwise. */
export async function killWorkerAt(
  { applicationUrl, ownerUrl }: Pick<FreshDatabase, 'applicationUrl' | 'ownerUrl'>,
  point: string,
  settings: Record<string, string> = {},
): Promise<void> {
  await emptyQueue(ownerUrl);
  const environment = {
    DATABASE_URL: applicationUrl,
    NODE_ENV: 'test',
    TETSUZUKI_STOP_AT: point,
    ...settings,
  };
  const worker = startProcess('worker', environment);
  const overdue = setTimeout(() => worker.process.kill('SIGTERM'), 120_000);
  const code = await worker.ended();
  clearTimeout(overdue);
  if (worker.process.signalCode !== 'SIGKILL')
    throw new Error(`the worker was not killed at ${point} but ended with ${code}:\n${worker.output()}`);
}

/** The jobs of killed workers stay locked for some twenty seconds; without them the next worker begins at once. */
export async function emptyQueue(ownerUrl: string): Promise<void> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  const empty = () =>
    owner.query('TRUNCATE bullmq.job, bullmq.dedup, bullmq.dedup_next, bullmq.scheduler CASCADE');
  // The last statement of a killed worker may still be running, and hold one table while it waits for another.
  await empty().catch((error: unknown) => {
    if (sqlState(error) !== DEADLOCK) throw error;
    return empty();
  });
  await owner.end();
}
