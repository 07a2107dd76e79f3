import { type TenantContext } from '../database/context.js';
import { type Database } from '../database/database.js';
import { type Transaction } from '../database/transaction.js';
import { Problem } from '../problem.js';
import { type QueueName } from '../queue/nudge.js';
import { stopPoint } from '../stop-point.js';
import { type Start } from './attempt-start.js';
import { causeOf } from './failure-cause.js';
import { type OwedHandler } from './handler.js';
import { type Nudge, type OwedKind, QUEUE_OF_KIND } from './kinds.js';
import { type OwedWorkDto } from './owed-work.dto.js';
import { type OwedWork } from './owed-work.js';
import { RunGate } from './run-gate.js';

/** Also where the process serves requests, as in the demo. */
const AS_JOB = { asJob: true };

/** Thrown inside the writing transaction where a newer computation came first, so that it is rolled back. */
class Overtaken extends Error {}

/** `left`: the work is set aside, and nothing was tried. */
export type RunResult = 'done' | 'left';

/** Which owed work is settled; without a word on it, all of it. */
export interface Settling {
  only?: (row: OwedWorkDto) => boolean;
  /** Work that must be done: its failure is thrown on. What else fails is left behind, with its reason kept. */
  needed?: (row: OwedWorkDto) => boolean;
}

/** Failures that are no fault of the database or network, after which work that can be given up is. */
const GIVEN_UP_AFTER = 5;

/** Does owed work: reads what is due, computes on one view of the data, writes behind the fence. */
export class OwedWorkRunner {
  private readonly handlers: Map<OwedKind, OwedHandler<unknown>>;
  private readonly gate = new RunGate();
  /** Work whose attempt ended here, badly, while the database could not be told. */
  private readonly untold = new Set<string>();

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
  async run({ municipality, kind, key }: Nudge): Promise<RunResult> {
    const context: TenantContext = { municipality };
    const handler = this.handlerOf(kind);
    try {
      return await this.attempt(context, handler, key);
    } catch (error) {
      await this.keepFailure(context, handler, key, error);
      throw error;
    }
  }

  /**
   * Does what is owed to one municipality, here and now, until nothing is left; where queues are named, what goes
   * through these.
   * @throws what needed work fails with, or Problem 409 where it is set aside
   */
  async settle(context: TenantContext, which: readonly QueueName[] | Settling = {}): Promise<void> {
    const { only, needed = () => true } = Array.isArray(which) ? through(which) : (which as Settling);
    const behind = new Set<string>();
    for (let round = 0; round < 100; round += 1) {
      const all: OwedWorkDto[] = await this.database.snapshot(context, (tx) => this.owedWork.outstanding(tx));
      const owed = all.filter((row) => (only?.(row) ?? true) && !behind.has(nameOf(row)));
      if (owed.length === 0) return;
      for (const row of owed) {
        if (!(await this.settleOne(context, row, needed(row)))) behind.add(nameOf(row));
      }
    }
    throw new Error('owed work keeps growing: somebody is changing data faster than it can be settled');
  }

  private async settleOne(context: TenantContext, row: OwedWorkDto, needed: boolean): Promise<boolean> {
    try {
      const result = await this.run({ municipality: context.municipality, kind: row.kind, key: row.key });
      if (result === 'left' && needed) throw isSetAside(row);
      return result === 'done';
    } catch (error) {
      if (needed) throw error;
      return false;
    }
  }

  /** Work that may have ended its worker runs alone here, so that nothing else can be taken for the culprit. */
  private async attempt(
    context: TenantContext,
    handler: OwedHandler<unknown>,
    key: string,
  ): Promise<RunResult> {
    const beside = await this.gate.besideOthers(() => this.startAndDo(context, handler, key, false));
    if (beside !== 'alone') return resultOf(beside);
    return resultOf(await this.gate.onItsOwn(() => this.startAndDo(context, handler, key, true)));
  }

  private async startAndDo(
    context: TenantContext,
    handler: OwedHandler<unknown>,
    key: string,
    alone: boolean,
  ): Promise<Start> {
    const { kind } = handler;
    const name = untoldName(context, kind, key);
    const ended = this.untold.has(name);
    const start = await this.database.transaction(context, (tx) =>
      this.owedWork.begin(tx, kind, key, { alone, ended }),
    );
    this.untold.delete(name);
    if (start === 'start') await this.doWork(context, handler, key);
    return start;
  }

  private async doWork(context: TenantContext, handler: OwedHandler<unknown>, key: string): Promise<void> {
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
        await this.owedWork.markRunning(tx, kind, key);
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
          await this.owedWork.markRunning(tx, kind, key);
          await handler.write(tx, key, computed.result, computed.requested);
          stopPoint(`${kind}:before-commit`);
          await this.fence(tx, kind, key, computed.requested);
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

  private async fence(tx: Transaction, kind: OwedKind, key: string, requested: number): Promise<void> {
    if (!(await this.owedWork.fence(tx, kind, key, requested))) throw new Overtaken();
  }

  /** Never throws: a database that cannot be told is told at the next attempt that this one had an end. */
  private async keepFailure(
    context: TenantContext,
    handler: OwedHandler<unknown>,
    key: string,
    error: unknown,
  ): Promise<void> {
    const { kind } = handler;
    const reason = error instanceof Error ? error.message : String(error);
    const cause = causeOf(error);
    try {
      await this.database.transaction(context, async (tx) => {
        const failures = await this.owedWork.saveFailure(tx, kind, key, { cause, reason });
        if (!handler.giveUp || cause === 'technical' || failures < GIVEN_UP_AFTER) return;
        await handler.giveUp(tx, key, reason);
        await this.owedWork.drop(tx, kind, key);
      });
    } catch {
      this.untold.add(untoldName(context, kind, key));
    }
  }

  private handlerOf(kind: OwedKind): OwedHandler<unknown> {
    const handler = this.handlers.get(kind);
    if (!handler) throw new Error(`no handler for owed work of kind ${kind}`);
    return handler;
  }
}

function resultOf(start: Start): RunResult {
  return start === 'left' || start === 'set-aside' ? 'left' : 'done';
}

function through(queues: readonly QueueName[]): Settling {
  return { only: ({ kind }) => queues.includes(QUEUE_OF_KIND[kind]) };
}

function nameOf({ kind, key }: Pick<OwedWorkDto, 'kind' | 'key'>): string {
  return `${kind}/${key}`;
}

function untoldName({ municipality }: TenantContext, kind: OwedKind, key: string): string {
  return `${municipality}/${nameOf({ kind, key })}`;
}

function isSetAside({ kind, key, failure }: OwedWorkDto): Problem {
  const title = '必要な処理が、自動では行わないものとして止まっています。';
  const detail = `${failure ?? ''}原因を除いてから「処理の状況」で「やり直す」を押してください（${kind}/${key}）。`;
  return new Problem(409, 'work-set-aside', title, { detail });
}
