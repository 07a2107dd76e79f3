import { describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { axe, type OpenedPage } from '../setup/browser.js';
import { browserFixture, tableReady } from '../setup/browser-fixture.js';
import { pasteBlock, pasteByPlace } from '../setup/paste-block.js';
import {
  type Department,
  newDepartment,
  newMunicipality,
  newProcedure,
  openMonth,
  type Town,
} from '../setup/town.js';

const fixture = browserFixture({ worker: true });

const MONTH = '2026-06';

interface Stage {
  town: Town;
  department: Department;
  clerk: OpenedPage;
}

/** A town with a department of three procedures in an open month, and its clerk at the table. */
async function atTheTable({ javaScript = true, sectionHeadCheck = false } = {}): Promise<Stage> {
  const town = await newMunicipality(fixture.database, { sectionHeadCheck });
  const department = await newDepartment(fixture.database, town, { name: '市民課' });
  for (const name of ['住民票の写しの交付', '印鑑登録', '転出届']) {
    await newProcedure(fixture.database, town, { name, departmentId: department.id });
  }
  await openMonth(fixture.database, town, MONTH);
  const clerk = await fixture.enter(town, { role: 'department', department }, { javaScript });
  await clerk.page.getByRole('link', { name: /を入力して提出する$/ }).click();
  await clerk.page.waitForURL(`**/report/${MONTH}`);
  if (javaScript) await tableReady(clerk.page);
  return { town, department, clerk };
}

const cell = (page: Page, procedure: string, column: string) =>
  page.getByRole('textbox', { name: `${procedure} ${column}`, exact: true });

describe('a department reports its month', () => {
  it('from a block copied out of Excel to the DX office that returns, accepts and closes', async () => {
    const { town, department, clerk } = await atTheTable();
    const { page } = clerk;
    expect(new URL(page.url()).pathname).toBe(`/report/${MONTH}`);
    expect(await axe(page)).toEqual([]);

    await cell(page, '住民票の写しの交付', '総件数').focus();
    await pasteByPlace(page, '１，２３４\t0\r\n56\t該当なし\r\n0\t0\r\n');
    await page.getByText('3件中3件を保存しました。').waitFor();
    expect(await cell(page, '住民票の写しの交付', '総件数').inputValue()).toBe('1,234');
    await page.getByRole('button', { name: '提出する' }).click();
    await page.getByText('提出しました。').waitFor();
    expect(await axe(page)).toEqual([]);

    const office = await fixture.enter(town, { role: 'dx-office' }, { path: `/months/${MONTH}` });
    expect(await axe(office.page)).toEqual([]);
    await office.page.getByRole('link', { name: department.name }).click();
    await office.page
      .getByRole('textbox', { name: '印鑑登録を差し戻す理由' })
      .fill('窓口の件数も入れてください');
    expect(await axe(office.page)).toEqual([]);
    await office.page.getByRole('button', { name: '理由を付けて差し戻す' }).click();
    await office.page.getByText('差し戻しました。').waitFor();

    await page.reload();
    await page.getByText('窓口の件数も入れてください').waitFor();
    expect(await axe(page)).toEqual([]);
    await cell(page, '印鑑登録', '総件数').fill('78');
    await page.getByRole('button', { name: '提出する' }).click();
    await page.getByText('提出しました。').waitFor();

    await office.page.goto(`/months/${MONTH}`);
    await office.page.getByRole('link', { name: '確定の確認へ進む' }).click();
    expect(await axe(office.page)).toEqual([]);
    await office.page.getByRole('button', { name: /を確定する$/ }).click();
    await office.page.getByText('受理していない報告があります。').waitFor();
    await office.page.getByLabel(/まとめて受理して確定する/).check();
    await office.page.getByRole('button', { name: /を確定する$/ }).click();
    await office.page.getByText(/に確定しました。/).waitFor({ timeout: 60_000 });
    await office.page.reload();
    await office.page.getByText(/に確定しました。/).waitFor();
    expect(await axe(office.page)).toEqual([]);
    expect([...clerk.faults, ...office.faults]).toEqual([]);
    await Promise.all([clerk.close(), office.close()]);
  });

  it('without scripts, keeping what was typed beside what is wrong with it', async () => {
    const { clerk } = await atTheTable({ javaScript: false });
    const { page } = clerk;
    await cell(page, '印鑑登録', '総件数').fill('十二');
    await cell(page, '転出届', '総件数').fill('7\u200B');
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('見えない文字を1つ取り除きました（U+200B）。').waitFor();
    expect(await cell(page, '印鑑登録', '総件数').inputValue()).toBe('十二');
    expect(await cell(page, '印鑑登録', '総件数').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByText('3件中1件を保存しました。').count()).toBe(1);
    await cell(page, '印鑑登録', '総件数').fill('12');
    await page.getByRole('button', { name: '前月から変更なし（残り全部）' }).click();
    expect(await page.getByText('3件中3件を保存しました。').count()).toBe(1);
    await page.getByRole('button', { name: '提出する' }).click();
    expect(await page.getByText(/まだ提出できません/).count()).toBe(1);
    await page.getByRole('button', { name: /「件数が未回答」の4件を確認済みにする/ }).click();
    await page.getByRole('button', { name: '提出する' }).click();
    expect(await page.getByText('提出しました。').count()).toBe(1);
    await page.getByRole('button', { name: '取り戻して直す' }).click();
    expect(await page.getByRole('button', { name: '提出する' }).count()).toBe(1);
    await clerk.close();
  });

  it('is told what of a longer block found no place, and no other row takes it', async () => {
    const { clerk } = await atTheTable();
    const { page } = clerk;
    await cell(page, '印鑑登録', '総件数').focus();
    await pasteByPlace(page, '56\t0\r\n78\tabc\r\n90\t9\r\n91\t9\r\n');
    await page.getByText('4個のセルに貼り付けました。表からはみ出した4個は貼り付けていません。').waitFor();
    await page.getByText('3件中1件を保存しました。未入力2件。（変更を保存できていない手続 1件）').waitFor();
    expect(await cell(page, '住民票の写しの交付', '総件数').inputValue()).toBe('');
    await cell(page, '転出届', '総件数').focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.locator(':focus').getAttribute('aria-labelledby')).toBe(
      await cell(page, '転出届', '総件数').getAttribute('aria-labelledby'),
    );
    await cell(page, '住民票の写しの交付', '総件数').fill('4');
    await page.keyboard.press('Enter');
    await page.getByText('3件中2件を保存しました。未入力1件。（変更を保存できていない手続 1件、').waitFor();
    await clerk.close();
  });

  it('pastes single cells as a sheet does: a number replaces, a note keeps its lines, a dash is asked about', async () => {
    const { clerk } = await atTheTable();
    const { page } = clerk;
    const total = cell(page, '印鑑登録', '総件数');
    const note = cell(page, '印鑑登録', '備考');

    await total.fill('77');
    await page.keyboard.press('End');
    await pasteBlock(page, '1,234\r\n');
    expect(await total.inputValue()).toBe('1,234');
    await page.keyboard.press('Control+z');
    expect(await total.inputValue()).toBe('77');
    const single = { '１，２３４件\n': '１，２３４件', ' -   \r\n': '-', '12①': '12①', 56: '56' };
    for (const [pasted, shown] of Object.entries(single)) {
      await total.press('Home');
      await pasteBlock(page, pasted);
      expect(await total.inputValue()).toBe(shown);
    }

    await note.focus();
    await pasteBlock(page, '"窓口でも\n「""急ぎ""」を受付"\r\n', '<table><tr><td>窓口</td></tr></table>');
    expect(await note.inputValue()).toBe('窓口でも\n「"急ぎ"」を受付');
    await note.press('Control+End');
    await pasteBlock(page, '"見本"\r\n');
    expect(await note.inputValue()).toBe('窓口でも\n「"急ぎ"」を受付"見本"');
    expect(await pasteBlock(page, '手紙の1行目\n手紙の2行目')).toBe(true);
    expect(await cell(page, '転出届', '備考').inputValue()).toBe('');

    await cell(page, '住民票の写しの交付', '総件数').focus();
    await pasteByPlace(page, '5\t5\r\n -   \t12①\r\n7\t7\r\n');
    const said = page.locator('[data-said]');
    await said.getByText('0件なら「0」、該当しないときは「該当なし」', { exact: false }).waitFor();
    await said.getByRole('link', { name: '印鑑登録 オンライン件数' }).click();
    expect(await page.locator(':focus').getAttribute('id')).toBe(
      await cell(page, '印鑑登録', 'オンライン件数').getAttribute('id'),
    );
    expect(await total.inputValue()).toBe('-');
    expect(await total.getAttribute('aria-invalid')).toBe('true');
    expect(await cell(page, '印鑑登録', 'オンライン件数').getAttribute('aria-invalid')).toBe('true');

    await note.fill('見え\u200Bない\uFEFF文字');
    await total.fill('0');
    await cell(page, '印鑑登録', 'オンライン件数').fill('0');
    await page.keyboard.press('Enter');
    await page.getByText('見えない文字を2つ取り除きました（U+200B、U+FEFF）。').waitFor();
    expect(await note.inputValue()).toBe('見えない文字');
    await clerk.close();
  });

  it('is told when nothing could be saved, and keeps what was typed', async () => {
    const { clerk } = await atTheTable();
    const { page } = clerk;
    const failed = page.getByText('保存できませんでした。通信を確かめて');
    await page.context().setOffline(true);
    await cell(page, '印鑑登録', '総件数').fill('12');
    await page.keyboard.press('Enter');
    await failed.waitFor();
    await page.context().setOffline(false);
    await cell(page, '印鑑登録', 'オンライン件数').fill('3');
    await page.keyboard.press('Enter');
    await page.getByText('3件中1件を保存しました。').waitFor();
    await failed.waitFor({ state: 'hidden' });
    await clerk.close();
  });

  it('goes through the table by arrow keys and Enter', async () => {
    const { clerk } = await atTheTable();
    const { page } = clerk;
    const here = () => page.locator(':focus').getAttribute('aria-labelledby');
    await cell(page, '住民票の写しの交付', '総件数').focus();
    await page.keyboard.type('5');
    await page.keyboard.press('Enter');
    expect(await here()).toBe(await cell(page, '印鑑登録', '総件数').getAttribute('aria-labelledby'));
    await page.keyboard.press('ArrowRight');
    expect(await here()).toContain('column-applicationsOnline');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowLeft');
    expect(await here()).toBe(
      await cell(page, '住民票の写しの交付', '総件数').getAttribute('aria-labelledby'),
    );
    await page.keyboard.press('ArrowLeft');
    expect(await here()).toContain('column-stage');
    await page.keyboard.press('ArrowDown');
    expect(await here()).toContain('column-stage');
    await page.getByText('3件中1件を保存しました。').waitFor();
    await clerk.close();
  });
});

