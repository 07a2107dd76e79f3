import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type INestApplicationContext } from '@nestjs/common';
import { type Page } from 'playwright-core';
import { axe } from '../setup/browser.js';
import { browserFixture } from '../setup/browser-fixture.js';
import { testApp } from '../setup/test-app.js';
import { type ReportedTown, reportedTown } from '../setup/reported-town.js';
import { settle } from '../setup/settle.js';

let app: INestApplicationContext;
afterAll(() => app.close());
const fixture = browserFixture();
let town: ReportedTown;

beforeAll(async () => {
  app = await testApp(fixture.fresh);
  town = await reportedTown(app, '2026-06');
  await settle(fixture.fresh, [town]);
});

/** The first department's rate in a column of the dashboard's table. */
const rateOf = (page: Page, column: number) =>
  page
    .locator('#departments')
    .getByRole('row', { name: town.departments[0]?.name })
    .getByRole('link')
    .nth(column);

/** The two counts in a text such as `25.0% 1 / 4`. */
function countsIn(text: string | null): { numerator: number; denominator: number } {
  const [, numerator, denominator] = /([\d,]+) \/ ([\d,]+)/.exec(text ?? '') ?? [];
  const read = (digits: string | undefined) => Number(digits?.replaceAll(',', ''));
  return { numerator: read(numerator), denominator: read(denominator) };
}

const listed = (page: Page) => page.locator('#rows tbody tr').count();

describe('a viewer', () => {
  // axe needs scripts itself; the markup without them is the same.
  it.each([
    { javaScript: true, column: 0 },
    { javaScript: true, column: 1 },
    { javaScript: false, column: 0 },
    { javaScript: false, column: 1 },
  ])('follows a bar to exactly the rows that it counts: %j', async ({ javaScript, column }) => {
    const { page, faults, close } = await fixture.enter(
      town,
      { role: 'viewer' },
      { javaScript, path: '/dashboard' },
    );
    if (javaScript) expect(await axe(page)).toEqual([]);
    const bar = rateOf(page, column);
    const { numerator, denominator } = countsIn(await bar.innerText());
    expect([numerator, denominator].every((count) => count > 0)).toBe(true);

    await bar.click();
    await page.waitForURL(/\/figures\//);
    if (javaScript) expect(await axe(page)).toEqual([]);
    expect(await listed(page)).toBe(numerator);
    const tabs = page.getByRole('navigation', { name: '数えた部分' });
    await tabs.getByRole('link').nth(1).click();
    await page.waitForURL(/part=denominator/);
    expect(await listed(page)).toBe(denominator);

    await page.locator('#rows a').first().click();
    await page.waitForURL(/\/procedures\//);
    if (javaScript) expect(await axe(page)).toEqual([]);
    expect(await page.locator('main button:not([popovertarget])').count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });
});
