import { type TenantContext } from '../database/context.js';
import { type Database } from '../database/database.js';
import { type Transaction } from '../database/transaction.js';
import { Problem } from '../problem.js';
import { type Nudge } from '../queue/nudge.js';
import { type Bindings } from '../queue/worker-host.js';
import { stopPoint } from '../stop-point.js';
import { type Start } from './attempt-start.js';
import { causeOf } from './failure-cause.js';
import { type DeclaredHandler, DEFAULT_MOST_STARTS } from './declared-work.js';
import { Outdated, type OwedHandler } from './handler.js';
import { type OwedKind } from './owed-kind.js';
import { type OwedWorkDto } from './owed-work.dto.js';
import { type OwedWork } from './owed-work.js';
import { RunGate } from './run-gate.js';

/** Also where the process serves requests, as in the demo. */
const AS_JOB = { asJob: true };

/** Thrown inside the writing transaction where a newer computation came first, so that it is rolled back. */
class Overtaken extends Error {}

/** `left`: the work is set aside, and nothing was tried. */
export type RunResult = 'done' | 'left';

/** Which owed work is settled: all of it where nothing is said. */
export interface Settling {
  only?: (row: OwedWorkDto) => boolean;
  /** Work that must be done: its failure is thrown on. What else fails is left behind, with its reason kept. */
  needed?: (row: OwedWorkDto) => boolean;
}

/** Failures that are no fault of the database or network, after which work that can be given up is. */
const GIVEN_UP_AFTER = 5;

/** How often work is done anew at once because its result was outdated before it was written. */
const MOST_OUTDATED = 3;

