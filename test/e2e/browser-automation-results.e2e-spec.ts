import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { openPage } from '../setup/browser.js';
import { newPageUser } from '../setup/page-users.js';
import { faultsOf } from '../setup/page-checks.js';
import { signInAs } from '../setup/sign-in-page.js';
import { AutomationPagesFixture } from './automation-pages-fixture.js';

let fixture: AutomationPagesFixture;
beforeAll(async () => {
  fixture = await AutomationPagesFixture.setUp();
});
afterAll(() => fixture.tearDown());

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.waitForLoadState('load');
}

const cell = (page: Page, field: string, id: string) => page.locator(`[id="${field}.${id}"]`);

describe('a department enters the results of its projects with the month', () => {
  it.each([true, false])(
    'and what it leaves blank stays unanswered, while 0 is an answer; scripts: %s',
    async (javaScript) => {
      const { town, citizens, good, short } = await fixture.town();
      const opened = await openPage(fixture.browser, fixture.url, { javaScript });
      const { page } = opened;
      const looked = async () => (javaScript ? expect(await faultsOf(page)).toEqual([]) : undefined);
      const login = await newPageUser(fixture.database, town, { role: 'department', department: citizens });
      await signInAs(page, login, '/report/2026-07');
      await page.getByRole('link', { name: '自動化案件の実績：3件中0件入力済み' }).click();
      await page.getByText('仮の値（未保存）').first().waitFor();
      expect(await cell(page, 'cases', good).inputValue()).toBe('300');
      await looked();

      await cell(page, 'peopleMinutes', good).fill('');
      await cell(page, 'cases', short).fill('０');
      await cell(page, 'peopleMinutes', short).fill('0');
      await press(page, '変更した案件を保存する');
      await page.getByText('2件の案件の実績を保存しました。').waitFor();
      await page.getByText('3件中2件入力済み（うち未回答あり 1件）').first().waitFor();
      await page.getByText('未回答のため、この月の削減時間は計算できません。').first().waitFor();
      const lines = await fixture.lines(town, '2026-07');
      expect(lines.get(good)).toMatchObject({ cases: { kind: 'value', value: 300 }, peopleMinutes: null });
      expect(lines.get(short)).toMatchObject({ cases: { kind: 'value', value: 0 }, peopleMinutes: '0' });
      expect([...lines.values()].filter((saved) => saved === null)).toHaveLength(2);
      await looked();

      await cell(page, 'robotRuns', good).fill('3');
      await cell(page, 'failures', good).fill('5');
      await cell(page, 'cases', short).fill('十二件');
      await page.getByRole('button', { name: `「住民票の入力」を保存` }).click();
      await page.getByText('失敗5回が実行3回より多くなっています。').first().waitFor();
      expect(await cell(page, 'failures', good).getAttribute('aria-invalid')).toBe('true');
      expect(await cell(page, 'cases', short).inputValue()).toBe('十二件');
      await looked();
      await cell(page, 'failures', good).fill('該当なし');
      await page.getByRole('button', { name: `「住民票の入力」を保存` }).click();
      await page.getByText('ほかに入力した1件は、まだ保存していません。').waitFor();
      expect(await cell(page, 'cases', short).inputValue()).toBe('十二件');
      expect((await fixture.lines(town, '2026-07')).get(good)?.failures.kind).toBe('not-applicable');

      await cell(page, 'cases', short).fill('12');
      await press(page, '仮の値も確認済みとして、すべて保存する');
      await page.getByText('3件中3件入力済み').first().waitFor();
      await page.goto('/report/2026-07');
      await page.getByRole('link', { name: /自動化案件の実績：3件中3件入力済み/ }).waitFor();
      expect(opened.faults).toEqual([]);
      await opened.close();
    },
  );

  it('and whoever comes second sees what the first saved before writing over it', async () => {
    const { town, citizens, good } = await fixture.town();
    const { page, close } = await openPage(fixture.browser, fixture.url);
    const login = await newPageUser(fixture.database, town, { role: 'department', department: citizens });
    await signInAs(page, login, '/automation/results/2026-07');
    await fixture.result(town, good, '2026-07', 250, '900');
    await cell(page, 'cases', good).fill('260');
    await press(page, '変更した案件を保存する');
    await page.getByText('別の人が先に保存しています（処理件数 250').waitFor();
    expect(await cell(page, 'cases', good).inputValue()).toBe('260');
    expect(await faultsOf(page)).toEqual([]);
    await press(page, '変更した案件を保存する');
    await page.getByText('1件の案件の実績を保存しました。').waitFor();
    expect((await fixture.lines(town, '2026-07')).get(good)?.cases).toEqual({ kind: 'value', value: 260 });
    await close();
  });
});

