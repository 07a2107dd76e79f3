import 'reflect-metadata';
import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { newBearerToken } from '../src/access/token/bearer-token.js';
import { SORTS } from '../src/catalogue/procedure/procedure-query.dto.js';
import { FLOOR_TABLE } from './list-floor.sql.js';
import { Client, inTurns, summary, type Target, withPeak } from './load.js';
import { option, secondsOf } from './measure.js';
import { printMeasurement } from './measurement.js';
import { type Listening, whileListening } from './processes.js';
import { codeOf, seed } from './seed.js';
import { load } from './processor-time.js';
import { type BenchServer, onServer, withClient } from './server.js';

const procedures = option('procedures', 100_000);
const slices = option('slices', 5);
const [municipality, bench] = [codeOf(0), 'list'];
const ALLOWED_MS = 50;
const AGAINST_FLOOR = 2.5;

type Parameters = Record<string, string>;

interface Ids {
  departmentId: string;
  divisionId: string;
  itemKey: string;
}

await onServer(async (server) => {
  const shape = { municipalities: 1, procedures, departments: 60, history: 6, months: 1 };
  const seeding = await secondsOf(() => seed(server.superuserUrl, shape));
  process.stderr.write(`seeded in ${seeding.toFixed(0)} s\n`);
  const ids = await prepared(server);
  const token = await newToken(server);
  const product = { DATABASE_URL: server.applicationUrl, PORT: '0', REQUESTS_PER_MINUTE: '1000000' };
  const floor = { DATABASE_URL: server.applicationUrl, MUNICIPALITY: municipality };
  await whileListening('src/main.js', product, (web) =>
    whileListening('bench/list-floor.js', floor, async (bare) => {
      await againstFloor({ web, bare, token }, 'department, stage, newest first', {
        departmentId: ids.departmentId,
        stages: 'online',
      });
      await againstFloor({ web, bare, token }, 'newest first', {});
      await everyFilterAndOrder(web, token, filtersWith(ids));
    }),
  );
});

/** The list beside the floor's routes, at one and at sixteen requests under way. */
async function againstFloor(
  { web, bare, token }: { web: Listening; bare: Listening; token: string },
  name: string,
  filter: Parameters,
): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const bareQuery = query({ sort: 'updated', ...filter });
  const targets: Target[] = [
    { url: listUrl(web, { sort: 'updated', ...filter }), headers },
    { url: `${bare.url}/naked?${bareQuery}` },
    { url: `${bare.url}/walled?${bareQuery}`, headers },
  ];
  for (const concurrency of [1, 16]) {
    const client = new Client(concurrency);
    const bodies = await Promise.all(targets.map((target) => client.body(target)));
    const [items, ...others] = bodies.map((text) => (JSON.parse(text) as { items: object[] }).items);
    assert.equal(items?.length, 50);
    for (const other of others) assert.deepEqual(other, items);
    const { result, peak } = await withPeak(web.pid, () =>
      inTurns(client, targets, { slices, amount: { seconds: 1 } }),
    );
    const [ours, naked, walled] = result.map((taken) => summary(taken, concurrency));
    assert.ok(ours && naked && walled);
    for (const [floorName, { perSecond: floor }] of [
      ['bare route', naked],
      ['bare route with token and tenant', walled],
    ] as const) {
      const ratio = floor / ours.perSecond;
      const about = { bench, case: `${name}; floor: ${floorName}`, concurrency, ratio, aim: AGAINST_FLOOR };
      printMeasurement({ ...about, ...ours, floor, peakMiB: peak, load: load() });
    }
    client.close();
  }
}

