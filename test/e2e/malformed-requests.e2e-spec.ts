import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TokenService } from '../../src/access/token/token.service.js';
import { ApiDescription, type Operation } from '../setup/api-description.js';
import { testApp } from '../setup/test-app.js';
import { type PageClient } from '../setup/page-client.js';
import { operator } from '../setup/town.js';
import { PARAMETERS, ROUTES } from './api-routes.js';
import { CURSORS, ODD, QUERY_NAMES } from './odd-values.js';
import { filledIn, namedIn } from './page-addresses.js';
import { REQUESTS } from './page-forms.js';
import { PAGE_ROUTES } from './page-routes.js';
import { type Outlook, PageFixture } from './page-fixture.js';

const AT_ONCE = 6;

let fixture: PageFixture;
let app: INestApplicationContext;
let outlook: Outlook;
let page: PageClient;
let authorization: string;
let operations: readonly Operation[];

beforeAll(async () => {
  fixture = await PageFixture.setUp();
  app = await testApp(fixture.fresh);
  outlook = (await fixture.towns(['town'])).town;
  page = await fixture.client(outlook, 'operator');
  const input = { role: 'operator' as const, label: 'テスト' };
  const { token } = await app.get(TokenService).create(operator(outlook.town), input);
  authorization = `Bearer ${token}`;
  operations = (await ApiDescription.of(fixture.url)).operations;
});
afterAll(async () => {
  await app.close();
  await fixture.tearDown();
});

interface Sent {
  method: string;
  path: string;
  body?: string;
}