describe('the DX office', () => {
  it('sees from the month who is missing, and enters for the department', async () => {
    const { town, good } = await fixture.town();
    const { page, close } = await openPage(fixture.browser, fixture.url);
    await signInAs(page, await newPageUser(fixture.database, town, { role: 'dx-office' }), '/months/2026-07');
    await page.getByText('（未入力：市民課、税務課）').waitFor();
    await page.getByRole('link', { name: '4件中0件入力済み' }).click();
    await page.getByRole('row', { name: /税務課 0 \/ 1 1 0 0/ }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page
      .getByRole('row', { name: /^市民課/ })
      .getByRole('link')
      .click();
    await page.getByText('代理入力です。').waitFor();
    await cell(page, 'cases', good).fill('310');
    await press(page, '変更した案件を保存する');
    await page.getByText('1件の案件の実績を保存しました。').waitFor();
    expect(new URL(page.url()).search).not.toBe('');
    await close();
  });

  it('finds a closed month locked, for itself and for those who only look', async () => {
    const { town } = await fixture.town();
    await fixture.close(town, '2026-06');
    for (const role of ['dx-office', 'viewer'] as const) {
      const { page, close } = await openPage(fixture.browser, fixture.url);
      await signInAs(
        page,
        await newPageUser(fixture.database, town, { role }),
        '/automation/results/2026-06',
      );
      await page
        .getByRole('row', { name: /^市民課/ })
        .getByRole('link')
        .click();
      await page.getByRole('row', { name: /住民票の入力.*300.*実測/ }).waitFor();
      expect(await page.getByRole('button', { name: /保存/ }).count()).toBe(0);
      expect(await faultsOf(page)).toEqual([]);
      await close();
    }
  });
});

describe('the portfolio', () => {
  it('names the disappointing project and the robot that stood still without being asked', async () => {
    const { town } = await fixture.town();
    const { page, close, faults } = await openPage(fixture.browser, fixture.url);
    const login = await newPageUser(fixture.database, town, { role: 'dx-office' });
    await signInAs(page, login, '/automation/portfolio?fiscalYear=2026');
    await page
      .getByRole('row', {
        name: /還付の入力.*市民課.*2026年5月（令和8年5月）から、効果の分かる2か月続けて見込を下回る/,
      })
      .waitFor();
    await page
      .getByRole('row', { name: /証明書の発行.*停止.*2026年5月（令和8年5月）から実行がありません/ })
      .waitFor();
    expect(await faultsOf(page)).toEqual([]);

    await page
      .getByRole('table', { name: /所管課ごと/ })
      .getByRole('link', { name: '案件' })
      .click();
    expect(new URL(page.url()).searchParams.get('departments')).toBe('projects');
    const first = page
      .getByRole('table', { name: /所管課ごと/ })
      .getByRole('row')
      .nth(1);
    expect(await first.textContent()).toContain('税務課');
    await page.getByText('費用が小さく、効果が大きい：1件').waitFor();
    for (const about of [
      '実績が見込を下回っている案件',
      '現在の所管課ごとの削減時間',
      '費用と効果',
      '次に取り組む候補',
    ])
      for (const format of ['Excel', 'CSV']) {
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name: new RegExp(`^${format}で出力\\s*：${about}$`) }).click(),
        ]);
        expect(file.suggestedFilename()).toMatch(/_2026年度\.(xlsx|csv)$/);
      }
    expect(faults).toEqual([]);
    await close();
  });

  it('says that nothing is there where nothing is, and shows a department its own alone', async () => {
    const { town, taxes } = await fixture.town();
    const { page, close } = await openPage(fixture.browser, fixture.url, { javaScript: false });
    const login = await newPageUser(fixture.database, town, { role: 'department', department: taxes });
    await signInAs(page, login, '/automation/portfolio?fiscalYear=2026');
    await page.getByText('自分の課の案件だけを集計しています。').waitFor();
    expect(await page.getByText('還付の入力').count()).toBe(0);
    await page.goto('/automation/portfolio?fiscalYear=2020');
    await page.getByText('―').first().waitFor();
    await close();
  });
});

describe('the dashboard', () => {
  it('tells the hours of the month and of the year, and leads to the portfolio', async () => {
    const { town } = await fixture.town();
    await fixture.figures(town);
    const { page, close } = await openPage(fixture.browser, fixture.url);
    const login = await newPageUser(fixture.database, town, { role: 'viewer' });
    await signInAs(page, login, '/dashboard?period=2026-06');
    const section = page.getByRole('region', { name: '自動化による削減時間' });
    await section.getByRole('row', { name: /^2026年6月.*実測/ }).waitFor();
    await section.getByRole('row', { name: /令和8年度（2026年度）の4月から対象月まで/ }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await section.getByRole('link', { name: '効果と費用を見る' }).click();
    await page.getByRole('heading', { name: '確かめる必要のある案件' }).waitFor();
    await close();
  });
});
