import type pg from 'pg';
import { bareTransaction } from './bare-pg.js';
import { copyIn } from './copy.js';

const SUMS = `count(*), count(*) FILTER (WHERE outcome = 'failed'), sum(cases)::bigint, bool_and(cases_na),
  count(*) FILTER (WHERE cases IS NULL AND NOT cases_na),
  coalesce(round(extract(epoch FROM sum(ended_at - started_at))), 0)::bigint,
  count(*) FILTER (WHERE ended_at IS NULL), max(started_at)`;
const RUNS = 'FROM robot_run WHERE municipality_id = $1 AND NOT late GROUP BY project_id, month';

/** The sums of all months at once, thrown away. */
export const GROUP_BY = `SELECT project_id, month, ${SUMS} ${RUNS}`;

/** The same, written, by somebody who knows that nothing else changes meanwhile. */
export const SUM_BY_HAND = `
  INSERT INTO automation_run_sum (municipality_id, project_id, month, runs, failures, cases, cases_na,
         runs_without_cases, robot_seconds, runs_without_end, last_run_at, summed_at)
  SELECT $1, project_id, month, ${SUMS}, now() ${RUNS}
  ON CONFLICT (municipality_id, project_id, month) DO UPDATE
     SET (runs, failures, cases, cases_na, runs_without_cases, robot_seconds, runs_without_end, last_run_at, summed_at)
       = (EXCLUDED.runs, EXCLUDED.failures, EXCLUDED.cases, EXCLUDED.cases_na, EXCLUDED.runs_without_cases,
          EXCLUDED.robot_seconds, EXCLUDED.runs_without_end, EXCLUDED.last_run_at, EXCLUDED.summed_at)`;

const TABLE = `CREATE TEMPORARY TABLE sent (robot text, run_id text, started_at timestamptz, ended_at timestamptz,
  outcome text, reason text, cases bigint) ON COMMIT DROP`;

/**
 * The baseline of a batch: COPY into a temporary table (row-level security refuses it elsewhere) and one insert, by
 * somebody who trusts the runs: nothing is checked and no error could be reported. Returns how many were stored.
 */
export async function receiveByHand(
  client: pg.Client,
  municipality: string,
  runs: readonly Record<string, unknown>[],
): Promise<number> {
  const lines = runs.map(({ robotKey, runId, startedAt, endedAt, outcome, reason, cases }) =>
    [robotKey, runId, startedAt, endedAt, outcome, reason ?? '\\N', (cases as { value: number }).value].join(
      '\t',
    ),
  );
  const bytes = Buffer.from(lines.join('\n') + '\n');
  return bareTransaction(client, municipality, async () => {
    await client.query(TABLE);
    await copyIn(client, 'COPY sent FROM STDIN', bytes);
    const { rowCount } = await client.query(
      `WITH batch AS (
         INSERT INTO robot_run_batch (municipality_id, received_by, received, stored)
         VALUES ($1, 'bench', $2, $2) RETURNING id)
       INSERT INTO robot_run (municipality_id, project_id, run_id, month, late, started_at, ended_at, outcome, reason,
                              cases, batch_id)
       SELECT $1, p.id, s.run_id, to_char(s.started_at AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM'), false, s.started_at,
              s.ended_at, s.outcome, s.reason, s.cases, batch.id
         FROM sent s CROSS JOIN batch JOIN automation_project p ON p.municipality_id = $1 AND p.robot_key = s.robot
       ON CONFLICT DO NOTHING`,
      [municipality, runs.length],
    );
    await client.query(
      `UPDATE owed_work SET requested = requested + 1 WHERE municipality_id = $1 AND kind = 'run-sums' AND key = '2026-10'`,
      [municipality],
    );
    return rowCount ?? 0;
  });
}
