import { type INestApplicationContext } from '@nestjs/common';
import { commandContext } from '../access/command-context.js';
import { MunicipalityService } from '../access/municipality/municipality.service.js';
import { FiguresService } from '../achievement/figures/figures.service.js';
import { SnapshotRepository } from '../achievement/snapshot/snapshot.repository.js';
import { Database } from '../platform/database/database.js';

const AT_ONCE = 100;

export interface VerifiedDigests {
  /** Final revisions of months and fiscal years whose digest was worked out again. */
  verified: number;
  /** Those whose rows no longer give the digest, as `342025 2026-10 第1版`. */
  differing: string[];
}

/** Works out the digest of every final revision again, of every municipality. */
export async function verifyDigests(app: INestApplicationContext): Promise<VerifiedDigests> {
  const [database, snapshots] = [app.get(Database), app.get(SnapshotRepository)];
  const found: VerifiedDigests = { verified: 0, differing: [] };
  for (const { code } of await app.get(MunicipalityService).list()) {
    const context = commandContext(code);
    let before: { period: string; revision: number } | undefined;
    do {
      const page = await database.snapshot(context, (tx) =>
        snapshots.list(tx, { ...(before ? { before } : {}), limit: AT_ONCE }),
      );
      for (const { period, revision } of page.filter(({ digest }) => digest !== null)) {
        const { holds } = await app.get(FiguresService).verifyDigest(context, period, revision);
        found.verified += 1;
        if (!holds) found.differing.push(`${code} ${period} 第${revision}版`);
      }
      before = page.length === AT_ONCE ? page.at(-1) : undefined;
    } while (before);
  }
  return found;
}
