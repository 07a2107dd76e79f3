import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../src/platform/project-root.js';
import { loadEditions } from '../../src/priority-list/edition-loader.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { dxOffice, newMunicipality, viewer } from '../setup/town.js';
import { asOwner, type PriorityListServices, priorityListServices } from './priority-list-fixture.js';

interface EditionJson {
  edition: string;
  title: string;
  items: { number: number; key: string; name: string; tags: string[] }[];
}

let fresh: FreshDatabase;
let priorityList: PriorityListServices;
let folder: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  priorityList = priorityListServices(await testApp(fresh, { nudges: [] }));
  folder = await mkdtemp(join(tmpdir(), 'editions-'));
  await asOwner(fresh, (owner) => loadEditions(owner));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await fresh.close();
});

/** A file made of the newest edition we ship, with something changed. */
async function changedEdition(name: string, change: (edition: EditionJson) => void): Promise<string> {
  const shipped = join(projectRoot, 'config', 'priority-list', '2021-12-24.json');
  const edition = JSON.parse(await readFile(shipped, 'utf8')) as EditionJson;
  change(edition);
  const file = join(folder, name);
  await writeFile(file, JSON.stringify(edition));
  return file;
}

const load = (...files: string[]) => asOwner(fresh, (owner) => loadEditions(owner, files));

describe('the editions of the priority list', () => {
  it('are both loaded, the unverified name shown as such, the newest in force', async () => {
    const town = await newMunicipality(fresh.database);
    expect(await priorityList.list.editions(viewer(town))).toMatchObject([
      { edition: '2021-12-24', items: 59, unverified: 1, inForce: true },
      { edition: '2020-12-25', items: 58, unverified: 0, inForce: false },
    ]);
    const { edition, items } = await priorityList.list.items(viewer(town));
    expect(edition).toBe('2021-12-24');
    expect(
      items.filter(({ verification }) => verification === 'unverified').map(({ number }) => number),
    ).toEqual([23]);
  });

  it('loaded a second time change nothing', async () => {
    const everything = () =>
      asOwner(fresh, async (owner) => [
        await owner.query<unknown[]>('SELECT *, xmin::text FROM list_edition ORDER BY edition'),
        await owner.query<unknown[]>('SELECT *, xmin::text FROM list_edition_item ORDER BY edition, number'),
        await owner.query<unknown[]>('SELECT *, xmin::text FROM list_item ORDER BY key'),
      ]);
    const before = await everything();
    const loaded = await asOwner(fresh, (owner) => loadEditions(owner));
    expect(loaded.map(({ edition, items, outcome }) => [edition, items, outcome])).toEqual([
      ['2020-12-25', 58, 'unchanged'],
      ['2021-12-24', 59, 'unchanged'],
    ]);
    expect(await everything()).toEqual(before);
  });

  it('differ by one item; those behind it keep their key under another number', async () => {
    const town = await newMunicipality(fresh.database);
    const { added, removed, changed, same } = await priorityList.list.difference(
      viewer(town),
      '2020-12-25',
      '2021-12-24',
    );
    expect(added.map(({ key }) => key)).toEqual(['fire-service-filings']);
    expect(removed).toEqual([]);
    expect(changed).toHaveLength(36);
    expect(
      changed.every(({ fields, from, to }) => fields.join() === 'number' && to.number === from.number + 1),
    ).toBe(true);
    expect(same).toBe(22);
  });

  it('are held to by a municipality that chose an older one', async () => {
    const town = await newMunicipality(fresh.database);
    await priorityList.municipalities.edit(dxOffice(town), 1, { listEdition: '2020-12-25' });
    expect((await priorityList.list.items(viewer(town))).items).toHaveLength(58);
    await priorityList.municipalities.edit(dxOffice(town), 2, { listEdition: null });
    expect((await priorityList.list.items(viewer(town))).items).toHaveLength(59);
  });

  it('that are not loaded are not found', async () => {
    const town = await newMunicipality(fresh.database);
    for (const edition of ['2019-01-01', 'latest']) {
      await expect(priorityList.list.items(viewer(town), edition)).rejects.toMatchObject({ status: 404 });
    }
  });

  it('cannot be written by the application', async () => {
    const town = await newMunicipality(fresh.database);
    for (const statement of [
      `UPDATE list_edition SET title = 'x'`,
      `DELETE FROM list_edition_item`,
      `INSERT INTO list_item (key) VALUES ('x')`,
    ]) {
      await expect(fresh.database.transaction(town, (tx) => tx.execute(statement))).rejects.toThrow(
        'permission denied',
      );
    }
  });
});

