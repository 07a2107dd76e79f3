import { type INestApplicationContext } from '@nestjs/common';
import { type Context } from '../../src/access/context.js';
import { ClosingService } from '../../src/closing/closing.service.js';
import { type ImportRunDto } from '../../src/exchange/import.dto.js';
import { ImportJob } from '../../src/exchange/import.job.js';
import { type ImportParameters } from '../../src/exchange/import-parameters.js';
import { ImportService } from '../../src/exchange/import.service.js';
import { Database } from '../../src/platform/database/database.js';
import { declaredWork } from '../../src/platform/owed-work/declared-work.js';
import { type OwedHandler } from '../../src/platform/owed-work/handler.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { OwedWorkRunner } from '../../src/platform/owed-work/runner.js';
import { Problem } from '../../src/platform/problem.js';
import { modules } from '../../src/worker/app.module.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { copyOf, type ReportedTown, reportedTown } from '../setup/reported-town.js';
import { dxOffice, type Town } from '../setup/town.js';

export const MONTH = '2026-10';
export const HEADER = '手続コード,総件数,オンライン件数\n';

/** A file as it is sent; of the month that was reported where nothing else is said. */
export interface Sent {
  kind?: string;
  text?: string | Buffer;
  parameters?: ImportParameters;
  dryRun?: boolean;
  key?: string;
  as?: Context;
}

export type ImportWork = Awaited<ReturnType<ImportJob['compute']>>;

/** Towns that have reported a month, and files sent to them. */
export class ImportFixture {
  private keys = 0;

  private constructor(
    private readonly fresh: FreshDatabase,
    readonly app: INestApplicationContext,
    private readonly model: ReportedTown,
  ) {}

  static async setUp(): Promise<ImportFixture> {
    const fresh = await freshDatabase();
    const app = await testApp(fresh);
    return new ImportFixture(fresh, app, await reportedTown(app, MONTH));
  }

  async tearDown(): Promise<void> {
    await this.fresh.close();
  }

  get database(): Database {
    return this.app.get(Database);
  }

  get imports(): ImportService {
    return this.app.get(ImportService);
  }

  town(): Promise<ReportedTown> {
    return copyOf(this.database, this.model);
  }

  accept(town: Town, sent: Sent = {}): Promise<ImportRunDto> {
    const { kind = 'status-reports', text = HEADER, parameters = { month: MONTH }, dryRun = false } = sent;
    const { key = `key-${(this.keys += 1)}`, as = dxOffice(town) } = sent;
    const bytes = Buffer.from(text);
    return this.imports.accept(as, key, { kind, bytes, fileName: '', parameters, dryRun });
  }

  work(town: Town): Promise<void> {
    return this.app.get(OwedWorkRunner).settle(town, { only: ({ kind }) => kind === 'import' });
  }

  run(town: Town, id: string): Promise<ImportRunDto> {
    return this.imports.get(dxOffice(town), id);
  }

  async owed(town: Town, id: string) {
    return this.database.snapshot(town, (tx) => this.app.get(OwedWork).find(tx, 'import', id));
  }

  async close(town: ReportedTown): Promise<void> {
    await this.app.get(ClosingService).close(dxOffice(town), town.month, { acceptSubmitted: true });
  }

  async closeForGood(town: ReportedTown): Promise<void> {
    await this.close(town);
    await this.finish(town);
  }

  async finish(town: ReportedTown): Promise<void> {
    await this.app.get(OwedWorkRunner).settle(town, { only: ({ kind }) => kind === 'final' });
  }

  async reopen(town: ReportedTown): Promise<void> {
    await this.app.get(ClosingService).reopen(dxOffice(town), town.month, '訂正');
  }

  /** A runner whose imports are worked on in another way. */
  runnerWith(compute: OwedHandler<ImportWork>['compute']): OwedWorkRunner {
    const job = this.app.get(ImportJob);
    const replaced: OwedHandler<unknown> = {
      compute,
      write: (tx, key, prepared) => job.write(tx, key, prepared as ImportWork),
      giveUp: (tx, key, reason) => job.giveUp(tx, key, reason),
    };
    return new OwedWorkRunner(
      this.database,
      this.app.get(OwedWork),
      declaredWork(modules),
      (handler): OwedHandler<unknown> => (handler === ImportJob ? replaced : this.app.get(handler)),
    );
  }
}

/** How something is refused, as `409 month-not-open`; `accepted` where it is not. */
export async function refusalOf(doing: Promise<unknown>): Promise<string> {
  try {
    await doing;
  } catch (error) {
    if (error instanceof Problem) return `${error.status} ${error.code}`;
    if (error instanceof Error) return error.name;
  }
  return 'accepted';
}
