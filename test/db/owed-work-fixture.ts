import { type INestApplicationContext } from '@nestjs/common';
import { DepartmentService } from '../../src/access/department/department.service.js';
import { ProvisionalJob } from '../../src/achievement/computation/provisional.job.js';
import { ClosingService } from '../../src/closing/closing.service.js';
import { Database } from '../../src/platform/database/database.js';
import { declaredWork } from '../../src/platform/owed-work/declared-work.js';
import { type OwedHandler } from '../../src/platform/owed-work/handler.js';
import { type OwedKind } from '../../src/platform/owed-work/owed-kind.js';
import { type OwedWorkDto } from '../../src/platform/owed-work/owed-work.dto.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { OwedWorkRunner } from '../../src/platform/owed-work/runner.js';
import { modules } from '../../src/worker/app.module.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { type ReportedTown } from '../setup/reported-town.js';
import { storedFigures } from '../setup/stored-figures.js';
import { type Town, dxOffice } from '../setup/town.js';

type Computed = Awaited<ReturnType<ProvisionalJob['compute']>>;

/** A handler in the place of the one that a kind has. */
export type OtherHandler = OwedHandler<unknown> & { kind: OwedKind };

/** The app on a database of one test file's own, its work done here and now by `runner`. */
export class OwedWorkFixture {
  private constructor(
    private readonly fresh: FreshDatabase,
    readonly app: INestApplicationContext,
  ) {}

  static async setUp(): Promise<OwedWorkFixture> {
    const fresh = await freshDatabase();
    return new OwedWorkFixture(fresh, await testApp(fresh));
  }

  async tearDown(): Promise<void> {
    await this.fresh.close();
  }

  get ownerUrl(): string {
    return this.fresh.ownerUrl;
  }

  get database(): Database {
    return this.app.get(Database);
  }

  get owedWork(): OwedWork {
    return this.app.get(OwedWork);
  }

  get runner(): OwedWorkRunner {
    return this.app.get(OwedWorkRunner);
  }

  owed(town: Town, kind: OwedKind, key: string): Promise<OwedWorkDto | undefined> {
    return this.database.snapshot(town, (tx) => this.owedWork.find(tx, kind, key));
  }

  async raise(town: Town, kind: OwedKind, key: string): Promise<void> {
    await this.database.transaction(town, (tx) => this.owedWork.raise(tx, kind, [key]));
  }

  /** Renames the town's first department: every live figure is owed again. */
  async rename(town: ReportedTown, name: string): Promise<void> {
    const departments = this.app.get(DepartmentService);
    const { id, version } = await departments.get(dxOffice(town), town.departments[0]!.id);
    await departments.edit(dxOffice(town), id, version, { name });
  }

  async close(town: ReportedTown): Promise<void> {
    await this.app.get(ClosingService).close(dxOffice(town), town.month, { acceptSubmitted: true });
  }

  /** Every stored row of the town's figures; with when each was written, to show that none was written again. */
  dump(town: Town): Promise<string> {
    return storedFigures(this.database, town, { touched: true });
  }

  /** The same without any time, which alone differs between two towns with the same data. */
  figuresOf(town: Town): Promise<string> {
    return storedFigures(this.database, town, { without: ['computed_at'] });
  }

  /** A runner like the application's, but for one handler. */
  runnerWith(replaced: OtherHandler): OwedWorkRunner {
    const work = declaredWork(modules);
    const { handler: original } = work.find(({ kind }) => kind === replaced.kind)!;
    return new OwedWorkRunner(this.database, this.owedWork, work, (handler) =>
      handler === original ? replaced : this.app.get(handler),
    );
  }

  /** A runner whose provisional computation says that it is `computed` and waits at `gate` before it writes. */
  waiting(gate: Promise<void>, computed: () => void): OwedWorkRunner {
    const job = this.app.get(ProvisionalJob);
    return this.runnerWith({
      kind: 'provisional',
      compute: async (tx, key, progress, request) => {
        const result = await job.compute(tx, key, progress, request);
        computed();
        await gate;
        return result;
      },
      write: (tx, key, result, requested) => job.write(tx, key, result as Computed, requested),
    });
  }
}
