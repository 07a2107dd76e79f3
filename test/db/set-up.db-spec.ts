import { setTimeout as pause } from 'node:timers/promises';
import { type INestApplicationContext } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MunicipalityService } from '../../src/access/municipality/municipality.service.js';
import { SecurityTrail } from '../../src/access/security/security-trail.service.js';
import { type SetUpInput } from '../../src/access/set-up/set-up-faults.js';
import { SetUpService } from '../../src/access/set-up/set-up.service.js';
import { SessionService } from '../../src/access/session/session.service.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { problemOf } from '../setup/problem-of.js';
import { testApp } from '../setup/test-app.js';
import { TestClock } from '../setup/test-clock.js';

const ORIGIN = { address: '192.0.2.1', agent: 'a browser' };
const PASSWORD = 'kamome tobu aoi umi';
const INPUT: SetUpInput = {
  municipality: '352012',
  login: 'DX@352012',
  label: 'DX推進課 サンプル担当',
  mailAddress: 'dx@city.example.lg.jp',
  password: PASSWORD,
  again: PASSWORD,
};

const clock = new TestClock('2026-11-16T00:00:00Z');
let fresh: FreshDatabase;
let app: INestApplicationContext;
let setUp: SetUpService;

beforeEach(async () => {
  fresh = await freshDatabase();
  app = await testApp(fresh, { clock, nudges: [] });
  setUp = app.get(SetUpService);
});
afterEach(() => fresh.close());

async function code(): Promise<string> {
  const made = await setUp.newCode();
  if (made === null) throw new Error('there is a municipality');
  return made;
}

const codeOf = async (refused: Promise<unknown>) => (await problemOf(refused)).code;

describe('the first start of an empty installation', () => {
  it('gives a code of at least 128 bits, of which only the hash is kept', async () => {
    const made = await code();
    expect(Buffer.from(made, 'base64url').length * 8).toBeGreaterThanOrEqual(128);
    const [row] = await fresh.database.system((tx) =>
      tx.query<{ codeHash: string }>('SELECT code_hash FROM set_up_code'),
    );
    expect(row?.codeHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(row)).not.toContain(made);
  });

  it('lets whoever has the code add the municipality and a user who can sign in, once for ever', async () => {
    const made = await code();
    expect(await setUp.isPending()).toBe(true);
    await setUp.setUp(made, INPUT, ORIGIN);
    expect(await app.get(MunicipalityService).list()).toMatchObject([
      { code: '352012', name: '下関市', kind: 'municipality', sample: false },
    ]);
    const credentials = { login: 'dx@352012', password: PASSWORD, ...ORIGIN };
    const secret = await app.get(SessionService).signIn(credentials);
    const signedIn = await app.get(SessionService).authenticate(secret);
    expect(signedIn?.context.actor).toMatchObject({ role: 'dx-office', label: 'DX推進課 サンプル担当' });

    expect(await setUp.isPending()).toBe(false);
    expect(await codeOf(setUp.check(made, ORIGIN))).toBe('http-404');
    expect(await codeOf(setUp.setUp(made, { ...INPUT, municipality: '342025' }, ORIGIN))).toBe('http-404');
    expect(await setUp.newCode()).toBeNull();
  });

  it('is kept in the trails: who was added from where, codes made and tried', async () => {
    const made = await code();
    await codeOf(setUp.check('wrong', ORIGIN));
    await setUp.setUp(made, INPUT, ORIGIN);
    await app.get(SecurityTrail).flush();
    const kinds = await fresh.database.system((tx) =>
      tx.query<object>('SELECT municipality_id, kind, address FROM security_event ORDER BY kind'),
    );
    expect(kinds).toEqual([
      { municipalityId: '-', kind: 'set-up-code-made', address: '' },
      { municipalityId: '352012', kind: 'set-up-done', address: '192.0.2.1' },
      { municipalityId: '-', kind: 'set-up-failed', address: '192.0.2.1' },
    ]);
    const actions = await fresh.database.snapshot({ municipality: '352012' }, (tx) =>
      tx.query<object>('SELECT action, address, actor_label FROM audit_event ORDER BY id'),
    );
    const from = { address: '192.0.2.1', actorLabel: 'はじめての設定' };
    expect(actions).toEqual([
      { action: 'municipality.add', ...from },
      { action: 'user.create', ...from },
    ]);
  });

  it('says everything that is wrong at once, and leaves the code as it was', async () => {
    const made = await code();
    const wrong = {
      ...INPUT,
      municipality: '011011',
      login: ' ',
      label: '',
      mailAddress: 'x',
      again: 'other',
    };
    const { status, particulars } = await problemOf(setUp.setUp(made, wrong, ORIGIN));
    expect(status).toBe(422);
    expect(particulars.errors?.map(({ where }) => where)).toEqual([
      'municipality',
      'login',
      'label',
      'mailAddress',
      'again',
    ]);
    await setUp.setUp(made, INPUT, ORIGIN);
  });

  it('refuses weak passwords by the same rule as everywhere, the name of the municipality among them', async () => {
    const weak = { ...INPUT, password: '下関市下関市下関市下関市', again: '下関市下関市下関市下関市' };
    const { particulars } = await problemOf(setUp.setUp(await code(), weak, ORIGIN));
    expect(particulars.errors?.map(({ where }) => where)).toEqual(['password']);
  });
});

