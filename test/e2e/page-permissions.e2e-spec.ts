import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Role, ROLES } from '../../src/access/context.js';
import { type PageClient } from '../setup/page-client.js';
import { filledIn, NAMES, namedIn } from './page-addresses.js';
import { REQUESTS } from './page-forms.js';
import { PAGE_ROUTES, WHOSE } from './page-routes.js';
import { FOREIGN, HIDDEN, MONTHS, type Outlook, PageFixture, type Part } from './page-fixture.js';

let fixture: PageFixture;
let towns: Record<Role, Outlook>;

beforeAll(async () => {
  fixture = await PageFixture.setUp();
  towns = await fixture.towns(ROLES);
});
afterAll(() => fixture.tearDown());

const namesSomething = (route: string) => NAMES.test(filledIn(route) + JSON.stringify(REQUESTS[route] ?? {}));

async function call(client: PageClient, route: string, { ids }: Part) {
  const named = (text: string) => namedIn(text, ids);
  const form = Object.entries(REQUESTS[route]?.form ?? {}).map(
    ([field, text]) => [named(field), named(text)] as const,
  );
  const [method = '', path = ''] = named(filledIn(route)).split(' ');
  const answer = await client.call(method, path, Object.fromEntries(form));
  return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
}

describe('the pages', () => {
  it('are each known here with what everybody gets for whose data, nothing more and nothing less', () => {
    expect(PAGE_ROUTES.map(({ route }) => route).sort()).toEqual(fixture.pages());
    for (const { route, answers } of PAGE_ROUTES) {
      expect([route, Object.keys(answers)]).toEqual([route, namesSomething(route) ? WHOSE : ['own']]);
    }
  });

  it('send whoever is not signed in to the sign-in, but for those that are everybody’s', async () => {
    const nobody = await fixture.nobody();
    const wrong: Record<string, string> = {};
    for (const { route, nobody: open } of PAGE_ROUTES) {
      const { status, location, text } = await call(nobody, route, towns.viewer.own);
      const sent = status === 303 && location?.startsWith('/sign-in?next=');
      if (open === null ? !sent : status !== open) wrong[route] = `${status} ${location}`;
      if (text.includes(HIDDEN) || text.includes(FOREIGN)) wrong[route] = text;
    }
    expect(wrong).toEqual({});
  });

  it.each([...ROLES])('give the role %s what it may have and nothing of anybody else’s', async (role) => {
    const outlook = towns[role];
    const [input, due, leaks]: [Record<string, number>, Record<string, number>, string[]] = [{}, {}, []];
    const hidden = role === 'department' ? [FOREIGN, HIDDEN] : [FOREIGN];
    let client = await fixture.client(outlook, role);
    for (const { route, answers } of PAGE_ROUTES) {
      for (const whose of WHOSE.filter((one) => answers[one])) {
        const { status, text } = await call(client, route, outlook[whose]);
        input[`${route}, ${whose}`] = status;
        due[`${route}, ${whose}`] = answers[whose]?.[role] ?? 0;
        if (hidden.some((mark) => text.includes(mark))) leaks.push(`${route}, ${whose}`);
        if (route.includes('/sign-out')) client = await fixture.client(outlook, role);
      }
    }
    expect(leaks).toEqual([]);
    expect(input).toEqual(due);
  });
});

describe('a form that lacks something', () => {
  /** Posts nothing but the form's token. */
  async function emptied(client: PageClient, route: string, { ids }: Part): Promise<number> {
    return (await client.call('POST', namedIn(filledIn(route), ids).slice('POST '.length))).status;
  }

  it.each([...ROLES])(
    'is refused to the role %s for the permission, before anything is said of it',
    async (role) => {
      const outlook = towns[role];
      const client = await fixture.client(outlook, role);
      const wrong: Record<string, number> = {};
      let called = 0;
      for (const { route, answers } of PAGE_ROUTES.filter((one) => one.route.startsWith('POST ')))
        for (const whose of WHOSE.filter((one) => answers[one] && answers.own?.[role] === 403)) {
          const status = await emptied(client, route, outlook[whose]);
          called += 1;
          if (![403, answers[whose]?.[role]].includes(status)) wrong[`${route}, ${whose}`] = status;
        }
      expect(wrong).toEqual({});
      expect(called > 20).toBe(role === 'viewer' || role === 'department');
    },
  );

  const FORMS = [
    '/procedures/new',
    '/procedures/:id/edit',
    '/procedures/:id/stage',
    '/procedures/:id/channels',
    '/procedures/:id/items',
    '/procedures/:id/retire',
    '/procedures/bulk/apply',
    '/automation/projects/new',
    '/automation/projects/:id/edit',
    '/automation/projects/:id/stage',
    '/automation/projects/:id/before',
    '/automation/projects/:id/steps',
    '/automation/costs/new',
    '/administration/users/:id/disable',
    '/administration/users/:id/enable',
    '/administration/departments/:id/merge',
    '/administration/department-changes/:id/cancel',
    '/administration/divisions/:id',
  ];

  const statuses = async (role: Role) => {
    const client = await fixture.client(towns[role], role);
    const overrides: [string, number][] = [];
    for (const path of FORMS) overrides.push([path, await emptied(client, `POST ${path}`, towns[role].own)]);
    return overrides;
  };

  it('tells the DX office what is wrong, and never that nothing was found', async () => {
    for (const [path, status] of await statuses('dx-office')) {
      expect([path, [303, 409, 422].includes(status)]).toEqual([path, true]);
    }
  });
});

/** What pages request by themselves every few seconds, by their sources. */
function polled(): string[] {
  const folder = join(import.meta.dirname, '..', '..', 'src', 'web');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const found = (pattern: RegExp) =>
    sources.flatMap((text) => [...text.matchAll(pattern)].map(([, part]) => part ?? ''));
  const addresses = found(/'hx-get': ['`]([^'`]+)['`],\s+'hx-trigger': 'every /g);
  expect(addresses).toHaveLength(found(/['"`]every \d/g).length);
  return addresses.map((address) => {
    const url = address
      .replace('${month}', String(MONTHS[1]))
      .replace('${revision}', '1')
      .replace('${run.id}', 'FILE');
    expect(url).not.toContain('${');
    return url;
  });
}

describe('a page that asks by itself how far things are', () => {
  it('does not keep a deserted session alive, as every other page does', async () => {
    const outlook = towns['dx-office'];
    const client = await fixture.client(outlook, 'dx-office');
    const idle = (minutes: number) =>
      fixture.fresh.database.transaction(outlook.town, (tx) =>
        tx.execute(`UPDATE app_session SET last_seen_at = now() - make_interval(mins => $1)`, [minutes]),
      );
    const lastSeen = () =>
      fixture.fresh.database.transaction(outlook.town, (tx) =>
        tx.query("SELECT max(last_seen_at) > now() - interval '1 minute' AS fresh FROM app_session"),
      );
    await idle(30);
    const paths = polled();
    expect(paths).toContain('/queue/now');
    for (const path of paths) {
      expect((await client.call('GET', namedIn(path, outlook.own.ids))).status).toBeLessThan(400);
      expect(await lastSeen()).toEqual([{ fresh: false }]);
    }
    await client.call('GET', '/queue');
    expect(await lastSeen()).toEqual([{ fresh: true }]);
    await idle(61);
    expect((await client.call('GET', '/queue/now')).headers.get('location')).toMatch(/^\/sign-in/);
  });
});
