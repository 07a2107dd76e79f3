import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Page, type Response } from 'playwright-core';
import { commandContext } from '../../src/access/command-context.js';
import { axe, signIn } from '../setup/browser.js';
import { UserService } from '../../src/access/user/user.service.js';
import { systemClock } from '../../src/kernel/clock.js';
import { browserFixture } from '../setup/browser-fixture.js';
import { newPageUser, PASSWORD } from '../setup/page-users.js';
import { testApp } from '../setup/test-app.js';
import { newMunicipality, type Town } from '../setup/town.js';

const fixture = browserFixture();

let town: Town;

beforeAll(async () => {
  town = await newMunicipality(fixture.database);
});

const pathOf = (address: string) => new URL(address).pathname;

describe('signing in with the browser', () => {
  it.each([true, false])('leads to the page that was asked for; scripts: %s', async (javaScript) => {
    const login = await newPageUser(fixture.database, town, { role: 'dx-office' });
    const { page, faults, close } = await fixture.open({ javaScript });
    await page.goto('/account?from=test');
    expect(pathOf(page.url())).toBe('/sign-in');
    await signIn(page, login, PASSWORD);
    expect(page.url()).toBe(`${fixture.url}/account?from=test`);
    expect(await page.getByRole('banner').textContent()).toContain('DX推進課');
    expect(await page.getByRole('banner').textContent()).toContain('サンプル');
    expect(faults).toEqual([]);
    await close();
  });

  it('says the same for a wrong password and an unknown login, keeps what was typed but the password', async () => {
    const login = await newPageUser(fixture.database, town);
    const { page, faults, close } = await fixture.open();
    const alerts: (string | null)[] = [];
    for (const one of [login, 'nobody@here']) {
      await page.goto('/sign-in');
      await signIn(page, one, 'wrong password');
      alerts.push(await page.getByRole('alert').textContent());
      expect(await page.getByLabel('ログインID').inputValue()).toBe(one);
      expect(await page.getByLabel('パスワード').inputValue()).toBe('');
      expect(await axe(page)).toEqual([]);
    }
    expect(alerts[0]).toContain('正しくありません');
    expect(alerts[1]).toBe(alerts[0]);
    expect(faults).toEqual([]);
    await close();
  });

  it('is refused for a while after five wrong passwords', async () => {
    const login = await newPageUser(fixture.database, town);
    const { page, close } = await fixture.open();
    await page.goto('/sign-in');
    for (let i = 0; i < 5; i += 1) await signIn(page, login, 'wrong password');
    await signIn(page, login, PASSWORD);
    expect(await page.getByRole('alert').textContent()).toContain('あと1分ほど待って');
    expect(await axe(page)).toEqual([]);
    await close();
  });

  it('begins with a link on which the password is set, once', async () => {
    const app = await testApp(fixture.fresh, { clock: systemClock, nudges: [] });
    const { link } = await app.get(UserService).create(commandContext(town.municipality), {
      login: 'first@here',
      label: '新任',
      role: 'viewer',
    });
    const { page, faults, close } = await fixture.open({ width: 390 });
    await page.goto(`/password?link=${link.secret}`);
    const send = async (password: string, again: string) => {
      await page.getByLabel('新しいパスワード', { exact: false }).first().fill(password);
      await page.getByLabel('もう一度').fill(again);
      await page.getByRole('button', { name: 'パスワードを設定する' }).click();
      await page.waitForLoadState('load');
    };
    await send('short', 'short');
    expect(await page.getByRole('alert').textContent()).toContain('12文字以上');
    expect(await axe(page)).toEqual([]);
    await send(PASSWORD, PASSWORD);
    expect(pathOf(page.url())).toBe('/sign-in');
    expect(await page.getByRole('status').textContent()).toContain('パスワードを設定しました');
    await signIn(page, 'first@here', PASSWORD);
    expect(pathOf(page.url())).toBe('/home');
    expect((await page.goto(`/password?link=${link.secret}`))?.status()).toBe(404);
    expect(await axe(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });
});

describe('the fonts of a page', () => {
  /** The font files that a page has loaded once it is quiet, and their bytes. */
  async function fontsOf(page: Page, path: string): Promise<{ names: string[]; bytes: number }> {
    const loaded: { name: string; bytes: number }[] = [];
    const note = (response: Response) => {
      const name = response.url().split('/').at(-1) ?? '';
      const bytes = Number(response.headers()['content-length']);
      if (name.endsWith('.woff2')) loaded.push({ name, bytes });
    };
    page.on('response', note);
    await page.goto(path, { waitUntil: 'networkidle' });
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    page.off('response', note);
    const bytes = loaded.reduce((sum, one) => sum + one.bytes, 0);
    return { names: loaded.map(({ name }) => name).sort(), bytes };
  }

  const CUT = ['noto-sans-jp-400.woff2', 'noto-sans-jp-700.woff2'];

  it.each(['/sign-in', '/dashboard', '/procedures', '/administration/users'])(
    'are two files on %s',
    async (path) => {
      const { page, close } =
        path === '/sign-in' ? await fixture.open() : await fixture.enter(town, { role: 'dx-office' });
      const session = await page.context().newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Network.setCacheDisabled', { cacheDisabled: true });
      const { names, bytes } = await fontsOf(page, path);
      expect(names).toEqual(CUT);
      expect(bytes).toBeLessThan(750_000);
      await close();
    },
  );

  it('are joined by slices of the whole typeface where a name has rare characters', async () => {
    const login = await newPageUser(fixture.database, town, { role: 'dx-office' });
    const { page, faults, close } = await fixture.open();
    await fixture.database.transaction(town, (tx) =>
      tx.query('UPDATE app_user SET label = $1 WHERE login = $2', ['髙﨑 𠮷', login]),
    );
    await page.goto('/sign-in');
    await signIn(page, login, PASSWORD);
    const { names } = await fontsOf(page, '/account');
    expect(names.filter((name) => !CUT.includes(name)).length).toBeGreaterThan(0);
    expect(faults).toEqual([]);
    await close();
  });
});
