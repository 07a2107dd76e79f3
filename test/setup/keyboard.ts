import { type Locator, type Page } from 'playwright-core';
import { PASSWORD } from './page-users.js';

/** No page of ours has more places to stop at. */
const MANY_STOPS = 120;

/** Goes on by Tab until `wanted` has the focus. Fails where it is never reached or one cannot see that it is. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.first().waitFor();
  for (let stop = 0; stop < MANY_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const mark = await wanted.first().evaluate((element) => {
      const { document, getComputedStyle } = globalThis as unknown as {
        document: { activeElement: unknown };
        getComputedStyle: (this: void, of: unknown) => { outlineStyle: string; boxShadow: string };
      };
      if (document.activeElement !== element) return null;
      const { outlineStyle, boxShadow } = getComputedStyle(element);
      return { seen: outlineStyle !== 'none' || boxShadow !== 'none' };
    });
    if (mark && !mark.seen) throw new Error(`one cannot see the focus on ${wanted.toString()}`);
    if (mark) return;
  }
  throw new Error(`Tab does not reach ${wanted.toString()}`);
}

/** Presses a button or follows a link: goes there by Tab and presses Enter. */
export async function press(page: Page, role: 'button' | 'link', name: string | RegExp): Promise<void> {
  const exact = typeof name === 'string';
  await tabTo(page, page.getByRole(role, { name, exact }));
  await page.keyboard.press('Enter');
}

/** Signs in by the keyboard alone and waits for the page one is led to. */
export async function signInByKeyboard(page: Page, login: string): Promise<void> {
  await page.goto('/');
  await tabTo(page, page.getByLabel('ログインID'));
  await page.keyboard.type(login);
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}
