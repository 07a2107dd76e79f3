import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { systemClock, tokyoToday } from '../../src/kernel/clock.js';
import { newestEndedMonth } from '../../src/kernel/month.js';
import { answer, ApiFixture, type Client } from '../setup/api-fixture.js';
import { type ReportedTown } from '../setup/reported-town.js';
import { type Form } from './api-answers.js';

const MONTH = newestEndedMonth(tokyoToday(systemClock));
/** The default, and what the machine may add to it. */
const LOCK_MS = 3_000;
const MARKER = '秘密の値-4417';

let fixture: ApiFixture;
let town: ReportedTown;
let dx: Client;
let owner: pg.Client;

beforeAll(async () => {
  fixture = await ApiFixture.setUp();
  town = await fixture.reportedTown(MONTH);
  dx = await fixture.client(town, 'dx-office');
  owner = new pg.Client(fixture.ownerUrl);
  await owner.connect();
  await owner.query(`SELECT set_config('app.municipality', $1, false)`, [town.municipality]);
});
afterAll(async () => {
  await owner.end();
  await fixture.tearDown();
});

const formPath = () => `/api/v1/months/${MONTH}/submissions/${town.departments[0]!.id}`;

/** A department's form as it stands, to be saved again. */
async function aForm(): Promise<object> {
  const { rows } = await answer<Form>(dx.get(formPath()));
  return {
    rows: rows.map(({ procedureId, version, stage: known }) => ({
      ...{ procedureId, version, stage: known },
      applicationsTotal: { kind: 'value', value: 7 },
      applicationsOnline: { kind: 'value', value: 0 },
    })),
  };
}

/** As whoever changes the month's state holds it: its lock alone, then its row. */
const holding = () => `
  BEGIN;
  SELECT pg_advisory_xact_lock(hashtextextended('${town.municipality}/month/${MONTH}', 0));
  SELECT FROM reporting_month WHERE month = '${MONTH}' FOR UPDATE`;
const hold = () => owner.query(holding());

async function timed(test: PromiseLike<{ status: number; body: unknown; headers: Record<string, string> }>) {
  const started = Date.now();
  const { status, body, headers } = await test;
  return {
    status,
    body: body as { title: string; reason?: string; type: string },
    headers,
    ms: Date.now() - started,
  };
}

describe('a save while somebody holds the month', () => {
  it('that is still open is refused with 503, a sentence and when to try again, and other pages go on', async () => {
    const form = await aForm();
    await hold();
    const saving = timed(dx.put(formPath(), form));
    await pause(200);
    const reading = await timed(dx.get('/api/v1/procedures'));
    expect(reading.status).toBe(200);
    expect(reading.ms).toBeLessThan(LOCK_MS);
    const { status, body, headers, ms } = await saving;
    await owner.query('ROLLBACK');
    expect(status).toBe(503);
    expect(body).toMatchObject({ title: '同じ内容を、ほかの処理が変更しています。', reason: 'locked' });
    expect(headers['retry-after']).toBe('10');
    expect(ms).toBeGreaterThan(LOCK_MS - 200);
    expect(ms).toBeLessThan(LOCK_MS + 5_000);
    expect((await dx.put(formPath(), form)).status).not.toBe(503);
  });

  it.each(['closing', 'closed'] as const)('that is %s is told so at once', async (state) => {
    const form = await aForm();
    await owner.query(`UPDATE reporting_month SET state = '${state}' WHERE month = '${MONTH}'`);
    await hold();
    const { status, body, ms } = await timed(dx.put(formPath(), form));
    await owner.query('ROLLBACK');
    await owner.query(`UPDATE reporting_month SET state = 'open' WHERE month = '${MONTH}'`);
    expect(status).toBe(409);
    expect(body.type).toContain('month-not-open');
    expect(ms).toBeLessThan(LOCK_MS);
  });

  it('that begins to be closed meanwhile is told the state, not that it is busy', async () => {
    const form = await aForm();
    await hold();
    const saving = timed(dx.put(formPath(), form));
    await pause(500);
    // Committed while the save waits, and held again before it has its turn.
    const next = new pg.Client(fixture.ownerUrl);
    await next.connect();
    await next.query(`SELECT set_config('app.municipality', $1, false)`, [town.municipality]);
    const queued = next.query(holding());
    await owner.query(`UPDATE reporting_month SET state = 'closing' WHERE month = '${MONTH}'; COMMIT`);
    const { status } = await saving;
    await queued;
    await next.query('ROLLBACK');
    await next.end();
    await owner.query(`UPDATE reporting_month SET state = 'open' WHERE month = '${MONTH}'`);
    expect(status).toBe(409);
  });
});

describe('what the log keeps of an error of the database', () => {
  it('is neither a parameter nor a value of a row, at any door', async () => {
    await owner.query(`
      CREATE FUNCTION refuse_row() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'bad row "%"', to_jsonb(NEW) USING ERRCODE = 'XX001', DETAIL = to_jsonb(NEW)::text, HINT = '${MARKER}';
      END $$;
      CREATE TRIGGER refuse_row BEFORE INSERT OR UPDATE ON procedure FOR EACH ROW EXECUTE FUNCTION refuse_row();
      CREATE TRIGGER refuse_row BEFORE INSERT OR UPDATE ON department FOR EACH ROW EXECUTE FUNCTION refuse_row();
      CREATE TRIGGER refuse_row BEFORE INSERT OR UPDATE ON yearly_count FOR EACH ROW EXECUTE FUNCTION refuse_row();`);
    const departmentId = town.departments[0]!.id;
    const form = (await aForm()) as { rows: { procedureId: string }[] };
    const counts = {
      applicationsTotal: { kind: 'value', value: 7 },
      applicationsOnline: { kind: 'value', value: 0 },
    };
    const rows = form.rows.map(({ procedureId }) => ({ procedureId, ...counts, source: MARKER }));
    const statuses = [
      await dx.post('/api/v1/procedures', { code: 'X-1', name: MARKER, departmentId }),
      await dx.post('/api/v1/departments', { code: 'X1', name: MARKER }),
      await dx.put('/api/v1/yearly-counts/2024', { rows }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([500, 500, 500]);
    await pause(200);
    const log = fixture.web.output();
    expect(log).toContain('XX001');
    for (const place of ['procedure.repository', 'department.repository', 'yearly-count.writer'])
      expect(log).toContain(place);
    expect(log).not.toContain(MARKER);
  });
});
