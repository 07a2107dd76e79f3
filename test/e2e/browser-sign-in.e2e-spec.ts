import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser } from 'playwright-core';
import { axe, launchBrowser, type OpenedPage, openPage } from '../setup/browser.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { newPageUser, PASSWORD } from '../setup/page-users.js';
import { startWeb } from '../setup/processes.js';
import { newMunicipality, type Town } from '../setup/town.js';

let fresh: FreshDatabase;
let web: Awaited<ReturnType<typeof startWeb>>;
let browser: Browser;
let town: Town;

beforeAll(async () => {
  fresh = await freshDatabase();
  web = await startWeb({ DATABASE_URL: fresh.applicationUrl });
  browser = await launchBrowser();
  town = await newMunicipality(fresh.database);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await web.end('SIGTERM');
  await fresh.close();
});

async function signIn({ page }: OpenedPage, login: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('ログインID').fill(login);
  await page.getByLabel('パスワード').fill(password);
  await page.getByRole('button', { name: 'サインイン' }).click();
  await page.waitForLoadState('load');
}

describe('signing in with the browser', () => {
  it.each([true, false])(
    'leads to the page that was asked for; scripts: %s',
    async (javaScript) => {
      const login = await newPageUser(fresh.database, town, { role: 'dx-office' });
      const opened = await openPage(browser, web.url, { javaScript });
      const { page } = opened;
      await page.goto('/account');
      expect(new URL(page.url()).pathname).toBe('/sign-in');
      await signIn(opened, login);
      expect(new URL(page.url()).pathname).toBe('/account');
      expect(await page.getByRole('banner').textContent()).toContain('DX推進課');
      if (javaScript) expect(await axe(page)).toEqual([]);
      expect(opened.faults).toEqual([]);
      await opened.close();
    },
    60_000,
  );
});
