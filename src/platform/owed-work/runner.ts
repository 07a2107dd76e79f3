import { type TenantContext } from '../database/context.js';
import { type Database } from '../database/database.js';
import { stopPoint } from '../stop-point.js';
import { type OwedHandler } from './handler.js';
import { type Nudge, type OwedKind, QUEUE_OF_KIND, type QueueName } from './kinds.js';
import { type OwedRow, type OwedWork } from './owed-work.js';

/** Also where the process serves requests, as in the demo. */
const AS_JOB = { asJob: true };

/** Thrown inside the writing transaction where a newer computation came first, so that it is rolled back. */
class Overtaken extends Error {}

/** Does owed work: reads what is asked for, computes on one view of the data, writes behind the fence. */
export class OwedWorkRunner {
  private readonly handlers: Map<OwedKind, OwedHandler<unknown>>;

  constructor(
    private readonly database: Database,
    private readonly owedWork: OwedWork,
    handlers: OwedHandler<unknown>[],
  ) {
    this.handlers = new Map(handlers.map((handler) => [handler.kind, handler]));
    const kinds = Object.keys(QUEUE_OF_KIND);
    const missing = kinds.filter((kind) => !this.handlers.has(kind as OwedKind));
    if (missing.length > 0 || this.handlers.size !== handlers.length) {
      throw new Error(
        `each kind of owed work needs exactly one handler; without one: ${missing.join(', ') || 'none, but some kind has two'}`,
      );
    }
  }

  /**
   * Does one piece of owed work. A piece that is not owed (any more) is left alone: running twice, or twice at
   * once, changes nothing. A failure is kept with its reason and thrown on.
   */
  async run({ municipality, kind, key }: Nudge): Promise<void> {
    const context: TenantContext = { municipality };
    try {
      await this.attempt(context, this.handlerOf(kind), key);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      await this.database.transaction(context, (tx) => this.owedWork.saveFailure(tx, kind, key, reason));
      throw error;
    }
  }

  /**
   * Does everything that is owed to one municipality, here and now, until nothing is left; where queues are named,
   * what goes through these.
   */
  async settle(
    context: TenantContext,
    queues: readonly QueueName[] = Object.values(QUEUE_OF_KIND),
  ): Promise<void> {
    for (let round = 0; round < 100; round += 1) {
      const all: OwedRow[] = await this.database.snapshot(context, (tx) => this.owedWork.outstanding(tx));
      const owed = all.filter(({ kind }) => queues.includes(QUEUE_OF_KIND[kind]));
      if (owed.length === 0) return;
      for (const { kind, key } of owed) await this.run({ municipality: context.municipality, kind, key });
    }
    throw new Error('owed work keeps growing: somebody is changing data faster than it can be settled');
  }

  private async attempt(context: TenantContext, handler: OwedHandler<unknown>, key: string): Promise<void> {
    const { kind } = handler;
    stopPoint(`${kind}:before-read`);
    // Told from inside the snapshot, so it must not wait for a second connection: where none is free it is left out.
    const progress = async (step: number, of: number, message: string) => {
      await this.database.transactionIfFree(context, (tx) =>
        this.owedWork.saveProgress(tx, kind, key, { step, of, message }),
      );
    };
    const computed = await this.database.snapshot(
      context,
      async (tx) => {
        const row = await this.owedWork.find(tx, kind, key);
        if (!row || row.done >= row.requested) return undefined;
        return { requested: row.requested, result: await handler.compute(tx, key, progress) };
      },
      AS_JOB,
    );
    if (!computed) return;
    stopPoint(`${kind}:before-write`);
    try {
      await this.database.transaction(
        context,
        async (tx) => {
          await handler.write(tx, key, computed.result, computed.requested);
          stopPoint(`${kind}:before-commit`);
          if (!(await this.owedWork.fence(tx, kind, key, computed.requested))) throw new Overtaken();
        },
        AS_JOB,
      );
    } catch (error) {
      if (error instanceof Overtaken) return;
      throw error;
    }
    stopPoint(`${kind}:after-commit`);
    await handler.after?.(context, key);
  }

  private handlerOf(kind: OwedKind): OwedHandler<unknown> {
    const handler = this.handlers.get(kind);
    if (!handler) throw new Error(`no handler for owed work of kind ${kind}`);
    return handler;
  }
}
