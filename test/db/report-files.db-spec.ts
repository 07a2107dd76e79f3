import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type Context } from '../../src/access/context.js';
import { ClosingService } from '../../src/closing/closing.service.js';
import { REPORT_FORMATS } from '../../src/publication/report-formats.js';
import { NoticeReader } from '../../src/notices/notice.reader.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { withDigest } from '../../src/publication/model-text.js';
import { ReportModelRepository } from '../../src/publication/report-model.repository.js';
import { ReportFileService } from '../../src/publication/report-file.service.js';
import { ReportService } from '../../src/publication/report.service.js';
import { type ReportedTown, reportedTown } from '../setup/reported-town.js';
import { departmentUser, dxOffice, viewer } from '../setup/town.js';
import { OwedWorkFixture } from './owed-work-fixture.js';

const MONTH = '2026-10';

let fixture: OwedWorkFixture;
let reports: ReportService;
let files: ReportFileService;

beforeAll(async () => {
  fixture = await OwedWorkFixture.setUp();
  reports = fixture.app.get(ReportService);
  files = fixture.app.get(ReportFileService);
});
afterAll(() => fixture.tearDown());

async function openTown(): Promise<ReportedTown> {
  const town = await reportedTown(fixture.app, MONTH);
  await fixture.runner.settle(town);
  return town;
}

async function closedTown(): Promise<ReportedTown> {
  const town = await openTown();
  await fixture.close(town);
  await fixture.runner.settle(town);
  return town;
}

/** The close alone, as it stands until a worker gets to the report. */
async function justClosedTown(): Promise<ReportedTown> {
  const town = await openTown();
  await fixture.close(town);
  await fixture.runner.run({ ...town, kind: 'final', key: MONTH });
  return town;
}