/** Filters that find much, little and nothing. */
function filtersWith({ departmentId, divisionId, itemKey }: Ids): Record<string, Parameters> {
  return {
    'no filter': {},
    'frequent part of a name': { search: '保育所' },
    'part of every name': { search: '号' },
    'rare part of a name': { search: '9999号' },
    'part of no name': { search: '存在しない' },
    'one letter of some names': { search: '粗' },
    'letter that nothing holds': { search: 'x' },
    'two words': { search: '粗大塵 99号' },
    'part of a code': { search: 'p09999' },
    department: { departmentId },
    division: { divisionId },
    'division and rare part of a name': { divisionId, search: '9999号' },
    'frequent stage': { stages: 'online' },
    'rare stage': { stages: 'abolished' },
    'three stages': { stages: 'abolished,exempt,end-to-end' },
    unanswered: { stages: 'unanswered' },
    'department and two stages': { departmentId, stages: 'online,end-to-end' },
    'stage and rare part of a name': { stages: 'online', search: '9999号' },
    'three stages and part of every name': { stages: 'online,partial,end-to-end', search: '号' },
    exempt: { exempt: 'true' },
    'not exempt': { exempt: 'false' },
    item: { itemKey },
    mapped: { mapped: 'true' },
    'not mapped': { mapped: 'false' },
    'frequent channel': { channel: 'mynaportal' },
    'channel nobody has': { channel: 'library' },
    'rare kind': { kind: 'claim' },
    'kind nobody has': { kind: 'enrolment' },
    'rare applicant': { applicant: 'corporation' },
    'identity check nobody has': { identityCheck: 'face-to-face' },
    yearly: { frequency: 'yearly' },
    'planned in a year': { plannedFrom: '2026-04', plannedTo: '2027-03' },
    'planned long ago': { plannedTo: '2001-03' },
    'retired only': { retired: 'only' },
    'retired too': { retired: 'all' },
  };
}

async function everyFilterAndOrder(
  web: Listening,
  token: string,
  filters: Record<string, Parameters>,
): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  for (const concurrency of [1, 16]) {
    const client = new Client(concurrency);
    for (const [name, parameters] of Object.entries(filters)) {
      for (const sort of SORTS) {
        const target = { url: listUrl(web, { ...parameters, sort }), headers };
        const { result, peak } = await withPeak(web.pid, () =>
          client.send(target, { requests: concurrency === 1 ? 12 : 64 }),
        );
        const answered = summary(result, concurrency);
        // What one request takes: of sixteen under way, what each adds.
        const milliseconds = concurrency === 1 ? answered.p50 : 1000 / answered.perSecond;
        const about = { bench, case: `${name}, by ${sort}`, concurrency, aim: 1, floor: ALLOWED_MS };
        printMeasurement({
          ...about,
          ratio: milliseconds / ALLOWED_MS,
          ...answered,
          peakMiB: peak,
          load: load(),
        });
      }
    }
    client.close();
  }
}

function listUrl({ url }: Listening, parameters: Parameters): string {
  return `${url}/api/v1/procedures?${query(parameters)}`;
}

function query(parameters: Parameters): string {
  return String(new URLSearchParams(parameters));
}

/** Makes the floor's table; gives ids to filter by, with a division of six departments and a few rare values. */
async function prepared({ superuserUrl }: BenchServer): Promise<Ids> {
  return withClient(superuserUrl, async (client) => {
    await client.query(`
      INSERT INTO division (municipality_id, name) VALUES ('${municipality}', '第一部');
      UPDATE department SET division_id = (SELECT id FROM division) WHERE code LIKE 'D00%';
      UPDATE procedure SET kind = 'claim', applicant = 'corporation', planned_month = '2026-12'
       WHERE code LIKE '%777';
      UPDATE procedure SET retired_at = now(), retired_reason = 'ベンチ' WHERE code LIKE '%0333'`);
    for (const statement of FLOOR_TABLE.split(';')) await client.query(statement);
    await client.query('VACUUM ANALYZE');
    const { rows } = await client.query<Ids>(`
      SELECT (SELECT id FROM department WHERE code = 'D007') AS "departmentId",
             (SELECT id FROM division) AS "divisionId", (SELECT min(item_key) FROM item_mapping) AS "itemKey"`);
    return rows[0] ?? { departmentId: '', divisionId: '', itemKey: '' };
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
