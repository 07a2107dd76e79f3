import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { PageClient } from '../setup/page-client.js';
import { type StartedProcess, startWeb } from '../setup/processes.js';

const PASSWORD = 'kamome tobu aoi umi';

let fresh: FreshDatabase;
let started: StartedProcess[];

beforeEach(async () => {
  fresh = await freshDatabase();
  started = [];
});
afterEach(async () => {
  await Promise.all(started.map((process) => process.end('SIGTERM')));
  await fresh.close();
});

/** Starts the web process. Returns its address, and the code where it printed one. */
async function start() {
  const web = await startWeb({ DATABASE_URL: fresh.applicationUrl });
  started.push(web);
  await web.says('/setup?code=').catch(() => undefined);
  const code = /^http:\S+\/setup\?code=(\S+)$/m.exec(web.output())?.[1] ?? '';
  return { web, url: web.url, code, client: await PageClient.open(web.url) };
}

async function textOf(client: PageClient, path: string): Promise<string> {
  return (await client.call('GET', path)).text();
}

describe('whoever starts an empty installation', () => {
  it('goes from the printed address to the home page, signed in, by three pages and without a script', async () => {
    const { web, url, code, client } = await start();
    expect(web.output()).toContain('はじめての設定を行ってください');
    expect(await textOf(client, '/sign-in')).toContain('まだ団体が登録されていません');
    expect(await textOf(client, '/setup')).toContain('一度だけ使えるコード');
    const found = await textOf(client, `/setup?code=${code}&q=${encodeURIComponent('しものせき')}`);
    expect(found).toContain('下関市');
    expect(found).toContain('352012');
    expect(await textOf(client, `/setup?code=${code}&municipality=352012`)).toContain('最初の利用者');

    const user = {
      code,
      municipality: '352012',
      label: 'サンプル担当',
      login: 'sample-office',
      mailAddress: '',
    };
    const typo = { ...user, password: PASSWORD, again: 'another' };
    const refused = await client.call('POST', '/setup', typo);
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining('一致していません'),
    ]);
    const done = await client.call('POST', '/setup', { ...typo, again: PASSWORD });
    expect([done.status, done.headers.get('location')]).toEqual([303, '/setup/steps']);
    const cookies = done.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    const home = await fetch(`${url}/setup/steps`, { headers: { cookie: cookies.join('; ') } });
    const text = await home.text();
    expect([home.status, text]).toEqual([200, expect.stringContaining('下関市')]);
    expect(text).toContain('7の手順のうち0が完了');
    expect(text).toContain('/files/new?kind=departments');

    expect((await client.call('GET', `/setup?code=${code}`)).status).toBe(404);
    expect((await client.call('POST', '/setup', { ...typo, again: PASSWORD })).status).toBe(404);
    expect(await textOf(client, '/sign-in')).not.toContain('はじめての設定');
  });

  it('is shown the form for the code again after a wrong one, and waits after five', async () => {
    const { code, client } = await start();
    for (let time = 0; time < 5; time += 1) {
      expect((await client.call('GET', '/setup?code=wrong')).status).toBe(422);
    }
    const waiting = await client.call('GET', `/setup?code=${code}`);
    expect([waiting.status, waiting.headers.get('retry-after')]).toEqual([429, '60']);
  });

  it('uses the code of the process that started last', async () => {
    const first = await start();
    const second = await start();
    expect((await second.client.call('GET', `/setup?code=${first.code}`)).status).toBe(422);
    expect((await first.client.call('GET', `/setup?code=${second.code}`)).status).toBe(200);
  });

  it('finds the address in no log of a request', async () => {
    const { web, code, client } = await start();
    await client.call('GET', `/setup?code=${code}`);
    await web.end('SIGTERM');
    const requests = web
      .output()
      .split('\n')
      .filter((line) => line.includes('"url":"/setup'));
    expect(requests).toHaveLength(1);
    expect(requests[0]).not.toContain(code);
  });
});
