import { type Role } from '../../src/access/context.js';
import { SESSION_COOKIE } from '../../src/access/session/session-cookie.js';
import { type Database } from '../../src/platform/database/database.js';
import { newPageUser, PASSWORD } from './page-users.js';
import { type Department, type Town } from './town.js';

/** Asks for pages and posts forms as a browser does, without following where it is sent. */
export class PageClient {
  private constructor(
    private readonly url: string,
    private readonly cookies: string,
    /** The token for its forms. */
    readonly token: string,
  ) {}

  /** Somebody with a form's token, and a session where there is its secret. */
  static async open(url: string, secret?: string): Promise<PageClient> {
    const session = secret === undefined ? [] : [`${SESSION_COOKIE}=${secret}`];
    const form = await fetch(`${url}${secret === undefined ? '/sign-in' : '/account'}`, {
      headers: { cookie: session.join('; ') },
    });
    const visitor = form.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    const token = /name="_csrf" value="([^"]+)"/.exec(await form.text())?.[1] ?? '';
    return new PageClient(url, [...visitor, ...session].join('; '), token);
  }

  /** Signs a new user of the role in; a department's with its department. */
  static async signedIn(
    url: string,
    database: Database,
    { town, role, department }: { town: Town; role: Role; department?: Department },
  ): Promise<PageClient> {
    const login = await newPageUser(database, town, { role, department });
    return PageClient.open(url, await PageClient.signIn(url, login));
  }

  /** Signs a user in by the form. Returns the session's secret. */
  static async signIn(url: string, login: string): Promise<string> {
    const visitor = await PageClient.open(url);
    const answer = await visitor.call('POST', '/sign-in', { login, password: PASSWORD });
    const cookies = answer.headers.getSetCookie().join('\n');
    const secret = new RegExp(`^${SESSION_COOKIE}=([^;]+)`, 'm').exec(cookies)?.[1];
    if (secret === undefined) throw new Error(`${login} was not let in: ${answer.status}`);
    return secret;
  }

  /** Posts a form in which names may come several times. */
  async post(path: string, fields: readonly [string, string][]): Promise<Response> {
    return this.send('POST', path, new URLSearchParams([...fields]).toString());
  }

  /** Sends a form as it is written, with its token before it. */
  async send(method: string, path: string, form = ''): Promise<Response> {
    const headers = { cookie: this.cookies, 'content-type': 'application/x-www-form-urlencoded' };
    const body = `_csrf=${this.token}&${form}`;
    const init = { method, redirect: 'manual', headers } as const;
    return fetch(`${this.url}${path}`, method === 'GET' ? init : { ...init, body });
  }

  async call(method: string, path: string, form: Record<string, string> = {}): Promise<Response> {
    const init = { redirect: 'manual', headers: { cookie: this.cookies } } as const;
    if (method === 'GET') return fetch(`${this.url}${path}`, init);
    const fields = { _csrf: this.token, ...form };
    if (!/^\/(?:months\/[^/]+\/import|files\/new)$/.test(path)) {
      return fetch(`${this.url}${path}`, { ...init, method, body: new URLSearchParams(fields) });
    }
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    return fetch(`${this.url}${path}`, { ...init, method, body });
  }
}
