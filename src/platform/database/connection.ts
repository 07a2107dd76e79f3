import { type QueryRunner } from 'typeorm';

/** What this module needs of a client of `pg`. */
interface Client {
  connectionParameters: { query_timeout: number | false };
  connection: { stream: { destroy(): void } };
}

/**
 * From now on no answer on the runner's connection is waited for longer than this: a frozen server cannot keep to
 * limits of its own. 0: without end.
 */
export async function waitFor(runner: QueryRunner, milliseconds: number): Promise<void> {
  const client = (await runner.connect()) as Client;
  client.connectionParameters.query_timeout = milliseconds === 0 ? false : milliseconds;
}

/**
 * Cuts the runner's connection, so that the pool throws it away: a statement may still be under way on it. Does
 * nothing where there is none.
 */
export async function abandon(runner: QueryRunner): Promise<void> {
  const client = (await runner.connect().catch(() => null)) as Client | null;
  client?.connection.stream.destroy();
  // The driver hears of it in the next turn, and only then is the client not taken back.
  await new Promise(setImmediate);
}
