import { type DataSource } from 'typeorm';
import { createDataSource } from './data-source.js';
import { MIGRATION_LIMITS } from './time-limits.js';

/**
 * Brings the schema up to date as its owner, one process at a time, then lets `afterwards` load what belongs to
 * the schema (national tables). Returns the names of the migrations that ran; none where it was up to date.
 */
export async function migrate(
  ownerUrl: string,
  afterwards: (owner: DataSource) => Promise<void> = () => Promise.resolve(),
): Promise<string[]> {
  const owner = createDataSource(ownerUrl, {
    poolSize: 2,
    applicationName: 'tetsuzuki-migrate',
    limits: MIGRATION_LIMITS,
  });
  await owner.initialize();
  const lock = owner.createQueryRunner();
  try {
    // Another process that migrates may take as long as it needs.
    await lock.query('SET lock_timeout = 0');
    await lock.query(`SELECT pg_advisory_lock(hashtext('tetsuzuki migrate'))`);
    const migrations = await owner.runMigrations();
    await afterwards(owner);
    return migrations.map((migration) => migration.name);
  } finally {
    await lock.release();
    await owner.destroy();
  }
}
