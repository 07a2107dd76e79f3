import { join, resolve } from 'node:path';
import { type Command } from 'commander';
import { restoreBackup } from '../platform/backup/restore-backup.js';
import { takeBackup } from '../platform/backup/take-backup.js';
import { defaultRoles } from '../platform/embedded-postgres/roles.js';
import { startEmbeddedPostgres } from '../platform/embedded-postgres/embedded-postgres.js';
import { Problem } from '../platform/problem.js';
import { projectRoot } from '../platform/project-root.js';
import { openAppContext } from './app-context.js';
import { CommandFailure, printJson, printLine } from './output.js';
import { DATABASE } from './server-in-use.js';
import { verifyDigests } from './verify-digests.js';

interface RestoreOptions {
  from: string;
  data: string;
  json?: boolean;
}

const OWN_DATA = join(projectRoot, '.data');

export default function backup(program: Command): void {
  program
    .command('backup')
    .description(
      '動いているPostgreSQLを、データのフォルダーごと写す（組み込み、または DATABASE_SUPERUSER_URL のもの）',
    )
    .requiredOption('--out <folder>', '書き出す先の、空のフォルダー')
    .option('--data <folder>', '組み込みPostgreSQLのデータのフォルダー', OWN_DATA)
    .option('--json', 'JSON 1行で出力する')
    .action(take);
  program
    .command('restore')
    .description(
      'バックアップを空のフォルダーに戻して組み込みPostgreSQLで起動し、確定値のダイジェストを確かめる',
    )
    .requiredOption('--from <folder>', 'backup が書き出したフォルダー')
    .option('--data <folder>', '戻す先の、データベースのないフォルダー', OWN_DATA)
    .option('--json', 'JSON 1行で出力する')
    .action(restore);
}

async function take({ out, data, json }: { out: string; data: string; json?: boolean }): Promise<void> {
  const server = await superuserServer(data);
  try {
    const { files, consistentAt, finishedAt } = await takeBackup(server.url, resolve(out));
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    if (json) printJson({ out: resolve(out), files: files.length, bytes, consistentAt, finishedAt });
    else
      printLine(`${files.length}個のファイル（${Math.ceil(bytes / 1_000_000)} MB）を ${out} に写しました。`);
  } finally {
    await server.release();
  }
}

/** Only a superuser may begin a backup. */
async function superuserServer(data: string): Promise<{ url: string; release(): Promise<void> }> {
  const { DATABASE_URL: databaseUrl, DATABASE_SUPERUSER_URL: url } = process.env;
  if (url) return { url, release: () => Promise.resolve() };
  if (databaseUrl) {
    throw new Problem(500, 'bad-configuration', 'DATABASE_SUPERUSER_URL が設定されていません。', {
      detail:
        'このバックアップには、サーバーと同じ機械の、データのフォルダーを読める利用者と、スーパーユーザーの接続先が要ります。ほかの機械からは pg_dump を使ってください。',
    });
  }
  const server = await startEmbeddedPostgres({ dataFolder: resolve(data) });
  return { url: server.superuserUrl, release: () => server.release() };
}

async function restore({ from, data, json }: RestoreOptions): Promise<void> {
  const dataFolder = resolve(data);
  const { finishedAt } = await restoreBackup(resolve(from), dataFolder);
  const server = await startEmbeddedPostgres({ dataFolder });
  try {
    const app = await openAppContext(server.url(defaultRoles.application, DATABASE));
    try {
      const { verified, differing } = await verifyDigests(app);
      if (json) printJson({ data: dataFolder, finishedAt, verified, differing });
      else
        printLine(
          `${finishedAt} のバックアップを戻しました。確定値 ${verified}件のダイジェストを確かめました。`,
        );
      if (differing.length > 0)
        throw new CommandFailure(`確定値のダイジェストが合いません: ${differing.join('、')}`, json === true);
    } finally {
      await app.close();
    }
  } finally {
    await server.release();
  }
}
