import { wordList } from '../../kernel/word-list.js';
import { tokyoDate } from '../../kernel/clock.js';
import { type Count, sameCount } from '../../kernel/count.js';
import { type Month, monthOf } from '../../kernel/month.js';

/** 結果 of a run. `stopped`: a person ended it; that is no failure of the robot. */
export const RUN_OUTCOMES = wordList(
  '結果',
  { succeeded: '成功', failed: '失敗', stopped: '中止' },
  {
    正常終了: 'succeeded',
    正常: 'succeeded',
    完了: 'succeeded',
    異常終了: 'failed',
    異常: 'failed',
    エラー: 'failed',
    中断: 'stopped',
  },
);
export type RunOutcome = (typeof RUN_OUTCOMES.keys)[number];

/** One run of a robot as it is sent. */
export interface Run {
  robotKey: string;
  /** Distinguishes the runs of a robot; null where the robot gives none: then the starting time does. */
  runId: string | null;
  startedAt: Date;
  /** Null where nobody recorded it: the run then adds nothing to the robot's time. */
  endedAt: Date | null;
  outcome: RunOutcome;
  reason: string | null;
  cases: Count;
}

/** What is wrong with one run of a batch, in Japanese. */
export interface RunFault {
  /** The run, from 0 in the order given. */
  at: number;
  field: keyof Run | null;
  message: string;
}

/** How many runs one request may hold. */
export const MOST_RUNS = 10_000;

export const LONGEST_ROBOT_KEY = 100;
export const LONGEST_RUN_ID = 200;
export const LONGEST_REASON = 500;

/** Distinguishes a run of a robot from its others. A robot begins one run at a time. */
export function identityOf({ runId, startedAt }: Pick<Run, 'runId' | 'startedAt'>): string {
  return runId ?? `@${startedAt.toISOString()}`;
}

/** The month a run counts in: that of its beginning, in Japan. */
export function monthOfRun({ startedAt }: Pick<Run, 'startedAt'>): Month {
  return monthOf(tokyoDate(startedAt));
}

/** Whether two runs with one identity say the same. */
export function sameRun(a: Run, b: Run): boolean {
  return (
    a.startedAt.getTime() === b.startedAt.getTime() &&
    a.endedAt?.getTime() === b.endedAt?.getTime() &&
    a.outcome === b.outcome &&
    a.reason === b.reason &&
    sameCount(a.cases, b.cases)
  );
}
