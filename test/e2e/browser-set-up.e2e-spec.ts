import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser } from 'playwright-core';
import { axe, launchBrowser, openPage } from '../setup/browser.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { startWeb } from '../setup/processes.js';

const PASSWORD = 'kamome tobu aoi umi';

let fresh: FreshDatabase;
let browser: Browser;
let web: Awaited<ReturnType<typeof startWeb>>;

beforeAll(async () => {
  fresh = await freshDatabase();
  browser = await launchBrowser();
  web = await startWeb({ DATABASE_URL: fresh.applicationUrl });
});
afterAll(async () => {
  await browser.close();
  await web.end('SIGTERM');
  await fresh.close();
});

describe('setting an empty installation up in the browser', () => {
  it('takes three pages without a script, each without a finding of axe, and ends at the list of steps', async () => {
    await web.says('/setup?code=');
    const code = /\/setup\?code=([\w-]+)$/m.exec(web.output())?.[1] ?? '';
    const plain = await openPage(browser, web.url, { javaScript: false, height: 800 });
    const scripted = await openPage(browser, web.url, { height: 800 });
    const { page } = plain;

    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'はじめての設定' }).click();
    await page.getByLabel('コード').fill(code);
    await page.getByRole('button', { name: '次へ' }).click();
    await page.getByLabel('団体名').fill('しものせき');
    await page.getByRole('button', { name: '探す' }).click();
    const addresses = [`/setup`, page.url()];
    await page.getByRole('link', { name: '下関市（352012）を選ぶ' }).click();
    addresses.push(page.url());
    await page.getByLabel('表示名').fill('DX推進課 サンプル担当');
    await page.getByLabel('ログインID').fill('sample-office');
    await page.getByLabel('新しいパスワード', { exact: false }).first().fill(PASSWORD);
    await page.getByLabel('もう一度').fill(PASSWORD);
    for (const address of addresses) {
      await scripted.page.goto(address);
      expect([address, await axe(scripted.page)]).toEqual([address, []]);
    }
    await page.getByRole('button', { name: '登録して始める' }).click();
    expect(new URL(page.url()).pathname).toBe('/setup/steps');
    expect(await page.locator('.set-up__step').count()).toBe(7);
    expect(await page.getByRole('link', { name: 'ファイルで登録' }).count()).toBe(1);
    expect([...plain.faults, ...scripted.faults]).toEqual([]);
    await Promise.all([plain.close(), scripted.close()]);
  });
});
