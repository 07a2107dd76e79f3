import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newBearerToken } from '../src/access/token/bearer-token.js';
import { encodeCursor } from '../src/platform/keyset.js';
import { alternate } from './alternate.js';
import { option, print, printLines, secondsOf } from './measure.js';
import { whileListening } from './processes.js';
import { type RequestsByOperation, statementsOf } from './recorded-statements.js';
import { codeOf, seed } from './seed.js';
import { type BenchServer, onServer, withClient } from './server.js';

const procedures = option('procedures', 100_000);
const runs = option('runs', 100);
const municipality = codeOf(0);
const BASELINE = 'bare Fastify route';
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

await onServer(async (server) => {
  const shape = { municipalities: 1, procedures, departments: 60, history: 6, months: 1 };
  print(`seeded in ${(await secondsOf(() => seed(server.superuserUrl, shape))).toFixed(0)} s`);
  const urls = queries(await aDepartment(server));
  const token = await newToken(server);
  const folder = await mkdtemp(join(tmpdir(), 'tetsuzuki-bench-'));
  try {
    const file = join(folder, 'statements.json');
    await writeFile(file, JSON.stringify(await statementsOf(server.applicationUrl, municipality, urls)));
    const environment = { DATABASE_URL: server.applicationUrl, PORT: '0', REQUESTS_PER_MINUTE: '1000000' };
    const bare = { DATABASE_URL: server.applicationUrl, MUNICIPALITY: municipality, STATEMENTS: file };
    await whileListening('src/main.js', environment, (product) =>
      whileListening('bench/bare-route.js', bare, async (baseline) => {
        for (const [name, { parameters }] of Object.entries(urls)) {
          const ways: [string, string, number][] = [
            [
              'product',
              `${product.url}/api/v1/procedures?${String(new URLSearchParams(parameters))}`,
              product.pid,
            ],
            ['bare Fastify route, token looked up', `${baseline.url}/known/${name}`, baseline.pid],
            [BASELINE, `${baseline.url}/list/${name}`, baseline.pid],
          ];
          const bodies = await Promise.all(ways.map(([, url]) => body(url, token)));
          for (const other of bodies) assert.deepEqual(other, bodies[0]);
          const rows = bodies[0]?.items.length ?? 0;
          const lines = await alternate(
            ways.map(([way, url, pid]) => ({
              ...{ name: way, rows, pid },
              once: () => secondsOf(() => body(url, token)),
            })),
            runs,
          );
          printLines(`${name}: ${procedures} procedures, median of ${runs}`, lines, BASELINE, 1.5);
        }
      }),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

function queries(departmentId: string): RequestsByOperation {
  const deep = ['P' + String(Math.floor(procedures * 0.9)).padStart(6, '0')];
  return {
    'first-page': { parameters: {}, query: {} },
    'deep-page': { parameters: { cursor: encodeCursor(deep) }, query: { after: deep } },
    'search-frequent': { parameters: { search: '保育所' }, query: { search: '保育所' } },
    'search-rare': { parameters: { search: '9999号' }, query: { search: '9999号' } },
    'department-and-stage': {
      parameters: { departmentId, stages: 'online,end-to-end' },
      query: { departmentId, stages: ['online', 'end-to-end'] },
    },
    'stage-nobody-has-said': { parameters: { stages: 'unanswered' }, query: { stages: ['unanswered'] } },
    'by-name': { parameters: { sort: 'name' }, query: { sort: 'name' } },
  };
}

async function aDepartment({ superuserUrl }: BenchServer): Promise<string> {
  return withClient(superuserUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(`SELECT id FROM department WHERE code = 'D007'`);
    return rows.map(({ id }) => id).join();
  });
}

async function newToken({ superuserUrl }: BenchServer): Promise<string> {
  const token = newBearerToken(municipality);
  await withClient(superuserUrl, (client) =>
    client.query(
      `INSERT INTO access_token (municipality_id, role, label, token_hash, created_by, scopes, expires_at)
       VALUES ($1, 'dx-office', 'bench', $2, 'bench', '{read}', now() + interval '1 day')`,
      [municipality, createHash('sha256').update(token).digest('hex')],
    ),
  );
  return token;
}

function body(url: string, token: string): Promise<{ items: object[] }> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === 200) resolve(JSON.parse(text) as { items: object[] });
        else reject(new Error(`${url}: ${response.statusCode} ${text}`));
      });
    }).on('error', reject);
  });
}
