import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { type Logger } from 'pino';
import { type EntityTarget, type ObjectLiteral } from 'typeorm';
import { type Clock } from '../kernel/clock.js';
import { CLOCK } from './clock-token.js';
import { type Config } from './config.js';
import { createDataSource } from './database/data-source.js';
import { Database } from './database/database.js';
import { surviveLostConnections } from './database/lost-connections.js';
import { refuseUnwalledRole } from './database/start-guard.js';
import { Mailer } from './mail/mailer.js';
import { Nudges } from './owed-work/nudges.js';
import { OwedWork } from './owed-work/owed-work.js';
import { Queues } from './queue/queues.js';

export const CONFIG = Symbol('config');
export const LOGGER = Symbol('logger');

export interface PlatformOptions {
  config: Config;
  entities: EntityTarget<ObjectLiteral>[];
  clock: Clock;
  logger: Logger;
  /** What the server's list of connections calls this process. */
  applicationName: string;
}

/** What every room stands on: configuration, clock, logger, database, queues, owed work and mail. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Queues) private readonly queues: Queues,
    @Inject(Nudges) private readonly nudges: Nudges,
  ) {}

  static with({ config, entities, clock, logger, applicationName }: PlatformOptions): DynamicModule {
    const providers = [
      { provide: CONFIG, useValue: config },
      { provide: LOGGER, useValue: logger },
      { provide: CLOCK, useValue: clock },
      {
        provide: Database,
        useFactory: async () => {
          const dataSource = createDataSource(config.databaseUrl, {
            entities,
            poolSize: config.databasePoolSize,
            applicationName,
          });
          await dataSource.initialize();
          surviveLostConnections(dataSource);
          try {
            await refuseUnwalledRole(dataSource);
          } catch (refusal) {
            // An open pool would keep the refused process alive for its idle time.
            await dataSource.destroy();
            throw refusal;
          }
          return new Database(dataSource);
        },
      },
      { provide: Queues, useFactory: () => new Queues(config, logger) },
      { provide: Mailer, useFactory: () => new Mailer(config.mail) },
      { provide: Nudges, useFactory: (queues: Queues) => new Nudges(queues), inject: [Queues] },
      { provide: OwedWork, useFactory: (nudges: Nudges) => new OwedWork(nudges.give), inject: [Nudges] },
    ];
    return { module: PlatformModule, providers, exports: providers.map(({ provide }) => provide) };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.nudges.settled();
    await this.queues.close();
    await this.database.close();
  }
}
