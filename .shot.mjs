import { chromium } from 'playwright-core';
import { readFileSync } from 'node:fs';
const log = readFileSync('/tmp/targets-demo.log','utf8');
const pw = log.match(new RegExp(`${process.argv[2]}@999997\\s+(\\S+)`))[1];
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const width = Number(process.argv[3]);
const ctx = await browser.newContext({ viewport: { width, height: 900 }, baseURL: 'http://127.0.0.1:3103', locale: 'ja-JP' });
const page = await ctx.newPage();
await page.goto('/sign-in');
await page.getByLabel('ログインID').fill(`${process.argv[2]}@999997`);
await page.getByLabel('パスワード').fill(pw);
await page.getByRole('button', { name: 'サインイン' }).click();
await page.waitForURL(u => u.pathname !== '/sign-in');
for (const spec of process.argv.slice(4)) {
  const [path, out] = spec.split('=>');
  if (path.startsWith('click:')) { await page.goto('/targets'); await page.locator('#targets a').nth(Number(path.slice(6))).click(); }
  else await page.goto(path);
  await page.screenshot({ path: `/tmp/shot-${out}.png`, fullPage: true });
  console.log(out, await page.title(), await page.evaluate(() => document.documentElement.scrollWidth));
}
await browser.close();
