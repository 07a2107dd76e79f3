import { withClient } from './server.js';

/** The months runs are spread over, the newest last. */
const FIRST_MONTH = '2025-10-01';

/**
 * Fills in robots and their runs, spread evenly; every tenth failed, every twentieth reported no cases. Returns the
 * months.
 */
export async function fillRuns(
  superuserUrl: string,
  municipality: string,
  { rows, months, robots }: { rows: number; months: number; robots: number },
): Promise<string[]> {
  return withClient(superuserUrl, async (client) => {
    await client.query(`SET session_replication_role = replica; SET synchronous_commit = off`);
    await client.query(
      `INSERT INTO automation_project (municipality_id, code, name, search_key, department_id, kind, field, robot_key)
       SELECT $1, 'A-' || n, 'A-' || n, 'a', (SELECT id FROM department WHERE municipality_id = $1 LIMIT 1), 'rpa', 'tax',
              'robot-' || n FROM generate_series(1, $2::integer) n`,
      [municipality, robots],
    );
    await client.query(`INSERT INTO robot_run_batch (municipality_id, received_by) VALUES ($1, 'bench')`, [
      municipality,
    ]);
    await client.query(
      `INSERT INTO robot_run (municipality_id, project_id, run_id, month, late, started_at, ended_at, outcome, cases,
                              batch_id)
       SELECT $1, p.id, 'seed-' || n, to_char(at AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM'), false, at,
              at + (30 + n % 600) * interval '1 second', CASE WHEN n % 10 = 0 THEN 'failed' ELSE 'succeeded' END,
              CASE WHEN n % 20 = 0 THEN NULL ELSE n % 50 END,
              (SELECT id FROM robot_run_batch WHERE municipality_id = $1)
         FROM generate_series(0, $2::integer - 1) n
        CROSS JOIN LATERAL (SELECT timestamptz '${FIRST_MONTH} 00:00+09'
                                   + n * (($3::integer * interval '28 days') / $2::integer) AS at) moment
         JOIN automation_project p ON p.municipality_id = $1 AND p.robot_key = 'robot-' || (n % $4::integer + 1)`,
      [municipality, rows, months, robots],
    );
    await client.query('VACUUM ANALYZE');
    await client.query('CHECKPOINT');
    const { rows: found } = await client.query<{ month: string }>(
      `SELECT DISTINCT month FROM robot_run WHERE municipality_id = $1 ORDER BY month`,
      [municipality],
    );
    return found.map(({ month }) => month);
  });
}

/** A batch of runs as robots send them; every pass has runs of its own. */
export function runsToSend(count: number, robots: number, pass: number): Record<string, unknown>[] {
  const first = Date.parse('2026-10-01T00:00:00+09:00');
  return Array.from({ length: count }, (_, n) => {
    const at = first + n * 200_000;
    return {
      robotKey: `robot-${(n % robots) + 1}`,
      runId: `sent-${pass}-${n}`,
      startedAt: new Date(at).toISOString(),
      endedAt: new Date(at + 90_000).toISOString(),
      outcome: n % 10 === 0 ? 'failed' : 'succeeded',
      reason: n % 10 === 0 ? '画面の読み込みが終わりませんでした。' : null,
      cases: { kind: 'value', value: n % 50 },
    };
  });
}