describe('two people edit the same row', () => {
  it.each([true, false])(
    'and both versions stand beside each other until one is chosen; scripts: %s',
    async (javaScript) => {
      const { town, department, clerk } = await atTheTable({ javaScript });
      const other = await fixture.enter(town, { role: 'department', department }, { path: '/report' });
      await cell(other.page, '印鑑登録', '総件数').fill('20');
      await other.page.getByRole('button', { name: '保存する' }).click();
      await other.page.getByText('3件中1件を保存しました。').waitFor();

      const { page } = clerk;
      await cell(page, '印鑑登録', '総件数').fill('30');
      if (javaScript) await page.keyboard.press('Enter');
      else await page.getByRole('button', { name: '保存する' }).click();
      await page.getByRole('row', { name: '総件数 30 20 異なる' }).waitFor();
      if (javaScript) expect(await axe(page)).toEqual([]);
      // Saved at once by the script, which takes the choice off the page: nothing is left to be looked at as ticked.
      await page.getByLabel('自分の入力で保存する').click();
      if (!javaScript) await page.getByRole('button', { name: '保存する' }).click();
      await page.getByText('どちらにするか選んでください').waitFor({ state: 'detached' });
      await other.page.reload();
      expect(await cell(other.page, '印鑑登録', '総件数').inputValue()).toBe('30');
      await Promise.all([clerk.close(), other.close()]);
    },
  );
});

