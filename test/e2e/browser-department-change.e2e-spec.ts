import { describe, expect, it } from '@jest/globals';
import { axe } from '../setup/browser.js';
import { browserFixture } from '../setup/browser-fixture.js';
import { newPageUser } from '../setup/page-users.js';
import { startWorkerProcess } from '../setup/processes.js';
import { newDepartment, newMunicipality, newProcedure } from '../setup/town.js';
import { until } from '../setup/until.js';

const fixture = browserFixture();

const LIST = '/administration/departments';

/** The DX office before a town whose 市民課 owns a procedure and has a clerk, beside the 窓口課. */
async function atTheOffice({ javaScript = true } = {}) {
  const town = await newMunicipality(fixture.database);
  const old = await newDepartment(fixture.database, town, { name: '市民課' });
  const heir = await newDepartment(fixture.database, town, { name: '窓口課' });
  await newProcedure(fixture.database, town, { name: '住民票の写しの交付', departmentId: old.id });
  const clerk = await newPageUser(fixture.database, town, { role: 'department', department: old });
  const opened = await fixture.enter(town, { role: 'dx-office' }, { javaScript });
  return { ...opened, town, old, heir, clerk };
}

describe('the DX office', () => {
  it('plans a merger after seeing what moves, mends it, and takes it back, without JavaScript', async () => {
    const { page, old, heir, clerk, faults, close } = await atTheOffice({ javaScript: false });
    await page.goto(`${LIST}/${old.id}/merge`);
    await page.getByLabel('統合先の課').selectOption(heir.id);
    await page.getByLabel('実施日').fill('2099-04-01');
    await page.getByRole('button', { name: '移る内容を確かめる' }).click();
    await page.getByText('まだ何も変更していません').waitFor();
    for (const text of ['住民票の写しの交付', clerk, '2099年4月1日（令和81年4月1日）（予定として登録）']) {
      expect(await page.getByText(text).count()).toBeGreaterThan(0);
    }
    await page.getByRole('button', { name: 'この予定を登録する' }).click();

    for (const at of [LIST, `${LIST}/${old.id}`, `${LIST}/${heir.id}`]) {
      await page.goto(at);
      await page.getByText('予定されている組織改正（1件）').waitFor();
      await page.getByText('「市民課」を「窓口課」に統合').waitFor();
    }
    await page.getByRole('link', { name: '修正する' }).click();
    expect(await page.getByLabel('統合先の課').inputValue()).toBe(heir.id);
    expect(await page.getByLabel('実施日').inputValue()).toBe('2099-04-01');
    await page.getByLabel('実施日').fill('2099-10-01');
    await page.getByRole('button', { name: '移る内容を確かめる' }).click();
    await page.getByRole('button', { name: 'この予定を登録する' }).click();

    await page.goto(LIST);
    await page.getByText('2099年10月1日').waitFor();
    expect(await page.getByText('予定されている組織改正（1件）').count()).toBe(1);
    await page.getByRole('button', { name: '取り消す' }).click();
    await page.getByText('する予定を取り消しました。').waitFor();
    expect(await page.getByText('予定されている組織改正').count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });

  it('goes back from the confirmation with everything still in the form', async () => {
    const { page, old, close } = await atTheOffice();
    await page.goto(`${LIST}/${old.id}/split`);
    await page.getByLabel('課コード').fill('新1');
    await page.getByLabel('課名').fill('新しい課');
    await page.getByLabel('住民票の写しの交付を移す').check();
    await page.getByRole('button', { name: '移る内容を確かめる' }).click();
    await page.getByRole('button', { name: '入力に戻る' }).click();
    expect(await page.getByLabel('課名').inputValue()).toBe('新しい課');
    expect(await page.getByLabel('住民票の写しの交付を移す').isChecked()).toBe(true);
    await close();
  });

  it('presses twice and has merged once; the department then tells its history', async () => {
    const { page, old, heir, close } = await atTheOffice();
    await page.goto(`${LIST}/${old.id}/merge`);
    await page.getByLabel('統合先の課').selectOption(heir.id);
    await page.getByRole('button', { name: '移る内容を確かめる' }).click();
    expect(await axe(page)).toEqual([]);
    const sent = await page
      .locator('form[action$="/merge"] input')
      .evaluateAll((inputs: HTMLInputElement[]) => inputs.map(({ name, value }) => [name, value] as const));
    await page.getByRole('button', { name: 'この内容で統合する' }).dblclick();
    await page.waitForURL(`**${LIST}/${heir.id}`);
    await page.getByText('「市民課」を統合（手続1件、利用者1人）').waitFor();
    const again = await page.request.post(`${LIST}/${old.id}/merge`, {
      form: { ...Object.fromEntries(sent), step: 'confirm' },
      maxRedirects: 0,
    });
    expect([again.status(), again.headers().location]).toEqual([303, `${LIST}/${heir.id}`]);

    await page.goto(`${LIST}/${old.id}`);
    await page.getByText('に「窓口課」へ統合（手続1件、利用者1人）').waitFor();
    expect(await page.getByRole('heading', { name: '組織改正の経過' }).count()).toBe(1);
    await close();
  });

  it('finds what came due while the worker was away made as soon as it is back', async () => {
    const { page, town, old, heir, close } = await atTheOffice();
    await page.goto(`${LIST}/${old.id}/merge`);
    await page.getByLabel('統合先の課').selectOption(heir.id);
    await page.getByLabel('実施日').fill('2099-04-01');
    await page.getByRole('button', { name: '移る内容を確かめる' }).click();
    await page.getByRole('button', { name: 'この予定を登録する' }).click();
    await page.getByText('予定されている組織改正（1件）').waitFor();
    await fixture.database.transaction(town, (tx) =>
      tx.execute(`UPDATE department_change SET effective_on = '2026-04-01'`),
    );
    const worker = await startWorkerProcess({ DATABASE_URL: fixture.fresh.applicationUrl });
    const states = () =>
      fixture.database.snapshot(town, (tx) =>
        tx.query<{ state: string }>('SELECT state FROM department_change'),
      );
    await until(states, ([change]) => change?.state === 'done');
    await worker.end('SIGTERM');
    await page.goto(`${LIST}/${old.id}`);
    await page.getByText('2026年4月1日（令和8年4月1日）に「窓口課」へ統合').waitFor();
    await close();
  });

  it('gives a division another name, and removes one that is empty', async () => {
    const { page, close } = await atTheOffice();
    await page.goto(LIST);
    await page.getByLabel('課コード').fill('901');
    await page.getByLabel('課名').fill('試験課');
    await page.getByRole('textbox', { name: '部' }).fill('旧部');
    await page.getByRole('button', { name: '登録する' }).click();
    await page.getByRole('link', { name: '旧部' }).click();
    await page.getByLabel('部名').fill('新部');
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('部の名称を「新部」にしました。').waitFor();

    await page.getByRole('link', { name: '試験課' }).click();
    await page.getByRole('textbox', { name: '部' }).fill('');
    await page.getByRole('button', { name: '保存する' }).click();
    await page.goto(LIST);
    await page.getByRole('link', { name: '新部' }).click();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'この部を削除する' }).click();
    await page.getByText('「新部」を削除しました。').waitFor();
    await close();
  });
});
