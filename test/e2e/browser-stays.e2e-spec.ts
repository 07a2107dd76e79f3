import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, type Page } from 'playwright-core';
import { type Role } from '../../src/access/context.js';
import { launchBrowser, openPage } from '../setup/browser.js';
import { newPageUser } from '../setup/page-users.js';
import { signInAs } from '../setup/sign-in-page.js';
import { MONTHS, type Outlook, PageFixture } from './page-fixture.js';

let fixture: PageFixture;
let browser: Browser;
let outlook: Outlook;

beforeAll(async () => {
  fixture = await PageFixture.setUp();
  browser = await launchBrowser();
  outlook = (await fixture.towns(['here'])).here;
});
afterAll(async () => {
  await browser.close();
  await fixture.tearDown();
});

/** A page that somebody of the role has just opened; `stayed` says whether it is still the same one. */
async function open(role: Role, address: string) {
  const { town, own } = outlook;
  const department = role === 'department' ? own.department : undefined;
  const opened = await openPage(browser, fixture.url);
  await signInAs(opened.page, await newPageUser(fixture.fresh.database, town, { role, department }), address);
  await opened.page.evaluate('globalThis.first = true');
  return { ...opened, stayed: () => opened.page.evaluate('globalThis.first === true') };
}

async function owe(key: string, failure: string | null): Promise<void> {
  await fixture.fresh.database.transaction(outlook.town, (tx) =>
    tx.execute(
      `INSERT INTO owed_work (municipality_id, kind, key, failures, failure, failed_at)
       VALUES ($1, 'final', $2, 1, $3, now())`,
      [outlook.town.municipality, key, failure],
    ),
  );
}

const focused = (page: Page) => page.locator(':focus').innerText();

describe('with scripts a page is not loaded again', () => {
  it('where the work still to do is shown anew: focus and what was unfolded stay', async () => {
    await owe('2026-03', 'canceling statement due to statement timeout');
    const { page, stayed, faults, close } = await open('dx-office', '/queue');
    await page.getByText('運用者向けの内容').click();
    await page.getByRole('button', { name: /^やり直す/ }).focus();
    const before = await focused(page);
    await owe('2026-04', null);
    await page.getByText('残っている処理は2件です').waitFor();
    expect(await focused(page)).toBe(before);
    expect(await page.getByText('canceling statement').isVisible()).toBe(true);
    expect(await stayed()).toBe(true);
    await page.getByRole('link', { name: '自動更新を止める' }).click();
    await page.getByText('自動更新を止めています').waitFor();
    expect(await page.locator('[hx-trigger]').count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });

  it('where the catalogue narrows down', async () => {
    const { page, stayed, close } = await open('dx-office', '/procedures');
    await page.getByLabel('手続名・かな・コードで探す').pressSequentially('住民票');
    await page.waitForURL(/search=/);
    expect(await stayed()).toBe(true);
    await close();
  });

  it('where a row of the monthly table is saved', async () => {
    const { page, stayed, close } = await open('department', `/report/${MONTHS[1]}`);
    const cell = page.locator('[data-report] input.cell--count').first();
    await cell.fill('12');
    const saved = page.waitForResponse((response) => response.url().endsWith('/rows'));
    await cell.press('Enter');
    expect((await saved).status()).toBe(200);
    expect(await stayed()).toBe(true);
    await close();
  });

  it('where the dashboard fetches what changed', async () => {
    const { page, stayed, close } = await open('viewer', '/dashboard');
    await page.locator('.changes > *').first().waitFor();
    expect(await stayed()).toBe(true);
    await close();
  });
});
