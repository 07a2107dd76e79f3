import { describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { axe } from '../setup/browser.js';
import { browserFixture } from '../setup/browser-fixture.js';
import {
  type Department,
  newDepartment,
  newMunicipality,
  newProcedure,
  openMonth,
  type Town,
} from '../setup/town.js';

const fixture = browserFixture();

/** A town with a reporting department and June open. */
async function inJune(): Promise<{ town: Town; department: Department }> {
  const town = await newMunicipality(fixture.database);
  const department = await newDepartment(fixture.database, town, { name: '市民課' });
  await newProcedure(fixture.database, town, { departmentId: department.id });
  await openMonth(fixture.database, town, '2026-06');
  return { town, department };
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.waitForLoadState('load');
}

describe('a department writes its review with the month', () => {
  it.each([true, false])('and sees it come back in the next; scripts: %s', async (javaScript) => {
    const { town, department } = await inJune();
    const clerk = await fixture.enter(
      town,
      { role: 'department', department },
      { path: '/report', javaScript },
    );
    const { page } = clerk;
    const looked = async () => (javaScript ? expect(await axe(page)).toEqual([]) : undefined);
    await page.getByRole('link', { name: '課題・対応・次月の予定' }).click();
    await page.getByLabel('課題', { exact: true }).fill('印鑑が要る手続が残っている');
    await page.getByLabel('次月の予定', { exact: true }).fill('様式を直す');
    await press(page, '保存する');
    await page.getByText('保存しました。').waitFor();
    await looked();

    await page.getByRole('link', { name: '対応事項を追加する' }).click();
    await page.getByLabel('対応事項', { exact: false }).first().fill('様式から押印欄をなくす');
    await page.getByLabel('期限').fill('2026-07');
    await looked();
    await press(page, '追加する');
    await page.getByRole('row', { name: /様式から押印欄をなくす.*2026年7月.*未着手.*新規/ }).waitFor();

    await openMonth(fixture.database, town, '2026-07');
    await page.getByLabel('メインメニュー').getByRole('link', { name: '課題と対応' }).click();
    expect(new URL(page.url()).pathname).toContain('/review/2026-07/');
    await page.getByText('印鑑が要る手続が残っている').waitFor();
    await page.getByRole('row', { name: /様式から押印欄をなくす.*期限超過.*1か月/ }).waitFor();
    await looked();
    await press(page, '前月の課題を写す');
    expect(await page.getByLabel('課題', { exact: true }).inputValue()).toBe('印鑑が要る手続が残っている');
    expect(await page.getByText('課題に前月の内容を写し、保存しました。').count()).toBe(1);

    await page.getByRole('link', { name: '様式から押印欄をなくす' }).click();
    await page.getByLabel('状態').selectOption('取りやめ');
    await press(page, '保存する');
    expect(await page.getByLabel('コメント').getAttribute('aria-invalid')).toBe('true');
    await looked();
    await page.getByLabel('状態').selectOption('完了');
    await page.getByLabel('コメント').fill('7月の要綱の改正に合わせた');
    await press(page, '保存する');
    await page.getByRole('row', { name: /2026年7月.*完了.*7月の要綱の改正に合わせた/ }).waitFor();
    await looked();
    expect(clerk.faults).toEqual([]);
    await clerk.close();
  });

  it('and the DX office sees who has written nothing, chases what is overdue and takes the list along', async () => {
    const { town, department } = await inJune();
    const office = await fixture.enter(town, { role: 'dx-office' }, { path: '/review/2026-06' });
    const { page } = office;
    await page.getByRole('heading', { name: '未記入の課（1課）' }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('link', { name: '市民課' }).click();
    await page.getByText('代理入力です。').waitFor();
    await page.getByRole('link', { name: '対応事項を追加する' }).click();
    await page.getByRole('textbox', { name: '対応事項' }).fill('案内を配る');
    await page.getByLabel('期限').fill('2026-07');
    expect(await page.getByLabel('担当課').inputValue()).toBe(department.id);
    await press(page, '追加する');
    await openMonth(fixture.database, town, '2026-07');
    await page.goto(new URL('/review/2026-07', fixture.url).href);
    await page
      .getByRole('navigation', { name: '課題と対応' })
      .getByRole('link', { name: '対応事項' })
      .click();
    await page.getByLabel('期限超過だけ').check();
    await page.getByLabel('担当課').selectOption('市民課');
    await press(page, '絞り込む');
    expect(new URL(page.url()).search).toBe(`?departmentId=${department.id}&overdue=true`);
    await page.getByRole('row', { name: /案内を配る.*期限超過/ }).waitFor();
    expect(await axe(page)).toEqual([]);
    for (const name of ['Excelで出力', 'CSVで出力']) {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name }).click(),
      ]);
      expect(file.suggestedFilename()).toMatch(/^対応事項_2026-07\.(xlsx|csv)$/);
    }
    await office.close();
  });
});

describe('two people change the same action', () => {
  it('and both versions stand beside each other in words until one is chosen', async () => {
    const { town, department } = await inJune();
    const user = { role: 'department', department } as const;
    const clerk = await fixture.enter(town, user, { path: '/review/2026-06/actions/new' });
    await clerk.page.getByRole('textbox', { name: '対応事項' }).fill('案内を配る');
    await press(clerk.page, '追加する');
    await clerk.page.getByRole('link', { name: '案内を配る' }).click();
    await clerk.page.getByLabel('状態').waitFor();
    const other = await fixture.enter(town, user, { path: new URL(clerk.page.url()).pathname });
    await other.page.getByLabel('状態').selectOption('対応中');
    await press(other.page, '保存する');
    await other.page.getByText('保存しました。').waitFor();
    await clerk.page.getByLabel('状態').selectOption('完了');
    await press(clerk.page, '保存する');
    await clerk.page.getByRole('row', { name: '状態 完了 対応中 異なる' }).waitFor();
    expect(await axe(clerk.page)).toEqual([]);
    await press(clerk.page, '自分の入力で保存する');
    await clerk.page.getByText('保存しました。').waitFor();
    expect(await clerk.page.getByLabel('状態').inputValue()).toBe('done');
    await Promise.all([clerk.close(), other.close()]);
  });
});
