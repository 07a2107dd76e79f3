import { describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { axe, type OpenedPage } from '../setup/browser.js';
import { browserFixture } from '../setup/browser-fixture.js';
import { entryTable } from '../setup/entry-table.js';
import { pasteBlock, pasteByPlace } from '../setup/paste-block.js';
import { newDepartment, newMunicipality, newProcedure, openMonth } from '../setup/town.js';

const fixture = browserFixture();

const MONTH = '2026-06';
const SCREEN = { width: 1366, height: 650 };

interface Table {
  clerk: OpenedPage;
  page: Page;
  codes: string[];
}

/** A department's clerk at the table of so many procedures, 手続0 and on. */
async function atTable(size: number, how: Parameters<typeof fixture.enter>[2] = SCREEN): Promise<Table> {
  const town = await newMunicipality(fixture.database);
  const department = await newDepartment(fixture.database, town, { name: '市民課' });
  const codes = Array.from({ length: size }, (_, at) => `C-${String(at).padStart(4, '0')}`);
  for (const [at, code] of codes.entries())
    await newProcedure(fixture.database, town, { code, name: `手続${at}`, departmentId: department.id });
  await openMonth(fixture.database, town, MONTH);
  const clerk = await fixture.enter(
    town,
    { role: 'department', department },
    { path: `/report/${MONTH}`, ...how },
  );
  return { clerk, page: clerk.page, codes };
}

const cell = (page: Page, at: number, column: string) =>
  page.getByRole('textbox', { name: `手続${at} ${column}`, exact: true });
const here = (page: Page) => page.locator(':focus').getAttribute('aria-labelledby');
const nameOf = (page: Page, at: number, column: string) =>
  cell(page, at, column).getAttribute('aria-labelledby');

describe('the table of a month on a small screen', () => {
  it('shows ten whole rows, its first cell is three tabs away, and no box scrolls inside the page', async () => {
    const { clerk, page } = await atTable(44);
    expect(await entryTable(page).wholeRows()).toBeGreaterThanOrEqual(10);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('入力表へ移動');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await here(page)).toContain('column-stage');
    await page.keyboard.press('Control+End');
    expect(await here(page)).toBe(await nameOf(page, 43, '備考'));
    expect(await entryTable(page).wholeRows()).toBeGreaterThanOrEqual(10);
    expect(await entryTable(page).scrollsInside()).toBe(false);
    await clerk.close();
  });

  it('is gone through as a spreadsheet, and typing down a column moves no row', async () => {
    const { clerk, page } = await atTable(44);
    await cell(page, 0, '総件数').focus();
    await page.keyboard.press('Control+ArrowDown');
    expect(await here(page)).toBe(await nameOf(page, 43, '総件数'));
    await page.keyboard.press('PageUp');
    expect(await here(page)).not.toBe(await nameOf(page, 43, '総件数'));
    await page.keyboard.press('Control+Home');
    expect(await here(page)).toContain('column-stage');
    await page.keyboard.press('ArrowRight');

    const places = await entryTable(page).places();
    for (const typed of ['1', 'x', '3']) {
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
    }
    await page.getByText('44件中2件を保存しました。').waitFor();
    expect(await entryTable(page).places()).toEqual(places);
    await page.keyboard.type('4');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    expect(await here(page)).toBe(await nameOf(page, 4, '総件数'));

    await cell(page, 0, 'オンライン件数').focus();
    await page.getByText('注意：オンライン件数が未回答です。', { exact: false }).first().waitFor();
    await page.getByRole('checkbox', { name: /^確認済みにする（手続0 / }).click();
    await page.getByText(/^確認済み：/).waitFor();
    expect(await entryTable(page).places()).toEqual(places);
    expect(clerk.faults).toEqual([]);
    await clerk.close();
  });

  it.each([true, false])('shows only what is left or what is doubtful; scripts: %s', async (javaScript) => {
    const { clerk, page } = await atTable(4, { ...SCREEN, javaScript });
    await cell(page, 0, '総件数').fill('5');
    await cell(page, 1, '総件数').fill('7');
    await cell(page, 1, 'オンライン件数').fill('0');
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('4件中2件を保存しました。').waitFor();
    await page.getByRole('link', { name: '未入力だけ 2' }).click();
    expect(await page.getByRole('rowheader').allInnerTexts()).toHaveLength(2);
    expect(page.url()).toMatch(/\?show=open$/);
    await page.getByRole('link', { name: '注意だけ 1' }).click();
    await page.getByText('オンライン件数が未回答です。', { exact: false }).waitFor();
    expect(await cell(page, 0, '総件数').inputValue()).toBe('5');
    expect(await page.getByRole('rowheader').allInnerTexts()).toHaveLength(1);
    await page.getByLabel(/^確認済みにする（手続0 /).check();
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('保存しました。').first().waitFor();
    expect(page.url()).toMatch(/\?show=warned$/);
    if (javaScript) expect(await axe(page)).toEqual([]);
    await clerk.close();
  });

  it.each([true, false])(
    'says all that is wrong with a row at once, and leads to it; scripts: %s',
    async (javaScript) => {
      const { clerk, page } = await atTable(2, { ...SCREEN, javaScript });
      await page.getByRole('combobox', { name: '手続1 段階' }).selectOption('適用除外');
      await cell(page, 1, '総件数').fill('十二');
      await page.getByRole('button', { name: '保存する' }).click();
      const notice = page.getByRole('alert');
      await notice.getByText('1件の手続を保存できませんでした。').waitFor();
      await notice.getByText('適用除外とする理由', { exact: false }).waitFor();
      await notice.getByRole('link', { name: '適用除外の理由' }).click();
      expect(await here(page)).toContain('column-exemptReason');
      await notice.getByRole('link', { name: '総件数' }).click();
      expect(await here(page)).toBe(await nameOf(page, 1, '総件数'));
      await clerk.close();
    },
  );

  it('is a card for each procedure on a telephone, with the bar in reach', async () => {
    const { clerk, page } = await atTable(6, { width: 390, height: 800 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    const bar = await page.locator('.entry__bar').boundingBox();
    expect(bar!.y + bar!.height).toBeLessThanOrEqual(800);
    expect(bar!.height).toBeLessThan(160);
    expect(await axe(page)).toEqual([]);
    await clerk.close();
  });
});

describe('a block pasted into the table', () => {
  it('finds its rows by code and its columns by heading, and is taken back with what was saved', async () => {
    const { clerk, page, codes } = await atTable(3);
    await cell(page, 0, '総件数').fill('100');
    await cell(page, 0, 'オンライン件数').fill('10');
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('3件中1件を保存しました。').waitFor();
    const sheet = [
      ['うちオンライン件数', '手続コード', '手続名', '総件数（件）', '担当'],
      ['3', codes[2], '手続2', '30', '山'],
      ['1', codes[0], '手続0', '10', '川'],
      ['9', 'C-9999', '別の手続', '90', '森'],
    ];
    await cell(page, 1, '備考').focus();
    await page.keyboard.press('ArrowLeft');
    await pasteBlock(page, sheet.map((line) => line.join('\t')).join('\r\n'));
    await page.getByText('手続を照合して、2件の手続に貼り付けました。', { exact: false }).waitFor();
    await page
      .getByText('表にない手続は貼り付けていません：C-9999。使わない列：担当。', { exact: false })
      .waitFor();
    expect(await cell(page, 0, '総件数').inputValue()).toBe('10');
    expect(await cell(page, 2, 'オンライン件数').inputValue()).toBe('3');
    expect(await cell(page, 1, '総件数').inputValue()).toBe('');
    await page.getByText('3件中2件を保存しました。').waitFor();
    const restored = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await page.keyboard.press('Control+z');
    await page.getByText('貼り付ける前に戻しました。').waitFor();
    expect(await cell(page, 0, '総件数').inputValue()).toBe('100');
    expect(await cell(page, 2, '総件数').inputValue()).toBe('');
    await restored;
    await page.reload();
    expect(await cell(page, 0, 'オンライン件数').inputValue()).toBe('10');
    expect(await cell(page, 2, 'オンライン件数').inputValue()).toBe('');

    await cell(page, 0, '総件数').focus();
    await pasteBlock(page, `${codes[1]}\t21\t2\r\n${codes[2]}\t31\t3\r\n`);
    await page.getByText('手続を照合して、2件の手続に貼り付けました。', { exact: false }).waitFor();
    expect(await cell(page, 2, '総件数').inputValue()).toBe('31');
    expect(clerk.faults).toEqual([]);
    await clerk.close();
  });

  it('without either shows where it would go, and goes there only when one agrees', async () => {
    const { clerk, page } = await atTable(3);
    await cell(page, 1, '総件数').focus();
    await pasteBlock(page, '5\t1\r\n6\t2\r\n');
    await page
      .getByText('「手続1」から「手続2」までの2行に、総件数、オンライン件数を貼り付けます。')
      .waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await cell(page, 1, '総件数').inputValue()).toBe('');
    await page.keyboard.press('Escape');
    expect(await here(page)).toBe(await nameOf(page, 1, '総件数'));
    expect(await cell(page, 1, '総件数').inputValue()).toBe('');
    await pasteByPlace(page, '5\t1\r\n6\t2\r\n');
    expect(await cell(page, 2, 'オンライン件数').inputValue()).toBe('2');
    await page.getByRole('button', { name: '元に戻す' }).click();
    expect(await cell(page, 2, 'オンライン件数').inputValue()).toBe('');
    await clerk.close();
  });

  it('of 300 rows is there and saved by one request, within half a second of the page', async () => {
    const { clerk, page, codes } = await atTable(300);
    await cell(page, 0, '総件数').focus();
    const spent = await entryTable(page).watch();
    const lines = codes.map((code, at) => `${code}\t${at + 10}\t${at}`);
    const saved = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await pasteBlock(page, ['手続コード\t総件数\tオンライン件数', ...lines].join('\r\n'));
    expect(await cell(page, 299, '総件数').inputValue()).toBe('309');
    await saved;
    await page.getByText('300件中300件を保存しました。').waitFor();
    const { requests, seconds } = await spent();
    expect(requests).toBe(1);
    expect(seconds).toBeLessThan(0.5);
    await clerk.close();
  });
});
