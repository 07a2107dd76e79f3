import { writeFile } from 'node:fs/promises';
import { type Logger } from 'pino';

const EVERY_MS = 10_000;

/** Writes a file again and again for as long as this process does anything: a container's health is read from its age. */
export function keepHeartbeat(file: string | undefined, log: Pick<Logger, 'warn'>): void {
  if (!file) return;
  let warned = false;
  const beat = () =>
    void writeFile(file, '').catch((error: unknown) => {
      if (!warned) log.warn({ err: error, file }, 'HEARTBEAT_FILE に書けません');
      warned = true;
    });
  beat();
  setInterval(beat, EVERY_MS).unref();
}
