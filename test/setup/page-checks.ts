import { type Page } from 'playwright-core';
import { axe } from './browser.js';

/** A window of 1280 px whose page is enlarged to 400 %. */
const WIDTH_AT_400 = 320;

/** What sticks out of the window sideways (tables may, in their own scrollers); nothing where all fits. */
async function sideways(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const outside = [...document.querySelectorAll('main *, header *, footer *')].filter((one) =>
      one.getBoundingClientRect().right > clientWidth + 1 && !one.closest('.table-scroller'));
    return ['by ' + (scrollWidth - clientWidth) + ' px', ...outside.slice(0, 5).map((one) => one.outerHTML.slice(0, 120))];
  })()`);
}

/** What is wrong with the page shown, in the usual window and at 400 %. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 900 });
  const found = await axe(page);
  await page.setViewportSize({ width: WIDTH_AT_400, height: 256 });
  const outside = await sideways(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  return [...found, ...outside];
}
