import { writeFile } from 'node:fs/promises';
import { type Logger } from 'pino';

const EVERY_MS = 10_000;

/** Writes a file again and again for as long as this process does anything: a container's health is told by its age. */
export function keepHeartbeat(file: string | undefined, log: Pick<Logger, 'warn'>): void {
  if (!file) return;
  let told = false;
  const beat = () =>
    void writeFile(file, '').catch((error: unknown) => {
      if (!told) log.warn({ err: error, file }, 'HEARTBEAT_FILE に書けません');
      told = true;
    });
  beat();
  setInterval(beat, EVERY_MS).unref();
}
