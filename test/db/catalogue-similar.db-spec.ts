import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ImportOutcome } from '../../src/platform/tabular/import-outcome.js';
import { type Columns } from '../../src/platform/tabular/columns.js';
import { readRows } from '../../src/platform/tabular/read-rows.js';
import { readTable } from '../../src/platform/tabular/read-table.js';
import { statusReportColumns } from '../../src/reporting/status-report/status-reports.import.js';
import { yearlyCountColumns } from '../../src/reporting/yearly-count/yearly-counts.import.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { type Department, dxOffice, newDepartment, newMunicipality, type Town } from '../setup/town.js';
import { type CatalogueServices, catalogueServices } from './catalogue-fixture.js';
import { procedureInput } from './procedure-input.js';

let fresh: FreshDatabase;
let catalogue: CatalogueServices;
let town: Town;
let residents: Department;

beforeAll(async () => {
  fresh = await freshDatabase();
  catalogue = catalogueServices(await testApp(fresh, { nudges: [] }));
});
afterAll(() => fresh.close());
beforeEach(async () => {
  town = await newMunicipality(fresh.database);
  residents = await newDepartment(fresh.database, town, { name: '市民課', code: '0101' });
  await newDepartment(fresh.database, town, { name: '子育て支援課', code: '0202' });
});

async function take(lines: string[]): Promise<ImportOutcome> {
  const context = dxOffice(town);
  const read = await readRows(await readTable(Buffer.from(lines.join('\n'))), catalogue.imports.columns);
  expect(read.errors).toEqual([]);
  return fresh.database.transaction(context, (tx) => catalogue.imports.apply(tx, context, read.rows));
}

describe('a code that may be another', () => {
  const HEAD = '手続コード,手続名,所管課';
  const messages = ({ errors }: ImportOutcome) => errors.map(({ message }) => message).join('\n');

  beforeEach(async () => {
    const file = [
      HEAD,
      '0101,転入届,市民課',
      '1.10,転出届,市民課',
      '10-1,世帯変更届,市民課',
      '102-01,印鑑登録,市民課',
      '123456789012,児童手当,0202',
    ];
    expect(await take(file)).toMatchObject({ created: 5, errors: [] });
  });

  it.each([
    ['101,転入届,市民課', '登録済みの「0101」（転入届）'],
    ['1.1,転出届,市民課', '登録済みの「1.10」（転出届）'],
    ['2026-10-01,世帯変更届,市民課', '登録済みの「10-1」（世帯変更届）に直してください'],
    ['10月1日,別の届,市民課', '日付になっています'],
    ['1.23457E+11,児童手当,0202', '登録済みの「123456789012」（児童手当）に直してください'],
    ['2025-05-05,新しい届,市民課', 'もとの手続コードに直してください'],
    ['0999,転入届,市民課', '同じ所管課に同じ名前の手続「転入届」（手続コード「0101」）があります'],
    ['101,ほかの届,0202', '登録済みの「0101」と紛らわしい'],
  ])('is asked about: %s', async (line, expectedText) => {
    const outcome = await take([HEAD, line]);
    expect(outcome.created).toBe(0);
    expect(messages(outcome)).toContain(expectedText);
  });

  it.each(['102−01', '102-01\u200B', '１０２－０１', '"=""102-01"""'])(
    'is the same where only its spelling differs: %s',
    async (code) => {
      expect(await take([HEAD, `${code},印鑑登録,市民課`])).toMatchObject({ created: 0, unchanged: 1 });
    },
  );

  it('is told twice within one file too, unless section numbers are both there', async () => {
    expect(messages(await take([HEAD, '201,甲,市民課', '0201,乙,市民課']))).toContain(
      '2行目の「201」と紛らわしい',
    );
    expect(
      await take([HEAD, '1.10,転出届,市民課', '1.1,戸籍届,市民課', '2.1,丙,市民課', '2.10,丁,市民課']),
    ).toMatchObject({ created: 3, errors: [] });
  });

  it('is taken where somebody says that it is another procedure', async () => {
    const context = dxOffice(town);
    const read = await readRows(
      await readTable(Buffer.from(`${HEAD}\n101,転入届,市民課`)),
      catalogue.imports.columns,
    );
    const outcome = await fresh.database.transaction(context, (tx) =>
      catalogue.imports.apply(tx, context, read.rows, { allowSimilar: true }),
    );
    expect(outcome).toMatchObject({ created: 1, errors: [] });
  });

  it('is asked about when it is typed in as well, and when a code or a name is changed', async () => {
    const context = dxOffice(town);
    const fields = procedureInput(residents.id, { code: '101', name: '新しい届' });
    const similar = { status: 422, code: 'similar-procedure' };
    await expect(catalogue.procedures.create(context, fields)).rejects.toMatchObject(similar);
    const twin = procedureInput(residents.id, { code: '0777', name: '転入届' });
    await expect(catalogue.procedures.create(context, twin)).rejects.toMatchObject({
      ...similar,
      particulars: { errors: [{ where: 'name' }] },
    });
    const { id, version } = await catalogue.procedures.create(context, twin, { allowSimilar: true });
    const renamed = { code: '1.1' };
    await expect(catalogue.procedures.edit(context, id, version, renamed)).rejects.toMatchObject(similar);
    expect(await catalogue.procedures.edit(context, id, version, { note: '備考' })).toMatchObject({
      note: '備考',
    });
  });
});

describe('a name', () => {
  it.each([144, 201, 300])('of %d characters is taken by every file', async (length) => {
    const name = '届'.repeat(length);
    const file = ['手続コード,手続名,所管課', `N-${length},${name},市民課`];
    expect(await take(file)).toMatchObject({ created: 1, errors: [] });
    for (const columns of [statusReportColumns, yearlyCountColumns]) {
      const table = await readTable(Buffer.from(`手続名,総件数,オンライン件数\n${name},1,0`));
      expect((await readRows<Columns>(table, columns)).errors).toEqual([]);
    }
  });
});
