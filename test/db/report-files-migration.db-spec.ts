import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { ReportFiles1763700000013 } from '../../migrations/13-report-files.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { REPORT_FORMATS } from '../../src/publication/report-formats.js';
import { ReportFileService } from '../../src/publication/report-file.service.js';
import { reportedTown } from '../setup/reported-town.js';
import { dxOffice } from '../setup/town.js';
import { OwedWorkFixture } from './owed-work-fixture.js';

let fixture: OwedWorkFixture;
let owner: DataSource;

beforeAll(async () => {
  fixture = await OwedWorkFixture.setUp();
  owner = createDataSource(fixture.ownerUrl, { poolSize: 1, applicationName: 'test-owner' });
  await owner.initialize();
});
afterAll(async () => {
  await owner.destroy();
  await fixture.tearDown();
});

/** Takes the migration back, to a database from before there were files, and brings it up to date again. */
async function migrateAgain(): Promise<void> {
  const [runner, migration] = [owner.createQueryRunner(), new ReportFiles1763700000013()];
  for (const step of ['down', 'up'] as const) {
    await runner.startTransaction();
    await migration[step](runner);
    await runner.commitTransaction();
  }
  await runner.release();
}

describe('bringing an older database up to date', () => {
  it('gets the months that are closed already their files, and leaves open ones alone', async () => {
    const [closed, open] = [
      await reportedTown(fixture.app, '2026-03'),
      await reportedTown(fixture.app, '2026-03'),
    ];
    await fixture.close(closed);
    for (const town of [closed, open]) await fixture.runner.settle(town);
    await migrateAgain();
    expect(await fixture.owed(closed, 'report', '2026-03.1')).toMatchObject({ requested: 1, done: 0 });
    expect(await fixture.owed(open, 'report', '2026-03.1')).toBeUndefined();
    for (const town of [closed, open]) await fixture.runner.settle(town);
    const service = fixture.app.get(ReportFileService);
    const forms = (await service.list(dxOffice(closed), closed.month)).map(({ format }) => format);
    expect(forms).toEqual(REPORT_FORMATS);
    expect(await service.list(dxOffice(open), open.month)).toEqual([]);
  });

  it('leaves the wall standing on its owner too', async () => {
    const rows: unknown[] = await owner.query(
      `SELECT relname FROM pg_class WHERE relname IN ('snapshot', 'owed_work', 'report_file', 'report_model')
          AND relrowsecurity AND relforcerowsecurity`,
    );
    expect(rows).toHaveLength(4);
  });
});
