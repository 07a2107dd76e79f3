import { RunLogService } from '../../src/automation/run-log/run-log.service.js';
import { type RunBatchDto } from '../../src/automation/run-log/run-log.dto.js';
import { Database } from '../../src/platform/database/database.js';
import { OwedWorkRunner } from '../../src/platform/owed-work/runner.js';
import { type Context } from '../../src/access/context.js';
import { type AutomationFixture } from './automation-fixture.js';

let keys = 0;

/** A run as a robot sends it: one minute long, well, of two cases. */
export function run(robotKey: string, startedAt: string, more: object = {}): Record<string, unknown> {
  const endedAt = new Date(Date.parse(startedAt) + 60_000).toISOString();
  return { robotKey, startedAt, endedAt, outcome: 'succeeded', cases: { kind: 'value', value: 2 }, ...more };
}

/** A sum as it is stored. */
interface SeenSum {
  robot: string;
  month: string;
  runs: number;
  failures: number;
  cases: number | null;
  withoutCases: number;
  seconds: number;
  withoutEnd: number;
}

/** The run logs of a stage: sent, summed and looked at. */
export function runLogsOf(fixture: AutomationFixture) {
  const { app, office, town } = fixture;
  return {
    send: (runs: readonly unknown[], key = `key-${++keys}`, by: Context = office): Promise<RunBatchDto> =>
      app.get(RunLogService).receive(by, key, runs),
    settle: () => app.get(OwedWorkRunner).settle(town),
    /** Everything that is summed, but for the time of summing. */
    sums: () =>
      app.get(Database).snapshot(town, (tx) =>
        tx.query<SeenSum>(
          `SELECT p.robot_key AS robot, s.month, s.runs, s.failures, s.cases, s.runs_without_cases AS "withoutCases",
                  s.robot_seconds AS seconds, s.runs_without_end AS "withoutEnd"
             FROM automation_run_sum s
             JOIN automation_project p ON p.municipality_id = s.municipality_id AND p.id = s.project_id
            WHERE s.municipality_id = $1 ORDER BY p.robot_key, s.month`,
          [town.municipality],
        ),
      ),
    runs: async (): Promise<number> => {
      const [row] = await app
        .get(Database)
        .snapshot(town, (tx) =>
          tx.query<{ runs: number }>(`SELECT count(*) AS runs FROM robot_run WHERE municipality_id = $1`, [
            town.municipality,
          ]),
        );
      return row?.runs ?? 0;
    },
  };
}
