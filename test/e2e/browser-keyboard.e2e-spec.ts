import { describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { browserFixture } from '../setup/browser-fixture.js';
import { press, signInByKeyboard, tabTo } from '../setup/keyboard.js';
import { newPageUser } from '../setup/page-users.js';
import { newDepartment, newMunicipality, newProcedure, openMonth } from '../setup/town.js';

const fixture = browserFixture({ worker: true });

const MONTH = '2026-06';

/** Ticks every warning that is open, and waits until that is saved. */
async function confirmWarnings(page: Page): Promise<number> {
  await press(page, 'link', /^注意だけ/);
  const open = page.getByRole('checkbox', { name: /^確認済みにする/, checked: false });
  await open.first().waitFor();
  const settled = page.getByText(/^確認済み：/);
  let confirmed = 0;
  while ((await open.count()) > 0) {
    await tabTo(page, open);
    await page.keyboard.press('Space');
    await settled.nth(confirmed).waitFor();
    confirmed += 1;
  }
  return confirmed;
}

describe('a month by the keyboard alone', () => {
  it('is reported by a department, and accepted and closed by the DX office', async () => {
    const town = await newMunicipality(fixture.database);
    const department = await newDepartment(fixture.database, town, { name: '市民課' });
    for (const name of ['住民票の写しの交付', '印鑑登録', '転出届']) {
      await newProcedure(fixture.database, town, { name, departmentId: department.id });
    }
    await openMonth(fixture.database, town, MONTH);

    const clerk = await fixture.open();
    const { page } = clerk;
    await signInByKeyboard(
      page,
      await newPageUser(fixture.database, town, { role: 'department', department }),
    );
    await page.waitForURL('**/home');
    await press(page, 'link', /を入力して提出する$/);
    await page.waitForURL(`**/report/${MONTH}`);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('本文へ移動');
    await page.keyboard.press('Enter');
    const cell = (procedure: string, column: string) =>
      page.getByRole('textbox', { name: `${procedure} ${column}`, exact: true });
    await tabTo(page, cell('住民票の写しの交付', '総件数'));
    for (const typed of ['1234', '56', '0']) {
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('0');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.type('34');
    await page.keyboard.press('Enter');
    await page.getByText('3件中3件を保存しました。').waitFor();
    expect(await cell('住民票の写しの交付', 'オンライン件数').inputValue()).toBe('34');
    expect(await cell('印鑑登録', 'オンライン件数').inputValue()).toBe('');
    expect(await confirmWarnings(page)).toBeGreaterThan(0);
    await press(page, 'button', '提出する');
    await page.getByText('提出しました。').waitFor();

    const office = await fixture.open();
    const dx = office.page;
    await signInByKeyboard(dx, await newPageUser(fixture.database, town, { role: 'dx-office' }));
    await press(dx, 'link', '対象月');
    await press(dx, 'link', /2026年6月/);
    await press(dx, 'link', department.name);
    await press(dx, 'button', 'この報告を受理する');
    await dx.getByText('受理しました。').waitFor();
    await press(dx, 'link', '所管課の一覧に戻る');
    await press(dx, 'link', '確定の確認へ進む');
    await press(dx, 'button', /を確定する$/);
    await dx.getByText(/に確定しました。/).waitFor({ timeout: 60_000 });
    expect([...clerk.faults, ...office.faults]).toEqual([]);
    await Promise.all([clerk.close(), office.close()]);
  });
});
