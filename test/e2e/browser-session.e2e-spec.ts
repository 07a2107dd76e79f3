import { beforeAll, describe, expect, it } from '@jest/globals';
import { axe, signIn } from '../setup/browser.js';
import { browserFixture } from '../setup/browser-fixture.js';
import { newPageUser, PASSWORD } from '../setup/page-users.js';
import { newMunicipality, type Town } from '../setup/town.js';

const fixture = browserFixture();

let town: Town;

beforeAll(async () => {
  town = await newMunicipality(fixture.database);
});

const pathOf = (address: string) => new URL(address).pathname;

/** A page on which somebody is signed in. */
async function signedIn(login: string) {
  const opened = await fixture.open();
  await opened.page.goto('/');
  await signIn(opened.page, login, PASSWORD);
  expect(pathOf(opened.page.url())).toBe('/home');
  return opened;
}

describe('a session in the browser', () => {
  it('ends after an hour without use, and leads back to the page after signing in again', async () => {
    const login = await newPageUser(fixture.database, town);
    const { page, close } = await signedIn(login);
    await fixture.database.transaction(town, (tx) =>
      tx.execute(`UPDATE app_session SET last_seen_at = last_seen_at - interval '61 minutes'`),
    );
    await page.goto('/account');
    expect(pathOf(page.url())).toBe('/sign-in');
    await signIn(page, login, PASSWORD);
    expect(pathOf(page.url())).toBe('/account');
    await close();
  });

  it('tells before it ends, goes on with one press, and says so when it has ended', async () => {
    const login = await newPageUser(fixture.database, town);
    const { page, faults, close } = await fixture.open();
    await page.clock.install();
    await page.goto('/account');
    await signIn(page, login, PASSWORD);
    const soon = page.getByText('あと5分ほどで自動的にサインアウトされます');
    await page.clock.fastForward('50:00');
    expect(await soon.count()).toBe(0);
    await page.clock.fastForward('06:00');
    await soon.waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: '利用を続ける' }).click();
    await soon.waitFor({ state: 'detached' });
    await page.clock.fastForward('56:00');
    await soon.waitFor();
    await page.clock.fastForward('05:00');
    await page.getByText('サインアウトされました').waitFor();
    expect(await axe(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it('ends on every machine when its user says so', async () => {
    const login = await newPageUser(fixture.database, town);
    const [here, there] = [await signedIn(login), await signedIn(login)];
    await here.page.goto('/account');
    await here.page.getByRole('button', { name: 'すべての端末からサインアウトする' }).click();
    await here.page.waitForLoadState('load');
    expect(await here.page.getByRole('status').textContent()).toContain('すべての端末から');
    await there.page.goto('/account');
    expect(pathOf(there.page.url())).toBe('/sign-in');
    await Promise.all([here.close(), there.close()]);
  });

  it('ends with the sign-out button; the back button shows nothing any more', async () => {
    const { page, close } = await signedIn(await newPageUser(fixture.database, town));
    await page.getByRole('button', { name: 'サインアウト' }).click();
    await page.waitForLoadState('load');
    expect(await page.getByRole('status').textContent()).toContain('サインアウトしました');
    await page.goBack();
    expect(pathOf(page.url())).toBe('/sign-in');
    await close();
  });

  it('changes its password with the keyboard alone', async () => {
    const { page, faults, close } = await signedIn(await newPageUser(fixture.database, town));
    await page.goto('/account');
    await page.getByLabel('現在のパスワード').focus();
    for (const text of ['not my password', 'another long phrase', 'another long phrase']) {
      await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await page.getByRole('link', { name: '現在のパスワードが正しくありません。' }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('current');
    expect(await axe(page)).toEqual([]);
    for (const text of [PASSWORD, 'another long phrase', 'another long phrase']) {
      await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByText('パスワードを変更しました').waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it('refuses a form without its token, with the page that says what to do', async () => {
    const { page, close } = await signedIn(await newPageUser(fixture.database, town));
    await page.goto('/account');
    await page.evaluate(`document.querySelectorAll('[name=_csrf]').forEach((field) => field.remove())`);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.getByRole('button', { name: 'すべての端末からサインアウトする' }).click(),
    ]);
    expect(answer.status()).toBe(403);
    await page.waitForLoadState('load');
    expect(await page.getByRole('main').textContent()).toContain('前のページを開き直してから');
    expect(await axe(page)).toEqual([]);
    await page.getByRole('link', { name: '前のページに戻る' }).click();
    expect(pathOf(page.url())).toBe('/account');
    await close();
  });

  it('takes what was typed across its end: after signing in again one press sends it', async () => {
    const login = await newPageUser(fixture.database, town, { role: 'dx-office' });
    const { page, faults, close } = await signedIn(login);
    await page.goto('/procedures/new');
    await page.locator('main [name=note]').fill('書きかけの備考');
    await fixture.database.transaction(town, (tx) =>
      tx.execute(`UPDATE app_session SET last_seen_at = last_seen_at - interval '61 minutes'`),
    );
    await page.getByRole('main').getByRole('button', { name: '登録する' }).click();
    await page.getByText('サインインすると、入力した内容をそのまま送信できます。').waitFor();
    expect(await axe(page)).toEqual([]);
    await signIn(page, login, 'not the password');
    await signIn(page, login, PASSWORD);
    await page.getByText('まだ送信していません。').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: '入力した内容を送信する' }).click();
    await page.getByRole('alert').getByText('入力内容を確認してください。').waitFor();
    expect(await page.locator('main [name=note]').inputValue()).toBe('書きかけの備考');
    expect(faults).toEqual([]);
    await close();
  });

  it('asks to send a form again that was opened under an earlier session, but never one of another site', async () => {
    const login = await newPageUser(fixture.database, town, { role: 'dx-office' });
    const { page, close } = await signedIn(login);
    await page.goto('/procedures/new');
    await page.locator('main [name=note]').fill('書きかけの備考');
    await page.evaluate(
      `document.querySelectorAll('[name=_csrf]').forEach((field) => (field.value = 'old'))`,
    );
    await page.getByRole('main').getByRole('button', { name: '登録する' }).click();
    await page.getByRole('button', { name: '入力した内容を送信する' }).click();
    await page.getByRole('alert').getByText('入力内容を確認してください。').waitFor();
    expect(await page.locator('main [name=note]').inputValue()).toBe('書きかけの備考');
    const elsewhere: Record<string, string>[] = [{ origin: 'https://elsewhere.example.jp' }, {}];
    for (const headers of elsewhere) {
      const answer = await page.request.post('/procedures/new', {
        headers,
        form: { name: '偽物', _csrf: 'x' },
      });
      expect(answer.status()).toBe(403);
      expect(await answer.text()).not.toContain('偽物');
    }
    await close();
  });

  it('is shown with its navigation where a page is not found', async () => {
    const { page, close } = await signedIn(await newPageUser(fixture.database, town));
    const answer = await page.goto('/no/such/page');
    expect(answer?.status()).toBe(404);
    expect(await page.getByRole('navigation', { name: 'メインメニュー' }).count()).toBe(1);
    expect(await axe(page)).toEqual([]);
    await close();
  });

  it('opens its menu by a button where the screen is narrow', async () => {
    const { page, close } = await signedIn(await newPageUser(fixture.database, town));
    await page.goto('/account');
    const menu = page.getByRole('navigation', { name: 'メインメニュー' });
    expect(await menu.isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'メニュー' }).count()).toBe(0);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await menu.isVisible()).toBe(false);
    const opener = page.getByRole('button', { name: 'メニュー', exact: true });
    await opener.press('Enter');
    expect(await menu.isVisible()).toBe(true);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'メニューを閉じる' }).press('Enter');
    expect(await menu.isVisible()).toBe(false);
    await opener.press('Enter');
    await menu.getByRole('link', { name: 'ダッシュボード' }).press('Enter');
    await page.waitForURL('**/dashboard');
    await close();
  });

  it.each([1280, 390, 320])('reads without sideways scrolling at %i px', async (width) => {
    const login = await newPageUser(fixture.database, town);
    const { page, close } = await fixture.open({ width });
    await page.goto('/');
    await signIn(page, login, PASSWORD);
    for (const path of ['/home', '/dashboard', '/account', '/accessibility']) {
      await page.goto(path);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      expect(await axe(page)).toEqual([]);
    }
    await close();
  });
});
