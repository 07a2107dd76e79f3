import { readFile, readdir, chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import {
  type EmbeddedPostgres,
  removeEmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/platform/embedded-postgres/embedded-postgres.js';
import { prepareDatabase } from '../../src/worker/prepare-database.js';

const root = join(import.meta.dirname, '..', '..');

/** A PostgreSQL server of one test's own, to be killed, frozen and started again. */
export class OwnServer {
  private constructor(
    readonly dataFolder: string,
    private server: EmbeddedPostgres,
  ) {}

  /** Starts it with the roles and the database that the composition's server makes for itself, and migrates it. */
  static async start({ durable = false } = {}): Promise<OwnServer> {
    const dataFolder = await mkdtemp(join(tmpdir(), 'tetsuzuki-own-'));
    await chmod(dataFolder, 0o755);
    const own = new OwnServer(dataFolder, await startEmbeddedPostgres({ dataFolder, durable }));
    for (const statement of await roleStatements()) await own.asSuperuser(statement);
    await prepareDatabase(own.ownerUrl);
    return own;
  }

  get applicationUrl(): string {
    return this.server.url('tetsuzuki_app', 'tetsuzuki');
  }

  get ownerUrl(): string {
    return this.server.url('tetsuzuki_owner', 'tetsuzuki');
  }

  get superuserUrl(): string {
    return this.server.superuserUrl;
  }

  /** The file of its socket: the only way in. */
  get socket(): string {
    return join(this.server.socketFolder, `.s.PGSQL.${this.server.port}`);
  }

  async asSuperuser(sql: string, database = 'postgres'): Promise<pg.QueryResult> {
    const client = new pg.Client(this.server.url('postgres', database));
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await client.query(sql);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** Ends the server by a signal to its first process and waits until all its processes are gone. */
  async kill(signal: 'SIGKILL' | 'SIGINT'): Promise<void> {
    const processes = await this.processes();
    const [postmaster] = processes;
    if (postmaster === undefined) throw new Error('the server does not run');
    process.kill(postmaster, signal);
    const deadline = Date.now() + 60_000;
    while ((await Promise.all(processes.map(lives))).some(Boolean)) {
      if (Date.now() > deadline) throw new Error('the server does not end');
      await pause(20);
    }
  }

  async startAgain(): Promise<void> {
    // The share in the dead server must not be taken up in the new one beside this test's own.
    await this.server.release();
    this.server = await startEmbeddedPostgres({ dataFolder: this.dataFolder, durable: false });
  }

  /**
   * Stops every process of the server where it stands; connections stay open and nobody answers. The first process is
   * stopped before its children are looked for, so that none is started meanwhile; one that ends meanwhile is gone.
   */
  async freeze(): Promise<() => void> {
    const postmaster = await this.postmaster();
    sendTo(postmaster, 'SIGSTOP');
    const frozen = await this.processes();
    for (const pid of frozen) sendTo(pid, 'SIGSTOP');
    return () => frozen.forEach((pid) => sendTo(pid, 'SIGCONT'));
  }

  async remove(): Promise<void> {
    await this.server.release();
    await removeEmbeddedPostgres(this.dataFolder);
  }

  private async postmaster(): Promise<number> {
    return Number((await readFile(`${this.socket}.lock`, 'utf8')).split('\n')[0]);
  }

  /** The first process of the server and its children. */
  private async processes(): Promise<number[]> {
    const postmaster = await this.postmaster();
    const children: number[] = [];
    for (const name of await readdir('/proc')) {
      if (/^\d+$/.test(name) && (await parentOf(name)) === postmaster) children.push(Number(name));
    }
    return [postmaster, ...children];
  }
}

/** Sends a signal to a process that may have ended by itself. */
function sendTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function parentOf(pid: string): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return Number(/^\d+ \(.*\) \S (\d+)/.exec(stat)?.[1] ?? 0) || null;
}

async function lives(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat !== '' && !/\) Z /.test(stat);
}

/** The seconds of processor a process has used so far. */
export async function processorSeconds(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** What `config/postgres/roles.sh` gives to psql, which no machine without PostgreSQL has. */
async function roleStatements(): Promise<string[]> {
  const script = await readFile(join(root, 'config', 'postgres', 'roles.sh'), 'utf8');
  const sql = /<<'SQL'\n([\s\S]*)\nSQL/.exec(script)?.[1];
  if (sql === undefined) throw new Error('no statements in config/postgres/roles.sh');
  return sql
    .replace(/:'(\w+)'/g, "'$1'")
    .replace(/^--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter(Boolean);
}
