import { describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { type Role } from '../../src/access/context.js';
import { browserFixture } from '../setup/browser-fixture.js';
import { faultsOf } from '../setup/page-checks.js';
import { type Department, newDepartment, newMunicipality, newProcedure, type Town } from '../setup/town.js';

const fixture = browserFixture();

interface Place {
  town: Town;
  department: Department;
}

async function newPlace(): Promise<Place> {
  const town = await newMunicipality(fixture.database);
  const department = await newDepartment(fixture.database, town, { name: '税務課' });
  await newProcedure(fixture.database, town, { departmentId: department.id, name: '給与支払報告書の提出' });
  return { town, department };
}

async function enter({ town, department }: Place, role: Role, javaScript = true) {
  const user = { role, department: role === 'department' ? department : undefined };
  return fixture.enter(town, user, { path: '/automation', javaScript });
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.waitForLoadState('load');
}

async function fillProject(page: Page, code: string): Promise<void> {
  await page.goto('/automation/projects/new');
  await page.getByLabel('案件コード').fill(code);
  await page.getByLabel('案件名').fill('給与支払報告書の入力');
  await page.getByLabel('種別').selectOption('RPA');
  await page.getByLabel('分野').selectOption('税務');
  await page.getByLabel('難易度').selectOption('低');
  await page.getByLabel('開発方法').selectOption('内製');
  await page.getByLabel('ツール').fill('試験RPA');
}

async function register(page: Page, code: string): Promise<string> {
  await fillProject(page, code);
  await press(page, '登録する');
  await page.getByRole('heading', { name: '給与支払報告書の入力', level: 1 }).waitFor();
  return new URL(page.url()).pathname;
}

async function enterBefore(page: Page, at: string): Promise<void> {
  await page.goto(`${at}/before`);
  await page.getByLabel('1件当たりの時間（分）').fill('２０');
  await page.getByLabel('算出方法').selectOption('推計');
  await press(page, '保存する');
}

describe('a department logs its automation project', () => {
  it.each([true, false])(
    'and no project goes into production without a "before"; scripts: %s',
    async (javaScript) => {
      const clerk = await enter(await newPlace(), 'department', javaScript);
      const { page } = clerk;
      const looked = async () => (javaScript ? expect(await faultsOf(page)).toEqual([]) : undefined);
      await page.getByText('案件はまだ登録されていません。').waitFor();
      await looked();

      await fillProject(page, 'A-1');
      await page.getByLabel('手続を探す').fill('給与');
      await press(page, '探す');
      await page.getByLabel(/給与支払報告書の提出/).check();
      expect(await page.getByLabel('案件名').inputValue()).toBe('給与支払報告書の入力');
      await looked();
      await press(page, '登録する');
      await page.getByRole('link', { name: /給与支払報告書の提出/ }).waitFor();
      const at = new URL(page.url()).pathname;

      await page.getByRole('link', { name: '段階を進める・予定を入れる' }).click();
      await page.getByText('本番：未入力 導入前の時間').waitFor();
      await page.getByLabel('新しい段階').selectOption('本番');
      await press(page, '段階を登録する');
      const summary = page.getByRole('alert');
      await summary.getByRole('link', { name: /本番.*導入前の1件当たりの時間/ }).waitFor();
      await looked();

      await enterBefore(page, at);
      await page.goto(`${at}/estimate`);
      await page.getByLabel('職員に残る1件当たりの時間（分）').fill('7');
      await page.getByLabel('1年の件数').fill('3,600');
      await press(page, '保存する');
      await page.goto(`${at}/stage`);
      await page.getByLabel('新しい段階').selectOption('本番');
      await press(page, '段階を登録する');
      await page.getByText('段階「本番」を登録しました。').waitFor();
      await page
        .getByRole('row', { name: /見込（1年）.*1,200.0時間.*420.0時間.*780.0時間.*65.0%.*推計/ })
        .waitFor();
      await page.getByRole('row', { name: /^実績 まだありません/ }).waitFor();
      await looked();
      expect(clerk.faults).toEqual([]);
      await clerk.close();
    },
  );

  it('sends a form twice and has one project, one stage and one cost', async () => {
    const { page, close } = await enter(await newPlace(), 'dx-office');
    const twice = async (form: string) => {
      const fields = await page.locator(form).evaluate((one) => {
        const { FormData: Data } = globalThis as unknown as {
          FormData: new (of: unknown) => Iterable<[string, string]>;
        };
        return [...new Data(one)];
      });
      const action = await page.locator(form).getAttribute('action');
      const send = () =>
        page.request.post(action ?? '', {
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          data: new URLSearchParams(fields).toString(),
          maxRedirects: 0,
        });
      expect([(await send()).status(), (await send()).status()]).toEqual([303, 303]);
    };
    await fillProject(page, 'A-1');
    await twice('form[action$="/new"]');
    await page.goto('/automation');
    await page.getByText('1件を表示しています。').waitFor();
    await page.getByRole('link', { name: '給与支払報告書の入力' }).click();
    const at = new URL(page.url()).pathname;
    await page.goto(`${at}/stage`);
    await page.getByLabel('新しい段階').selectOption('分析');
    await twice(`form[action="${at}/stage"]`);
    await page.goto(at);
    expect(await page.locator('#stages .timeline > li').count()).toBe(2);
    await page.getByRole('link', { name: '費用を登録する' }).click();
    await page.getByLabel('費用の名称').fill('RPAのライセンス');
    await page.getByLabel('金額（円）').fill('600,000');
    await twice('form[action$="/new"]');
    await page.goto(`${at}#costs`);
    expect(
      await page.getByRole('row', { name: /RPAのライセンス.*1年 600,000円.*この案件が全額/ }).count(),
    ).toBe(1);
    await close();
  });

  it('draws its work before and after, and steps are moved, added and taken away by buttons', async () => {
    const { page, faults, close } = await enter(await newPlace(), 'department', false);
    const at = await register(page, 'A-1');
    await page.goto(`${at}/steps`);
    const step = async (side: string, place: number, name: string, minutes: string) => {
      await page.locator(`[name="${side}.${place}.name"]`).fill(name);
      await page.locator(`[name="${side}.${place}.actor"]`).fill('職員');
      await page.locator(`[name="${side}.${place}.minutes"]`).fill(minutes);
    };
    await step('before', 0, '手入力', '6');
    await step('before', 1, '受付', '1');
    await step('before', 2, '読み合わせ', '3');
    await page.getByRole('button', { name: /上へ.*導入前2/ }).click();
    await page.waitForLoadState('load');
    expect(await page.locator('[name="before.0.name"]').inputValue()).toBe('受付');
    await step('after', 0, '受付', '1');
    await page.locator('[name="after.0.replaces"]').fill('1');
    await step('after', 1, '自動入力', '0.5');
    await page.locator('[name="after.1.replaces"]').fill('9');
    await page.locator('[name="after.1.byMachine"]').check();
    await step('after', 2, '確認', '1.5');
    await press(page, '業務フローを保存する');
    await page.getByRole('alert').getByRole('link', { name: '導入前に9番目の工程はありません。' }).waitFor();
    await page.locator('[name="after.1.replaces"]').fill('2');
    await press(page, '業務フローを保存する');
    await page.getByText('業務フローを保存しました。').waitFor();
    await page
      .getByRole('row', { name: /2. 手入力.*導入後の2へ.*2. 自動入力.*機械.*導入前の2から/s })
      .waitFor();
    await page.getByRole('row', { name: /3. 読み合わせ.*なくなる工程/s }).waitFor();
    await page.getByRole('row', { name: /3. 確認.*新しい工程/s }).waitFor();
    await page.getByRole('row', { name: /手作業 10.0分、機械 0.0分.*手作業 2.5分、機械 0.5分/s }).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it('and two who change it at once see both versions', async () => {
    const place = await newPlace();
    const [clerk, office] = [await enter(place, 'department'), await enter(place, 'dx-office')];
    const at = await register(clerk.page, 'A-1');
    await clerk.page.goto(`${at}/edit`);
    await office.page.goto(`${at}/edit`);
    await office.page.getByLabel('ツール').fill('別のRPA');
    await press(office.page, '保存する');
    await clerk.page.getByLabel('難易度').selectOption('中');
    await press(clerk.page, '保存する');
    await clerk.page.getByRole('row', { name: '難易度 中 低 異なる' }).waitFor();
    await clerk.page.getByRole('row', { name: 'ツール 試験RPA 別のRPA 異なる' }).waitFor();
    expect(await faultsOf(clerk.page)).toEqual([]);
    await press(clerk.page, '自分の入力で保存する');
    await clerk.page.getByText('保存しました。').waitFor();
    await Promise.all([clerk.close(), office.close()]);
  });

  it('and a viewer reads it as a list, as a board and as a file, but is offered nothing to change', async () => {
    const place = await newPlace();
    const clerk = await enter(place, 'department');
    const at = await register(clerk.page, 'A-1');
    const viewer = await enter(place, 'viewer');
    const { page } = viewer;
    await page.getByRole('link', { name: '段階ごとのボード' }).click();
    await page.getByRole('heading', { name: '候補（1件）' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSVで出力' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('自動化案件.csv');
    await page.goto(at);
    expect(await page.getByRole('link', { name: /編集|登録する|入力する|進める/ }).count()).toBe(0);
    await Promise.all([clerk.close(), viewer.close()]);
  });
});
