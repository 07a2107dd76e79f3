import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../src/platform/project-root.js';

/** A process of ours that answers HTTP on the loopback. */
export interface Listening {
  pid: number;
  url: string;
}

/**
 * Starts a compiled script and waits until its log says where it listens (`"url":"http://…"`), runs `work` with it,
 * and ends it whatever happens.
 */
export async function whileListening<T>(
  script: string,
  environment: Record<string, string>,
  work: (listening: Listening) => Promise<T>,
): Promise<T> {
  const child = spawn(process.execPath, [join(projectRoot, 'dist', script)], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  try {
    return await work({ pid: child.pid ?? 0, url: await addressIn(child) });
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

function addressIn(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let written = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      // Read on to the end: a full pipe would stop the process.
      if (written.length < 100_000) written += chunk.toString();
      const url = /"url":"(http:[^"]+)"/.exec(written)?.[1];
      if (url) resolve(url);
    });
    child.on('exit', () => reject(new Error(`the process ended before it listened:\n${written}`)));
  });
}
