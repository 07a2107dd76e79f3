import { loggedCases } from '../../../automation/result/result.js';
import { type LoggedField, type ResultLineDto } from '../../../automation/result/result.dto.js';
import { FAILURES_IN_TROUBLE } from '../../../automation/portfolio/troubles.js';
import { enteredAmount, loggedText } from './beside-cell.js';
import { type CellMessage } from './result-cells.js';

/** What looks wrong in what was saved, or keeps the hours from being known; it keeps nothing from being saved. */
export function resultWarnings({ saved, logged, differs, expected }: ResultLineDto): CellMessage[] {
  if (saved === null) return [];
  const warnings: CellMessage[] = [];
  const noCases =
    saved.cases.kind === 'not-provided' && (logged ? loggedCases(logged).kind : 'not-provided') !== 'value';
  if (expected && noCases)
    warnings.push({ field: 'cases', message: '未回答のため、この月の削減時間は計算できません。' });
  if (expected && saved.peopleMinutes === null && saved.cases.kind !== 'not-applicable')
    warnings.push({
      field: 'peopleMinutes',
      message: '未回答のため、この月の削減時間は計算できません。作業がなかったときは0を入力してください。',
    });
  const { robotRuns, failures } = saved;
  if (
    robotRuns.kind === 'value' &&
    failures.kind === 'value' &&
    failures.value > 0 &&
    failures.value * 100 >= robotRuns.value * FAILURES_IN_TROUBLE
  )
    warnings.push({
      field: 'failures',
      message: `失敗が実行の${FAILURES_IN_TROUBLE}%以上です。数をご確認ください。`,
    });
  if (logged !== null) warnings.push(...differs.map((field) => difference(field, saved, logged)));
  return warnings;
}

const UNITS: Record<LoggedField, string> = {
  cases: '件',
  robotRuns: '回',
  failures: '回',
  robotMinutes: '分',
};

function difference(
  field: LoggedField,
  saved: NonNullable<ResultLineDto['saved']>,
  logged: NonNullable<ResultLineDto['logged']>,
): CellMessage {
  const entered = enteredAmount(saved, field);
  const message = `入力は${entered}${UNITS[field]}、実行記録の合計は${loggedText(logged, field) ?? '―'}${UNITS[field]}です。`;
  return { field, message };
}