/** Statuses of 500 and above, by what was sent. */
async function failures(requests: readonly Sent[], send: (one: Sent) => Promise<number>) {
  const failed: Record<string, number> = {};
  const waiting = [...requests];
  const work = async () => {
    for (let one = waiting.pop(); one; one = waiting.pop()) {
      const status = await send(one);
      if (status >= 500 || status < 200)
        failed[`${one.method} ${one.path.slice(0, 200)} ${(one.body ?? '').slice(0, 200)}`] = status;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return failed;
}

describe('a page asked for what cannot be', () => {
  const send = async ({ method, path, body }: Sent) => {
    const answer = await page.send(method, path, body);
    await answer.arrayBuffer();
    return answer.status;
  };
  /** Not those that end the session or count attempts. */
  const routes = () =>
    PAGE_ROUTES.map(({ route }) => route).filter((route) => !/sign-out|^POST \/sign-in/.test(route));
  const addresses = (route: string) => {
    const [method = '', filled = ''] = namedIn(filledIn(route), outlook.own.ids).split(' ');
    const [path = '', query = ''] = filled.split('?');
    return { method, path, query, places: route.split(' ')[1]?.split('/') ?? [] };
  };

  it('in its path or query never fails', async () => {
    const requests = routes().flatMap((route): Sent[] => {
      const { method, path, query, places } = addresses(route);
      const put = (at: number, odd: string) =>
        path
          .split('/')
          .map((part, place) => (place === at ? odd : part))
          .join('/');
      const inPath = places.flatMap((place, at) =>
        place.startsWith(':') ? ODD.map((odd) => ({ method, path: `${put(at, odd)}?${query}` })) : [],
      );
      if (method !== 'GET') return inPath;
      const everywhere = [
        '%ED%A0%80',
        '%00',
        'a&NAME=b',
        '-1',
        '2026-02-30',
        '99999999999999999999',
        '',
      ].flatMap((odd) => [
        ...QUERY_NAMES.map((name) => ({ method, path: `${path}?${name}=${odd.replace('NAME', name)}` })),
        { method, path: `${path}?${QUERY_NAMES.map((name) => `${name}=${odd}&${name}=x`).join('&')}` },
      ]);
      return [
        ...inPath,
        ...everywhere,
        ...CURSORS.map((cursor) => ({ method, path: `${path}?${query}&cursor=${cursor}` })),
        ...['__proto__=1', 'constructor=1', '%ff=1', 'a[]=1&a[b]=2', '&&&==&', `${'a&'.repeat(3_000)}`].map(
          (odd) => ({
            method,
            path: `${path}?${odd}`,
          }),
        ),
      ];
    });
    // Every value somewhere, not every value everywhere: a page is costly to draw.
    const sample = requests.filter((_, at) => at % 4 === 0);
    expect(sample.length).toBeGreaterThan(1_200);
    expect(await failures(sample, send)).toEqual({});
  });

  it('in its form never fails', async () => {
    const requests = routes()
      .filter((route) => route.startsWith('POST ') && !/\/import$|\/files\/new$/.test(route))
      .flatMap((route): Sent[] => {
        const { method, path, query } = addresses(route);
        const form = Object.entries(REQUESTS[route]?.form ?? {}).map(
          ([name, value]) => [namedIn(name, outlook.own.ids), namedIn(value, outlook.own.ids)] as const,
        );
        const to = `${path}?${query}`;
        const changed = form.flatMap(([name]) =>
          ['%ED%A0%80', '%00', '%F0%9F%98%80', '-1', '1e309', '99999999999999999999', '2026-02-30', ''].map(
            (odd) => {
              const others = form.filter(([other]) => other !== name);
              return `${new URLSearchParams(others.map(([n, v]) => [n, v]))}&${encodeURIComponent(name)}=${odd}`;
            },
          ),
        );
        const general = [
          '',
          '__proto__=1&constructor=2',
          'a=%ff',
          '%',
          'version=1&version=2',
          '&=&=&',
          'id=&id[]=1',
        ];
        return [...changed, ...general].map((body) => ({ method, path: to, body }));
      });
    expect(requests.length).toBeGreaterThan(800);
    expect(await failures(requests, send)).toEqual({});
  });
});

describe('the API asked for what cannot be', () => {
  const send = async ({ method, path, body }: Sent) => {
    const answer = await fetch(`${fixture.url}${path}`, {
      method: method.toUpperCase(),
      headers: {
        authorization,
        'if-match': '"99"',
        'idempotency-key': `${Math.random()}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body,
    });
    await answer.arrayBuffer();
    return answer.status;
  };
  const value = (name: string) => {
    const text = PARAMETERS[name] ?? 'x';
    return encodeURIComponent(text === 'OWN' ? outlook.own.department.id : text);
  };
  const pathOf = (operation: Operation, odd: Record<string, string> = {}) =>
    operation.path.replace(/\{(\w+)\}/g, (_, name: string) => odd[name] ?? value(name));
  const queryOf = ({ parameters = [] }: Operation, odd: Record<string, string> = {}) =>
    parameters
      .filter((one) => one.in === 'query' && (one.required || odd[one.name] !== undefined))
      .map(({ name }) => `${name}=${odd[name] ?? value(name)}`)
      .join('&');

  it('in its path or query never fails', async () => {
    const requests = operations.flatMap((operation): Sent[] => {
      const { method, parameters = [] } = operation;
      return parameters.flatMap(({ name, in: place }): Sent[] => {
        if (place === 'path')
          return ODD.map((odd) => ({
            method,
            path: `${pathOf(operation, { [name]: odd })}?${queryOf(operation)}`,
            ...bodyOf(operation),
          }));
        if (place !== 'query' || method !== 'get') return [];
        const odd = name === 'cursor' ? [...ODD, ...CURSORS] : ODD;
        return odd.map((one) => ({
          method,
          path: `${pathOf(operation)}?${queryOf(operation, { [name]: one })}`,
        }));
      });
    });
    expect(requests.length).toBeGreaterThan(3_000);
    expect(await failures(requests, send)).toEqual({});
  });

  const bodyOf = ({ method, operationId }: Operation) =>
    method === 'get' ? {} : { body: JSON.stringify(ROUTES[operationId]?.body ?? {}) };

  it('in its JSON never fails', async () => {
    const values: unknown[] = [
      null,
      [],
      {},
      true,
      -1,
      1e308,
      '',
      '\u0000',
      '𠮷'.repeat(5_000),
      [[[]]],
      [null],
      [{}],
    ];
    const whole = [
      'null',
      '[]',
      '"x"',
      '1',
      '{}',
      '{',
      '[[[[',
      '{"a":"\\ud800"}',
      '{"__proto__":{}}',
      '\u0000',
    ];
    const requests = operations
      .filter(({ method }) => method !== 'get')
      .flatMap((operation): Sent[] => {
        const { method, operationId } = operation;
        const path = `${pathOf(operation)}?${queryOf(operation)}`;
        const body = ROUTES[operationId]?.body ?? {};
        const changed = Object.keys(body).flatMap((name) => [
          ...values.map((odd) => JSON.stringify({ ...body, [name]: odd })),
          JSON.stringify(body).replace(`"${name}":`, `"${name}":"\\ud800","x":`),
        ]);
        return [...whole, ...changed].map((text) => ({ method, path, body: text }));
      });
    expect(requests.length).toBeGreaterThan(1_000);
    expect(await failures(requests, send)).toEqual({});
  });

  it('tells half a character at every door alike: 422', async () => {
    const [id] = [outlook.own.department.id];
    const requests = [
      ['GET', `/api/v1/departments/%ED%A0%80`],
      ['GET', `/api/v1/procedures?q=%ED%A0%80`],
      ['GET', `/api/v1/procedures?%ED%A0%80=1`],
      ['PATCH', `/api/v1/departments/${id}`, '{"name":"\\ud800"}'],
      ['PATCH', `/api/v1/departments/${id}`, '{"name":"a\\udc00b"}'],
    ] as const;
    for (const [method, path, body] of requests)
      expect([path, await send({ method, path, body })]).toEqual([path, 422]);
    const forms = [
      ['GET', '/departments/%ED%A0%80'],
      ['GET', '/procedures?q=%ED%A0%80'],
      ['POST', '/procedures/new', 'name=%ED%A0%80'],
    ] as const;
    for (const [method, path, body] of forms)
      expect([path, (await page.send(method, path, body)).status]).toEqual([path, 422]);
  });
});
