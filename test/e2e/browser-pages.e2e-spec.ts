import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, type Page } from 'playwright-core';
import { type Role, ROLES } from '../../src/access/context.js';
import { launchBrowser, openPage } from '../setup/browser.js';
import { faultsOf } from '../setup/page-checks.js';
import { newPageUser } from '../setup/page-users.js';
import { signInAs } from '../setup/sign-in-page.js';
import { newMunicipality } from '../setup/town.js';
import { filledIn, namedIn } from './page-addresses.js';
import { PAGE_ROUTES } from './page-routes.js';
import { type Outlook, PageFixture } from './page-fixture.js';

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

/** What is no page of ours to look at: files, numbers, pieces of pages, and bull-board's, which has a test of its own. */
const NO_PAGE =
  /^GET \/(assets|health|metrics|queue\/(board|now)|dashboard\/changes|files\/templates|help\/images)|\/export\.|\/closing$/;

/** The addresses of the pages that a role may open in its own town. */
function pagesOf(role: Role): string[] {
  return PAGE_ROUTES.filter(
    ({ route, answers }) => route.startsWith('GET ') && !NO_PAGE.test(route) && answers.own?.[role] === 200,
  ).map(({ route }) => namedIn(filledIn(route), outlook.own.ids).replace('GET ', ''));
}

async function enter(role: Role, town = outlook.town) {
  const department = role === 'department' ? outlook.own.department : undefined;
  const opened = await openPage(browser, fixture.url);
  await signInAs(opened.page, await newPageUser(fixture.fresh.database, town, { role, department }));
  return opened;
}

async function faultsIn(page: Page, addresses: readonly string[]): Promise<Record<string, unknown>> {
  const wrong: Record<string, unknown> = {};
  for (const address of addresses) {
    const answer = await page.goto(address);
    const found = await faultsOf(page);
    if (answer?.status() !== 200 || found.length > 0) wrong[address] = [answer?.status(), ...found];
  }
  return wrong;
}

describe('every page', () => {
  it.each([...ROLES])(
    'as the role %s sees it reads well for everybody, scrolls only downwards at 400 %% and asks nobody but us',
    async (role) => {
      const { page, faults, close } = await enter(role);
      expect(await faultsIn(page, pagesOf(role))).toEqual({});
      expect(faults).toEqual([]);
      await close();
    },
  );

  it('of a municipality in which there is nothing yet does so too', async () => {
    const { page, faults, close } = await enter('dx-office', await newMunicipality(fixture.fresh.database));
    const pages = pagesOf('dx-office').filter((address) => !/[0-9a-f-]{36}|\/\d{4}-\d{2}/.test(address));
    expect(pages.length).toBeGreaterThan(15);
    const blank = pages.map((address) => address.replace(/^\/comparison.*/, '/comparison'));
    expect(await faultsIn(page, blank)).toEqual({});
    expect(faults).toEqual([]);
    await close();
  });
});
