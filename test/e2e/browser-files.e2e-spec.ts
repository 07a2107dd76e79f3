import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, type Page } from 'playwright-core';
import { departmentColumns } from '../../src/access/department/departments.import.js';
import { writeWorkbook } from '../../src/platform/tabular/write-workbook.js';
import { openSheet } from '../../src/platform/tabular/open-sheet.js';
import { launchBrowser, openPage } from '../setup/browser.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { faultsOf } from '../setup/page-checks.js';
import { newPageUser } from '../setup/page-users.js';
import { startWeb } from '../setup/processes.js';
import { settle } from '../setup/settle.js';
import { signInAs } from '../setup/sign-in-page.js';
import { newDepartment, newMunicipality, newProcedure, openMonth, type Town } from '../setup/town.js';

let fresh: FreshDatabase;
let web: Awaited<ReturnType<typeof startWeb>>;
let browser: Browser;

beforeAll(async () => {
  fresh = await freshDatabase();
  web = await startWeb({ DATABASE_URL: fresh.applicationUrl });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await web.end('SIGTERM');
  await fresh.close();
});

/** The workbook downloaded from the page, as it comes. */
async function template(page: Page, name: string): Promise<Buffer> {
  const href = await page.getByRole('link', { name }).getAttribute('href');
  const answer = await page.request.get(`${web.url}${href ?? ''}`);
  expect(answer.headers()['content-disposition']).toContain('attachment');
  return answer.body();
}

async function headerOf(workbook: Buffer): Promise<{ sheetName: string | null; header: string[] }> {
  const { sheetName, rows } = await openSheet(workbook);
  const { value: [first] = [] } = await rows.next();
  return { sheetName, header: first?.cells ?? [] };
}

/** What the template looks like once somebody has filled rows in. */
async function filled(empty: Buffer, rows: string[][]): Promise<Buffer> {
  const { header, sheetName } = await headerOf(empty);
  const columns = header.map((title) => ({ title, kind: 'text' as const }));
  return writeWorkbook({ sheets: [{ name: sheetName ?? '', columns, rows }] });
}

async function send(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel(/^ファイル（/).setInputFiles({
    ...{ name, buffer },
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
  await press(page, '内容を確かめる');
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.waitForLoadState('load');
}

async function worked(page: Page, town: Town, javaScript: boolean): Promise<void> {
  await settle(fresh, [town]);
  if (!javaScript) await page.reload();
}

describe('a file is imported in the browser', () => {
  it.each([true, false])(
    'from its template: looked over, mended, imported as it was seen and listed; scripts: %s',
    async (javaScript) => {
      const town = await newMunicipality(fresh.database);
      const opened = await openPage(browser, web.url, { javaScript });
      const { page } = opened;
      const looked = async () => (javaScript ? expect(await faultsOf(page)).toEqual([]) : undefined);
      await signInAs(page, await newPageUser(fresh.database, town, { role: 'dx-office' }), '/files');
      await page.getByText('取り込んだファイルはまだありません。').waitFor();
      await looked();
      await page.getByRole('link', { name: '所管課', exact: true }).click();
      await press(page, '内容を確かめる');
      await page.getByText('ファイルを選ぶか、表を貼り付けてください。').first().waitFor();
      await looked();

      const empty = await template(page, '所管課のひな形（Excel）');
      expect((await headerOf(empty)).header).toEqual(
        Object.values(departmentColumns).map(({ name }) => name),
      );
      await send(page, 'ひな形のまま.xlsx', empty);
      await page.getByText('取り込む行がありません').waitFor();
      await looked();

      await page.getByRole('link', { name: '直したファイルを送る' }).click();
      await send(
        page,
        '課.xlsx',
        await filled(empty, [
          ['010', '総務部', '総務課'],
          ['020', '', ''],
        ]),
      );
      await page.getByText('誤りが1件あるため、何も取り込んでいません。').waitFor();
      await page.getByRole('row', { name: /^3 課名/ }).waitFor();
      await page.getByRole('row', { name: /^2 新規 010 総務課/ }).waitFor();
      await looked();

      await page.getByRole('link', { name: '直したファイルを送る' }).click();
      await send(
        page,
        '課.xlsx',
        await filled(empty, [
          ['010', '総務部', '総務課'],
          ['020', '', '市民課'],
        ]),
      );
      await page.getByText('誤りはありません。まだ取り込んでいません。').waitFor();
      await looked();
      const address = page.url();
      await press(page, 'この内容で取り込む');
      await page.getByRole('heading', { name: '取り込んでいます' }).waitFor();
      await worked(page, town, javaScript);
      await page.getByText('取り込みました。').waitFor();
      await page.getByText('新規2件').first().waitFor();
      await looked();

      await page.goto('/files/new?kind=departments');
      await send(page, '改称.xlsx', await filled(empty, [['010', '総務部', '総務企画課']]));
      await page.getByRole('row', { name: /課名：総務課 → 総務企画課/ }).waitFor();
      await press(page, '取り込まない');
      await page.getByText('取りやめました。何も取り込んでいません。').waitFor();
      await page.getByRole('row', { name: /改称.xlsx.*取りやめ/ }).waitFor();
      await page.getByRole('row', { name: /課.xlsx.*取り込み済み 新規2件/ }).waitFor();
      await page.goto(address);
      expect(await page.getByRole('button', { name: 'この内容で取り込む' }).count()).toBe(0);
      expect(opened.faults).toEqual([]);
      await opened.close();
    },
  );

  it('by a department for its own month', async () => {
    const town = await newMunicipality(fresh.database);
    const department = await newDepartment(fresh.database, town);
    await newProcedure(fresh.database, town, { departmentId: department.id, code: 'A-1', name: '転入届' });
    await openMonth(fresh.database, town, '2026-10');
    const opened = await openPage(browser, web.url, {});
    const { page } = opened;
    const login = await newPageUser(fresh.database, town, { role: 'department', department });
    await signInAs(page, login, '/files/new?kind=status-reports&month=2026-10');
    const empty = await template(page, '月次状況報告のひな形（Excel）');
    await send(
      page,
      '10月.xlsx',
      await filled(empty, [['A-1', '転入届', '準備中', '', '12', '該当なし', '', '']]),
    );
    await page.getByRole('row', { name: /^2 新規 A-1 転入届/ }).waitFor();
    await press(page, 'この内容で取り込む');
    await worked(page, town, true);
    await page.getByText('取り込みました。').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.goto('/files/new?kind=departments');
    await page.getByText('権限がありません').first().waitFor();
    await opened.close();
  });
});
