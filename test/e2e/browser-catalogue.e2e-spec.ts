import { beforeEach, describe, expect, it } from '@jest/globals';
import { axe, type OpenedPage } from '../setup/browser.js';
import { browserFixture } from '../setup/browser-fixture.js';
import { type Department, newDepartment, newMunicipality, newProcedure, type Town } from '../setup/town.js';

const fixture = browserFixture();

const LONG = '長い名前の手続'.repeat(8) + 'の申請';

let town: Town;
let [department, other]: Department[] = [];
let ids: string[];

beforeEach(async () => {
  town = await newMunicipality(fixture.database);
  department = await newDepartment(fixture.database, town, { name: '市民課' });
  other = await newDepartment(fixture.database, town, { name: '税務課' });
  const make = (name: string, owner: Department) =>
    newProcedure(fixture.database, town, { name, departmentId: owner.id, stage: 'preparing' });
  ids = [
    await make('転出届', department),
    await make(LONG, department),
    await make('納税証明書の請求', other),
  ];
});

async function enter(
  role: 'dx-office' | 'department' | 'viewer',
  { javaScript = true, path = '/procedures' } = {},
): Promise<OpenedPage> {
  const user = { role, department: role === 'department' ? department : undefined };
  return fixture.enter(town, user, { path, javaScript });
}

const rows = '#procedures tbody th';

describe('the catalogue in the browser', () => {
  it('narrows down as one types and keeps that in the address', async () => {
    const { page, faults, close } = await enter('dx-office');
    expect(await page.locator(rows).count()).toBe(3);
    await page.getByLabel('手続名・かな・コードで探す').pressSequentially('転出');
    await page.waitForFunction((cells) => {
      const { document } = globalThis as unknown as {
        document: { querySelectorAll(of: string): ArrayLike<unknown> };
      };
      return document.querySelectorAll(cells).length === 1;
    }, rows);
    await page.waitForURL(/search=/);
    await page.reload();
    expect(await page.locator(rows).allInnerTexts()).toEqual(['転出届']);
    expect(await axe(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it('loses nothing when two people edit the same procedure', async () => {
    const path = `/procedures/${ids[0]}/edit`;
    const [first, second] = [await enter('dx-office', { path }), await enter('dx-office', { path })];
    await first.page.getByLabel('備考').fill('先の人の備考');
    await first.page.getByRole('button', { name: '保存する' }).click();
    await first.page.waitForURL(/\/procedures\/[0-9a-f-]+$/);
    await second.page.getByLabel('手数料').fill('300');
    await second.page.getByRole('button', { name: '保存する' }).click();
    await second.page.getByRole('heading', { name: '別の人が先に変更しています' }).waitFor();
    const compared = await second.page.locator('#versions').innerText();
    expect(compared).toContain('300円');
    expect(compared).toContain('先の人の備考');
    expect(await axe(second.page)).toEqual([]);
    await second.page.getByRole('button', { name: '自分の入力で保存する' }).click();
    await second.page.waitForURL(/\/procedures\/[0-9a-f-]+$/);
    expect(await second.page.locator('#changes').innerText()).toContain('先の人の備考');
    await first.close();
    await second.close();
  });

  it.each([true, false])(
    'changes many at once after showing what will change; scripts: %s',
    async (javaScript) => {
      const { page, close } = await enter('dx-office', { javaScript });
      await page.getByRole('button', { name: '条件に合う手続すべてをまとめて変更する' }).click();
      await page.getByLabel('所管課を変える').check();
      await page.getByLabel('新しい所管課').selectOption({ label: '税務課' });
      await page.getByRole('button', { name: '変わる内容を確かめる' }).click();
      await page.getByRole('heading', { name: '変わる内容の確認' }).waitFor();
      expect(await page.locator('#preview').innerText()).toContain('すでにこの課の手続です。');
      if (javaScript) expect(await axe(page)).toEqual([]);
      await page.getByRole('button', { name: '2件を変更する' }).click();
      await page.getByText('2件の手続を変更しました。').waitFor();
      await page.goBack();
      expect(await page.locator('main').innerText()).toContain('変わる手続は0件');
      await close();
    },
  );

  it('asks the DX office whose a new procedure is, and takes no department for granted', async () => {
    const { page, close } = await enter('dx-office', { path: '/procedures/new' });
    await page.getByLabel('手続コード').fill('９９-１');
    await page.getByLabel('手続名', { exact: false }).first().fill('𠮷野町への届出ﾃｽﾄ');
    await page.getByRole('button', { name: '登録する' }).click();
    await page.getByRole('link', { name: '所管課を選んでください。' }).click();
    expect(await page.locator(':focus').getAttribute('name')).toBe('departmentId');
    expect(await axe(page)).toEqual([]);
    await page.getByLabel('所管課').selectOption({ label: '税務課' });
    await page.getByRole('button', { name: '登録する' }).click();
    await page.getByText('𠮷野町への届出ﾃｽﾄ」を登録しました。').waitFor();
    await page.goto('/procedures?search=テスト');
    expect(await page.locator(rows).allInnerTexts()).toEqual(['𠮷野町への届出ﾃｽﾄ']);
    await close();
  });

  it('shows a department its own procedures and a viewer no button', async () => {
    const clerk = await enter('department');
    expect(await clerk.page.locator(rows).allInnerTexts()).toEqual(['転出届', LONG]);
    expect((await clerk.page.goto(`/procedures/${ids[2]}`))?.status()).toBe(403);
    const reader = await enter('viewer', { path: `/procedures/${ids[1]}` });
    expect(await reader.page.locator('main .button').count()).toBe(0);
    expect((await reader.page.goto(`/procedures/${ids[1]}/edit`))?.status()).toBe(403);
    await clerk.close();
    await reader.close();
  });
});
