import { type Database } from '../database/database.js';
import { bounded } from '../queue/bounded.js';
import { type QueueBackendName } from '../queue/queue-connection.js';
import { type Queues } from '../queue/queues.js';
import { NotAvailable, type Unavailable, unavailability } from '../unavailable.js';
import { DatabaseProbe } from './database-probe.js';

/** What ails a service; `failing` where its error is one that nobody expects. */
export type Ailment = Unavailable | 'failing';

/** Whether this process can serve; null: nothing ails it. */
export interface Condition {
  database: Ailment | null;
  queue: Ailment | null;
  queueBackend: QueueBackendName;
}

/** An answer has to be there within two seconds, whatever is ill. */
const PATIENCE_MS = 1_500;
/** Who asks more often than this hears what was found before. */
const FRESH_MS = 500;
/** A pool that lets somebody wait for so long serves nobody. */
const FULL_MS = 1_000;

/** Finds out what ails the database and the queue: one look at a time, however many ask. */
export class Readiness {
  private readonly probe: DatabaseProbe;
  private looking: Promise<Condition> | null = null;
  private found: { at: number; condition: Condition } | null = null;

  constructor(
    databaseUrl: string,
    private readonly database: Database,
    private readonly queues: Queues,
  ) {
    this.probe = new DatabaseProbe(databaseUrl, PATIENCE_MS - 200);
  }

  /** Never throws, and answers within two seconds. */
  async condition(): Promise<Condition> {
    if (this.found && Date.now() - this.found.at < FRESH_MS) return this.found.condition;
    this.looking ??= this.look().finally(() => (this.looking = null));
    return this.looking;
  }

  close(): void {
    this.probe.close();
  }

  private async look(): Promise<Condition> {
    const [database, queue] = await Promise.all([
      ailmentOf(() => this.askDatabase()),
      ailmentOf(() => this.queues.probe()),
    ]);
    const condition = { database, queue, queueBackend: this.queues.backendName };
    this.found = { at: Date.now(), condition };
    return condition;
  }

  private async askDatabase(): Promise<void> {
    await this.probe.ask();
    if (this.database.longestWait() > FULL_MS) throw new NotAvailable('busy', '接続がすべて使われています');
  }
}

async function ailmentOf(ask: () => Promise<void>): Promise<Ailment | null> {
  try {
    await bounded(ask(), PATIENCE_MS, '応答');
    return null;
  } catch (error) {
    return unavailability(error) ?? 'failing';
  }
}
