import { type Page } from 'playwright-core';

/** A window of 1280 px whose page is enlarged to 400 %. */
export const WIDTH_AT_400 = 320;

/** What sticks out of the window sideways (tables may, in their own scrollers); nothing where all fits. */
export async function sideways(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const outside = [...document.querySelectorAll('main *, header *, footer *')].filter((one) =>
      one.getBoundingClientRect().right > clientWidth + 1 && !one.closest('.table-scroller'));
    return ['by ' + (scrollWidth - clientWidth) + ' px', ...outside.slice(0, 5).map((one) => one.outerHTML.slice(0, 120))];
  })()`);
}
