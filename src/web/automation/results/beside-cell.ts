import { FAILURES_IN_TROUBLE } from '../../../automation/portfolio/troubles.js';
import {
  type LoggedField,
  type ResultEntryDto,
  type ResultLineDto,
  type RunSumDto,
} from '../../../automation/result/result.dto.js';
import { loggedCases, loggedMinutes } from '../../../automation/result/result.js';
import { formatDecimal } from '../../../kernel/exact.js';
import { amountLabel } from '../amount-words.js';
import { type AmountField, type CellMessage, resultCells } from './result-cells.js';

/** What stands below a cell: last month's answer, and what the run logs sum up to. */
export function besideCell({ last, logged }: ResultLineDto, field: AmountField): string[] {
  const before = last === null ? '―' : enteredAmount(last, field);
  const log = logged === null ? null : loggedText(logged, field);
  return [`前月 ${before}`, ...(log === null ? [] : [`記録 ${log}`])];
}

/** What was entered in a cell, to be read: `2,287`, `1,442.5`, 「該当なし」, 「未回答」. */
export function enteredAmount(entry: ResultEntryDto, field: AmountField): string {
  const text = resultCells(entry)[field];
  return text === '' ? '未回答' : amountLabel(text);
}

/** What the logs sum up to in a cell, 「以上」 where some runs did not say it; null where none did. */
function loggedText(logged: RunSumDto, field: AmountField): string | null {
  const { cases, runs, failures, runsWithoutCases, runsWithoutEnd } = logged;
  if (field === 'cases')
    return cases.kind === 'value'
      ? `${cases.value.toLocaleString('ja-JP')}${orMore(runsWithoutCases)}`
      : null;
  if (field === 'robotRuns') return runs.toLocaleString('ja-JP');
  if (field === 'failures') return failures.toLocaleString('ja-JP');
  if (field !== 'robotMinutes') return null;
  const minutes = loggedMinutes(logged);
  return minutes && `${amountLabel(formatDecimal(minutes, 1))}${orMore(runsWithoutEnd)}`;
}

function orMore(runsUnknown: number): string {
  return runsUnknown === 0 ? '' : '以上';
}

/** Runs that came after the month was closed, in words; null where there are none. */
export function lateRunsText({ lateRuns }: Pick<ResultLineDto, 'lateRuns'>): string | null {
  if (lateRuns === 0) return null;
  return `確定後に届いた実行記録が${lateRuns.toLocaleString('ja-JP')}回あります。対象月を再開すると数えます。`;
}

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
