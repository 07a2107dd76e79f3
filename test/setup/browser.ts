import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import chromium from 'headless-chromium';
import { type Browser, chromium as playwright, type Page } from 'playwright-core';

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** In one process the browser ends with the first page that is closed. */
const SINGLE = ['--single-process', '--no-zygote'];

/** A real browser: the one that comes with the packages, or CHROMIUM_PATH. */
export async function launchBrowser(): Promise<Browser> {
  const given = process.env.CHROMIUM_PATH;
  const options = {
    executablePath: given ?? (await chromium.executablePath()),
    args: ['--no-sandbox', ...(given ? [] : chromium.args.filter((arg) => !SINGLE.includes(arg)))],
    headless: true,
  };
  // Under load it may crash while it starts, before it has seen anything of ours.
  return playwright.launch(options).catch(() => playwright.launch(options));
}

export interface OpenedPage {
  page: Page;
  /** Addresses outside of the server that the page asked for, and errors of its scripts. Should stay empty. */
  faults: string[];
  close: () => Promise<void>;
}

/** A page in a profile of its own: no cookies, no cache. Our own content security policy is in force. */
export async function openPage(
  browser: Browser,
  url: string,
  {
    javaScript = true,
    width = 1280,
    height = 900,
  }: { javaScript?: boolean; width?: number; height?: number } = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'ja-JP',
    javaScriptEnabled: javaScript,
    viewport: { width, height },
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:')) faults.push(request.url());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) faults.push(message.text());
  });
  return { page, faults, close: () => context.close() };
}

/** What axe finds against WCAG 2.2 AA: rule and elements. Run past our policy, as a debugger would. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(axeFile, 'utf8'));
  return page.evaluate(async (levels) => {
    const { axe: run } = globalThis as unknown as {
      axe: {
        run(of: unknown, how: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { document } = globalThis as unknown as { document: unknown };
    const { violations } = await run.run(document, { runOnly: levels });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, LEVELS);
}

/** Fills in the sign-in page and sends it; waits for what comes after. */
export async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('ログインID').fill(login);
  await page.getByLabel('パスワード').fill(password);
  await page.getByRole('button', { name: 'サインイン' }).click();
  await page.waitForLoadState('load');
}
