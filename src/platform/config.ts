import { isIP } from 'node:net';
import { REQUEST_LIMITS, type TimeLimits } from './database/time-limits.js';
import { isSender } from './mail/sender.js';
import { Problem } from './problem.js';

/** How mails go out. */
export interface MailConfig {
  /** `smtp://` (STARTTLS where the server offers it) or `smtps://`; options of the connection as its query. */
  smtpUrl: string;
  /** `手続管理 <dx@example.lg.jp>` or an address alone. */
  from: string;
  /** The address of the pages as their users know it, without a slash at the end: links in mails begin with it. */
  publicUrl: string;
}

/** How an operator reaches what is not for users: metrics, the causes behind readiness, the description of the API. */
export interface ManagementConfig {
  /** The bearer token for them on the usual port; without it they are not there. */
  token: string | undefined;
  /** A port for them alone, without a token. */
  port: number | undefined;
  host: string;
}

/** The configuration of a process from its environment. Read once, at its start. */
export interface Config {
  /** The application role's connection. */
  databaseUrl: string;
  /** Redis for the queues; without it they live in PostgreSQL. */
  redisUrl: string | undefined;
  host: string;
  port: number;
  /** Most connections of one process to PostgreSQL, the queue's apart. */
  databasePoolSize: number;
  /** How long the database may keep a page or a request of the API waiting. */
  requestLimits: TimeLimits;
  /** How many computations one worker process runs at a time. */
  workerConcurrency: number;
  /** Requests one client address may make in a minute. */
  requestsPerMinute: number;
  /** Whose X-Forwarded-For is believed: nobody's, that of so many proxies in a row, or of these addresses and networks. */
  trustProxy: false | number | string[];
  /** The address of the pages as their users know it, without a slash at the end. */
  publicUrl: string | undefined;
  /** How long browsers must use https only (Strict-Transport-Security); 0 withdraws it. */
  hstsSeconds: number;
  management: ManagementConfig;
  /** Not set: no mail is sent. */
  mail: MailConfig | undefined;
  /** What the worker writes again and again while it lives. */
  heartbeatFile: string | undefined;
  logLevel: string;
}

type Environment = Record<string, string | undefined>;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** Collects every fault of the environment before refusing it, each named by its variable. */
class EnvironmentReader {
  readonly faults: string[] = [];

  constructor(private readonly environment: Environment) {}

  url(name: string, protocols: string[], required: boolean): string | undefined {
    const text = this.environment[name]?.trim();
    if (!text) {
      if (required) this.faults.push(`${name} が設定されていません（例: ${protocols[0]}//…）。`);
      return undefined;
    }
    // An address with a Unix socket (postgresql://role@/database?host=/folder) is none by the standard of the web.
    const checked = text.replace('@/', '@localhost/');
    if (!URL.canParse(checked) || !protocols.includes(new URL(checked).protocol)) {
      this.faults.push(
        `${name} が ${protocols.map((protocol) => `${protocol}//`).join(' または ')} で始まるURLではありません。`,
      );
    }
    return text;
  }

  integer(name: string, fallback: number, least: number, most: number): number {
    const text = this.environment[name]?.trim();
    if (!text) return fallback;
    const number = Number(text);
    if (!Number.isInteger(number) || number < least || number > most) {
      this.faults.push(`${name}「${text}」は ${least} から ${most} までの整数で指定してください。`);
    }
    return number;
  }

  mail(): MailConfig | undefined {
    const smtpUrl = this.url('SMTP_URL', ['smtp:', 'smtps:'], false);
    if (smtpUrl === undefined) return undefined;
    const from = this.environment.MAIL_FROM?.trim() ?? '';
    if (!isSender(from)) {
      this.faults.push(
        'SMTP_URL を設定したときは、MAIL_FROM に差出人（例: 手続管理 <dx@example.lg.jp>）を設定してください。',
      );
    }
    const publicUrl = this.url('PUBLIC_URL', ['https:', 'http:'], true) ?? '';
    return { smtpUrl, from, publicUrl: publicUrl.replace(/\/+$/, '') };
  }

