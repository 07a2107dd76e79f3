import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, type Page } from 'playwright-core';
import { ROLES } from '../../src/access/context.js';
import { launchBrowser, openPage } from '../setup/browser.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { newPageUser } from '../setup/page-users.js';
import { startWeb } from '../setup/processes.js';
import { signInAs } from '../setup/sign-in-page.js';
import {
  type Department,
  newDepartment,
  newMunicipality,
  newProcedure,
  openMonth,
  type Town,
} from '../setup/town.js';

/** What 1280 × 1024 px hold at 400 %. */
const ZOOMED = { width: 320, height: 256 };
const LONG =
  '子ども・子育て支援法に基づく教育・保育給付認定及び施設等利用給付認定の変更の認定の申請並びに現況の届出';

let fresh: FreshDatabase;
let web: Awaited<ReturnType<typeof startWeb>>;
let browser: Browser;
let town: Town;
let department: Department;

beforeAll(async () => {
  fresh = await freshDatabase();
  web = await startWeb({ DATABASE_URL: fresh.applicationUrl });
  browser = await launchBrowser();
  town = await newMunicipality(fresh.database);
  department = await newDepartment(fresh.database, town, { name: `${LONG}課` });
  await newProcedure(fresh.database, town, {
    name: LONG,
    code: 'LONG-CODE-OF-A-PROCEDURE-WITHOUT-ANY-SPACE-0000000001',
    departmentId: department.id,
  });
  await openMonth(fresh.database, town, '2026-06');
}, 180_000);
afterAll(async () => {
  await browser.close();
  await web.end('SIGTERM');
  await fresh.close();
});

/** What reaches beyond the window, unless in a scroller of its own; empty where the page does not scroll sideways. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    interface Box {
      tagName: string;
      className: unknown;
      parentElement: Box | null;
      scrollWidth: number;
      clientWidth: number;
      getBoundingClientRect(): { right: number };
    }
    const { document, getComputedStyle } = globalThis as unknown as {
      document: { documentElement: Box; querySelectorAll(of: string): Iterable<Box> };
      getComputedStyle: (of: Box) => { overflowX: string };
    };
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const scrolls = (box: Box | null): boolean =>
      box !== null && (getComputedStyle(box).overflowX !== 'visible' || scrolls(box.parentElement));
    return [...document.querySelectorAll('body *')]
      .filter((box) => box.getBoundingClientRect().right > clientWidth + 1 && !scrolls(box.parentElement))
      .map((box) => `${box.tagName}.${String(box.className)}`)
      .concat(`${scrollWidth} > ${clientWidth}`);
  });
}

/** The pages one can go to from here: the menu, tabs, and the first entry of each table. */
async function onwards(page: Page): Promise<string[]> {
  const links = page.locator('header nav a, main nav a, main tbody tr:first-child a, main .button[href]');
  const found = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  return found.filter((href) => href.startsWith('/')).map((href) => href.split('#')[0] ?? '');
}

describe('at 400 % zoom', () => {
  it.each(ROLES)(
    'no page of %s scrolls sideways',
    async (role) => {
      const { page, close } = await openPage(browser, web.url, ZOOMED);
      const of = role === 'department' ? { role, department } : { role };
      await signInAs(page, await newPageUser(fresh.database, town, of));
      const seen = new Set(['/account', '/accessibility']);
      const menu = await onwards(page);
      menu.forEach((path) => seen.add(path));
      const wrong: Record<string, string[]> = {};
      for (const path of seen) {
        const answer = await page.goto(path);
        expect([path, answer?.status()]).toEqual([path, 200]);
        const wide = await tooWide(page);
        if (wide.length > 0) wrong[path] = wide;
        if (menu.includes(path)) for (const further of await onwards(page)) seen.add(further);
      }
      expect(seen.size).toBeGreaterThan(5);
      expect(wrong).toEqual({});
      await close();
    },
    240_000,
  );
});