/** Does owed work: reads what is due, computes on one view of the data, writes behind the fence. */
export class OwedWorkRunner {
  private readonly work: ReadonlyMap<string, DeclaredHandler>;
  private readonly gate = new RunGate();
  /** Work whose attempt ended here, badly, while the database could not be reached. */
  private readonly unrecorded = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly owedWork: OwedWork,
    work: readonly DeclaredHandler[],
    private readonly instanceOf: (handler: DeclaredHandler['handler']) => OwedHandler<unknown>,
  ) {
    this.work = new Map(work.map((one) => [one.kind, one]));
  }

  /**
   * Does one piece of owed work. A piece that is not owed (any more) is left alone: running twice, or twice at
   * once, changes nothing. A failure is kept with its reason and thrown on.
   */
  async run(nudge: Nudge): Promise<RunResult> {
    return this.runOne(nudge, []);
  }

  /**
   * As `run`, for a worker: nudges first for the municipality's next piece of work on the same queue, which so stands
   * in line behind everybody else's. A municipality takes one place in a queue, however much it is owed.
   */
  private runInTurn(nudge: Nudge): Promise<RunResult> {
    const { queue } = this.workOf(nudge.kind);
    const kinds = [...this.work.values()].filter((one) => one.queue === queue).map(({ kind }) => kind);
    return this.runOne(nudge, kinds);
  }

  /** `next`: the kinds of which the next piece is nudged for. */
  private async runOne({ municipality, kind, key }: Nudge, next: readonly string[]): Promise<RunResult> {
    const context: TenantContext = { municipality };
    const work = this.workOf(kind);
    try {
      return await this.attempt(context, work, key, next);
    } catch (error) {
      await this.keepFailure(context, work, key, error);
      throw error;
    }
  }

  /**
   * Does what is owed to one municipality, here and now, until nothing is left; where queues are named, what goes
   * through these.
   * @throws what needed work fails with, or Problem 409 where it is set aside
   */
  async settle(context: TenantContext, which: readonly string[] | Settling = {}): Promise<void> {
    const { only, needed = () => true } = isQueues(which) ? this.through(which) : which;
    const failedKinds = new Set<string>();
    for (let round = 0; round < 100; round += 1) {
      const all: OwedWorkDto[] = await this.database.snapshot(context, (tx) => this.owedWork.outstanding(tx));
      const owed = all.filter((row) => (only?.(row) ?? true) && !failedKinds.has(nameOf(row)));
      if (owed.length === 0) return;
      for (const row of owed) {
        if (!(await this.settleOne(context, row, needed(row)))) failedKinds.add(nameOf(row));
      }
    }
    throw new Error('owed work keeps growing: somebody is changing data faster than it can be settled');
  }

  /** For the workers: how each kind is done, and the queue of each. */
  bindings(): Pick<Bindings, 'handlers' | 'queueOf'> {
    const work = [...this.work.values()];
    return {
      handlers: new Map(work.map(({ kind }) => [kind, (nudge) => this.runInTurn(nudge)])),
      queueOf: new Map(work.map(({ kind, queue }) => [kind, queue])),
    };
  }

  /** Whether stored results are right only after this work. */
  isBeforeReading({ kind }: Pick<OwedWorkDto, 'kind'>): boolean {
    return this.work.get(kind)?.beforeReading ?? false;
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
    work: DeclaredHandler,
    key: string,
    next: readonly string[],
  ): Promise<RunResult> {
    const start = (alone: boolean) => () => this.startAndDo(context, work, key, { alone, next });
    const beside = await this.gate.besideOthers(start(false));
    if (beside !== 'alone') return resultOf(beside);
    return resultOf(await this.gate.onItsOwn(start(true)));
  }

  private async startAndDo(
    context: TenantContext,
    work: DeclaredHandler,
    key: string,
    { alone, next }: { alone: boolean; next: readonly string[] },
  ): Promise<Start> {
    const { kind, mostStarts = DEFAULT_MOST_STARTS } = work;
    const name = fullName(context, kind, key);
    const ended = this.unrecorded.has(name);
    const start = await this.database.transaction(context, async (tx) => {
      const decision = await this.owedWork.begin(tx, kind, key, { alone, ended, mostStarts });
      if (next.length > 0) await this.owedWork.nudgeNext(tx, next, { kind, key });
      return decision;
    });
    this.unrecorded.delete(name);
    if (start === 'start') await this.doWork(context, work, key);
    return start;
  }

  private async doWork(
    context: TenantContext,
    work: DeclaredHandler,
    key: string,
    again = MOST_OUTDATED,
  ): Promise<void> {
    const { kind } = work;
    const handler = this.instanceOf(work.handler);
    stopPoint(`${kind}:before-read`);
    // Called inside a transaction, so it must not wait for a second connection: where none is free it is left out.
    const progress = async (step: number, of: number, message: string) => {
      await this.database.transactionIfFree(context, (tx) =>
        this.owedWork.saveProgress(tx, kind, key, { step, of, message }),
      );
    };
    const computed = await this.database.snapshot(
      context,
      async (tx) => {
        const [request] = await Promise.all([
          this.owedWork.requestedIn(tx, kind, key),
          this.owedWork.markRunning(tx, kind, key),
        ]);
        if (request === undefined) return undefined;
        const { requested } = request;
        return { requested, result: await handler.compute(tx, key, progress, request) };
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
          await handler.write(tx, key, computed.result, computed.requested, progress);
          stopPoint(`${kind}:before-commit`);
          await this.fence(tx, kind, key, computed.requested);
        },
        AS_JOB,
      );
    } catch (error) {
      if (error instanceof Overtaken) return;
      if (!(error instanceof Outdated) || again === 0) throw error;
      return this.doWork(context, work, key, again - 1);
    }
    stopPoint(`${kind}:after-commit`);
    await handler.after?.(context, key);
  }

  private async fence(tx: Transaction, kind: OwedKind, key: string, requested: number): Promise<void> {
    if (!(await this.owedWork.fence(tx, kind, key, requested))) throw new Overtaken();
  }

  /** Never throws: where the database cannot be reached, the next attempt records that this one had an end. */
  private async keepFailure(
    context: TenantContext,
    work: DeclaredHandler,
    key: string,
    error: unknown,
  ): Promise<void> {
    const { kind } = work;
    const handler = this.instanceOf(work.handler);
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
      this.unrecorded.add(fullName(context, kind, key));
    }
  }

  private through(queues: readonly string[]): Settling {
    return { only: ({ kind }) => queues.includes(this.work.get(kind)?.queue ?? '') };
  }

  private workOf(kind: string): DeclaredHandler {
    const work = this.work.get(kind);
    if (!work) throw new Error(`no handler for owed work of kind ${kind}`);
    return work;
  }
}

function isQueues(which: readonly string[] | Settling): which is readonly string[] {
  return Array.isArray(which);
}

function resultOf(start: Start): RunResult {
  return start === 'left' || start === 'set-aside' ? 'left' : 'done';
}

function nameOf({ kind, key }: Pick<OwedWorkDto, 'kind' | 'key'>): string {
  return `${kind}/${key}`;
}

function fullName({ municipality }: TenantContext, kind: OwedKind, key: string): string {
  return `${municipality}/${nameOf({ kind, key })}`;
}

function isSetAside({ kind, key, failure }: OwedWorkDto): Problem {
  const title = '必要な処理が、自動では行わないものとして止まっています。';
  const detail = `${failure ?? ''}原因を除いてから「処理の状況」で「やり直す」を押してください（${kind}/${key}）。`;
  return new Problem(409, 'work-set-aside', title, { detail });
}
