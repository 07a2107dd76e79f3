import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type Browser, type Page } from 'playwright-core';
import { commandContext } from '../../src/access/command-context.js';
import { UserService } from '../../src/access/user/user.service.js';
import { type Role } from '../../src/access/context.js';
import { launchBrowser, type OpenedPage, openPage } from '../setup/browser.js';
import { faultsOf } from '../setup/page-checks.js';
import { newPageUser } from '../setup/page-users.js';
import { signInAs } from '../setup/sign-in-page.js';
import { namedIn } from './page-addresses.js';
import { MONTHS, type Outlook, PageFixture } from './page-fixture.js';

const [CLOSED, OPEN] = MONTHS;

let fixture: PageFixture;
let browser: Browser;
let towns: Record<'forms' | 'returned' | 'closing', Outlook>;

beforeAll(async () => {
  fixture = await PageFixture.setUp();
  browser = await launchBrowser();
  towns = await fixture.towns(['forms', 'returned', 'closing']);
});
afterAll(async () => {
  await browser.close();
  await fixture.tearDown();
});

async function enter({ town, own }: Outlook, role: Role) {
  const department = role === 'department' ? own.department : undefined;
  const opened = await openPage(browser, fixture.url);
  await signInAs(opened.page, await newPageUser(fixture.fresh.database, town, { role, department }));
  return opened;
}

const execute = ({ town }: Outlook, sql: string, values: unknown[] = []) =>
  fixture.fresh.database.transaction(town, (tx) => tx.execute(sql, values));

/** Presses the form's main button and returns the status of the response. */
async function send(page: Page, button: string): Promise<number> {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.locator(`main form[method=post] ${button}`).first().click(),
  ]);
  await page.waitForLoadState('load');
  return answer.status();
}

/** Forms with something wrong in them and something that must not be lost. */
const WRONG: [address: string, typed: Record<string, string>, button?: string][] = [
  ['/procedures/new', { code: '', name: '', note: '書きかけの備考' }],
  ['/procedures/PROCEDURE/edit', { name: '', note: '書きかけの備考' }],
  ['/procedures/PROCEDURE/channels', { 'kind-0': 'mail', 'url-0': 'どこか' }],
  ['/procedures/PROCEDURE/stage', { stage: '', note: '書きかけの備考' }],
  ['/procedures/PROCEDURE/retire', { reason: '', mergedCode: 'なし' }, '.button--danger'],
  ['/administration/departments', { code: '', name: '', division: '新しい部' }],
  ['/administration/departments/DEPARTMENT', { name: '', division: '新しい部' }],
  ['/administration/departments/DEPARTMENT/split', { code: '', name: '新しい課', on: '' }],
  ['/administration/departments/DEPARTMENT/merge', { on: '' }],
  ['/administration/users/new', { login: '', label: '新任の担当' }],
  ['/administration/users/USER', { label: '' }],
  ['/administration/tokens', { label: '', expiresAt: '2020-01-01' }, '[value=create], .button--primary'],
  ['/administration/rules', { dueDay: '99', note: '書きかけの備考' }],
  ['/targets/new', { name: '', unit: '人', 'baseline-value': 'たくさん' }],
  ['/targets/TARGET/edit', { 'baseline-year': 'いつか', 'targets-0-value': 'たくさん' }],
  ['/targets/TARGET/withdraw', { reason: '' }, '.button--danger'],
  ['/list/applicability', { 'library-loan-reservation.state': 'not-handled' }],
];

describe('a form with something wrong in it', () => {
  let office: OpenedPage;
  beforeAll(async () => {
    office = await enter(towns.forms, 'dx-office');
  });
  afterAll(() => office.close());

  it.each(WRONG)(
    '%s says what and where, and keeps what was typed',
    async (address, typed, button = '.button--primary') => {
      const { page, faults } = office;
      await page.goto(namedIn(address, towns.forms.own.ids));
      for (const [name, text] of Object.entries(typed)) {
        const field = page.locator(`main [name="${name}"]`).first();
        if (
          await field.evaluate((element) => (element as unknown as { tagName: string }).tagName === 'SELECT')
        )
          await field.selectOption(text);
        else await field.fill(text);
      }
      expect(await send(page, button)).toBe(422);
      const summary = page.getByRole('alert');
      await summary.getByText('入力内容を確認してください。').waitFor();
      for (const link of await summary.getByRole('link').all()) {
        await link.click();
        expect(await page.locator(':focus').getAttribute('aria-invalid')).toBe('true');
      }
      for (const [name, text] of Object.entries(typed))
        expect(await page.locator(`main [name="${name}"]`).first().inputValue()).toBe(text);
      expect(await faultsOf(page)).toEqual([]);
      expect(faults).toEqual([]);
    },
  );
});

