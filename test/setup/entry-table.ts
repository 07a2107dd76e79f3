import { type Page } from 'playwright-core';

const WHOLE_ROWS = `(() => {
  const bottom = document.querySelector('.entry__bar').getBoundingClientRect().top;
  const top = document.querySelector('.entry__table thead th').getBoundingClientRect().bottom;
  const rows = [...document.querySelectorAll('[data-row]')].map((row) => row.getBoundingClientRect());
  return rows.filter((row) => row.top >= Math.max(0, top - 1) && row.bottom <= bottom + 1).length;
})()`;

const SCROLLS_INSIDE = `[...document.querySelectorAll('main *:not(textarea)')].some((one) =>
  /auto|scroll/.test(getComputedStyle(one).overflowY) && one.scrollHeight > one.clientHeight + 1)`;

const PLACES = `[...document.querySelectorAll('[data-row]')].map((row) => Math.round(row.getBoundingClientRect().top))`;

/** What one can measure of the table of a month as it stands on the screen. */
export function entryTable(page: Page) {
  return {
    /** How many rows show from their upper to their lower edge. */
    wholeRows: () => page.evaluate<number>(WHOLE_ROWS),
    /** Whether a part of the page scrolls by itself. */
    scrollsInside: () => page.evaluate<boolean>(SCROLLS_INSIDE),
    /** Where each row begins, in pixels. */
    places: () => page.evaluate<number[]>(PLACES),
    /** Counts from here on: requests that change something, and seconds of scripts, styles and layout. */
    watch: async () => {
      const session = await page.context().newCDPSession(page);
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      const counted = async () => {
        const { metrics } = await session.send('Performance.getMetrics');
        return metrics
          .filter(({ name }) => /^(Script|Layout|RecalcStyle)Duration$/.test(name))
          .reduce((sum, { value }) => sum + value, 0);
      };
      let requests = 0;
      page.on('request', (request) => (requests += request.method() === 'POST' ? 1 : 0));
      const before = await counted();
      return async () => ({ requests, seconds: (await counted()) - before });
    },
  };
}