describe('a month in the hands of the DX office', () => {
  it('passes the section head, takes in a file and is accepted; a second press and the back button are harmless', async () => {
    const { town, department, clerk } = await atTheTable({ sectionHeadCheck: true });
    const office = await fixture.enter(town, { role: 'dx-office' }, { path: `/months/${MONTH}/import` });
    const dx = office.page;
    const lines = ['住民票の写しの交付,120,0,x', '印鑑登録,"1,234",0,', '転出届,-,該当なし,'];
    const send = async (button: string) => {
      const buffer = Buffer.from(['手続名,総件数（件）,うちオンライン件数,担当者', ...lines].join('\n'));
      await dx.getByLabel(/^ファイル/).setInputFiles({ name: '6月.csv', mimeType: 'text/csv', buffer });
      await dx.getByRole('button', { name: button }).click();
    };
    await dx.getByRole('button', { name: '確かめる（取り込まない）' }).click();
    await dx.getByText('ファイルを選ぶか、表を貼り付けてください。').waitFor();
    await send('取り込む');
    await dx.getByText('1か所に誤りがあるため、何も取り込んでいません。').waitFor();
    expect(await axe(dx)).toEqual([]);
    await dx.getByText('0件なら「0」').waitFor();
    lines[2] = '転出届,10,該当なし,';
    await send('確かめる（取り込まない）');
    await dx.getByText('新しく入力 3件').waitFor();
    await dx.getByText('読まなかった列: 担当者').waitFor();
    await send('取り込む');
    await dx.getByText('取り込みました（新しく入力 3件').waitFor();
    await dx.getByText('読まなかった列: 担当者').waitFor();

    const { page } = clerk;
    await page.reload();
    expect(await cell(page, '印鑑登録', '総件数').inputValue()).toBe('1,234');
    await page.getByRole('button', { name: '提出する' }).click();
    await page.getByText('課長確認に回しました。').waitFor();
    const head = await fixture.enter(town, { role: 'department', department, sectionHead: true });
    await head.page.getByRole('link', { name: /を課長確認する$/ }).click();
    await head.page.getByRole('button', { name: '課長確認をして提出する' }).click();
    await head.page.getByText('課長確認をして、提出しました。').waitFor();

    await dx.goto(`/months/${MONTH}/departments/${department.id}`);
    const second = await office.page.context().newPage();
    await second.goto(`/months/${MONTH}/departments/${department.id}`);
    await dx.getByRole('button', { name: 'この報告を受理する' }).click();
    await dx.getByText('受理しました。').waitFor();
    await second.getByRole('button', { name: 'この報告を受理する' }).click();
    await second.getByText('受理しました。').waitFor();
    await dx.goBack();
    await dx.getByText('受理済').first().waitFor();
    await Promise.all([clerk.close(), head.close(), office.close()]);
  });
});
