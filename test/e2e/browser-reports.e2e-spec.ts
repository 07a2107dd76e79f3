import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { FigureHistoryService } from '../../src/achievement/figures/figure-history.service.js';
import { ClosingService } from '../../src/closing/closing.service.js';
import { ReportFileService } from '../../src/publication/report-file.service.js';
import { axe } from '../setup/browser.js';
import { browserFixture } from '../setup/browser-fixture.js';
import { testApp } from '../setup/test-app.js';
import { type ReportedTown, reportedTown } from '../setup/reported-town.js';
import { dxOffice } from '../setup/town.js';
import { until } from '../setup/until.js';

const MONTH = '2026-06';
const FORMS = ['PDF', 'Excel', 'CSV', 'コード表（CSV）', 'JSON'];

let app: INestApplicationContext;
afterAll(() => app.close());
const fixture = browserFixture({ worker: true });

beforeAll(async () => {
  app = await testApp(fixture.fresh);
});

/** The office of a new town whose departments have all reported, signed in. */
async function asOffice({ javaScript = true } = {}) {
  const town = await reportedTown(app, MONTH);
  await until(
    () => app.get(FigureHistoryService).periods(dxOffice(town)),
    (periods) => periods.some(({ period }) => period === MONTH),
  );
  return { town, ...(await fixture.enter(town, { role: 'dx-office' }, { javaScript })) };
}

async function close(page: Page): Promise<void> {
  await page.goto(`/months/${MONTH}/close`);
  await page.getByRole('button', { name: 'を確定する' }).click();
  await page.getByText(/に確定しました。/).waitFor();
}

/** Fetches each form by its link, and compares its bytes with the digest that the page lists beside it. */
async function fetchEachForm(page: Page, town: ReportedTown): Promise<void> {
  const listed = await app.get(ReportFileService).list(dxOffice(town), town.month);
  for (const form of FORMS) {
    const link = page.getByRole('link', { name: form, exact: true });
    const row = page.locator('#file-list').getByRole('row').filter({ has: link });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const bytes = await readFile(await download.path());
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const shownDigest = await row.locator('.digest > code').first().textContent();
    expect(shownDigest).toBe(sha256);
    expect(listed.map((file) => [file.name, file.sha256])).toContainEqual([
      download.suggestedFilename(),
      sha256,
    ]);
  }
}

describe('the report of a month', () => {
  it('appears with its files by itself after the close, and each can be fetched as it is listed', async () => {
    const { town, page, faults, close: leave } = await asOffice();
    await close(page);
    await page.getByRole('link', { name: '報告書', exact: true }).click();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('link', { name: '2026年6月' }).click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('達成状況報告書');
    await page.locator('#file-list').getByRole('link', { name: 'JSON' }).waitFor();
    await page.locator('#files:not([hx-get])').waitFor();
    await fetchEachForm(page, town);
    expect(await axe(page)).toEqual([]);
    expect(faults).toEqual([]);
    await leave();
  });

  it('is made provisionally on demand without scripts, and marked as such', async () => {
    const { town, page, close: leave } = await asOffice({ javaScript: false });
    await page.goto(`/reports/${MONTH}`);
    await page.getByRole('button', { name: '速報を作成' }).click();
    for (
      let look = 0;
      look < 60 && (await page.locator('#file-list tbody tr').count()) < FORMS.length;
      look += 1
    ) {
      await page.waitForTimeout(250);
      await page.reload();
    }
    expect(await page.locator('.notice').getByText('速報です。').count()).toBe(1);
    await fetchEachForm(page, town);
    await leave();
  });

  it('of a corrected month leads to the other revision and says why it was corrected', async () => {
    const { town, page, close: leave } = await asOffice();
    await close(page);
    await app.get(ClosingService).reopen(dxOffice(town), town.month, '市民課の件数の誤り');
    await page.goto(`/months/${MONTH}`);
    await close(page);
    await page.goto(`/reports/${MONTH}`);
    expect(await page.getByText('市民課の件数の誤り').count()).toBe(1);
    await page.getByRole('link', { name: '第1版 確定' }).click();
    expect(new URL(page.url()).search).toBe('?revision=1');
    expect(await page.getByText('この月には、より新しい版があります。').count()).toBe(1);
    await page.getByRole('link', { name: '最新の版を見る' }).click();
    await page.getByRole('button', { name: '変わったことと理由を見る' }).click();
    expect(new URL(page.url()).searchParams.get('from')).toBe(`${MONTH}~1`);
    expect(new URL(page.url()).searchParams.get('to')).toBe(`${MONTH}~2`);
    expect(await page.getByText('市民課の件数の誤り').count()).toBe(1);
    expect(await axe(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '変わったことと理由をCSVで出力' }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toContain('市民課の件数の誤り');
    await leave();
  });

  it('leads from a rate to exactly the rows of its month and revision', async () => {
    const { page, close: leave } = await asOffice();
    await close(page);
    await page.goto(`/reports/${MONTH}`);
    await page
      .locator('#indicators')
      .getByRole('row', { name: '優先手続オンライン化達成率' })
      .getByRole('link')
      .click();
    expect(page.url()).toContain(`/figures/priority-items?period=${MONTH}&revision=1`);
    await leave();
  });
});
