import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { type Page } from 'playwright-core';
import { readTable } from '../../src/platform/tabular/read-table.js';
import { axe } from '../setup/browser.js';
import { browserFixture } from '../setup/browser-fixture.js';
import { newMunicipality, type Town } from '../setup/town.js';

const fixture = browserFixture();

let town: Town;

beforeAll(async () => {
  town = await newMunicipality(fixture.database);
  await figure('2026-10', 42, 53);
});

/** The priority items of a month, as a computation leaves them. */
async function figure(month: string, numerator: number, denominator: number): Promise<void> {
  const indicators = readFileSync('config/indicators.json', 'utf8');
  await fixture.database.transaction(town, async (tx) => {
    await tx.query(
      `INSERT INTO snapshot (municipality_id, period, revision, state, edition, item_rule, as_of, flows_from,
                             flows_to, yearly_fiscal_year, stages_known, indicators, computed_at)
       VALUES ($1, $2, 1, 'provisional', '2021-12-24', 'any', ($2 || '-28')::date, ($2 || '-01')::date,
               ($2 || '-28')::date, 2025, true, $3, now())`,
      [town.municipality, month, indicators],
    );
    await tx.query(
      `INSERT INTO figure (municipality_id, period, revision, scope_kind, scope_key, scope_name, indicator,
                           numerator, denominator, reported, expected, final)
       VALUES ($1, $2, 1, 'municipality', '', '全体', 'priority-items', $3::bigint, $4::bigint,
               $4::integer, $4::integer, false)`,
      [town.municipality, month, numerator, denominator],
    );
  });
}

const PRIORITY =
  '国が推奨する『地方公共団体が優先的にオンライン化を推進すべき手続』におけるオンライン化達成率';
const SERVICES = '市政の動向…行政サービスを活用できていると感じる市民の割合';
const NEWS = '市報やホームページなど…充実していると思う市民の割合';

interface Row {
  name: string;
  computed?: string;
  unit: string;
  kind: '達成' | '上限' | '維持';
  baseline: [year: string, value: string];
  targets: [string, string];
  actual?: string;
}

/** 下関市's table as it stands in its plan; 実績 of 令和6年度 made up for the judgement. */
const PLAN: Row[] = [
  {
    ...{ name: PRIORITY, computed: '優先手続オンライン化達成率', unit: '%', kind: '達成' },
    ...{ baseline: ['R5', '71.7'], targets: ['100', '100'] },
  },
  {
    ...{ name: SERVICES, unit: '%', kind: '達成', baseline: ['R6', '14.1'], targets: ['20.0', '34.0'] },
    actual: '14.1',
  },
  {
    ...{ name: NEWS, unit: '%', kind: '達成', baseline: ['R6', '35.9'], targets: ['50.0', '70.0'] },
    actual: '35.8',
  },
  {
    ...{ name: '将来負担比率', unit: '%', kind: '上限', baseline: ['R5', '45.3'], targets: ['70.0', '70.0'] },
    actual: '48.8',
  },
  {
    ...{
      name: '財政調整基金残高',
      unit: '億円',
      kind: '維持',
      baseline: ['R5', '72.3'],
      targets: ['80', '80'],
    },
    actual: '79.9',
  },
];

async function enterTarget(
  page: Page,
  { name, computed, unit, kind, baseline, targets }: Row,
): Promise<void> {
  await page.goto('/targets/new');
  if (computed === undefined) {
    await page.getByLabel('指標の名称').fill(name);
    await page.getByLabel('単位').fill(unit);
  } else {
    await page.getByLabel('指標', { exact: true }).selectOption({ label: computed });
    await page.getByLabel('計画での名称').fill(name);
  }
  await page.getByLabel('目標の種別').selectOption({ label: kind });
  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
  await fill('基準値の年度', baseline[0]);
  await fill('基準値', baseline[1]);
  for (const [at, year] of ['R11', 'Ｒ１６'].entries()) {
    await fill(`目標値${at + 1}の年度`, year);
    await fill(`目標値${at + 1}`, targets[at] ?? '');
  }
  await page.getByRole('button', { name: '保存する' }).click();
  await page.waitForURL((url) => url.pathname === '/targets');
}

async function enterActual(page: Page, { name, actual = '' }: Row): Promise<void> {
  await page.goto('/targets');
  await page.getByRole('link', { name }).click();
  await page.getByLabel('年度').fill('令和6');
  await page.getByLabel(/^実績値（/).fill(actual);
  await page.getByRole('button', { name: '実績値を保存する' }).click();
  await page.getByText('実績値を保存しました。').waitFor();
}

async function open({
  role = 'dx-office',
  javaScript = true,
}: { role?: 'dx-office' | 'viewer'; javaScript?: boolean } = {}) {
  return fixture.enter(town, { role }, { path: '/targets', javaScript });
}

