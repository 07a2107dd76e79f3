import { afterAll, beforeAll } from '@jest/globals';
import { type Browser, type Page } from 'playwright-core';
import { type Database } from '../../src/platform/database/database.js';
import { launchBrowser, type OpenedPage, openPage } from './browser.js';
import { type FreshDatabase, freshDatabase } from './fresh-database.js';
import { newPageUser } from './page-users.js';
import { type StartedProcess, startWeb, startWorkerProcess } from './processes.js';
import { signInAs } from './sign-in-page.js';
import { type Town } from './town.js';

type PageUser = Parameters<typeof newPageUser>[2];
type Opening = Parameters<typeof openPage>[2];

/**
 * The real web process (with a worker where one is wanted) on a database of its own and a browser before it, from
 * the first test of a file to the last. Called at the top of the file; an `afterAll` above it runs before it ends.
 */
export function browserFixture({ worker = false } = {}): BrowserFixture {
  const fixture = new BrowserFixture();
  beforeAll(() => fixture.setUp(worker));
  afterAll(() => fixture.tearDown());
  return fixture;
}

class BrowserFixture {
  fresh!: FreshDatabase;
  private processes: StartedProcess[] = [];
  private browser!: Browser;
  url!: string;

  get database(): Database {
    return this.fresh.database;
  }

  /** A page on which nobody is signed in. */
  open(how?: Opening): Promise<OpenedPage> {
    return openPage(this.browser, this.url, how);
  }

  /** A page on which a new user of the town has signed in; at `path`, where one is given. */
  async enter(
    town: Town,
    user?: PageUser,
    { path, ...how }: Opening & { path?: string } = {},
  ): Promise<OpenedPage> {
    const login = await newPageUser(this.database, town, user);
    const opened = await this.open(how);
    await signInAs(opened.page, login, path);
    if (how.javaScript !== false) await tableReady(opened.page);
    return opened;
  }

  async setUp(worker: boolean): Promise<void> {
    this.fresh = await freshDatabase();
    const environment = { DATABASE_URL: this.fresh.applicationUrl };
    const web = await startWeb(environment);
    this.url = web.url;
    this.processes = worker ? [web, await startWorkerProcess(environment)] : [web];
    this.browser = await launchBrowser();
  }

  async tearDown(): Promise<void> {
    await this.browser.close();
    await Promise.all(this.processes.map((one) => one.end('SIGTERM')));
    await this.fresh.close();
  }
}

/** Waits until the scripts of the month's table, where the page has one to fill in, listen. The page is there already. */
export async function tableReady(page: Page): Promise<void> {
  await page.waitForFunction(
    `document.querySelector('table[data-report]:not([data-report=ready])') === null`,
  );
}