describe('loading an edition file', () => {
  it('makes a third edition of a file alone, and takes its correction', async () => {
    const town = await newMunicipality(fresh.database);
    await fresh.database.transaction(town, (tx) =>
      priorityList.owedWork.raise(tx, 'provisional', ['2026-10']),
    );
    const third = (change: (edition: EditionJson) => void) =>
      changedEdition('third.json', (edition) => {
        edition.edition = '2018-04-01';
        edition.title = '第三の版';
        change(edition);
      });
    const first = await third(({ items }) =>
      items.push({ ...items[0]!, number: 60, key: 'brand-new', name: '新しい手続' }),
    );
    expect(await load(first)).toEqual([
      { edition: '2018-04-01', title: '第三の版', items: 60, outcome: 'loaded' },
    ]);
    expect((await priorityList.list.items(viewer(town), '2018-04-01')).items.at(-1)).toMatchObject({
      key: 'brand-new',
    });

    await priorityList.municipalities.edit(dxOffice(town), 1, { listEdition: '2018-04-01' });
    await priorityList.applicability.set(dxOffice(town), 'brand-new', 0, { state: 'unconfirmed' });
    const corrected = await third(({ items }) => {
      const [one, two] = [items[0]!, items[1]!];
      [one.number, two.number] = [two.number, one.number];
    });
    expect(await load(corrected)).toMatchObject([{ items: 59, outcome: 'corrected' }]);
    const { items } = await priorityList.list.items(viewer(town), '2018-04-01');
    expect(items).toHaveLength(59);
    expect(items.slice(0, 2).map(({ key }) => key)).toEqual(['facility-booking', 'library-loan-reservation']);
    // What the municipality said about the item that left the list is still there.
    const statements = await fresh.database.transaction(town, (tx) =>
      tx.query<{ itemKey: string }>('SELECT item_key FROM applicability'),
    );
    expect(statements).toEqual([{ itemKey: 'brand-new' }]);
    await priorityList.list.recomputeEverywhere();
    const owed = await fresh.database.transaction(town, (tx) =>
      priorityList.owedWork.find(tx, 'provisional', '2026-10'),
    );
    expect(owed?.requested).toBe(4);
  });

  it('names the file and everything wrong in it, and loads none of the files given with it', async () => {
    const sound = await changedEdition('sound.json', (edition) => (edition.edition = '2017-04-01'));
    const broken = await changedEdition('broken.json', (edition) => {
      edition.title = '';
      edition.items[0]!.tags = ['unknown'];
    });
    await expect(load(sound, broken)).rejects.toThrow(
      /broken\.json: .*title が空です。.*tags の「unknown」は先頭の tags にありません。/,
    );
    const town = await newMunicipality(fresh.database);
    await expect(priorityList.list.items(viewer(town), '2017-04-01')).rejects.toMatchObject({ status: 404 });
  });
});

describe('matching names to items', () => {
  it('proposes items of the edition in force with their names, for each name in turn', async () => {
    const town = await newMunicipality(fresh.database);
    const { edition, items } = await priorityList.matching.match(viewer(town), [
      '図書館の図書貸出予約',
      '要介護認定申請',
      'ｘｙｚ',
    ]);
    expect(edition).toBe('2021-12-24');
    expect(items.map(({ name, decision }) => [name, decision])).toEqual([
      ['図書館の図書貸出予約', 'sure'],
      ['要介護認定申請', 'unsure'],
      ['ｘｙｚ', 'none'],
    ]);
    expect(items[0]?.proposals[0]).toMatchObject({
      itemKey: 'library-loan-reservation',
      number: 1,
      itemName: '図書館の図書貸出予約等',
      verification: 'verified',
    });
  });
});
