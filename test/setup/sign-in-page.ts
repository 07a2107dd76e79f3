import { type Page } from 'playwright-core';
import { PASSWORD } from './page-users.js';

/** Signs in on the page that asks for it, and waits for the page one is led to. */
export async function signInAs(page: Page, login: string, path = '/'): Promise<void> {
  await page.goto(path);
  await page.getByLabel('ログインID').fill(login);
  await page.getByLabel('パスワード').fill(PASSWORD);
  await page.getByRole('button', { name: 'サインイン' }).click();
  await page.getByLabel('ログインID').waitFor({ state: 'detached' });
  await page.waitForLoadState('load');
}
