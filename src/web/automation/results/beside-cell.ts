import { loggedMinutes } from '../../../automation/result/result.js';
import {
  type ResultEntryDto,
  type ResultLineDto,
  type RunSumDto,
} from '../../../automation/result/result-answer.dto.js';
import { formatDecimal } from '../../../kernel/exact.js';
import { amountLabel } from '../amount-words.js';
import { type CountField, type MinuteField, resultCells } from './result-cells.js';

/** What stands below a cell: last month's answer, and what the run logs sum up to. */
export function besideCell({ last, logged }: ResultLineDto, field: CountField | MinuteField): string[] {
  const before = last === null ? '―' : enteredAmount(last, field);
  const log = logged === null ? null : loggedText(logged, field);
  return [`前月 ${before}`, ...(log === null ? [] : [`記録 ${log}`])];
}

/** What was entered in a cell, to be read: `2,287`, `1,442.5`, 「該当なし」, 「未回答」. */
export function enteredAmount(entry: ResultEntryDto, field: CountField | MinuteField): string {
  const text = resultCells(entry)[field];
  return text === '' ? '未回答' : amountLabel(text);
}

/** What the logs sum up to in a cell, 「以上」 where some runs did not say it; null where none did. */
export function loggedText(logged: RunSumDto, field: CountField | MinuteField): string | null {
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
