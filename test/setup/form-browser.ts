import { PASSWORD } from './page-users.js';

/** A browser: keeps its cookies, follows nothing. */
export class FormBrowser {
  constructor(private readonly url: string) {}

  private readonly jar = new Map<string, string>();
  private text = '';

  async get(path: string): Promise<Response> {
    return this.keep(await fetch(`${this.url}${path}`, { headers: this.headers, redirect: 'manual' }));
  }

  /** Posts a form of the page shown last, as that page would. */
  async post(path: string, form: Record<string, string>, page = this.text): Promise<Response> {
    const hidden = [...page.matchAll(/name="(_csrf|_user)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value] as [string, string],
    );
    const body = new URLSearchParams([...new Map(hidden), ...Object.entries(form)]);
    const headers = { ...this.headers, origin: this.url };
    return this.keep(
      await fetch(`${this.url}${path}`, { method: 'POST', body, headers, redirect: 'manual' }),
    );
  }

  async signIn(login: string, password = PASSWORD): Promise<Response> {
    if (!this.text.includes('name="password"')) await this.get('/sign-in');
    return this.post('/sign-in', { login, password });
  }

  get page(): string {
    return this.text;
  }

  cookie(name: string): string | undefined {
    return this.jar.get(name);
  }

  /** Somebody else's hands on the same browser: another tab shares the cookies, not the page. */
  tab(): FormBrowser {
    const other = new FormBrowser(this.url);
    Object.defineProperty(other, 'jar', { value: this.jar });
    return other;
  }

  private get headers(): Record<string, string> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    return { cookie, 'user-agent': 'Test browser' };
  }

  private async keep(response: Response): Promise<Response> {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(cookie)) this.jar.delete(name);
      else this.jar.set(name, value);
    }
    this.text = await response.text();
    return response;
  }
}
