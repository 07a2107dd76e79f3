import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { type BackedUpFile } from './manifest.js';

const BLOCK = 1024 * 1024;

/** Copies one file to where there is none yet, and makes sure that it is on the disk. */
export async function copyFile(from: string, to: string): Promise<Omit<BackedUpFile, 'path'>> {
  const source = await open(from, 'r');
  try {
    const target = await open(to, 'wx', 0o600);
    try {
      const hash = createHash('sha256');
      const buffer = Buffer.allocUnsafe(BLOCK);
      let bytes = 0;
      for (;;) {
        const { bytesRead } = await source.read(buffer, 0, BLOCK);
        if (bytesRead === 0) break;
        const block = buffer.subarray(0, bytesRead);
        hash.update(block);
        await target.write(block);
        bytes += bytesRead;
      }
      await target.sync();
      return { bytes, sha256: hash.digest('hex') };
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
