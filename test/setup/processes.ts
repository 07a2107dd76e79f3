import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = join(import.meta.dirname, '..', '..');

/** A real process of ours, started for a test. */
export interface StartedProcess {
  process: ChildProcess;
  /** Everything it has written so far, both streams. */
  output(): string;
  /** Waits until it has written `text`. Fails with its output where it ends first or takes too long. */
  says(text: string, milliseconds?: number): Promise<void>;
  /** Sends a signal and waits for the end; returns the exit code, null where a signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  /** Waits for the end by itself; returns the exit code, null where a signal ended it. */
  ended(): Promise<number | null>;
}

/** Starts one of the entry points from the compiled sources, with nothing of our own environment but PATH. */
export function startProcess(
  entryPoint: 'main' | 'worker' | 'cli',
  environment: Record<string, string>,
  args: string[] = [],
): StartedProcess {
  const child = spawn(process.execPath, [join(root, 'dist', 'src', `${entryPoint}.js`), ...args], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  const keep = (chunk: Buffer) => (written += chunk.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const exited = once(child, 'close') as Promise<[number | null]>;
  const ended = async () => (await exited)[0];
  return {
    process: child,
    output: () => written,
    says: async (text, milliseconds = 90_000) => {
      const deadline = Date.now() + milliseconds;
      while (!written.includes(text)) {
        if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
          throw new Error(`${entryPoint} did not say “${text}”, but:\n${written}`);
        }
        await pause(20);
      }
    },
    end: (signal) => {
      child.kill(signal);
      return ended();
    },
    ended,
  };
}

/** The token under which the web processes of tests show what is the operator's. */
export const MANAGEMENT_TOKEN = 'the-operator-of-the-tests';

/** Starts the web process on a free port. Returns it with its address. */
export async function startWeb(
  environment: Record<string, string>,
): Promise<StartedProcess & { url: string }> {
  const web = startProcess('main', { PORT: '0', MANAGEMENT_TOKEN, ...environment, LOG_LEVEL: 'info' });
  await orEnd(web, web.says('"url":"'));
  const url = /"url":"(http:[^"]+)"/.exec(web.output())?.[1];
  if (!url) throw new Error(`no address in:\n${web.output()}`);
  return { ...web, url };
}

/** Starts a worker and waits until it works. */
export async function startWorkerProcess(environment: Record<string, string>): Promise<StartedProcess> {
  const worker = startProcess('worker', { ...environment, LOG_LEVEL: 'info' });
  await orEnd(worker, worker.says('処理を始めました'));
  return worker;
}

/** A process that does not get ready must not outlive its test. */
async function orEnd(started: StartedProcess, ready: Promise<void>): Promise<void> {
  try {
    await ready;
  } catch (error) {
    await started.end('SIGKILL');
    throw error;
  }
}
