import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type INestApplicationContext } from '@nestjs/common';
import { type Browser, type Page } from 'playwright-core';
import { type Role, ROLES } from '../../src/access/context.js';
import { entriesOf } from '../../src/web/layout/navigation.js';
import { launchBrowser, openPage } from '../setup/browser.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { openHouse } from '../setup/house.js';
import { newPageUser } from '../setup/page-users.js';
import { startWeb } from '../setup/processes.js';
import { type ReportedTown, reportedTown } from '../setup/reported-town.js';
import { settle } from '../setup/settle.js';
import { signInAs } from '../setup/sign-in-page.js';

/** A window of 1280 px whose page is enlarged to 400 %. */
const WIDTH = 320;

let fresh: FreshDatabase;
let house: INestApplicationContext;
let web: Awaited<ReturnType<typeof startWeb>>;
let browser: Browser;
let town: ReportedTown;

beforeAll(async () => {
  fresh = await freshDatabase();
  house = await openHouse(fresh);
  town = await reportedTown(house, '2026-06');
  await settle(fresh, [town]);
  web = await startWeb({ DATABASE_URL: fresh.applicationUrl });
  browser = await launchBrowser();
}, 240_000);
afterAll(async () => {
  await browser.close();
  await web.end('SIGTERM');
  await house.close();
  await fresh.close();
});

/** By how many pixels one has to scroll sideways, and what sticks out (tables may, in their own scrollers). */
async function sideways(page: Page): Promise<{ by: number; what: string[] }> {
  return page.evaluate(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const outside = [...document.querySelectorAll('main *, header *, footer *')].filter((one) =>
      one.getBoundingClientRect().right > clientWidth + 1 && !one.closest('.table-scroller'));
    const by = scrollWidth - clientWidth;
    return { by, what: by > 0 ? outside.slice(0, 5).map((one) => one.outerHTML.slice(0, 120)) : [] };
  })()`);
}

/** The pages of a role's navigation, and the pages below them on which one works. */
function pagesOf(role: Role): string[] {
  const [department] = town.departments;
  const [procedure] = town.procedures.flat();
  const below = [
    '/account',
    '/accessibility',
    `/procedures/${procedure}`,
    `/figures/usage?scope=department&key=${department?.id}`,
    `/months/${town.month}/departments/${department?.id}`,
  ];
  const office = [
    ...['departments', 'users', 'users/new', 'tokens', 'rules', 'due-days', 'audit'].map(
      (part) => `/administration/${part}`,
    ),
    ...['proposals', 'applicability', 'editions'].map((part) => `/list/${part}`),
    ...['', '/close', '/import', `/departments/${department?.id}/entry`].map(
      (part) => `/months/${town.month}${part}`,
    ),
    '/procedures/new',
    `/procedures/${procedure}/edit`,
  ];
  const more = role === 'dx-office' ? office : [];
  return [...entriesOf(role).map(({ href }) => href), ...below, ...more];
}

describe('at 400 % on a window of 1280 px', () => {
  it.each([...ROLES])(
    'the role %s scrolls no page sideways',
    async (role) => {
      const [department] = town.departments;
      const login = await newPageUser(fresh.database, town, {
        role,
        department: role === 'department' ? department : undefined,
      });
      const { page, close } = await openPage(browser, web.url, { width: WIDTH });
      await signInAs(page, login);
      const wide: Record<string, unknown> = {};
      for (const path of pagesOf(role)) {
        const answer = await page.goto(path);
        const { by, what } = await sideways(page);
        if (by > 0 || answer?.status() !== 200) wide[path] = { status: answer?.status(), by, what };
      }
      expect(wide).toEqual({});
      await close();
    },
    180_000,
  );
});
