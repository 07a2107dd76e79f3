import { expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { axe } from '../setup/browser.js';
import { browserFixture } from '../setup/browser-fixture.js';
import { pasteByPlace } from '../setup/paste-block.js';
import { newDepartment, newMunicipality, newProcedure, openMonth, type Town } from '../setup/town.js';

const fixture = browserFixture();

const MONTH = '2026-06';
const NAMES = [
  '国民健康保険の被保険者の資格の取得に係る届出（世帯主の変更を伴うもの）',
  '児童手当の額の改定の請求及び届出',
  '犬の登録',
];

/** A department of the town whose clerk has handed the month in. */
async function handedIn(town: Town, name: string): Promise<string> {
  const department = await newDepartment(fixture.database, town, { name });
  for (const procedure of NAMES) {
    await newProcedure(fixture.database, town, { name: procedure, departmentId: department.id });
  }
  const clerk = await fixture.enter(town, { role: 'department', department }, { path: `/report/${MONTH}` });
  await clerk.page.getByRole('textbox', { name: `${NAMES[0]} 総件数`, exact: true }).focus();
  await pasteByPlace(clerk.page, '1234\t0\r\n56\t0\r\n78\t0\r\n');
  await clerk.page.getByText('3件中3件を保存しました。').waitFor();
  await clerk.page.getByRole('button', { name: '提出する' }).click();
  await clerk.page.getByText('提出しました。').waitFor();
  await clerk.close();
  return department.id;
}

async function rightEdge(page: Page, name: string): Promise<number> {
  const box = await page.getByRole('textbox', { name: `${name}を差し戻す理由` }).boundingBox();
  return box === null ? Infinity : box.x + box.width;
}

it.each([{ javaScript: true }, { javaScript: false }])(
  'the DX office goes through the reports of a month, one after the other: %o',
  async (how) => {
    const town = await newMunicipality(fixture.database);
    const ids: string[] = [];
    await openMonth(fixture.database, town, MONTH);
    for (const name of ['市民課', '国保年金課', '都市計画課']) ids.push(await handedIn(town, name));
    const path = `/months/${MONTH}/departments/${ids[1]}`;
    const { page, close } = await fixture.enter(town, { role: 'dx-office' }, { path, ...how });
    await page.setViewportSize({ width: 1280, height: 800 });
    if (how.javaScript) expect(await axe(page)).toEqual([]);
    for (const name of NAMES) expect(await rightEdge(page, name)).toBeLessThanOrEqual(1280);

    await page.getByRole('link', { name: '次の課：都市計画課' }).click();
    await page.getByRole('heading', { level: 1, name: /都市計画課/ }).waitFor();
    await page.getByRole('button', { name: '受理して次の課へ' }).click();
    await page.getByText('前の課の報告を受理しました。').waitFor();
    await page.getByRole('heading', { level: 1, name: /市民課/ }).waitFor();
    await page.getByRole('button', { name: '受理して次の課へ' }).click();
    await page.getByRole('heading', { level: 1, name: /国保年金課/ }).waitFor();
    expect(await page.getByRole('button', { name: '受理して次の課へ' }).count()).toBe(0);
    await page.getByRole('button', { name: 'この報告を受理する' }).click();
    await page.getByText('受理しました。').waitFor();
    expect(await page.getByRole('link', { name: /次の受理待ち/ }).count()).toBe(0);
    await close();
  },
);