  /** A number of proxies, or their addresses and networks with commas between them. */
  proxies(name: string): false | number | string[] {
    const text = this.environment[name]?.trim() ?? '';
    if (['', 'false', '0'].includes(text)) return false;
    if (/^[1-9]$/.test(text)) return Number(text);
    const proxies = text.split(',').map((one) => one.trim());
    if (!proxies.every(isProxy)) {
      this.faults.push(
        `${name}「${text}」は、手前にあるプロキシの数（例: 1）か、プロキシのアドレスまたはネットワーク（例: 10.0.0.5,192.168.10.0/24）で指定してください。true は、送信元を偽れるので使えません。`,
      );
    }
    return proxies;
  }

  management(): ManagementConfig {
    const token = this.environment.MANAGEMENT_TOKEN?.trim() || undefined;
    if (token !== undefined && !/^[\x21-\x7e]{16,200}$/.test(token)) {
      this.faults.push('MANAGEMENT_TOKEN は、空白のない英数字と記号で16文字以上200文字以内にしてください。');
    }
    const port = this.environment.MANAGEMENT_PORT?.trim()
      ? this.integer('MANAGEMENT_PORT', 0, 0, 65535)
      : undefined;
    return { token, port, host: this.environment.MANAGEMENT_HOST?.trim() || '127.0.0.1' };
  }

  choice(name: string, fallback: string, choices: string[]): string {
    const text = this.environment[name]?.trim();
    if (!text) return fallback;
    if (!choices.includes(text))
      this.faults.push(`${name}「${text}」は ${choices.join('、')} のいずれかで指定してください。`);
    return text;
  }
}

/**
 * Reads and checks the environment. Throws one problem that names every variable at fault and what is wrong with it.
 */
export function readConfig(environment: Environment = process.env): Config {
  const reader = new EnvironmentReader(environment);
  const config: Config = {
    databaseUrl: reader.url('DATABASE_URL', ['postgresql:', 'postgres:'], true) ?? '',
    redisUrl: reader.url('REDIS_URL', ['redis:', 'rediss:'], false),
    host: environment.HOST?.trim() || '127.0.0.1',
    port: reader.integer('PORT', 3000, 0, 65535),
    databasePoolSize: reader.integer('DATABASE_POOL_SIZE', 10, 2, 200),
    requestLimits: {
      ...REQUEST_LIMITS,
      lock: reader.integer('WEB_LOCK_TIMEOUT_MS', REQUEST_LIMITS.lock, 100, 60_000),
      statement: reader.integer('WEB_STATEMENT_TIMEOUT_MS', REQUEST_LIMITS.statement, 1_000, 600_000),
    },
    workerConcurrency: reader.integer('WORKER_CONCURRENCY', 2, 1, 32),
    requestsPerMinute: reader.integer('REQUESTS_PER_MINUTE', 3000, 1, 1_000_000),
    trustProxy: reader.proxies('TRUST_PROXY'),
    publicUrl: reader.url('PUBLIC_URL', ['https:', 'http:'], false)?.replace(/\/+$/, ''),
    hstsSeconds: reader.integer('HSTS_SECONDS', 31_536_000, 0, 63_072_000),
    management: reader.management(),
    mail: reader.mail(),
    heartbeatFile: environment.HEARTBEAT_FILE?.trim() || undefined,
    logLevel: reader.choice('LOG_LEVEL', 'info', LOG_LEVELS),
  };
  if (reader.faults.length > 0) {
    throw new Problem(500, 'bad-configuration', '環境変数の設定に誤りがあります。', {
      detail: [...new Set(reader.faults)].join(' '),
    });
  }
  return config;
}

/** An address, a network (`10.0.0.0/8`), or one of the names for the networks of one's own. */
function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...rest] = text.split('/');
  const most = isIP(address) === 6 ? 128 : 32;
  return (
    isIP(address) !== 0 &&
    rest.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= most))
  );
}
