import { type Command } from 'commander';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ROLE_NAMES } from '../access/context.js';
import { systemClock } from '../kernel/clock.js';
import { type Config, readConfig } from '../platform/config.js';
import { createLogger } from '../platform/logging/logger.js';
import { Queues } from '../platform/queue/queues.js';
import { createWeb, listen } from '../web/web-process.js';
import { prepareDatabase } from '../worker/prepare-database.js';
import { type RunningWorker, startWorker } from '../worker/worker-process.js';
import { freePort } from './demo/free-port.js';
import { loadDemo } from './demo/load-demo.js';
import { printRates } from './demo/print-rates.js';
import { ensureSampleUsers, type SampleUser } from './demo/sample-users.js';
import { ownerUrlOf, withServer } from './app-context.js';
import { printJson, printLine } from './output.js';
import { type ServerInUse } from './server-in-use.js';

interface Options {
  once?: boolean;
  json?: boolean;
}

export default function demo(program: Command): void {
  program
    .command('demo')
    .description('呉市の公表値とサンプル市を読み込み、指標を出力し、Webを動かす（Ctrl-Cで終了）')
    .option('--once', '出力したら終了する')
    .option('--json', 'JSON 1行で出力する')
    .action((options: Options) => withServer((server) => run(server, options)));
}

/** Web and worker in one process, on the server in use. */
async function run(server: ServerInUse, { once, json }: Options): Promise<void> {
  await prepareDatabase(ownerUrlOf(server));
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env, DATABASE_URL: server.databaseUrl });
  const logger = createLogger(config.logLevel);
  const app = await createWeb({
    config,
    clock: systemClock,
    logger,
    applicationName: 'tetsuzuki-demo',
    openDocs: true,
  });
  await app.init();
  let worker: RunningWorker | undefined;
  const workerStarts = async () => {
    worker ??= await startWorker(app);
  };
  const stopped = once ? Promise.resolve() : untilStopped();
  try {
    const progress = (line: string) => process.stderr.write(`${line}\n`);
    const municipalities = await loadDemo(app, systemClock, progress, workerStarts);
    const queueBackend = app.get(Queues).backendName;
    if (!once) await workerStarts();
    // Only the sample city has users: its figures come last.
    const sample = municipalities.at(-1)?.code ?? '';
    const web = once ? undefined : await serve(app, config, sample, progress);
    if (json) printJson({ queueBackend, municipalities, web });
    else {
      printLine(`キュー: ${queueBackend}`);
      printRates(municipalities);
      if (web) printUsers(web);
    }
    await stopped;
  } finally {
    await worker?.close();
    await app.close();
  }
}

/** The address of the pages and who may sign in there. */
interface Served {
  url: string;
  users: SampleUser[];
}

async function serve(
  app: NestFastifyApplication,
  { host, port: wantedPort }: Config,
  municipality: string,
  progress: (line: string) => void,
): Promise<Served> {
  const users = await ensureSampleUsers(app, municipality);
  const port = await freePort({ host, port: wantedPort });
  if (port !== wantedPort) progress(`ポート${wantedPort}は使用中のため、空いている別のポートで動かします。`);
  return { url: await listen(app, { host, port }), users };
}

function printUsers({ url, users }: Served): void {
  printLine(`\n${url} で動いています。APIの説明は ${url}/api/docs 。終了は Ctrl-C。`);
  printLine('サンプル市の利用者（パスワードは起動のたびに変わります）:');
  for (const { login, password, role } of users) printLine(`  ${ROLE_NAMES[role]}  ${login}  ${password}`);
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
