import { createHash } from 'node:crypto';
import { type Agent, request } from 'node:http';
import { CsrfTokens } from '../src/web/http/csrf-tokens.js';
import { MONTH } from './seed.js';
import { type BenchServer, withClient } from './server.js';

/** For so long the page's script sends its own counts along. */
const COUNTED_MS = 30_000;

/** A clerk who is signed in, with the procedures of the department. */
export interface Clerk {
  departmentId: string;
  procedures: string[];
  cookie: string;
  token: string;
  /** When the whole form was counted last, as the page's script keeps it. */
  counted: number;
}

/**
 * Makes the open month ready to be filled in: every report a draft without rows, a clerk with a session for each
 * department, and several periods whose figures are owed again with each change.
 */
export async function prepareClerks(
  { superuserUrl, applicationUrl }: BenchServer,
  municipality: string,
): Promise<Clerk[]> {
  const tokens = new CsrfTokens(applicationUrl);
  return withClient(superuserUrl, async (client) => {
    await client.query(`DELETE FROM status_report WHERE month = $1`, [MONTH]);
    await client.query(`UPDATE submission SET state = 'draft' WHERE month = $1`, [MONTH]);
    await client.query(
      `INSERT INTO owed_work (municipality_id, kind, key, done)
       SELECT $1, 'provisional', key, 1 FROM unnest(ARRAY['2026-08', '2026-09', 'FY2025', 'FY2026']) AS key
       ON CONFLICT DO NOTHING`,
      [municipality],
    );
    await client.query(`UPDATE owed_work SET done = requested`);
    // A department of the seed may have nothing but procedures that are not in its form.
    await client.query(`UPDATE procedure SET frequency = 'monthly'`);
    await client.query(
      `UPDATE procedure_stage SET stage = 'online', exempt_reason = NULL WHERE stage IN ('exempt', 'abolished')`,
    );
    const { rows } = await client.query<{ id: string; procedures: string[] }>(
      `SELECT d.id, array_agg(p.id ORDER BY p.code) AS procedures
         FROM department d JOIN procedure p ON p.municipality_id = d.municipality_id AND p.department_id = d.id
        WHERE d.municipality_id = $1 GROUP BY d.id, d.code ORDER BY d.code`,
      [municipality],
    );
    const clerks = rows.map(({ id, procedures }, n) => {
      const secret = `bench-session-secret-of-clerk-${n}`.padEnd(43, 'x');
      const sessionId = createHash('sha256').update(secret).digest('hex');
      return { departmentId: id, procedures, sessionId, cookie: `tetsuzuki_session=${secret}`, n };
    });
    for (const { departmentId, sessionId, n } of clerks) {
      await client.query(
        `WITH clerk AS (
           INSERT INTO app_user (municipality_id, login, label, role, department_id)
           VALUES ($1, $2, $2, 'department', $3) RETURNING id)
         INSERT INTO app_session (municipality_id, id, user_id, created_at, last_seen_at, expires_at)
         SELECT $1, $4, id, now(), now(), now() + interval '10 hours' FROM clerk`,
        [municipality, `clerk${n}`, departmentId, sessionId],
      );
    }
    return clerks.map(({ departmentId, procedures, sessionId, cookie }) => ({
      ...{ departmentId, procedures, cookie },
      token: tokens.issue(`session ${sessionId}`),
      counted: performance.now(),
    }));
  });
}

/** Saves one row the way the page's script does. @throws Error unless the row was saved as its version `version` + 1 */
export async function saveRow(
  url: string,
  agent: Agent,
  clerk: Clerk,
  { procedure, version, total }: { procedure: string; version: number; total: number },
): Promise<void> {
  const cells: Record<string, string> = {
    stage: 'online',
    exemptReason: '',
    applicationsTotal: String(total),
    applicationsOnline: String(Math.floor(total / 2)),
    plannedMonth: '',
    note: '',
    version: String(version),
    was: '',
  };
  const body = new URLSearchParams({ row: procedure });
  if (performance.now() - clerk.counted < COUNTED_MS) body.append('progress', '40,0,0,0');
  else clerk.counted = performance.now();
  for (const [field, value] of Object.entries(cells)) body.append(`${field}.${procedure}`, value);
  const answer = await post(`${url}/report/${MONTH}/rows`, agent, body.toString(), {
    cookie: clerk.cookie,
    'csrf-token': clerk.token,
    'content-type': 'application/x-www-form-urlencoded',
  });
  const saved = new RegExp(`name="version\\.${procedure}" value="(\\d+)"`).exec(answer)?.[1];
  if (Number(saved) !== version + 1) throw new Error(`not saved: ${answer.slice(0, 2_000)}`);
}

function post(url: string, agent: Agent, body: string, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: 'POST', agent, headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`${url}: ${response.statusCode} ${text.slice(0, 2_000)}`));
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
