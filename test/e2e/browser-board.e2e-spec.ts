import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Role } from '../../src/access/context.js';
import { Queues } from '../../src/platform/queue/queues.js';
import { axe } from '../setup/browser.js';
import { browserFixture } from '../setup/browser-fixture.js';
import { newMunicipality, type Town } from '../setup/town.js';

let town: Town;
let queues: Queues;
afterAll(() => queues.close());
const fixture = browserFixture();

beforeAll(async () => {
  town = await newMunicipality(fixture.database);
  queues = new Queues(
    { databaseUrl: fixture.fresh.applicationUrl },
    { error: () => {}, warn: () => {}, info: () => {} },
    ['months'],
  );
  const other = await newMunicipality(fixture.database);
  for (const [{ municipality }, key] of [
    [town, '2026-06'],
    [other, '2019-01'],
  ] as const) {
    expect(await queues.nudge('months', { municipality, kind: 'final', key })).toBe(true);
  }
});

describe('the board of the queues', () => {
  it('shows the operator every queue, from this server alone, with nothing to press and no job of another town', async () => {
    const opened = await fixture.enter(town, { role: 'operator' }, { path: '/queue' });
    const { page } = opened;
    await page.getByRole('link', { name: /bull-board/ }).click();
    for (const name of ['figures', 'months', 'files', 'imports', 'mails']) {
      await page.getByRole('link', { name }).first().waitFor();
    }
    await page.getByRole('link', { name: 'months' }).first().click();
    await page.waitForURL(/\/queue\/board\/queue\/months/);
    await page.reload();
    await page.getByText('2026-06').first().waitFor();
    expect(await page.getByText('2019-01').count()).toBe(0);
    const overview = await page.goto('/queue/board/');
    expect(overview?.status()).toBe(200);
    await page.goto('/queue/board/queue/months/1');
    await page.getByText('"2026-06"').waitFor();
    for (const path of ['2', '2/logs', '2/flow']) {
      const answer = await page.request.get(`/queue/board/api/queues/months/${path}`);
      expect(await answer.text()).not.toContain('2019-01');
    }
    expect(opened.faults).toEqual([]);
    await page.goto('/queue');
    const token = await page.locator('input[name=_csrf]').first().inputValue();
    for (const path of [
      'pause',
      'months/pause',
      'months/clean/failed',
      'months/obliterate',
      'months/1/clean',
    ]) {
      const headers = { 'csrf-token': token };
      const answer = await page.request.put(`/queue/board/api/queues/${path}`, { headers });
      expect([path, answer.status()]).toEqual([path, 404]);
    }
    await opened.close();
  });

  it('reads well for everybody on each of its screens', async () => {
    const { page, close } = await fixture.enter(town, { role: 'operator' }, { path: '/queue/board/' });
    const wrong: Record<string, string[]> = {};
    for (const path of ['', 'queue/months', 'queue/months/1', 'job-schedulers', 'metrics-history']) {
      await page.goto(`/queue/board/${path}`);
      await page.getByRole('link', { name: 'months' }).first().waitFor();
      await page.waitForLoadState('networkidle');
      const found = await axe(page);
      if (found.length > 0) wrong[path] = found;
    }
    expect(wrong).toEqual({});
    await close();
  });

  it.each<Role>(['viewer', 'dx-office'])('is closed to %s, page and answers', async (role) => {
    const { page, close } = await fixture.enter(town, { role });
    for (const path of ['', '/queue/months', '/api/queues', '/static/images/logo.svg']) {
      const answer = await page.goto(`/queue/board${path}`);
      expect([path, answer?.status()]).toEqual([path, 403]);
    }
    await page.getByRole('heading', { name: 'この操作はできません' }).waitFor();
    await close();
  });
});