describe('the table of targets of a city’s plan', () => {
  it('is entered through the form without JavaScript and comes out again, judged', async () => {
    const { page, faults, close } = await open({ javaScript: false });
    for (const row of PLAN) await enterTarget(page, row);
    for (const row of PLAN.filter(({ actual }) => actual)) await enterActual(page, row);
    await page.goto('/targets');
    expect(await page.locator('#targets thead th').allInnerTexts()).toEqual([
      '指標',
      '基準値',
      '目標値 令和11年度（2029年度）',
      '目標値 令和16年度（2034年度）',
      '最新の実績',
      '軌道との乖離',
      '判定',
    ]);
    const lines = await page
      .locator('#targets tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) =>
          Array.from((row as unknown as { children: ArrayLike<{ innerText: string }> }).children, (cell) =>
            cell.innerText.split('\n')[0]?.trim(),
          ),
        ),
      );
    expect(lines).toEqual([
      [PRIORITY, '71.7%', '100%', '100%', '79.2%', '−4.6ポイント（3手続分）', '遅れ'],
      [SERVICES, '14.1%', '20.0%', '34.0%', '14.1%', '±0.0ポイント', '順調'],
      [NEWS, '35.9%', '50.0%', '70.0%', '35.8%', '−0.1ポイント', '遅れ'],
      ['将来負担比率', '45.3%', '70.0%', '70.0%', '48.8%', '―', '維持'],
      ['財政調整基金残高', '72.3億円', '80億円', '80億円', '79.9億円', '―', '逸脱'],
    ]);
    expect(faults).toEqual([]);
    await close();
  });

  it('is read by a viewer without a fault of accessibility, down to the trajectory', async () => {
    const { page, faults, close } = await open({ role: 'viewer' });
    expect(await axe(page)).toEqual([]);
    expect(await page.getByRole('link', { name: '目標を登録する' }).count()).toBe(0);
    await page.getByRole('link', { name: PRIORITY }).click();
    await page.getByText('軌道の値は83.9%で、軌道との乖離は−4.6ポイント（3手続分）です。').first().waitFor();
    expect(await page.getByRole('img', { name: `${PRIORITY}の軌道と実績` }).count()).toBe(1);
    expect(await axe(page)).toEqual([]);
    await page.goto('/targets/forecast');
    expect(await axe(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it('is saved as Excel and CSV with the same values as numbers', async () => {
    const { page, close } = await open({ role: 'viewer' });
    for (const format of ['xlsx', 'csv']) {
      const answer = await page.request.get(`/targets/export.${format}`);
      const table = await readTable(await answer.body());
      const at = (title: string) => table.header.indexOf(title);
      const lines: string[] = [];
      for await (const { cells } of table.rows) {
        const values = ['指標', '基準値', '目標値 令和11年度（2029年度）', '実績', '判定'].map(
          (title) => cells[at(title)],
        );
        lines.push(values.join(' '));
      }
      expect(lines).toHaveLength(5);
      expect(lines.at(-1)).toBe('財政調整基金残高 72.3 80 79.9 逸脱');
    }
    await close();
  });

  it('tells what is wrong at its field and keeps what was typed', async () => {
    const { page, close } = await open({ javaScript: false });
    await page.goto('/targets/new');
    await page.getByLabel('指標の名称').fill('試験の指標');
    await page.getByLabel('基準値の年度', { exact: true }).fill('R6');
    await page.getByLabel('基準値', { exact: true }).fill('10.55');
    await page.getByLabel('目標値1の年度', { exact: true }).fill('十一年度');
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByRole('link', { name: /「十一年度」は「R11」/ }).click();
    expect(page.url()).toContain('#targets-0-year');
    expect(await page.getByLabel('基準値', { exact: true }).inputValue()).toBe('10.55');
    await page.getByLabel('目標値1の年度', { exact: true }).fill('R11');
    await page.getByLabel('目標値1', { exact: true }).fill('20');
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByRole('link', { name: /小数第1位までの数/ }).click();
    expect(page.url()).toContain('#baseline-value');
    await close();
  });

  it('is put in another order without JavaScript, which its export follows', async () => {
    const { page, faults, close } = await open({ javaScript: false });
    await page.getByRole('link', { name: '順序を変える' }).click();
    await page.getByRole('button', { name: /財政調整基金残高.*上へ/ }).click();
    const order = [PRIORITY, SERVICES, NEWS, '財政調整基金残高', '将来負担比率'];
    expect(await page.locator('#order tbody th').allInnerTexts()).toEqual(order);
    expect(await page.getByRole('button', { name: new RegExp(`${PRIORITY}.*上へ`) }).count()).toBe(0);
    await page.getByRole('link', { name: '目標の一覧に戻る' }).click();
    const names = await page.locator('#targets tbody th a').allInnerTexts();
    expect(names).toEqual(order);
    const csv = await (await page.request.get('/targets/export.csv')).text();
    const lines = csv.trimEnd().split('\r\n').slice(1);
    expect(lines.map((line) => line.split(',')[0])).toEqual(order);
    expect(faults).toEqual([]);
    await close();
  });

  it('loses a target only with a reason, which stays to be read with what it said and what was done to it', async () => {
    const { page, close } = await open();
    await page.getByRole('link', { name: '将来負担比率' }).click();
    await page.getByRole('link', { name: '目標を取り下げる' }).click();
    await page.getByRole('button', { name: '取り下げる' }).click();
    await page.getByRole('link', { name: /取り下げる理由は/ }).waitFor();
    await page.getByLabel('取り下げる理由').fill('計画の改定のため');
    await page.getByRole('button', { name: '取り下げる' }).click();
    await page.waitForURL((url) => url.pathname === '/targets');
    expect(await page.locator('#targets tbody tr').count()).toBe(4);
    await page.getByText('取り下げた目標（1件）').click();
    expect(await page.locator('#withdrawn').innerText()).toContain('計画の改定のため');
    await page.locator('#withdrawn').getByRole('link', { name: '将来負担比率' }).click();
    const mainText = await page.getByRole('main').innerText();
    for (const words of ['取下げ', '理由: 計画の改定のため', '45.3%', '48.8%', '目標を取り下げ'])
      expect(mainText).toContain(words);
    expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
    expect(await axe(page)).toEqual([]);
    await page.goto(`${page.url()}/edit`);
    expect(page.url()).not.toContain('/edit');
    await page.goto('/targets/order');
    expect(await axe(page)).toEqual([]);
    await close();
  });
});
