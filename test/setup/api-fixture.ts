import { type INestApplicationContext } from '@nestjs/common';
import request, { type Test } from 'supertest';
import { type Role } from '../../src/access/context.js';
import { type TokenScope } from '../../src/access/token/token-scope.js';
import { TokenService } from '../../src/access/token/token.service.js';
import { systemClock } from '../../src/kernel/clock.js';
import { Database } from '../../src/platform/database/database.js';
import { ApiDescription, type Method } from './api-description.js';
import { type FreshDatabase, freshDatabase } from './fresh-database.js';
import { testApp } from './test-app.js';
import { type StartedProcess, startWeb, startWorkerProcess } from './processes.js';
import { type ReportedTown, reportedTown } from './reported-town.js';
import { type Department, type Town, operator } from './town.js';

/** Calls the API as one bearer of a token, or as nobody. An answer that is not as the API describes it fails the test. */
export class Client {
  constructor(
    private readonly url: string,
    private readonly description: ApiDescription,
    private readonly token?: string,
  ) {}

  /** The header that says who calls. */
  get authorization(): string {
    return `Bearer ${this.token}`;
  }

  get = (path: string): Test => this.call('get', path);
  post = (path: string, body: object = {}): Test => this.call('post', path).send(body);
  put = (path: string, body: object = {}): Test => this.call('put', path).send(body);
  patch = (path: string, body: object = {}): Test => this.call('patch', path).send(body);

  call(method: Method, path: string): Test {
    const agent = request(this.url);
    const test = agent[method](path).expect((response) => {
      const strange = this.description.misfits(method, path, response);
      if (strange.length > 0) throw new Error(`${method} ${path} is not as described: ${strange.join(', ')}`);
    });
    return this.token === undefined ? test : test.set('authorization', `Bearer ${this.token}`);
  }

  /** Sends a file as the body, under an idempotency key. */
  upload(path: string, file: string | Buffer, key: string): Test {
    return this.call('post', path).set('idempotency-key', key).set('content-type', 'text/csv').send(file);
  }
}

/** The real web process, and a real worker where asked for, on a database of one test file's own. */
export class ApiFixture {
  private constructor(
    private readonly fresh: FreshDatabase,
    /** On the same database, by the clock of the web process. */
    readonly app: INestApplicationContext,
    readonly web: StartedProcess & { url: string },
    readonly worker: StartedProcess | null,
    readonly description: ApiDescription,
  ) {}

  static async setUp({ worker = false } = {}): Promise<ApiFixture> {
    const fresh = await freshDatabase();
    const environment = { DATABASE_URL: fresh.applicationUrl, REQUESTS_PER_MINUTE: '100000' };
    const started = worker ? await startWorkerProcess(environment) : null;
    const web = await startWeb(environment);
    const description = await ApiDescription.of(web.url);
    return new ApiFixture(fresh, await testApp(fresh, { clock: systemClock }), web, started, description);
  }

  async tearDown(): Promise<void> {
    await this.web.end('SIGTERM');
    await this.worker?.end('SIGTERM');
    await this.fresh.close();
  }

  get applicationUrl(): string {
    return this.fresh.applicationUrl;
  }

  get ownerUrl(): string {
    return this.fresh.ownerUrl;
  }

  get database(): Database {
    return this.app.get(Database);
  }

  /** A new town all of whose departments have reported the month. */
  reportedTown(month: string): Promise<ReportedTown> {
    return reportedTown(this.app, month);
  }

  /** A client with a new token of the role; a department's with its department. */
  async client(
    town: Town,
    role: Role,
    { id: departmentId }: Partial<Department> = {},
    scopes?: readonly TokenScope[],
  ): Promise<Client> {
    const input = { role, departmentId, label: `テスト（${role}）` };
    const { token } = await this.app.get(TokenService).create(operator(town), { ...input, scopes });
    return new Client(this.web.url, this.description, token);
  }

  nobody(): Client {
    return new Client(this.web.url, this.description);
  }
}

/** The body of an answer. Fails with what came instead where the status is another than wanted. */
export async function answer<Body>(test: Test, status = 200): Promise<Body> {
  const response = await test;
  if (response.status !== status)
    throw new Error(`${response.status} instead of ${status}: ${response.text}`);
  return response.body as Body;
}
