import { readdirSync, readFileSync } from 'node:fs';
import { type Client } from 'pg';

/** Of `/proc/…/stat`: clock ticks in a second. */
const TICKS = 100;

interface Stat {
  pid: number;
  parent: number;
  /** Seconds of processor time; `withReaped` also counts children that have ended. */
  own: number;
  withReaped: number;
}

/** Seconds of processor time that a process has taken since it began. */
export function processorTime(pid: number): number {
  return statOf(pid)?.own ?? 0;
}

/** The same of a PostgreSQL server with all its processes, also those that have ended. */
export function serverTime(postmaster: number): number {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)) ?? []);
  return all
    .filter(({ pid, parent }) => pid === postmaster || parent === postmaster)
    .reduce((sum, { pid, own, withReaped }) => sum + (pid === postmaster ? withReaped : own), 0);
}

/** The main process of the server that answers a client on this machine. */
export async function postmasterOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return statOf(rows[0]?.pid ?? 0)?.parent ?? 0;
}

/** The machine's load of the last minute. */
export function load(): number {
  return Number(readFileSync('/proc/loadavg', 'utf8').split(' ')[0]);
}

function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [user = 0, system = 0, reapedUser = 0, reapedSystem = 0] = fields.slice(11, 15).map(Number);
    const own = (user + system) / TICKS;
    return { pid, parent: Number(fields[1]), own, withReaped: own + (reapedUser + reapedSystem) / TICKS };
  } catch {
    return undefined;
  }
}
