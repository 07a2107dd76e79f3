import { type Count, countFault, notApplicable, notProvided, value } from '../../kernel/count.js';
import { InvalidInput } from '../../kernel/invalid-input.js';
import { parseInstant } from '../../kernel/read-instant.js';
import {
  identityOf,
  LONGEST_REASON,
  LONGEST_ROBOT_KEY,
  LONGEST_RUN_ID,
  type Run,
  RUN_OUTCOMES,
  type RunFault,
  type RunOutcome,
  sameRun,
} from './run.js';

const CONTROL = /\p{Cc}/u;

/** One reader a field; each takes what stands in the request, `undefined` where nothing does. */
const READERS: { [Field in keyof Run]: (raw: unknown) => Run[Field] } = {
  robotKey: (raw) => requiredText(raw, LONGEST_ROBOT_KEY),
  runId: (raw) => optionalText(raw, LONGEST_RUN_ID),
  startedAt: (raw) => instant(raw),
  endedAt: (raw) => (raw === undefined || raw === null ? null : instant(raw)),
  outcome,
  reason: (raw) => optionalText(raw, LONGEST_REASON),
  cases,
};
const FIELDS = Object.keys(READERS) as (keyof Run)[];

/**
 * Reads the runs of a request, thousands at once: by hand, for the checks of a class a run would take ten times as
 * long. Gives every fault; the runs are whole only where there is none.
 */
export function readRuns(raw: readonly unknown[]): { runs: Run[]; faults: RunFault[] } {
  const faults: RunFault[] = [];
  const runs = raw.flatMap((one, at) => readRun(one, at, faults));
  return { runs, faults };
}

function readRun(raw: unknown, at: number, faults: RunFault[]): Run[] {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    const message = '実行記録は { robotKey, startedAt, outcome, … } の形で送ってください。';
    faults.push({ at, field: null, message });
    return [];
  }
  const before = faults.length;
  for (const name of Object.keys(raw))
    if (!Object.hasOwn(READERS, name))
      faults.push({ at, field: null, message: `「${name}」という項目はありません。` });
  const run: Partial<Record<keyof Run, unknown>> = {};
  for (const field of FIELDS) {
    try {
      run[field] = READERS[field]((raw as Record<string, unknown>)[field]);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      faults.push({ at, field, message: error.message });
    }
  }
  // Without a fault every field was read by its own reader.
  return faults.length === before ? [run as Run] : [];
}

function requiredText(raw: unknown, longest: number): string {
  const text = optionalText(raw, longest);
  if (text === null) throw new InvalidInput('入力してください。', '');
  return text;
}

function optionalText(raw: unknown, longest: number): string | null {
  if (raw === undefined || raw === null || raw === '') return null;
  if (typeof raw !== 'string' || raw.trim() !== raw || CONTROL.test(raw))
    throw new InvalidInput('前後の空白や制御文字のない文字列で入力してください。', '');
  if (raw.length > longest) throw new InvalidInput(`${longest}文字以内で入力してください。`, raw);
  return raw;
}

function instant(raw: unknown): Date {
  return parseInstant(typeof raw === 'string' ? raw : '');
}

function outcome(raw: unknown): RunOutcome {
  const key = RUN_OUTCOMES.keys.find((one) => one === raw);
  if (key === undefined)
    throw new InvalidInput(`結果は ${RUN_OUTCOMES.keys.join('、')} のいずれかで入力してください。`, '');
  return key;
}

function cases(raw: unknown): Count {
  if (raw === undefined || raw === null) return notProvided;
  const { kind, value: number } = raw as { kind?: unknown; value?: unknown };
  if (kind === 'not-provided') return notProvided;
  if (kind === 'not-applicable') return notApplicable;
  if (kind === 'value' && typeof number === 'number') {
    const fault = countFault('処理件数', number);
    if (fault !== null) throw new InvalidInput(fault, String(number));
    return value(number);
  }
  throw new InvalidInput('件数は { kind, value } の形で入力してください。', '');
}

/** Clocks of robots may be ahead of ours by so much. */
const CLOCKS_DIFFER_BY_MS = 5 * 60_000;
const EARLIEST = Date.parse('2000-01-01T00:00:00+09:00');

/** What keeps a run from being stored, whatever else is known. */
export function runFaults({ startedAt, endedAt, cases }: Run, at: number, now: Date): RunFault[] {
  const latest = now.getTime() + CLOCKS_DIFFER_BY_MS;
  const faults: RunFault[] = [];
  const refuse = (field: keyof Run, message: string) => void faults.push({ at, field, message });
  if (startedAt.getTime() > latest)
    refuse('startedAt', '開始日時が先の日時です。ロボットの時計をご確認ください。');
  if (startedAt.getTime() < EARLIEST) refuse('startedAt', '開始日時が2000年より前です。年をご確認ください。');
  const noCount = cases.kind === 'value' ? countFault('処理件数', cases.value) : null;
  if (noCount !== null) refuse('cases', noCount);
  if (endedAt && endedAt < startedAt) refuse('endedAt', '終了日時が開始日時より前です。');
  if (endedAt && endedAt.getTime() > latest)
    refuse('endedAt', '終了日時が先の日時です。終わった実行を記録してください。');
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
