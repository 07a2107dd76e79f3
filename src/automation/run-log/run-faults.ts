import { countFault } from '../../kernel/count.js';
import { identityOf, type Run, type RunFault, sameRun } from './run.js';

/** Clocks of robots may be ahead of ours by so much. */
const CLOCKS_DIFFER_BY_MS = 5 * 60_000;
const EARLIEST = Date.parse('2000-01-01T00:00:00+09:00');

/** What keeps a run from being stored, whatever else is known. */
export function runFaults({ startedAt, endedAt, cases }: Run, at: number, now: Date): RunFault[] {
  const latest = now.getTime() + CLOCKS_DIFFER_BY_MS;
  const faults: RunFault[] = [];
  if (startedAt.getTime() > latest)
    faults.push({
      at,
      field: 'startedAt',
      message: '開始日時が先の日時です。ロボットの時計をご確認ください。',
    });
  if (startedAt.getTime() < EARLIEST)
    faults.push({ at, field: 'startedAt', message: '開始日時が2000年より前です。年をご確認ください。' });
  const noCount = cases.kind === 'value' ? countFault('処理件数', cases.value) : null;
  if (noCount !== null) faults.push({ at, field: 'cases', message: noCount });
  if (endedAt && endedAt < startedAt)
    faults.push({ at, field: 'endedAt', message: '終了日時が開始日時より前です。' });
  if (endedAt && endedAt.getTime() > latest)
    faults.push({
      at,
      field: 'endedAt',
      message: '終了日時が先の日時です。終わった実行を記録してください。',
    });
  return faults;
}

/** The runs of a batch, each once, and those that stand in it twice with different content. */
export function eachOnce(runs: readonly Run[]): { once: { at: number; run: Run }[]; faults: RunFault[] } {
  const first = new Map<string, { at: number; run: Run }>();
  const faults: RunFault[] = [];
  for (const [at, run] of runs.entries()) {
    const identity = `${run.robotKey}\n${identityOf(run)}`;
    const known = first.get(identity);
    if (!known) first.set(identity, { at, run });
    else if (!sameRun(known.run, run)) faults.push({ at, ...contradiction(run, '同じまとまりの中の') });
  }
  return { once: [...first.values()], faults };
}

/** The fault of a run that is known with different content; `where` the other one stands. */
export function contradiction({ runId }: Pick<Run, 'runId'>, where: string): Omit<RunFault, 'at'> {
  return runId === null
    ? {
        field: 'startedAt',
        message: `${where}同じ開始日時の実行と内容が異なります。別の実行であれば、実行IDを付けてください。`,
      }
    : {
        field: 'runId',
        message: `${where}同じ実行ID「${runId}」の実行と内容が異なります。実行IDは実行ごとに変えてください。`,
      };
}
