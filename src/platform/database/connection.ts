import { type QueryRunner } from 'typeorm';

/** A statement as `pg` takes it. One with a name is parsed once a connection. */
export interface Query {
  text: string;
  values?: unknown[];
  name?: string;
  query_timeout?: number;
}

export interface Answer {
  rows: Record<string, unknown>[];
  rowCount: number | null;
}

/** What this module needs of a client of `pg`. */
interface Client {
  connectionParameters: { query_timeout: number | false };
  connection: { stream: { destroy(): void; cork(): void; uncork(): void } };
  /** Whether a statement is sent without waiting for the answer to the one before. */
  pipeline: boolean;
  query(query: Query): Promise<Answer | Answer[]>;
}

/**
 * From now on no answer on the runner's connection is waited for longer than this: a frozen server cannot keep to
 * limits of its own. 0: without end.
 */
export async function waitFor(runner: QueryRunner, milliseconds: number): Promise<void> {
  const client = (await runner.connect()) as Client;
  client.connectionParameters.query_timeout = milliseconds === 0 ? false : milliseconds;
}

/** A connection on which no statement waits for the answer to the one before. */
export class Pipeline {
  private constructor(private readonly client: Client) {}

  static async on(runner: QueryRunner): Promise<Pipeline> {
    const client = (await runner.connect()) as Client;
    client.pipeline = true;
    return new Pipeline(client);
  }

  /** The answer to a text of several statements is that to the last of them. */
  async send(query: Query): Promise<Answer> {
    const answer = await this.client.query(query);
    return Array.isArray(answer) ? (answer.at(-1) as Answer) : answer;
  }

  /** What `work` sends leaves as one message. */
  together<T>(work: () => T): T {
    const { stream } = this.client.connection;
    stream.cork();
    try {
      return work();
    } finally {
      stream.uncork();
    }
  }

  /** To be called once everything sent is answered. */
  close(): void {
    this.client.pipeline = false;
  }
}

/** Sends statements together and gives their answers. @throws the first one's error, once all are answered */
export async function pipelined(runner: QueryRunner, queries: readonly Query[]): Promise<Answer[]> {
  const pipeline = await Pipeline.on(runner);
  const answers = pipeline.together(() => queries.map((query) => pipeline.send(query)));
  const settled = await Promise.allSettled(answers);
  pipeline.close();
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
