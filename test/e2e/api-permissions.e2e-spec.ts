import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLES, type Role } from '../../src/access/context.js';
import { answered, type Operation } from '../setup/api-description.js';
import { ApiFixture, type Client } from '../setup/api-fixture.js';
import { type Department, type Town, newDepartment, newMunicipality, openMonth } from '../setup/town.js';
import { PARAMETERS, ROUTES } from './api-routes.js';

let fixture: ApiFixture;
let town: Town;
let department: Department;
let operations: readonly Operation[];

beforeAll(async () => {
  fixture = await ApiFixture.setUp();
  town = await newMunicipality(fixture.database);
  department = await newDepartment(fixture.database, town);
  await openMonth(fixture.database, town, '2026-03');
  operations = fixture.description.operations;
});
afterAll(() => fixture.tearDown());

const own = (text: string) => text.replaceAll('OWN', department.id);

/** Calls a route with everything it needs but data to act upon. */
async function call(
  client: Client,
  { operationId, path, method, parameters = [] }: Operation,
  body: object = ROUTES[operationId]?.body ?? {},
) {
  const valueOf = (name: string) => {
    if (operationId === 'acceptImport' && name === 'kind') return 'departments';
    if (operationId === 'compareEditions') return '2021-12-24';
    return own(PARAMETERS[name] ?? PARAMETERS.period!);
  };
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => valueOf(name));
  const query = parameters.filter((one) => one.in === 'query' && one.required);
  const queryText = query.map(({ name }) => `${name}=${encodeURIComponent(valueOf(name))}`).join('&');
  const test = client
    .call(method, queryText ? `${url}?${queryText}` : url)
    .set('if-match', '"1"')
    .set('idempotency-key', 'x');
  if (operationId === 'acceptImport') {
    return test.set('content-type', 'text/csv').send('課コード,課名\n');
  }
  return method === 'get' || method === 'delete'
    ? test
    : test.send(JSON.parse(own(JSON.stringify(body))) as object);
}

const isFileOrEmpty = ({ responses }: Operation) =>
  Object.entries(responses).some(
    ([status, { content = {} }]) =>
      status === '204' || Object.keys(content).some((type) => type !== 'application/json'),
  );

const isApi = ({ path }: Operation) => path.startsWith('/api/');

describe('the description of the API', () => {
  it('names every operation once, and each is known here with those who may call it', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const api = operations.filter(isApi).map(({ operationId }) => operationId);
    expect(api.sort()).toEqual(Object.keys(ROUTES).sort());
  });

  it('says of every operation what it answers, unless that is a file or nothing', () => {
    const untyped = operations.filter((one) => isApi(one) && !isFileOrEmpty(one) && !answered(one));
    expect(untyped.map(({ operationId }) => operationId)).toEqual([]);
  });

  it('has a name of its own for everything it describes', () => {
    // Of two classes with one name the description silently keeps one.
    const source = join(import.meta.dirname, '../../src');
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.dto.ts'),
    );
    const names = files.flatMap((file) =>
      [...readFileSync(join(source, file), 'utf8').matchAll(/^(?:export )?class (\w+)/gm)].map(
        ([, name]) => name,
      ),
    );
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('has the fields of a request in the order of the code, with their words, docstrings and types', () => {
    const parameters =
      operations.find(({ operationId }) => operationId === 'listProcedures')?.parameters ?? [];
    expect(parameters.map(({ name }) => name).slice(0, 4)).toEqual([
      'limit',
      'cursor',
      'search',
      'departmentId',
    ]);
    const [, cursor] = parameters;
    expect(cursor).toMatchObject({
      description: '続きの位置。前の応答のnextの値',
      required: false,
      schema: { type: 'string' },
    });
    expect(parameters.find(({ name }) => name === 'frequency')?.schema?.enum).toEqual(['monthly', 'yearly']);
  });
});

describe('every route', () => {
  it('answers 401 to somebody without a token, and to one whose token is made up', async () => {
    const codes: Record<string, number> = {};
    for (const operation of operations.filter(isApi)) {
      const { status } = await call(fixture.nobody(), operation);
      if (status !== 401) codes[operation.operationId] = status;
    }
    expect(codes).toEqual({});
    const { status } = await fixture.nobody().get('/api/v1/months').set('authorization', 'Bearer made-up');
    expect(status).toBe(401);
  });

  it.each([...ROLES])(
    'lets the role %s do what it may, refuses the rest, never breaks, and answers as described',
    async (role: Role) => {
      const of = role === 'department' ? department : {};
      const wrong: Record<string, string> = {};
      for (const operation of operations.filter(isApi)) {
        const client = await fixture.client(town, role, of);
        const { status, text, headers } = await call(client, operation);
        const mayCall = ROUTES[operation.operationId]!.roles.includes(role);
        const refused = status === 403;
        const statusAndText = `${status} ${text}`;
        if (status >= 500 || status === 401 || refused === mayCall)
          wrong[operation.operationId] = statusAndText;
        const isProblem = (headers['content-type'] ?? '').startsWith('application/problem+json');
        if (status >= 400 && !isProblem)
          wrong[operation.operationId] = `no problem document: ${statusAndText}`;
      }
      expect(wrong).toEqual({});
    },
  );

  it.each([...ROLES])('refuses to the role %s what it may not do, whatever is sent', async (role: Role) => {
    const client = await fixture.client(town, role, role === 'department' ? department : {});
    const wrong: Record<string, string> = {};
    const unsafe = operations.filter((one) => isApi(one) && one.method !== 'get');
    for (const operation of unsafe) {
      const { roles } = ROUTES[operation.operationId]!;
      if (roles.includes(role)) continue;
      for (const body of [{}, { rows: 'x', name: [] }]) {
        const { status, text } = await call(client, operation, body);
        if (status !== 403) wrong[operation.operationId] = `${status} ${text}`;
      }
    }
    expect(wrong).toEqual({});
    expect(unsafe.length).toBeGreaterThan(50);
  });
});
