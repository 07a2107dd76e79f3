import { type QueryRunner } from 'typeorm';

/** A statement as `pg` takes it. One with a name is parsed once a connection. */
interface Query {
  text: string;
  values?: unknown[];
  name?: string;
  query_timeout?: number;
}

interface Answer {
  rows: Record<string, unknown>[];
  rowCount: number | null;
}

/** What this module needs of a client of `pg`. */
interface Client {
  connectionParameters: { query_timeout: number | false };
  connection: { stream: { destroy(): void; cork(): void; uncork(): void } };
  /** Whether a statement is sent without waiting for the answer to the one before. */
  pipeline: boolean;
  query(query: Query): Promise<Answer>;
}

/**
 * From now on no answer on the runner's connection is waited for longer than this: a frozen server cannot keep to
 * limits of its own. 0: without end.
 */
export async function waitFor(runner: QueryRunner, milliseconds: number): Promise<void> {
  const client = (await runner.connect()) as Client;
  client.connectionParameters.query_timeout = milliseconds === 0 ? false : milliseconds;
}

/** Sends statements together and gives their answers. @throws the first one's error, once all are answered */
export async function pipelined(runner: QueryRunner, queries: readonly Query[]): Promise<Answer[]> {
  const client = (await runner.connect()) as Client;
  const { stream } = client.connection;
  client.pipeline = true;
  stream.cork();
  const answers = queries.map((query) => client.query(query));
  stream.uncork();
  const settled = await Promise.allSettled(answers);
  client.pipeline = false;
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
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
