import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';
import { projectRoot } from './platform/project-root.js';

interface Service {
  image: string;
  command?: string | string[];
  environment?: Record<string, string>;
  networks?: string[];
  ports?: string[];
  volumes?: string[];
  tmpfs?: string | string[];
  read_only?: boolean;
  cap_drop?: string[];
  cap_add?: string[];
  security_opt?: string[];
  privileged?: boolean;
  mem_limit?: string;
  user?: string;
  healthcheck?: { test: string[] };
}

const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8');
const composition = load(read('docker-compose.yml'), { schema: CORE_SCHEMA.withTags(mergeTag) }) as {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean } | null>;
};
const services = Object.entries(composition.services);
const service = (name: string): Service => {
  const found = composition.services[name];
  if (!found) throw new Error(`no service ${name}`);
  return found;
};

describe('the composition for production', () => {
  it.each(services)('confines %s: no rights, no writing to its image, bounded memory', (_, of) => {
    expect(of).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    expect(of.security_opt).toEqual(['no-new-privileges:true']);
    expect(of.cap_add ?? []).toEqual([]);
    expect(of.privileged ?? false).toBe(false);
    expect(of.mem_limit).toMatch(/\d[mg]\}?$/);
    expect(of.tmpfs).toBeDefined();
  });

  it('lets nobody reach the database and the queue but those who use them', () => {
    expect(composition.networks['database']).toEqual({ internal: true });
    expect(composition.networks['queue']).toEqual({ internal: true });
    expect(service('postgres').networks).toEqual(['database']);
    expect(service('redis').networks).toEqual(['queue']);
    const published = services.filter(([, { ports }]) => ports !== undefined).map(([name]) => name);
    expect(published).toEqual(['web']);
    expect(service('web').ports).toEqual(['${LISTEN:-127.0.0.1:3000}:3000']);
  });

  it('takes every password from outside, and refuses to start without one', () => {
    const text = read('docker-compose.yml');
    for (const name of ['OWNER_PASSWORD', 'APP_PASSWORD', 'POSTGRES_PASSWORD', 'REDIS_PASSWORD']) {
      expect(text).toContain(`\${${name}:?`);
      expect(text).not.toMatch(new RegExp(`\\$\\{${name}(?::-|\\})`));
    }
  });

  it('gives web and worker the application role, the owner to migrate alone, the superuser to nobody', () => {
    for (const name of ['web', 'worker', 'migrate']) {
      const { environment = {} } = service(name);
      expect(environment['DATABASE_URL']).toMatch(/^postgresql:\/\/tetsuzuki_app:/);
      expect(environment['REDIS_URL']).toMatch(/^redis:\/\/:\$\{REDIS_PASSWORD/);
      expect('DATABASE_OWNER_URL' in environment).toBe(name === 'migrate');
      expect(JSON.stringify(environment)).not.toContain('POSTGRES_PASSWORD');
    }
    expect(service('postgres').environment?.['POSTGRES_USER']).toBe('postgres');
    expect(read('config/postgres/roles.sh')).not.toMatch(/\b(?:SUPERUSER|CREATEROLE|BYPASSRLS)\b/);
  });

  it('starts Redis with its password, which no list of processes shows, and never lets it evict', () => {
    const command = (service('redis').command as string[]).join(' ');
    expect(command).toContain('requirepass');
    expect(command).not.toContain('--requirepass');
    expect(command).toContain('--maxmemory-policy noeviction');
    expect(command).toMatch(/--maxmemory \d+mb/);
  });

  it.each(['web', 'worker', 'postgres', 'redis'])('looks after the health of %s', (name) => {
    expect(service(name).healthcheck?.test.length).toBeGreaterThan(1);
  });
});

describe('the image', () => {
  const dockerfile = read('Dockerfile');

  it('is built on Node.js 24, from the lock file, without what only development needs, and runs without rights', () => {
    expect([...dockerfile.matchAll(/^FROM node:(\d+)/gm)].map(([, version]) => version)).toEqual([
      '24',
      '24',
    ]);
    expect(dockerfile).toContain('npm ci --omit=dev');
    expect(dockerfile).toMatch(/^USER node$/m);
  });

  it.each(['.env', '.env.*', '.git', '.data', 'node_modules', 'dist', 'test', '*.dump'])(
    'does not take in %s',
    (left) => {
      expect(read('.dockerignore').split('\n')).toContain(left);
    },
  );
});