describe('the code', () => {
  it('is void from the next start on', async () => {
    const [first, second] = [await code(), await code()];
    expect(await codeOf(setUp.check(first, ORIGIN))).toBe('invalid');
    await setUp.check(second, ORIGIN);
  });

  it('can be tried five times, then only after a while, until the next start; the right one costs nothing', async () => {
    const made = await code();
    for (let time = 0; time < 4; time += 1) {
      expect(await codeOf(setUp.check('wrong', ORIGIN))).toBe('invalid');
    }
    await setUp.check(made, ORIGIN);
    for (let time = 0; time < 5; time += 1) {
      expect(await codeOf(setUp.check('wrong', ORIGIN))).toBe('invalid');
    }
    const refused = await problemOf(setUp.check(made, ORIGIN));
    expect([refused.status, refused.particulars.extensions]).toEqual([429, { retryAfterSeconds: 60 }]);
    await setUp.check(await code(), ORIGIN);
  });

  it('adds one municipality where two use it at the same moment', async () => {
    const made = await code();
    const other = (await testApp(fresh, { clock, nudges: [] })).get(SetUpService);
    const results = await Promise.allSettled([
      setUp.setUp(made, INPUT, ORIGIN),
      other.setUp(made, { ...INPUT, municipality: '342025', login: 'kure' }, ORIGIN),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await app.get(MunicipalityService).list()).toHaveLength(1);
  });

  it('of two processes that start at once is the one that was made last', async () => {
    const other = (await testApp(fresh, { clock, nudges: [] })).get(SetUpService);
    const codes = await Promise.all([setUp.newCode(), other.newCode()]);
    const tried = await Promise.allSettled(codes.map((one) => setUp.check(one ?? '', ORIGIN)));
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is void as soon as the operator adds a municipality by command, and none is made beside one', async () => {
    const made = await code();
    await app.get(MunicipalityService).add({ code: '342025', name: '呉市' });
    expect(await codeOf(setUp.setUp(made, INPUT, ORIGIN))).toBe('http-404');
    expect(await setUp.newCode()).toBeNull();
    expect(await fresh.database.system((tx) => tx.query('SELECT FROM set_up_code'))).toEqual([]);
  });
});

describe('a new code and a municipality that is just being added', () => {
  it('wait for each other: there is never a code beside a municipality', async () => {
    await code();
    let adding: Promise<unknown> = Promise.resolve();
    let isMade = false;
    await fresh.database.transaction({ municipality: '342025' }, async (tx) => {
      await tx.query(
        `INSERT INTO municipality (municipality_id, name, kind) VALUES ('342025', '呉市', 'municipality')`,
      );
      adding = setUp.newCode().then((made) => (isMade = made !== null));
      await pause(200);
    });
    await adding;
    expect(isMade).toBe(false);
    expect(await fresh.database.system((tx) => tx.query('SELECT FROM set_up_code'))).toEqual([]);
  });
});