async function filesOf(town: ReportedTown, context: Context = dxOffice(town)) {
  const listed = await files.list(context, town.month);
  return Promise.all(listed.map(async (file) => ({ ...file, bytes: await files.bytes(context, file) })));
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('the report of a closed month', () => {
  it('is the same before it is kept as afterwards, to the byte of every form that has no clock in it', async () => {
    const town = await justClosedTown();
    const context = dxOffice(town);
    const beforeStoring = await reports.model(context, town.month);
    expect(await files.list(context, town.month)).toEqual([]);
    const csv = await reports.render(context, town.month, { format: 'csv' });
    expect(csv.stored).toBe(false);

    await fixture.runner.settle(town);
    const kept = await reports.model(context, town.month);
    expect(JSON.stringify(kept)).toBe(JSON.stringify(beforeStoring));
    const stored = await reports.render(context, town.month, { format: 'csv' });
    expect(stored).toEqual({ ...csv, stored: true });
  });

  it('stays what it was when the municipality or its list gets another name', async () => {
    const town = await closedTown();
    const context = dxOffice(town);
    const first = await reports.model(context, town.month);
    await fixture.database.transaction(town, (tx) =>
      tx.execute(`UPDATE municipality SET name = '合併後の市', sample = false WHERE municipality_id = $1`, [
        town.municipality,
      ]),
    );
    await fixture.rename(town, '別の課');
    await fixture.runner.settle(town);
    expect(await reports.model(context, town.month)).toEqual(first);
  });

  it('is kept anew for a correction, and both stay', async () => {
    const town = await closedTown();
    const context = dxOffice(town);
    const first = await reports.model(context, town.month);
    await fixture.app.get(ClosingService).reopen(context, town.month, '件数の誤り');
    await fixture.runner.settle(town);
    await fixture.close(town);
    await fixture.runner.settle(town);
    const second = await reports.model(context, town.month);
    expect(second).toMatchObject({ revision: 2, state: 'final' });
    expect(await reports.model(context, town.month, 1)).toEqual(first);
    const listed = await files.list(context, town.month);
    expect(listed.map(({ revision, modelDigest }) => [revision, modelDigest])).toEqual([
      ...REPORT_FORMATS.map(() => [2, second.digest]),
      ...REPORT_FORMATS.map(() => [1, first.digest]),
    ]);
  });
});

describe('the files of a closed month', () => {
  it('are written in every form, each listed with the digest of its bytes and of its content', async () => {
    const town = await closedTown();
    const { digest } = await reports.model(dxOffice(town), town.month);
    const stored = await filesOf(town);
    expect(stored.map(({ format }) => format)).toEqual(REPORT_FORMATS);
    for (const { bytes, ...file } of stored) {
      expect(file).toMatchObject({
        sha256: sha256(bytes),
        size: bytes.length,
        modelDigest: digest,
        state: 'final',
        revision: 1,
        madeBy: 'システム（確定処理）',
      });
      expect(file.name).toMatch(/^達成状況報告_.*_2026-10_第1版_確定(_コード表)?\./);
      const rendered = await reports.render(dxOffice(town), town.month, { format: file.format });
      expect(rendered).toMatchObject({ stored: true, sha256: file.sha256 });
      expect(sha256(rendered.bytes)).toBe(file.sha256);
    }
  });

  it('of which one cannot be made come in every other form, and it is said why and what to do', async () => {
    const town = await justClosedTown();
    const context = dxOffice(town);
    const model = await reports.model(context, town.month);
    const { digest, ...content } = model;
    // Every form can be written without a name but the one that is set as the work of an author.
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    const broken = withDigest({ ...content, municipality: { ...content.municipality, name: null as never } });
    await fixture.database.transaction(town, (tx) =>
      fixture.app.get(ReportModelRepository).add(tx, broken, { at: new Date(), by: '試験' }),
    );
    await fixture.runner.run({ ...town, kind: 'report', key: `${MONTH}.1` });
    for (const format of REPORT_FORMATS) {
      const beforeStoring = fixture.runner.run({ ...town, kind: 'report-file', key: `${MONTH}.1.${format}` });
      if (format === 'pdf')
        await expect(beforeStoring).rejects.toThrow('PDFのファイルを作成できませんでした。');
      else await beforeStoring;
    }
    const listed = await files.list(context, town.month);
    expect(listed.map(({ format }) => format)).toEqual(REPORT_FORMATS.filter((format) => format !== 'pdf'));
    expect(await files.failures(context, town.month)).toMatchObject([
      {
        month: MONTH,
        revision: 1,
        format: 'pdf',
        message: expect.stringContaining('ほかの形式のファイルは使えます'),
      },
    ]);
    expect(await files.failures(viewer(town))).toHaveLength(1);
    const owed = await fixture.database.snapshot(town, (tx) => fixture.app.get(OwedWork).outstanding(tx));
    expect(owed.map(({ key }) => key)).toContain(`report-failed.${MONTH}.1`);
    const notice = await fixture.database.snapshot(town, (tx) =>
      fixture.app.get(NoticeReader).read(tx, `report-failed.${MONTH}.1`),
    );
    expect(notice?.subject).toContain('PDFを作成できませんでした');
  });

  it('are one of each form, however often and by how many workers they are made', async () => {
    const town = await justClosedTown();
    await fixture.runner.run({ ...town, kind: 'report', key: `${MONTH}.1` });
    const nudge = { ...town, kind: 'report-file' as const, key: `${MONTH}.1.csv` };
    await Promise.all([fixture.runner.run(nudge), fixture.runner.run(nudge), fixture.runner.run(nudge)]);
    await fixture.runner.settle(town);
    const first = await filesOf(town);
    expect(first).toHaveLength(REPORT_FORMATS.length);
    await files.makeMissing(dxOffice(town), town.month);
    await fixture.runner.settle(town);
    expect(await filesOf(town)).toEqual(first);
  });

  it('cannot be altered or deleted, by the application or by the owner', async () => {
    const town = await closedTown();
    for (const statement of ['UPDATE %t SET made_by = $1', 'DELETE FROM %t WHERE made_by <> $1']) {
      for (const table of ['report_file', 'report_model']) {
        const work = fixture.database.transaction(town, (tx) =>
          tx.execute(statement.replace('%t', table), ['x']),
        );
        await expect(work).rejects.toThrow(/permission denied/);
      }
    }
    const owner = new pg.Client(fixture.ownerUrl);
    await owner.connect();
    try {
      await expect(owner.query(`UPDATE report_file SET name = 'x'`)).rejects.toThrow(/append-only/);
      await expect(owner.query('TRUNCATE report_model CASCADE')).rejects.toThrow(/append-only/);
    } finally {
      await owner.end();
    }
  });

  it('are made later for a month that was closed before there were any', async () => {
    const town = await justClosedTown();
    await fixture.database.transaction(town, (tx) => fixture.owedWork.drop(tx, 'report', `${MONTH}.1`));
    await fixture.runner.settle(town);
    expect(await filesOf(town)).toEqual([]);
    await files.makeMissing(dxOffice(town), town.month);
    await fixture.runner.settle(town);
    expect(await filesOf(town)).toHaveLength(REPORT_FORMATS.length);
  });
});

describe('a provisional report', () => {
  it('is kept as it was when somebody asked for it, in their name', async () => {
    const town = await openTown();
    const context = dxOffice(town);
    const { modelDigest } = await files.makeProvisional(context, town.month);
    await fixture.runner.settle(town);
    const stored = await filesOf(town);
    expect(stored.map(({ format }) => format)).toEqual(REPORT_FORMATS);
    for (const file of stored) {
      expect(file).toMatchObject({ modelDigest, state: 'provisional', madeBy: context.actor.label });
      expect(file.name).toContain('速報');
    }
    await fixture.rename(town, '改めた課');
    await fixture.runner.settle(town);
    await files.makeProvisional(context, town.month);
    await fixture.runner.settle(town);
    const both = await filesOf(town);
    expect(new Set(both.map((file) => file.modelDigest)).size).toBe(2);
    expect(both.filter((file) => file.modelDigest === modelDigest)).toEqual(stored);
  });

  it('asked for twice while nothing changed is one', async () => {
    const town = await openTown();
    const first = await files.makeProvisional(dxOffice(town), town.month);
    await fixture.runner.settle(town);
    expect(await files.makeProvisional(dxOffice(town), town.month)).toEqual(first);
    await fixture.runner.settle(town);
    expect(await filesOf(town)).toHaveLength(REPORT_FORMATS.length);
  });

  it('stays beside the final one, which a close can still write', async () => {
    const town = await openTown();
    await files.makeProvisional(dxOffice(town), town.month);
    await fixture.close(town);
    await fixture.runner.settle(town);
    const states = (await filesOf(town)).map(({ state }) => state);
    expect(states.filter((state) => state === 'final')).toHaveLength(REPORT_FORMATS.length);
    expect(states.filter((state) => state === 'provisional')).toHaveLength(REPORT_FORMATS.length);
  });

  it('is refused once the month is closed', async () => {
    const town = await closedTown();
    await expect(files.makeProvisional(dxOffice(town), town.month)).rejects.toMatchObject({ status: 409 });
  });
});

describe('who may have reports', () => {
  it('are those who may see every department; only the office has them made', async () => {
    const town = await closedTown();
    const own = departmentUser(town, town.departments[0]!);
    expect(await filesOf(town, viewer(town))).toHaveLength(REPORT_FORMATS.length);
    await expect(files.list(own, town.month)).rejects.toMatchObject({ status: 403 });
    await expect(files.makeProvisional(viewer(town), town.month)).rejects.toMatchObject({ status: 403 });
    await expect(files.makeMissing(own, town.month)).rejects.toMatchObject({ status: 403 });
  });

  it('are never those of another municipality', async () => {
    const [town, neighbour] = [await closedTown(), await openTown()];
    const [file] = await files.list(dxOffice(town), town.month);
    await expect(files.find(dxOffice(neighbour), town.month, file!.id)).rejects.toMatchObject({
      status: 404,
    });
  });
});