describe('a default of 該当の有無', () => {
  it('is confirmed as it stands, unless it is 未確認', async () => {
    const { page, close } = await enter(towns.returned, 'dx-office');
    await page.goto('/list/applicability');
    const row = (state: string) =>
      page
        .getByRole('row')
        .filter({ has: page.locator(`option[value=${state}][selected]`) })
        .first();
    const name = (await row('not-handled').getByRole('rowheader').innerText()).split('\n')[0] ?? '';
    const confirm = async (state: string) => {
      await row(state).getByRole('checkbox').check();
      await page.getByRole('button', { name: '選んだ手続を表の内容で確認済みにする' }).click();
    };
    await confirm('unconfirmed');
    await page.getByRole('alert').getByText('「該当」か「非該当」を選んでください').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.goto('/list/applicability');
    await confirm('not-handled');
    await page.getByText('1手続の該当の有無を保存しました。').waitFor();
    const confirmed = page.getByRole('row').filter({ hasText: name });
    expect(await confirmed.getByRole('rowheader').innerText()).toBe(name);
    await close();
  });
});

describe('what can go wrong reads well for everybody:', () => {
  it('a page that is not there, and one that is not for the role', async () => {
    const { page, close } = await enter(towns.forms, 'viewer');
    for (const [address, status] of [
      ['/procedures/00000000-0000-0000-0000-000000000000', 404],
      ['/queue', 403],
    ] as const) {
      expect((await page.goto(address))?.status()).toBe(status);
      await page.getByRole('heading', { name: '次にできること' }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
    }
    await close();
  });

  it('two versions of one thing', async () => {
    const { page, close } = await enter(towns.forms, 'dx-office');
    await page.goto(namedIn('/administration/users/USER', towns.forms.own.ids));
    await page.getByLabel('表示名').fill('わたしの呼び名');
    await execute(
      towns.forms,
      `UPDATE app_user SET label = '先の人の呼び名', version = version + 1 WHERE id = $1`,
      [towns.forms.own.ids.USER],
    );
    expect(await send(page, '.button--primary')).toBe(409);
    await page.getByRole('row', { name: '表示名 わたしの呼び名 先の人の呼び名 異なる' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await close();
  });

  it('a link for a password that has run out', async () => {
    const users = fixture.app.get(UserService);
    const { town } = towns.forms;
    const { link } = await users.create(commandContext(town.municipality), {
      login: 'late@here',
      label: '新任',
      role: 'viewer',
    });
    await execute(towns.forms, `UPDATE password_link SET expires_at = now() - interval '1 minute'`);
    const { page, close } = await openPage(browser, fixture.url);
    expect((await page.goto(`/password?link=${link.secret}`))?.status()).toBe(404);
    expect(await faultsOf(page)).toEqual([]);
    await close();
  });

  it('a report that was returned, seen by its department and by the DX office', async () => {
    const outlook = towns.returned;
    await execute(
      outlook,
      `UPDATE submission SET state = 'returned', return_reason = '件数を確かめてください'`,
    );
    await execute(outlook, `UPDATE status_report SET return_reason = '窓口の分も入れてください'`);
    const clerk = await enter(outlook, 'department');
    await clerk.page.goto(`/report/${OPEN}`);
    await clerk.page.getByText('窓口の分も入れてください').first().waitFor();
    expect(await faultsOf(clerk.page)).toEqual([]);
    const office = await enter(outlook, 'dx-office');
    for (const below of ['', `/departments/${outlook.own.department.id}`]) {
      await office.page.goto(`/months/${OPEN}${below}`);
      await office.page.getByText('差戻し').first().waitFor();
      expect(await faultsOf(office.page)).toEqual([]);
    }
    await Promise.all([clerk.close(), office.close()]);
  });

  it('a month that is closed, and one whose close keeps failing', async () => {
    const outlook = towns.closing;
    const state = (month: unknown, value: string) =>
      execute(
        outlook,
        'UPDATE reporting_month SET state = $2, closed_at = now(), close_requested_at = now() WHERE month = $1',
        [month, value],
      );
    await state(CLOSED, 'closed');
    await state(OPEN, 'closing');
    await execute(
      outlook,
      `INSERT INTO owed_work (municipality_id, kind, key, failures, failure, failed_at)
       VALUES ($1, 'final', $2, 3, 'canceling statement due to statement timeout', now())`,
      [outlook.town.municipality, OPEN],
    );
    const { page, close } = await enter(outlook, 'dx-office');
    const { id } = outlook.own.department;
    for (const [address, text] of [
      [`/months/${CLOSED}`, /に確定しました。/],
      [`/months/${CLOSED}/departments/${id}`, '未入力'],
      [`/months/${OPEN}`, /3回失敗しました/],
      ['/queue', 'やり直す'],
    ] as const) {
      await page.goto(address);
      await page.getByText(text).first().waitFor();
      expect([address, ...(await faultsOf(page))]).toEqual([address]);
    }
    await close();
    const clerk = await enter(outlook, 'department');
    await clerk.page.goto(`/report/${CLOSED}`);
    expect(await faultsOf(clerk.page)).toEqual([]);
    await clerk.close();
  });

  it('a fault of the programme itself', async () => {
    const { page, close } = await enter(towns.forms, 'dx-office');
    const owner = new pg.Client({ connectionString: fixture.fresh.ownerUrl });
    await owner.connect();
    await owner.query('ALTER TABLE audit_event RENAME TO gone');
    try {
      expect((await page.goto('/administration/audit'))?.status()).toBe(500);
      await page.getByText('お問い合わせ番号').first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
    } finally {
      await owner.query('ALTER TABLE gone RENAME TO audit_event');
      await owner.end();
    }
    await close();
  });
});
