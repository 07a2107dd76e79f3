import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { type Logger } from 'pino';
import { type Clock } from '../kernel/clock.js';
import { CLOCK } from './clock-token.js';
import { type Config } from './config.js';
import { Database } from './database/database.js';
import { openDatabase } from './database/open-database.js';
import { JOB_LIMITS, type TimeLimits } from './database/time-limits.js';
import { Readiness } from './health/readiness.js';
import { Mailer } from './mail/mailer.js';
import { Outage } from './outage.js';
import { queuesOf, type WorkDeclaration } from './owed-work/declared-work.js';
import { Nudges } from './owed-work/nudges.js';
import { OwedWork } from './owed-work/owed-work.js';
import { Queues } from './queue/queues.js';
import { whenAvailable } from './when-available.js';

export const CONFIG = Symbol('config');
export const LOGGER = Symbol('logger');

export interface PlatformOptions {
  config: Config;
  clock: Clock;
  logger: Logger;
  /** What the server's list of connections calls this process. */
  applicationName: string;
  /** How long the database may keep this process waiting; a job's limits where not said. */
  limits?: TimeLimits;
  /** A process that stays waits at its start for a database that is away; a command says so and ends. */
  patient?: boolean;
}

/** What every module stands on: configuration, clock, logger, database, queues, owed work and mail. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Queues) private readonly queues: Queues,
    @Inject(Nudges) private readonly nudges: Nudges,
    @Inject(Readiness) private readonly readiness: Readiness,
  ) {}

  /** `work`: the kinds of owed work that the modules above declare. */
  static with(options: PlatformOptions, work: readonly WorkDeclaration[]): DynamicModule {
    const { config, clock, logger, applicationName, limits = JOB_LIMITS, patient = false } = options;
    const providers = [
      { provide: CONFIG, useValue: config },
      { provide: LOGGER, useValue: logger },
      { provide: CLOCK, useValue: clock },
      {
        provide: Database,
        useFactory: () => {
          const { databaseUrl: url, databasePoolSize: poolSize } = config;
          const open = () => openDatabase(url, { poolSize, applicationName, limits });
          return patient ? whenAvailable(open, new Outage(logger, 'データベース')) : open();
        },
      },
      { provide: Queues, useFactory: () => new Queues(config, logger, queuesOf(work)) },
      {
        provide: Readiness,
        useFactory: (database: Database, queues: Queues) =>
          new Readiness(config.databaseUrl, database, queues),
        inject: [Database, Queues],
      },
      { provide: Mailer, useFactory: () => new Mailer(config.mail) },
      { provide: Nudges, useFactory: (queues: Queues) => new Nudges(queues, work), inject: [Queues] },
      { provide: OwedWork, useFactory: (nudges: Nudges) => new OwedWork(nudges.give), inject: [Nudges] },
    ];
    return { module: PlatformModule, providers, exports: providers.map(({ provide }) => provide) };
  }

  async onApplicationShutdown(): Promise<void> {
    this.readiness.close();
    await this.nudges.settled();
    await this.queues.close();
    await this.database.close();
  }
}
